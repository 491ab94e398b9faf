"""What it costs to make a feed, beside the library that writes it given the same values bare.

Run by ``make bench``. Ratios are of CPU time, taken in turns in one run: absolute times drift.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median
from time import process_time
from typing import Any

import icalendar
import pytest

from planner.documents.published_calendar import published_calendar
from planner.editions.calendar_states import event_states
from planner.models.edition import EventState
from planner.models.programme import Programme
from planner.rendering.event_bytes import EventBytes
from planner.rendering.icalendar_feed import render_calendar
from tests.benchmarks.generated import PUBLISHED_AT, SIZES, generated_session

LANGUAGE = "fr"
BODY = "b-00"
TODAY = date(2018, 10, 1)
ROUNDS = 9
MOST_FOR_A_FEED = 1.3
MOST_FOR_A_FILTERED_FEED = 1 / 20


@dataclass(frozen=True, slots=True)
class Values:
    """A feed as the library is given it: properties in order, as (name, value, parameters)."""

    head: list[tuple[str, Any, dict[str, str]]]
    zone: icalendar.Component
    events: list[list[tuple[str, Any, dict[str, str]]]]


def bare_values(feed: bytes) -> Values:
    """The values that make that feed, ready to be given to the library: dates as dates."""
    read = icalendar.Calendar.from_ical(feed)
    (zone,) = read.timezones
    return Values(_properties(read), zone, [_properties(event) for event in read.events])


def _properties(component: icalendar.Component) -> list[tuple[str, Any, dict[str, str]]]:
    # What the library derives from a value (its zone, its type) is not given to it.
    given = ("LANGUAGE", "VALUE")
    return [
        (name, _plain(value), {key: value.params[key] for key in given if key in value.params})
        for name, value in component.items()
    ]


def _plain(value: Any) -> Any:
    """The value as Python has it: the library has to make its own type of it, as it does for us."""
    if hasattr(value, "dt"):
        return value.dt
    # The library takes names that it does not know (X-…) only as values of its own type.
    return int(value) if isinstance(value, int) else str(value)


def written_bare(values: Values) -> bytes:
    """The library alone, as its documentation shows it."""
    feed = icalendar.Calendar()
    for name, value, parameters in values.head:
        feed.add(name, value, parameters=parameters)
    feed.add_component(values.zone)
    for properties in values.events:
        event = icalendar.Event()
        for name, value, parameters in properties:
            event.add(name, value, parameters=parameters)
        feed.add_component(event)
    written: bytes = feed.to_ical(sorted=False)
    return written


def made_from_edition(programme: Programme, states: tuple[EventState, ...]) -> bytes:
    return render_calendar(published_calendar({1: programme}, states, TODAY), LANGUAGE)


def cpu_milliseconds(*makers: Callable[[], object]) -> list[float]:
    """The median of each, taken in turns so that a slow moment of the machine meets all alike."""
    taken: list[list[float]] = [[] for _ in makers]
    for _ in range(ROUNDS):
        for maker, times in zip(makers, taken, strict=True):
            start = process_time()
            maker()
            times.append((process_time() - start) * 1000)
    return [median(times) for times in taken]


@pytest.mark.parametrize("meetings", SIZES)
def bench_making_a_feed(meetings: int) -> None:
    programme = generated_session(meetings)
    states = event_states(None, programme, (), 1, PUBLISHED_AT)
    feed = made_from_edition(programme, states)
    values = bare_values(feed)
    assert written_bare(values) == feed
    kept = EventBytes(published_calendar({1: programme}, states, TODAY), LANGUAGE)
    of_body = {meeting.key for meeting in programme.meetings_filtered(BODY)}

    def filtered() -> bytes:
        return kept.feed(lambda event: event.meeting in of_body)

    def found_and_filtered() -> bytes:
        asked = published_calendar({1: programme}, states, TODAY, BODY)
        wanted = {event.uid for event in asked.events}
        return kept.feed(lambda event: event.uid in wanted)

    def whole_joined() -> bytes:
        return kept.feed(lambda _: True)

    assert filtered().count(b"BEGIN:VEVENT") == 20
    assert found_and_filtered() == filtered()
    assert whole_joined() == feed
    ours, bare, document, joined, of_one, found = cpu_milliseconds(
        lambda: made_from_edition(programme, states),
        lambda: written_bare(values),
        lambda: published_calendar({1: programme}, states, TODAY),
        lambda: [whole_joined() for _ in range(100)],
        lambda: [filtered() for _ in range(100)],
        lambda: [found_and_filtered() for _ in range(10)],
    )
    joined, of_one, found = joined / 100, of_one / 100, found / 10
    print(
        f"\n{meetings:>5} meetings, {len(feed):,} bytes"
        f"\n  made from an edition  {ours:8.2f} ms   {ours / bare:5.2f} × bare"
        f" (at most {MOST_FOR_A_FEED}), of which the document {document:.2f} ms"
        f"\n  icalendar, bare       {bare:8.2f} ms"
        f"\n  joined, all events    {joined:8.3f} ms   1/{ours / joined:.0f} of making"
        f"\n  joined, one body      {of_one:8.3f} ms   1/{ours / of_one:.0f} of making"
        f" (at most 1/{1 / MOST_FOR_A_FILTERED_FEED:.0f})"
        f"\n  the same, asking for  {found:8.3f} ms   1/{ours / found:.0f} of making"
    )
