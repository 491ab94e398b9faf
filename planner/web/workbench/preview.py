"""Every document of the draft, in every language and format, marked as what it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from flask import Blueprint, Response

from planner.documents.agenda import provisional_agenda
from planner.documents.blocks import Document, Paragraph, Role, Verbatim, term
from planner.documents.day_programme import day_programme
from planner.documents.deadlines import deadline_list
from planner.documents.findings import check_report
from planner.documents.organization_of_work import organization_of_work
from planner.documents.rules_in_force import rules_in_force
from planner.errors import InvalidInput, NotFound
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.services.rulebooks import RuledSession
from planner.web.answers import Made
from planner.web.headers import policy_for_document
from planner.web.inside import file_answer
from planner.web.negotiation import language_in_address
from planner.web.pages.workbench.preview import FILES, preview_page
from planner.web.workbench.answers import answer_page
from planner.web.workbench.bench import Bench, bench_for

preview = Blueprint("preview", __name__)

_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}
# Browsers cannot show these.
_SAVED = ("csv", "docx")


def _ruled(bench: Bench) -> RuledSession:
    if bench.rules_fault is not None:
        raise bench.rules_fault
    assert bench.ruled is not None  # noqa: S101  # there is one where there is no fault
    return bench.ruled


_DOCUMENTS: dict[str, Callable[[Bench], Document]] = {
    "organization-of-work": lambda bench: organization_of_work(bench.programme),
    "agenda": lambda bench: provisional_agenda(bench.programme),
    "deadlines": lambda bench: deadline_list(bench.programme, _ruled(bench).deadlines),
    "rules": lambda bench: rules_in_force(bench.programme, _ruled(bench).rulebook),
    "check": lambda bench: check_report(
        bench.programme, _ruled(bench).deadlines, _ruled(bench).findings, _ruled(bench).use
    ),
}


@preview.get("/preview")
def list_documents(language: str, session: str) -> Response:
    """The documents there are, and their files."""
    return answer_page("workbench/list_documents.html", preview_page(bench_for(language, session)))


@preview.get(
    "/preview/<string(length=2):into>/"
    '<any("organization-of-work", "agenda", "deadlines", "rules", "check"):kind>.<suffix>'
)
def download_preview(language: str, session: str, into: str, kind: str, suffix: str) -> Response:
    """A document of the draft in that language and format."""
    bench = bench_for(language, session)
    return _answer(bench, into, suffix, kind, lambda: _DOCUMENTS[kind](bench))


@preview.get("/preview/<string(length=2):into>/programme-of-the-day/<day>.<suffix>")
def download_day(language: str, session: str, into: str, day: str, suffix: str) -> Response:
    """The programme of one day of the draft."""
    bench = bench_for(language, session)
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        raise InvalidInput("field-unusable", field="day", value=day[:40]) from None
    kind = "programme-of-the-day"
    return _answer(bench, into, suffix, kind, lambda: day_programme(bench.programme, asked))


def _answer(
    bench: Bench, into: str, suffix: str, kind: str, make: Callable[[], Document]
) -> Response:
    language_in_address(into)
    if suffix not in FILES[kind]:
        raise NotFound("format-unknown", value=suffix, known=", ".join(FILES[kind]))
    format = _BY_SUFFIX[suffix]
    options = {"is_draft": True} if suffix == "pdf" else {}
    body = render(_marked(bench, make(), suffix), into, format, **options)
    name = file_name(kind, f"{bench.session}.draft-{bench.version}", into, format)
    shown = "attachment" if suffix in _SAVED else "inline"
    return file_answer(
        Made(
            body,
            media_type(format),
            disposition=f'{shown}; filename="{name}"',
            policy=policy_for_document(suffix, body),
        )
    )


def _marked(bench: Bench, document: Document, suffix: str) -> Document:
    """The document with a first line that says what it is; a table for programs stays a table."""
    if suffix == "csv":
        return document
    line = term("draft.draft_line", version=Verbatim(str(bench.version)))
    return replace(document, blocks=(Paragraph(line, Role.NOTE), *document.blocks))
