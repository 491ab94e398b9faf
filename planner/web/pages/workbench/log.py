"""The page of the log of changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.change_log import LogLine
from planner.documents.difference_words import NounDifference
from planner.documents.edit_words import EDIT_NAMES
from planner.documents.write_names import ACTORS, WRITE_NAMES
from planner.services.change_log import LogPart, LogQuery
from planner.web.pages.frame import Frame, Link
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.conflict import moment
from planner.web.pages.workbench.fields import ALL, Field, Shape, field_views
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.pages.workbench.noun_form import Button, GetForm
from planner.web.workbench.bench import Bench

_AGAIN: dict[str, Inline] = {"undo": term("draft.undone"), "redo": term("draft.redone")}


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with the button that takes it back, where it can be."""

    number: int
    at: Inline
    actor: Inline
    what: Inline
    changes: tuple[Inline, ...]
    nouns: tuple[NounDifference, ...]
    reason: str | None
    undo: Button | None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some lines, the newest first; ``older`` leads on, ``files`` are all that are wanted."""

    frame: Frame
    work: WorkFrame
    title: Inline
    filter: GetForm
    lines: tuple[LineView, ...]
    older: str | None
    newest: str | None
    files: tuple[Link, ...]


def log_page(bench: Bench, query: LogQuery, part: LogPart, lines: Sequence[LogLine]) -> LogPage:
    """The page of those lines."""
    title = term("work.nav_log")
    kept = _kept(query)
    older = None
    if part.has_more:
        older = bench.address("log.list_log", **kept, before=str(lines[-1].entry.number))
    return LogPage(
        frame=frame_of_work(bench, Link(title)),
        work=work_frame(bench),
        title=title,
        filter=_filter_form(bench, part, kept),
        lines=tuple(_view(bench, part, line) for line in lines),
        older=older,
        newest=bench.address("log.list_log", **kept) if query.before else None,
        files=(
            Link(term("page.file_csv"), bench.address("log.download_log", suffix="csv", **kept)),
            Link(term("page.file_json"), bench.address("log.download_log", suffix="json", **kept)),
        ),
    )


def _kept(query: LogQuery) -> dict[str, str]:
    """The query without the place in the log."""
    given = {
        "actor": query.actor,
        "service": query.service,
        "since": query.since and query.since.isoformat(),
        "until": query.until and query.until.isoformat(),
    }
    return {name: value for name, value in given.items() if value}


def _view(bench: Bench, part: LogPart, line: LogLine) -> LineView:
    number = line.entry.number
    undo = None
    if bench.may_edit and number in part.undoable:
        undo = Button(
            term("work.undo_this"),
            bench.address("history.undo_edit"),
            (("number", str(number)),),
        )
    return LineView(
        number=number,
        at=moment(part.programme, line.at),
        actor=line.actor,
        what=line.what,
        changes=line.changes,
        nouns=line.nouns,
        reason=line.entry.reason,
        undo=undo,
    )


def _filter_form(bench: Bench, part: LogPart, kept: dict[str, str]) -> GetForm:
    actors = tuple(Option(name, ACTORS.get(name, Verbatim(name))) for name in part.actors)
    services = tuple(Option(name, _service(name)) for name in part.services)
    fields = (
        Field("actor", term("draft.log_who"), Shape.CHOICE, actors, empty=ALL),
        Field("service", term("draft.log_what"), Shape.CHOICE, services, empty=ALL),
        Field("since", term("draft.log_since"), Shape.DAY),
        Field("until", term("draft.log_until"), Shape.DAY),
    )
    return GetForm(
        legend=term("draft.filter"),
        address=bench.address("log.list_log"),
        fields=field_views(fields, {name: (value,) for name, value in kept.items()}, {}),
        submit=term("work.show"),
    )


def _service(name: str) -> Inline:
    known = EDIT_NAMES.get(name) or WRITE_NAMES.get(name) or _AGAIN.get(name)
    return known or Verbatim(name)
