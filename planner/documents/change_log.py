"""The log of changes in words: as lines of a page, and as a table to be kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from planner.documents.blocks import (
    Band,
    Cell,
    Column,
    Document,
    Inline,
    RowGroup,
    Separator,
    Series,
    Table,
    Verbatim,
    term,
)
from planner.documents.changes import change_inline
from planner.documents.difference_words import NounDifference, difference_words
from planner.documents.edit_words import edit_words
from planner.documents.working_cover import working_cover_of
from planner.documents.write_names import ACTORS, ROLES
from planner.editions.changes import changes_between
from planner.models.audit import AuditEntry
from planner.models.programme import Programme

KIND = "change-log"
# The key of a body or a delegation says what a write was about; the rest is for programs.
_SAID = ("edition", "list", "state", "delegation", "number", "role", "name")


@dataclass(frozen=True, slots=True)
class LogLine:
    """One write in words.

    ``changes`` are what the editions would call changes, ``nouns`` the same field by field; what is
    beside the programme has neither.
    """

    entry: AuditEntry
    actor: Inline
    what: Inline
    changes: tuple[Inline, ...]
    nouns: tuple[NounDifference, ...]

    @property
    def at(self) -> datetime:
        """The instant, in UTC."""
        return self.entry.at


def log_line(
    now: Programme, entry: AuditEntry, before: Programme | None, after: Programme | None
) -> LogLine:
    """The line of that write; ``before`` and ``after`` are the draft then, ``now`` as it stands."""
    named_in = after or now
    changes: tuple[Inline, ...] = ()
    if before is not None and after is not None:
        changes = tuple(
            change_inline(change, before, after) for change in changes_between(before, after)
        )
    return LogLine(
        entry=entry,
        actor=actor_inline(entry),
        what=_what(named_in, entry),
        changes=changes,
        nouns=difference_words(named_in, entry.difference) if entry.difference else (),
    )


def actor_inline(entry: AuditEntry) -> Inline:
    """Who it was: by name, or that it was the machine's own terminal or a reader."""
    if entry.account is None:
        return ACTORS.get(entry.actor, Verbatim(entry.actor))
    return Verbatim(entry.actor)


def change_log(programme: Programme, lines: Iterable[LogLine]) -> Document:
    """The log as a table, a row for each write, its instant in UTC."""
    rows = tuple(_row(line) for line in lines)
    title = term("work.nav_log")
    table = Table(
        caption=title,
        columns=(
            Column(term("draft.log_number")),
            Column(term("draft.log_at")),
            Column(term("draft.log_who")),
            Column(term("draft.log_what")),
            Column(term("draft.log_changes")),
            Column(term("draft.log_why")),
        ),
        bands=(Band(rows),),
    )
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=title,
        cover=working_cover_of(programme),
        blocks=(table,),
    )


def _what(programme: Programme, entry: AuditEntry) -> Inline:
    words = edit_words(programme, entry)
    if entry.difference is not None:
        return words
    said = [str(entry.params[name]) for name in _SAID if entry.params.get(name)]
    if not said:
        return words
    about = Series(tuple(ROLES.get(part, Verbatim(part)) for part in said))
    return term("work.edit_about", edit=words, about=about)


def _row(line: LogLine) -> RowGroup:
    instant = line.at.isoformat(timespec="seconds").replace("+00:00", "Z")
    changes = Series(line.changes, Separator.SEMICOLON) if line.changes else None
    return RowGroup(
        header=Verbatim(str(line.entry.number)),
        rows=(
            (
                Cell(Verbatim(instant)),
                Cell(line.actor),
                Cell(line.what),
                Cell(changes),
                Cell(Verbatim(line.entry.reason) if line.entry.reason else None),
            ),
        ),
    )
