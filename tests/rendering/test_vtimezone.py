from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.rendering.clock_changes import ClockChange, YearlyChange, changes_in, yearly_changes
from planner.rendering.vtimezone import timezone_component


def rules(zone: str, day: date) -> str | None:
    component = timezone_component(zone, [], day)
    return None if component is None else component.to_ical().decode().replace("\r\n", " ")


def test_the_changes_of_a_year_are_found_to_the_second() -> None:
    assert changes_in("Europe/Vienna", 2018) == (
        ClockChange(
            datetime(2018, 3, 25, 1, tzinfo=UTC), timedelta(hours=1), timedelta(hours=2), "CEST"
        ),
        ClockChange(
            datetime(2018, 10, 28, 1, tzinfo=UTC), timedelta(hours=2), timedelta(hours=1), "CET"
        ),
    )
    assert [change.onset for change in changes_in("Europe/Vienna", 2018)] == [
        datetime(2018, 3, 25, 2),  # noqa: DTZ001 - an onset is local
        datetime(2018, 10, 28, 3),  # noqa: DTZ001
    ]


def test_a_change_at_the_turn_of_the_year_belongs_to_its_local_year() -> None:
    # Samoa left out 30 December 2011; the new offset began at the end of the 29th.
    assert [change.onset for change in changes_in("Pacific/Apia", 2011)][-1] == datetime(  # noqa: DTZ001
        2011, 12, 30
    )
    assert changes_in("Asia/Pyongyang", 2019) == ()


@pytest.mark.parametrize(
    ("zone", "weeks"),
    [
        ("Europe/Vienna", [-1, -1]),
        ("America/New_York", [1, 2]),
        ("Australia/Sydney", [1, 1]),
    ],
)
def test_the_last_sunday_is_told_from_the_fourth(zone: str, weeks: list[int]) -> None:
    found = yearly_changes(zone, 2017, 2019)
    assert found is not None
    assert [change.week for change in found] == weeks


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Asia/Gaza"])
def test_changes_that_follow_the_moon_have_no_rule(zone: str) -> None:
    assert yearly_changes(zone, 2025, 2027) is None


def test_a_zone_that_gave_up_summer_time_has_no_rule_in_those_years() -> None:
    assert yearly_changes("America/Mexico_City", 2021, 2023) is None
    assert yearly_changes("America/Mexico_City", 2024, 2026) == ()


@pytest.mark.parametrize("zone", ["Europe/Vienna", "America/New_York", "Australia/Sydney"])
def test_a_rule_gives_the_day_that_the_zone_has(zone: str) -> None:
    found = yearly_changes(zone, 2024, 2026)
    assert found is not None
    for year in range(2024, 2030):
        said = sorted(change.onset_in(year) for change in found)
        assert said == [change.onset for change in changes_in(zone, year)]


def test_december_has_a_last_sunday() -> None:
    onset = datetime(2018, 12, 30, 2, tzinfo=UTC)
    change = YearlyChange(ClockChange(onset, timedelta(), timedelta(hours=1), ""), -1)
    assert [change.onset_in(year).day for year in (2018, 2019, 2023)] == [30, 29, 31]


def test_a_zone_whose_clocks_are_not_changed_has_one_offset() -> None:
    assert rules("Asia/Qatar", date(2026, 5, 1)) == (
        "BEGIN:VTIMEZONE TZID:Asia/Qatar BEGIN:STANDARD DTSTART:19700101T000000 TZNAME:+03 "
        "TZOFFSETFROM:+0300 TZOFFSETTO:+0300 END:STANDARD END:VTIMEZONE "
    )


def test_an_onset_is_written_in_the_old_offset_and_its_rule_has_a_weekday() -> None:
    assert rules("America/New_York", date(2026, 5, 1)) == (
        "BEGIN:VTIMEZONE TZID:America/New_York "
        "BEGIN:STANDARD DTSTART:20251102T020000 RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11 "
        "TZNAME:EST TZOFFSETFROM:-0400 TZOFFSETTO:-0500 END:STANDARD "
        "BEGIN:DAYLIGHT DTSTART:20250309T020000 RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3 "
        "TZNAME:EDT TZOFFSETFROM:-0500 TZOFFSETTO:-0400 END:DAYLIGHT END:VTIMEZONE "
    )


def test_the_rule_covers_all_years_that_are_asked_for() -> None:
    vienna = ZoneInfo("Europe/Vienna")
    instants = [
        datetime(year, month, 1, tzinfo=vienna) for year in (2018, 2020) for month in (1, 7)
    ]
    component = timezone_component("Europe/Vienna", instants, date(2018, 1, 1))
    assert component is not None
    assert "DTSTART:20171029T030000" in component.to_ical().decode()


def test_years_before_and_after_a_new_rule_have_none_in_common() -> None:
    # The United States moved both changes in 2007.
    instants = [datetime(year, 3, 20, tzinfo=UTC) for year in (2006, 2007)]
    assert timezone_component("America/New_York", instants, date(2006, 1, 1)) is None
