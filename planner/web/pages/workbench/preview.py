"""The page of the documents of the draft."""

from dataclasses import dataclass

from planner.documents.blocks import Day, Inline, term
from planner.i18n.languages import AUTONYMS
from planner.models.text import LANGUAGES
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.bench import Bench

FILES: dict[str, tuple[str, ...]] = {
    "organization-of-work": ("html", "pdf", "docx", "csv", "json", "txt"),
    "agenda": ("html", "pdf", "docx", "json", "txt"),
    "deadlines": ("html", "pdf", "docx", "csv", "json", "txt"),
    "programme-of-the-day": ("html", "pdf", "docx", "json", "txt"),
    "rules": ("html", "pdf", "docx", "json", "txt"),
    "check": ("html", "pdf", "docx", "json", "txt"),
}
"""The formats of each document, by its kind."""

_NAMES: dict[str, Inline] = {
    "organization-of-work": term("document.organization_of_work"),
    "agenda": term("document.agenda"),
    "deadlines": term("deadline.title"),
    "rules": term("rule.title"),
    "check": term("finding.title"),
}
_NEED_MEETINGS = ("organization-of-work",)
_NEED_ITEMS = ("agenda",)
_NEED_RULES = ("deadlines", "rules", "check")


@dataclass(frozen=True, slots=True)
class FilesIn:
    """The files of a document in one language: format and address."""

    language: str
    autonym: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """A document with its files in all languages."""

    name: Inline
    languages: tuple[FilesIn, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """The documents that the draft has enough for, then the programme of each day."""

    frame: Frame
    work: WorkFrame
    title: Inline
    documents: tuple[DraftDocument, ...]
    days: tuple[DraftDocument, ...]


def preview_page(bench: Bench) -> PreviewPage:
    """The page for whoever asks."""
    title = term("work.nav_preview")
    programme = bench.programme

    def has_enough(kind: str) -> bool:
        return (
            not (kind in _NEED_MEETINGS and not programme.meetings)
            and not (kind in _NEED_ITEMS and not programme.items)
            and not (kind in _NEED_RULES and bench.rules_fault is not None)
        )

    days = dict.fromkeys(meeting.day for meeting in programme.meetings)
    daily = "programme-of-the-day"
    return PreviewPage(
        frame=frame_of_work(bench, Link(title)),
        work=work_frame(bench),
        title=title,
        documents=tuple(
            DraftDocument(name, _files(bench, kind, "preview.download_preview", {"kind": kind}))
            for kind, name in _NAMES.items()
            if has_enough(kind)
        ),
        days=tuple(
            DraftDocument(
                Day(day),
                _files(bench, daily, "preview.download_day", {"day": day.isoformat()}),
            )
            for day in days
        ),
    )


def _files(bench: Bench, kind: str, endpoint: str, values: dict[str, str]) -> tuple[FilesIn, ...]:
    """In the page's language first, which is what most want."""
    order = sorted(LANGUAGES, key=lambda language: language != bench.language)
    return tuple(
        FilesIn(
            language,
            AUTONYMS[language],
            tuple(
                (suffix, bench.address(endpoint, into=language, suffix=suffix, **values))
                for suffix in FILES[kind]
            ),
        )
        for language in order
    )
