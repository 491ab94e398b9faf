"""What calendars are told of each meeting: which change it is, and when that was published."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from planner.editions.changes import slot_of
from planner.models.edition import EventState
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.rules.ordinals import meeting_ordinals

# A cancelled meeting is shown as cancelled until the day after it would have been held.
_KEPT_AFTER_CANCELLATION = timedelta(days=1)


def event_states(
    before: Programme | None,
    after: Programme,
    earlier: tuple[EventState, ...],
    number: int,
    published_at: datetime,
) -> tuple[EventState, ...]:
    """The states of all meetings in edition ``number``, which is published now; by key.

    ``earlier`` are the states of the edition before, ``before`` its programme. A meeting whose
    event looks as it did keeps its state; one that changed in anything a calendar shows gets the
    next sequence. A meeting that is no longer in the programme stays, as cancelled.
    *Source*: RFC 5545, 3.8.7.4 (SEQUENCE) and 3.8.7.3 (LAST-MODIFIED).
    """
    known = {state.meeting: state for state in earlier}
    shown_before = _shown(before) if before else {}
    shown_now = _shown(after)
    states = []
    for meeting in after.meetings:
        state = known.pop(meeting.key, None)
        if state is None:
            states.append(_first(meeting, number, published_at))
        elif state.is_cancelled is _is_cancelled(meeting) and (
            shown_before.get(meeting.key) == shown_now[meeting.key]
        ):
            states.append(state.model_copy(update={"edition": number}))
        else:
            states.append(_next(state, meeting, number, published_at))
    for state in known.values():
        if state.is_cancelled:
            states.append(state)
        else:
            changed = {"sequence": state.sequence + 1, "modified_at": published_at}
            states.append(state.model_copy(update={**changed, "is_cancelled": True}))
    return tuple(sorted(states, key=lambda state: state.meeting))


def is_dropped(state: EventState, today: date) -> bool:
    """Whether a cancelled meeting has been shown long enough; ``today`` is the day at the venue."""
    return state.is_cancelled and today > state.slot.day + _KEPT_AFTER_CANCELLATION


def last_drop(states: Iterable[EventState], today: date) -> date | None:
    """The day on which a cancelled event last dropped out, if one has: the feed changed then."""
    days = [state.slot.day for state in states if is_dropped(state, today)]
    return max(days) + _KEPT_AFTER_CANCELLATION + timedelta(days=1) if days else None


def _is_cancelled(meeting: Meeting) -> bool:
    return meeting.status is MeetingStatus.CANCELLED


def _first(meeting: Meeting, number: int, published_at: datetime) -> EventState:
    return EventState(
        meeting=meeting.key,
        slot=slot_of(meeting),
        edition=number,
        sequence=0,
        modified_at=published_at,
        is_cancelled=_is_cancelled(meeting),
    )


def _next(state: EventState, meeting: Meeting, number: int, published_at: datetime) -> EventState:
    slot = slot_of(meeting)
    return EventState(
        meeting=meeting.key,
        slot=slot,
        edition=number,
        sequence=state.sequence + 1,
        modified_at=published_at,
        is_cancelled=_is_cancelled(meeting),
        moved_from=state.slot if state.slot != slot else state.moved_from,
    )


def _shown(programme: Programme) -> dict[str, tuple[object, ...]]:
    """Everything that the event of a meeting shows, in any language."""
    ordinals = meeting_ordinals(programme)
    shown: dict[str, tuple[object, ...]] = {}
    for meeting in programme.meetings:
        shown[meeting.key] = (
            slot_of(meeting),
            meeting.title,
            meeting.webcast_url,
            # Of what becomes of a meeting, only these two are said in its event.
            meeting.status is MeetingStatus.CANCELLED,
            meeting.status is MeetingStatus.SUSPENDED,
            programme.room(meeting.room).name if meeting.room else None,
            programme.session.city,
            programme.session.zone,
            tuple(programme.body(key).name for key in meeting.bodies),
            tuple(ordinals.get((meeting.key, key)) for key in meeting.bodies),
            tuple((item.body, item.number, item.title) for item in programme.items_at(meeting.key)),
        )
    return shown
