"""Which meetings were held, as the record has it: their numbers, hours, and who presided."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from planner.models.body import BodyKind
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import (
    MeetingAdjourned,
    MeetingOpened,
    MeetingResumed,
    MeetingsCounted,
    MeetingSuspended,
    Presided,
)
from planner.rules.now_and_next import starts_at


class MeetingState(StrEnum):
    """How far a meeting has come."""

    NOT_OPENED = "not_opened"
    OPEN = "open"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"


@dataclass(frozen=True, slots=True)
class Suspension:
    """From when until when a meeting was suspended, and for whom; ``None`` where nobody noted it.

    ``is_over``: the meeting has gone on, or was adjourned without going on.
    """

    starts: datetime | None
    ends: datetime | None
    is_over: bool
    for_body: str = ""
    for_meeting: str = ""


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting with what happened to it; hours are ``None`` where nobody noted them.

    ``ordinals`` are (body, number among the meetings that this body held); empty until opened.
    """

    meeting: Meeting
    state: MeetingState
    ordinals: tuple[tuple[str, int], ...] = ()
    opened_at: datetime | None = None
    adjourned_at: datetime | None = None
    suspensions: tuple[Suspension, ...] = ()
    presiding: tuple[Presided, ...] = ()

    @property
    def was_opened(self) -> bool:
        """Whether it was called to order."""
        return self.state is not MeetingState.NOT_OPENED

    def ordinal(self, body: str) -> int | None:
        """Which meeting of that body it was."""
        return dict(self.ordinals).get(body)


@dataclass(frozen=True, slots=True)
class MeetingCount:
    """How many meetings a body held; ``within`` of them were held by another body, of that kind,
    while this one was suspended.
    """

    body: str
    meetings: int
    within_kind: BodyKind | None = None
    within: int = 0


def held_meetings(programme: Programme, record: Record) -> tuple[HeldMeeting, ...]:
    """All meetings of the programme as the record has them; those that were opened in the order in
    which they were, then the others in the order of the plan.

    Numbers run per body in order of time. *Source*: practice of the reports of the Conference
    (CTOC/COP/2018/13, paras. 6, 15, 26).
    """
    found = [_held(meeting, record.of_meeting(meeting.key)) for meeting in programme.meetings]
    opened = [held for held in found if held.was_opened]
    opened.sort(key=lambda held: held.opened_at or starts_at(programme, held.meeting))
    counted: dict[str, int] = {}
    numbered = []
    for held in opened:
        for body in held.meeting.bodies:
            counted[body] = counted.get(body, 0) + 1
        ordinals = tuple((body, counted[body]) for body in held.meeting.bodies)
        numbered.append(replace(held, ordinals=ordinals))
    return (*numbered, *(held for held in found if not held.was_opened))


def held_meeting(programme: Programme, record: Record, meeting: str) -> HeldMeeting:
    """That meeting as the record has it. Raises `NotFound`."""
    wanted = programme.meeting(meeting)
    return next(held for held in held_meetings(programme, record) if held.meeting.key == wanted.key)


def meeting_counts(programme: Programme, record: Record) -> tuple[MeetingCount, ...]:
    """How many meetings each body held, in the order of the bodies; those that held none are left
    out. What was entered as a count goes before what the entries show.
    """
    entered = {
        fact.body: MeetingCount(fact.body, fact.meetings, fact.within_kind, fact.within)
        for _, fact in record.of_kind(MeetingsCounted)
    }
    shown = {count.body: count for count in counts_shown(programme, record)}
    counts = (entered.get(body.key) or shown.get(body.key) for body in programme.bodies)
    return tuple(count for count in counts if count is not None)


def counts_shown(programme: Programme, record: Record) -> tuple[MeetingCount, ...]:
    """How many meetings each body held as the entries show it, whatever was entered as a count."""
    held = [one for one in held_meetings(programme, record) if one.was_opened]
    counts = []
    for body in programme.bodies:
        own = [one for one in held if body.key in one.meeting.bodies]
        within = [
            suspension
            for one in own
            for suspension in one.suspensions
            if suspension.for_body and suspension.for_body != body.key
        ]
        kinds = [_kind(programme, suspension.for_body) for suspension in within]
        if own:
            kind = next((kind for kind in kinds if kind is not None), None)
            counts.append(MeetingCount(body.key, len(own), kind, len(within)))
    return tuple(counts)


def interpreted_meetings_held(programme: Programme, record: Record) -> tuple[Meeting, ...]:
    """The meetings that used up one of those with interpretation, in the order of opening.

    One that a body held while another was suspended for it is not counted again.
    *Source*: CTOC/COP/2018/13, paras. 3 and 8.
    """
    held = [one for one in held_meetings(programme, record) if one.was_opened]
    within = {suspension.for_meeting for one in held for suspension in one.suspensions}
    return tuple(
        one.meeting
        for one in held
        if one.meeting.has_interpretation and one.meeting.key not in within
    )


def _kind(programme: Programme, body: str) -> BodyKind | None:
    return next((found.kind for found in programme.bodies if found.key == body), None)


def _held(meeting: Meeting, entries: tuple[RecordEntry, ...]) -> HeldMeeting:
    state = MeetingState.NOT_OPENED
    opened_at: datetime | None = None
    adjourned_at: datetime | None = None
    suspensions: list[Suspension] = []
    presiding: list[Presided] = []
    for entry in entries:
        match entry.fact:
            case MeetingOpened():
                if state is MeetingState.NOT_OPENED:
                    opened_at = entry.at
                state = MeetingState.OPEN
            case MeetingSuspended(for_body=body, for_meeting=other):
                state = MeetingState.SUSPENDED
                suspensions.append(Suspension(entry.at, None, False, body, other))
            case MeetingResumed():
                state = MeetingState.OPEN
                _end(suspensions, entry.at)
            case MeetingAdjourned():
                state = MeetingState.ADJOURNED
                adjourned_at = entry.at
                _end(suspensions, None)
            case Presided():
                presiding.append(entry.fact)
    return HeldMeeting(
        meeting, state, (), opened_at, adjourned_at, tuple(suspensions), tuple(presiding)
    )


def _end(suspensions: list[Suspension], at: datetime | None) -> None:
    if suspensions and not suspensions[-1].is_over:
        last = suspensions[-1]
        suspensions[-1] = Suspension(last.starts, at, True, last.for_body, last.for_meeting)
