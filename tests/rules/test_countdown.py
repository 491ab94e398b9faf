"""How long there is left until a deadline, and since when it is said so."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.deadline import Deadline
from planner.models.rulebook import DeadlineKind, Sense
from planner.models.source import Source
from planner.rules.countdown import Countdown, Left, countdown

VIENNA = "Europe/Vienna"


def a_deadline(
    day: int = 15, hour: int | None = 12, sense: Sense = Sense.BY, zone: str = VIENNA
) -> Deadline:
    """One on that day of October 2018."""
    at = time(hour) if hour is not None else time() if sense is not Sense.BY else time(23, 59)
    return Deadline(
        rule="a-rule",
        kind=DeadlineKind.DOCUMENTS,
        at=datetime.combine(date(2018, 10, day), at, ZoneInfo(zone)),
        day=date(2018, 10, day),
        hour=None if hour is None else time(hour),
        zone=zone,
        sense=sense,
        is_hard=True,
        is_working_day=True,
        is_moved=False,
        is_set_for_session=False,
        verified=True,
        source=Source(rule="rule 1"),
    )


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """An instant of October 2018, in universal time: in Vienna it is two hours later."""
    return datetime(2018, 10, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "left", "number", "since"),
    [
        (at(1, 8), Left.DAYS, 14, datetime(2018, 9, 30, 22, tzinfo=UTC)),
        (at(13, 9, 59), Left.DAYS, 2, at(12, 22)),
        (at(13, 22), Left.TOMORROW, 0, at(13, 22)),
        (at(14, 10), Left.TOMORROW, 0, at(13, 22)),
        (at(14, 10, 0, 1), Left.HOURS, 23, at(14, 10, 0, 1)),
        (at(15, 7), Left.HOURS, 3, at(15, 6, 0, 1)),
        (at(15, 7, 0, 1), Left.HOURS, 2, at(15, 7, 0, 1)),
        (at(15, 9), Left.HOURS, 1, at(15, 8, 0, 1)),
        (at(15, 9, 0, 1), Left.WITHIN_HOUR, 0, at(15, 9, 0, 1)),
        (at(15, 10), Left.WITHIN_HOUR, 0, at(15, 9, 0, 1)),
        (at(15, 10, 0, 1), Left.PASSED, 0, at(15, 10, 0, 1)),
        (at(30, 0), Left.PASSED, 0, at(15, 10, 0, 1)),
    ],
)
def test_an_hour_is_counted_down_to_in_days_and_on_its_last_day_in_hours(
    now: datetime, left: Left, number: int, since: datetime
) -> None:
    assert countdown(a_deadline(), now) == Countdown(left, number, since)


@pytest.mark.parametrize("sense", list(Sense))
@pytest.mark.parametrize(
    ("now", "left", "number", "since"),
    [
        (at(12, 22), Left.DAYS, 2, at(12, 22)),
        (at(14, 21, 59), Left.TOMORROW, 0, at(13, 22)),
        (at(14, 22), Left.TODAY, 0, at(14, 22)),
        (at(15, 21, 59, 59), Left.TODAY, 0, at(14, 22)),
        (at(15, 22), Left.PASSED, 0, at(15, 22)),
        (at(17, 3), Left.PASSED, 0, at(15, 22)),
    ],
)
def test_a_whole_day_is_ahead_until_it_is_over(
    sense: Sense, now: datetime, left: Left, number: int, since: datetime
) -> None:
    assert countdown(a_deadline(hour=None, sense=sense), now) == Countdown(left, number, since)


def test_days_are_those_of_the_deadline_s_own_zone() -> None:
    deadline = a_deadline(hour=None, zone="America/New_York")
    assert countdown(deadline, at(16, 3)).left is Left.TODAY
    assert countdown(deadline, at(16, 4)) == Countdown(Left.PASSED, 0, at(16, 4))


def test_hours_are_real_ones_when_the_clocks_are_changed() -> None:
    # On the 28th, at three o'clock, the clocks of Vienna go back to two.
    found = countdown(a_deadline(day=28, hour=6), at(27, 23))
    assert found == Countdown(Left.HOURS, 6, at(27, 22, 0, 1))


seconds = st.integers(-3 * 24 * 3600, 3 * 24 * 3600)
deadlines = st.builds(
    a_deadline,
    day=st.integers(13, 17),
    hour=st.none() | st.integers(0, 23),
    sense=st.sampled_from(Sense),
    zone=st.sampled_from((VIENNA, "America/New_York", "Asia/Tokyo")),
)


@given(st.lists(deadlines, min_size=1, max_size=4), st.lists(seconds, min_size=2, max_size=12))
def test_whenever_words_change_the_instant_since_when_they_are_so_does_too(
    several: list[Deadline], moments: list[int]
) -> None:
    """What the validator of the page relies on."""
    told = []
    for moment in sorted({*moments, *(other + 1 for other in moments)}):
        now = at(15, 10) + timedelta(seconds=moment)
        counted = [countdown(deadline, now) for deadline in several]
        since = max(found.since for found in counted)
        assert since <= now
        told.append(([(found.left, found.number) for found in counted], since))
    for (words, since), (next_words, next_since) in pairwise(told):
        assert (words == next_words) or since < next_since
