"""Counting in working days."""

from datetime import date

import pytest

from planner.rules.working_days import (
    next_working_day,
    previous_working_day,
    shifted_by_working_days,
    working_days_within,
)
from tests.rules.rulebooks import NO_HOLIDAYS, station


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2023, 4, 11), -1, date(2023, 4, 6)),
        (date(2023, 4, 6), 1, date(2023, 4, 11)),
        (date(2023, 4, 8), 1, date(2023, 4, 11)),
        (date(2023, 4, 12), 0, date(2023, 4, 12)),
        (date(2023, 1, 3), -1, date(2022, 12, 30)),
        (date(2023, 12, 22), 2, date(2023, 12, 28)),
    ],
)
def test_weekends_and_holidays_are_not_counted(day: date, count: int, expected: date) -> None:
    assert shifted_by_working_days(day, count, station("vienna")) == expected


def test_there_and_back_is_the_same_working_day() -> None:
    start = date(2023, 9, 20)
    for count in range(60):
        there = shifted_by_working_days(start, count, NO_HOLIDAYS)
        assert shifted_by_working_days(there, -count, NO_HOLIDAYS) == start


def test_the_nearest_working_day_is_the_day_itself_if_it_is_one() -> None:
    vienna = station("vienna")
    assert next_working_day(date(2023, 10, 25), vienna) == date(2023, 10, 25)
    assert next_working_day(date(2023, 10, 26), vienna) == date(2023, 10, 27)
    assert previous_working_day(date(2023, 10, 29), vienna) == date(2023, 10, 27)


def test_working_days_of_a_session_leave_out_holidays() -> None:
    vienna = station("vienna")
    assert working_days_within(date(2023, 10, 23), date(2023, 10, 27), vienna) == 4
    assert working_days_within(date(2023, 10, 16), date(2023, 10, 27), vienna) == 9
    assert working_days_within(date(2023, 10, 28), date(2023, 10, 29), vienna) == 0


def test_a_duty_station_says_which_years_it_does_not_know_whole() -> None:
    days = [date(2018, 10, 15), date(2023, 10, 15), date(2031, 1, 1)]
    assert station("vienna").years_unknown(days) == (2018, 2031)
