"""The calendar of an edition: its meetings, and those that calendars must still be told of."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from planner.documents.blocks import Day, Hours, Inline, term
from planner.documents.calendar import Calendar, CalendarEvent, session_calendar
from planner.editions.calendar_states import is_dropped
from planner.errors import NotFound
from planner.models.edition import EventState, Slot
from planner.models.programme import Programme


def published_calendar(
    programmes: Mapping[int, Programme],
    states: Iterable[EventState],
    today: date,
    body: str | None = None,
    number: str | None = None,
) -> Calendar:
    """The events of the latest edition, each with the sequence that it has reached.

    ``programmes`` are the contents of the latest edition and of those that cancelled meetings were
    last in, by number. A meeting that was cancelled or left out is an event that says so, until
    ``today`` (the day at the venue) is past the day after it. Raises `NotFound` for a body or a
    number that the session does not have.
    """
    latest = max(programmes)
    calendars = {latest: session_calendar(programmes[latest], body, number)}
    found: list[CalendarEvent] = []
    by_meeting = {latest: _by_meeting(calendars[latest])}
    for state in states:
        if is_dropped(state, today):
            continue
        if state.edition not in by_meeting:
            older = _all_that_match(programmes[state.edition], body, number)
            by_meeting[state.edition] = _by_meeting(older)
        event = by_meeting[state.edition].get(state.meeting)
        if event is not None:
            found.append(_with_state(event, state))
    in_order = sorted(found, key=lambda event: (event.day, event.starts, event.meeting))
    return replace(calendars[latest], events=tuple(in_order))


def editions_needed(number: int, states: Iterable[EventState], today: date) -> set[int]:
    """The numbers of the editions whose content the calendar of edition ``number`` needs."""
    return {number, *(state.edition for state in states if not is_dropped(state, today))}


def _all_that_match(programme: Programme, body: str | None, number: str | None) -> Calendar:
    try:
        return session_calendar(programme, body, number)
    except NotFound:
        # The body or the item is newer than this edition: none of its meetings are on it.
        return replace(session_calendar(programme), events=())


def _with_state(event: CalendarEvent, state: EventState) -> CalendarEvent:
    told = replace(event, sequence=state.sequence, modified_at=state.modified_at)
    if state.is_cancelled and not event.is_cancelled:
        summary = term("document.cancelled_event", event=event.summary)
        return replace(told, summary=summary, is_cancelled=True)
    if state.moved_from is not None and not state.is_cancelled:
        moved: Inline = _moved_from(state.moved_from)
        return replace(told, description=(moved, *event.description))
    return told


def _moved_from(slot: Slot) -> Inline:
    return term(
        "document.moved_from",
        day=Day(slot.day, is_heading=False),
        hours=Hours(slot.starts, slot.ends),
    )


def _by_meeting(calendar: Calendar) -> dict[str, CalendarEvent]:
    return {event.meeting: event for event in calendar.events}
