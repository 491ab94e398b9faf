"""A meeting as a card: when, who, where, on what, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.documents.blocks import (
    Hours,
    Inline,
    ItemNumber,
    Ordinal,
    Separator,
    Series,
    Verbatim,
    Words,
    term,
)
from planner.documents.calendar import body_name
from planner.documents.field_words import MODES, STATUSES
from planner.models.finding import Finding
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.rules.entries import planned_entries
from planner.rules.ordinals import meeting_ordinals
from planner.services.rulebooks import RuledSession
from planner.web.pages.workbench.found import Found, found_words

_FINDINGS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item on a card."""

    key: str
    body: str
    number: Inline
    title: Inline
    minutes: Inline | None
    is_continued: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A meeting as the grid shows it.

    ``name`` says which meeting of its body it is; a cancelled one is none. ``joint`` are the other
    bodies of a joint meeting, which stands in the column of each with its items. ``facts`` are what
    departs from the ordinary: mode, no interpretation, a status. ``found`` are the gravest findings
    and ``more`` how many others there are.
    """

    key: str
    bodies: str
    hours: Inline
    name: Inline | None
    status: str
    title: Inline | None
    joint: Inline | None
    room: Inline | None
    facts: tuple[Inline, ...]
    items: tuple[ItemLine, ...]
    found: tuple[Found, ...]
    more: Inline | None


class CardMaker:
    """Makes the cards of one draft; what they share is worked out once."""

    def __init__(
        self,
        programme: Programme,
        ruled: RuledSession | None,
        findings: Mapping[str, list[Finding]],
    ) -> None:
        self._programme = programme
        self._ruled = ruled
        self._findings = findings
        self._minutes = {(a.meeting, a.item): a.minutes for a in programme.allocations}
        self._titles = {
            item.key: (ItemNumber(item.number), Words(item.short_title or item.title))
            for item in programme.items
        }
        self._rooms = {room.key: Words(room.name) for room in programme.rooms}
        self._names = {body.key: body_name(programme, body.key) for body in programme.bodies}

    @cached_property
    def _ordinals(self) -> dict[tuple[str, str], int]:
        return meeting_ordinals(self._programme)

    @cached_property
    def _continued(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (meeting, entry.item.key)
            for meeting, entries in planned_entries(self._programme).items()
            for entry in entries
            if entry.item is not None and entry.is_continued
        )

    def card(self, meeting: Meeting, body: str) -> Card:
        """The meeting in the column of that body."""
        found = self._findings.get(meeting.key, [])
        shown, more = found[:_FINDINGS_SHOWN], len(found) - _FINDINGS_SHOWN
        return Card(
            key=meeting.key,
            bodies=" ".join(meeting.bodies),
            hours=Hours(meeting.starts, meeting.ends),
            name=self._name(meeting, body),
            status=meeting.status.value,
            title=None if meeting.title is None else Words(meeting.title),
            joint=self._joint(meeting, body),
            room=None if meeting.room is None else self._rooms[meeting.room],
            facts=self._facts(meeting),
            items=self.items(meeting, body),
            found=found_words(self._ruled, shown) if self._ruled is not None else (),
            more=term("work.more_findings", count=Verbatim(str(more))) if more > 0 else None,
        )

    def items(self, meeting: Meeting, body: str | None = None) -> tuple[ItemLine, ...]:
        """What is taken at the meeting, in order; of that body alone, if one is given."""
        return tuple(
            ItemLine(
                item.key,
                item.body,
                *self._titles[item.key],
                minutes=self._length(meeting.key, item.key),
                is_continued=(meeting.key, item.key) in self._continued,
            )
            for item in self._programme.items_at(meeting.key)
            if body in (None, item.body)
        )

    def _length(self, meeting: str, item: str) -> Inline | None:
        minutes = self._minutes[meeting, item]
        if minutes is None:
            return None
        return term("work.minutes", minutes=Verbatim(str(minutes)))

    def _name(self, meeting: Meeting, body: str) -> Inline | None:
        number = self._ordinals.get((meeting.key, body))
        return None if number is None else term("work.which_meeting", ordinal=Ordinal(number))

    def _joint(self, meeting: Meeting, body: str) -> Inline | None:
        others = tuple(self._names[other] for other in meeting.bodies if other != body)
        if not others:
            return None
        return term("work.joint_with", bodies=Series(others, Separator.SEMICOLON))

    def _facts(self, meeting: Meeting) -> tuple[Inline, ...]:
        facts: list[Inline] = []
        if meeting.status is not MeetingStatus.PLANNED:
            facts.append(STATUSES[meeting.status])
        if meeting.mode is not None and meeting.mode is not self._programme.session.format:
            facts.append(MODES[meeting.mode])
        if not meeting.has_interpretation:
            facts.append(term("work.without_interpretation"))
        return tuple(facts)
