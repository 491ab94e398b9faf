"""The draft of the report, from the record: for those who keep it, in every language and format."""

from dataclasses import replace

from flask import Blueprint, Response

from planner.documents.blocks import Document, Paragraph, Role, Verbatim, term
from planner.documents.report_documents import REPORT_DOCUMENTS
from planner.documents.report_items import ReportMaterial
from planner.errors import NotFound
from planner.models.account import Action
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.services.report import read_report_material
from planner.web.answers import Made
from planner.web.headers import policy_for_document
from planner.web.inside import file_answer
from planner.web.negotiation import language_in_address
from planner.web.pages.workbench.report import FILES, report_page
from planner.web.workbench.answers import answer_page
from planner.web.workbench.bench import SEEDS, Bench, bench_for

reporting = Blueprint("reporting", __name__)

_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}
# Browsers cannot show these.
_SAVED = ("csv", "docx")


@reporting.get("/report")
def show_report(language: str, session: str) -> Response:
    """The documents that are made from the record, and their files."""
    bench = bench_for(language, session, Action.RECORD)
    return answer_page("workbench/show_report.html", report_page(bench, _material(bench)))


@reporting.get(
    '/report/<string(length=2):into>/<any("report", "report-facts", "next-session"):kind>.<suffix>'
)
def download_report(language: str, session: str, into: str, kind: str, suffix: str) -> Response:
    """One of the documents in that language and format."""
    bench = bench_for(language, session, Action.RECORD)
    language_in_address(into)
    if suffix not in FILES[kind]:
        raise NotFound("format-unknown", value=suffix, known=", ".join(FILES[kind]))
    material = _material(bench)
    format = _BY_SUFFIX[suffix]
    options = {"is_draft": True} if suffix == "pdf" else {}
    document = _marked(REPORT_DOCUMENTS[kind](material), material, suffix)
    body = render(document, into, format, **options)
    name = file_name(kind, f"{session}.record-{material.record.version}", into, format)
    shown = "attachment" if suffix in _SAVED else "inline"
    return file_answer(
        Made(
            body,
            media_type(format),
            disposition=f'{shown}; filename="{name}"',
            policy=policy_for_document(suffix, body),
        )
    )


def _material(bench: Bench) -> ReportMaterial:
    return read_report_material(bench.database, bench.session, SEEDS)


def _marked(document: Document, material: ReportMaterial, suffix: str) -> Document:
    """With a first line that says of which state of the record it is made; a table stays one."""
    if suffix == "csv":
        return document
    line = term("report.draft_line", version=Verbatim(str(material.record.version)))
    return replace(document, blocks=(Paragraph(line, Role.NOTE), *document.blocks))
