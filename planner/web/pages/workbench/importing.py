"""The page on which an agenda or a plan of meetings is brought in from a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents.blocks import (
    Day,
    Hours,
    Inline,
    ItemNumber,
    Separator,
    Series,
    Verbatim,
    Words,
    term,
)
from planner.editing.imported_agenda import ImportedItem
from planner.editing.imported_meetings import ImportedMeeting
from planner.errors import Fault
from planner.i18n.catalogues import translate
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.fields import FieldView
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.bench import Bench
from planner.web.workbench.fault_words import fault_sentence


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """One thing that was read: what it is, what taking it would do, and what is wrong with it.

    ``value`` is what its box sends; ``None`` where it cannot be taken.
    """

    what: Inline
    outcome: Inline
    lines: Inline
    faults: tuple[str, ...]
    value: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that was read; ``rows`` is the table itself, which the form sends back."""

    lines: tuple[ProposedLine, ...]
    unread: tuple[str, ...]
    rows: str
    kind: str
    body: str
    language: str
    count: int


@dataclass(frozen=True, slots=True)
class ImportPage:
    """The form for a file, and under it what was read from one."""

    frame: Frame
    title: Inline
    work: WorkFrame
    fields: tuple[FieldView, ...]
    upload: str
    take: str
    proposal: Proposal | None
    problems: tuple[str, ...]


def import_page(
    bench: Bench,
    fields: tuple[FieldView, ...],
    proposal: Proposal | None = None,
    problems: tuple[str, ...] = (),
) -> ImportPage:
    """The page, with what was read or what is wrong with what was sent."""
    here = bench.address("importing.show_import")
    title = term("work.nav_import")
    return ImportPage(
        frame=frame_of_work(bench, Link(title), here=here),
        title=title,
        work=work_frame(bench, here=here),
        fields=fields,
        upload=bench.address("importing.read_file"),
        take=bench.address("importing.take_lines"),
        proposal=proposal,
        problems=problems,
    )


def meeting_lines(bench: Bench, meetings: Sequence[ImportedMeeting]) -> tuple[ProposedLine, ...]:
    """The meetings that were read, each a line."""
    programme = bench.programme

    def line(place: int, meeting: ImportedMeeting) -> ProposedLine:
        bodies = tuple(Words(programme.body(body).name) for body in meeting.bodies)
        numbers = tuple(ItemNumber(programme.item(item).number) for item in meeting.items)
        what = term(
            "import.meeting" if numbers else "import.meeting_without_items",
            day=Day(meeting.day, with_year=False),
            hours=Hours(*meeting.hours),
            body=Series(bodies, Separator.SEMICOLON),
            **({"items": Series(numbers, Separator.COMMA)} if numbers else {}),
        )
        outcome = _outcome(meeting.may_be_taken, meeting.is_same, meeting.known is not None)
        return ProposedLine(
            what,
            outcome,
            term("import.lines", lines=Verbatim(_ranges(meeting.lines))),
            _sentences(bench, meeting.faults),
            str(place) if meeting.may_be_taken else None,
        )

    return tuple(line(place, meeting) for place, meeting in enumerate(meetings))


def item_lines(bench: Bench, items: Sequence[ImportedItem]) -> tuple[ProposedLine, ...]:
    """The items that were read, each a line."""

    def line(place: int, item: ImportedItem) -> ProposedLine:
        return ProposedLine(
            term("document.entry", number=ItemNumber(item.number), title=Words(item.titles))
            if item.titles.languages
            else ItemNumber(item.number),
            _outcome(item.may_be_taken, item.is_same, item.known is not None),
            term("import.lines", lines=Verbatim(str(item.line))),
            _sentences(bench, item.faults),
            str(place) if item.may_be_taken else None,
        )

    return tuple(line(place, item) for place, item in enumerate(items))


def unread_lines(bench: Bench, faults: Sequence[Fault]) -> tuple[str, ...]:
    """What could not be understood, each in a sentence with its row."""
    return _sentences(bench, faults)


def _outcome(may_be_taken: bool, is_same: bool, is_known: bool) -> Inline:
    if is_same:
        return term("import.same")
    if not may_be_taken:
        return term("import.not_possible")
    return term("import.changes") if is_known else term("import.new")


def _sentences(bench: Bench, faults: Sequence[Fault]) -> tuple[str, ...]:
    return tuple(
        translate(
            "import.line_fault",
            bench.language,
            line=fault.path[0],
            sentence=fault_sentence(bench.programme, fault, bench.language),
        )
        for fault in faults
    )


def _ranges(lines: Sequence[int]) -> str:
    first, last = min(lines), max(lines)
    return str(first) if first == last else f"{first}-{last}"
