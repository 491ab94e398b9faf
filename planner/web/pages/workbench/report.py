"""The page of the report that is drafted from the record."""

from dataclasses import dataclass

from planner.documents.blocks import Inline, term
from planner.documents.report_items import ReportMaterial
from planner.i18n.languages import AUTONYMS
from planner.models.text import LANGUAGES
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.pages.workbench.preview import DraftDocument, FilesIn
from planner.web.workbench.bench import Bench

FILES: dict[str, tuple[str, ...]] = {
    "report": ("html", "pdf", "docx", "json", "txt"),
    "report-facts": ("html", "pdf", "docx", "csv", "json", "txt"),
    "next-session": ("html", "pdf", "docx", "json", "txt"),
}
"""The formats of each document, by its kind."""

_NAMES: dict[str, Inline] = {
    "report": term("report.documents_title"),
    "report-facts": term("report.facts_name"),
    "next-session": term("report.next_name"),
}


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The documents with their files; none while nothing is recorded."""

    frame: Frame
    work: WorkFrame
    title: Inline
    documents: tuple[DraftDocument, ...]


def report_page(bench: Bench, material: ReportMaterial) -> ReportPage:
    """The page for whoever asks."""
    title = term("report.documents_title")
    kinds = _NAMES if material.record.entries else {}
    return ReportPage(
        frame=frame_of_work(bench, Link(title)),
        work=work_frame(bench),
        title=title,
        documents=tuple(DraftDocument(name, _files(bench, kind)) for kind, name in kinds.items()),
    )


def _files(bench: Bench, kind: str) -> tuple[FilesIn, ...]:
    order = sorted(LANGUAGES, key=lambda language: language != bench.language)
    return tuple(
        FilesIn(
            language,
            AUTONYMS[language],
            tuple(
                (
                    suffix,
                    bench.address(
                        "reporting.download_report", into=language, kind=kind, suffix=suffix
                    ),
                )
                for suffix in FILES[kind]
            ),
        )
        for language in order
    )
