"""The calendar of bodies: what lies close together, what is wrong in it, what comes next."""

from dataclasses import replace
from datetime import date, datetime, time
from functools import cache

import pytest

from planner.assets import folder
from planner.models.check import Severity
from planner.models.source import Source
from planner.models.years import Convening, OtherCalendar, OtherEvent, SequenceKind, Years
from planner.rules.work_plan import Phase, dialogues, work_plan
from planner.rules.years_findings import YearsCode, YearsFinding, findings_in
from planner.rules.years_proposal import days_of, proposals
from planner.rules.years_sequence import Sitting, relation_of
from planner.services.years import KnownYears, read_known_years
from tests.draw_builders import mechanism

TENTH_NOTE = "note-before-session-10"
SPRING_2020 = date(2020, 3, 1)


@cache
def known() -> KnownYears:
    return read_known_years(folder("seeds"), "untoc-cop")


def convening(organ: str, number: int) -> Convening:
    found = known().years.find(organ, number)
    assert found is not None
    return found


def changed(organ: str, which: int, /, **facts: object) -> Years:
    """The calendar with that meeting changed."""
    years = known().years
    there = convening(organ, which)
    return replace(
        years,
        convenings=tuple(c.model_copy(update=facts) if c == there else c for c in years.convenings),
    )


def findings(years: Years, today: date = SPRING_2020, **given: object) -> list[YearsFinding]:
    """What is found there and not in the calendar as it comes."""
    usual = set(known().findings(today))
    found = findings_in(years, known().station, today, known().sittings, **given)  # type: ignore[arg-type]
    return [finding for finding in found if finding not in usual]


def test_the_note_for_the_tenth_session_contradicts_itself_and_the_dates_decide() -> None:
    about = [
        f for f in known().findings(SPRING_2020) if TENTH_NOTE in {s.document for s in f.sources}
    ]
    eleventh, twelfth = convening("wg-3", 11), convening("wg-2", 12)
    pair = (("first", eleventh), ("second", twelfth))
    fifteen = Source(document=TENTH_NOTE, paragraph="15")
    eighteen = Source(document=TENTH_NOTE, paragraph="18")
    assert about == [
        YearsFinding(YearsCode.SOURCES_DIFFER, Severity.WARNING, pair, (fifteen, eighteen)),
        YearsFinding(YearsCode.ORDER_REVERSED, Severity.WARNING, pair, (fifteen,)),
    ]


def test_the_programme_decides_where_the_note_for_the_eleventh_session_says_parallel() -> None:
    found = [f for f in known().findings(SPRING_2020) if f.code is YearsCode.AGAINST_DATES]
    assert [(dict(f.params)["says"], dict(f.params)["kind"], f.sources) for f in found] == [
        (
            SequenceKind.PARALLEL,
            SequenceKind.ONE_AFTER_THE_OTHER,
            (Source(document="CTOC/COP/2022/5", paragraph=paragraph),),
        )
        for paragraph in ("13", "17")
    ]


def test_without_the_programme_common_days_are_in_parallel_and_nothing_contradicts_them() -> None:
    found = findings_in(known().years, known().station, SPRING_2020)
    assert [f for f in found if f.code is YearsCode.AGAINST_DATES] == []
    relation = relation_of(convening("wg-2", 13), convening("wg-3", 13), known().station)
    assert (relation.kind, relation.by_sittings) == (SequenceKind.PARALLEL, False)


def test_what_lies_close_together_follows_from_the_dates() -> None:
    found = [
        (r.first.organ, r.first.number, r.kind.value, r.second.organ, r.second.number)
        for r in known().relations
    ]
    assert found == [
        ("wg-2", 10, "parallel", "wg-3", 8),
        ("wg-2", 11, "parallel", "wg-3", 9),
        ("cop", 9, "parallel", "wg-3", 10),
        ("wg-4", 9, "back-to-back", "wg-7", 6),
        ("wg-3", 11, "back-to-back", "wg-2", 12),
        ("wg-2", 12, "back-to-back", "wg-10", 2),
        ("wg-10", 2, "back-to-back", "wg-6", 7),
        ("wg-7", 7, "back-to-back", "wg-4", 10),
        ("wg-4", 11, "back-to-back", "wg-7", 8),
        ("wg-2", 13, "one-after-the-other", "wg-3", 13),
        ("wg-7", 9, "back-to-back", "wg-4", 12),
    ]


def test_a_joint_sitting_is_no_sitting_at_the_same_time() -> None:
    one, other = convening("wg-2", 13), convening("wg-3", 13)
    ten, eleven, noon, one_o_clock = (
        datetime.combine(date(2022, 5, 26), time(hour)) for hour in (10, 11, 12, 13)
    )
    morning, later = Sitting(ten, noon), Sitting(eleven, one_o_clock)

    def kind(first: set[Sitting], second: set[Sitting]) -> SequenceKind:
        sittings = {("wg-2", 13): first, ("wg-3", 13): second}
        return relation_of(one, other, known().station, sittings).kind

    assert kind({morning}, {morning}) is SequenceKind.ONE_AFTER_THE_OTHER
    assert kind({morning}, {later}) is SequenceKind.PARALLEL


def test_a_holiday_between_two_meetings_leaves_them_back_to_back() -> None:
    # Thursday, 26 October 2023 is a holiday in Vienna.
    one = convening("wg-6", 9).model_copy(
        update={"opens": date(2023, 10, 24), "closes": date(2023, 10, 25)}
    )
    for opens, kind in (
        (date(2023, 10, 27), SequenceKind.BACK_TO_BACK),
        (date(2023, 10, 30), SequenceKind.BEFORE),
    ):
        other = convening("wg-4", 12).model_copy(update={"opens": opens, "closes": opens})
        assert relation_of(other, one, known().station).kind is kind


def test_numbers_have_to_follow_the_dates() -> None:
    (found,) = findings(changed("wg-4", 12, number=10))[:1]
    assert (found.code, found.severity) == (YearsCode.NUMBERS_OUT_OF_ORDER, Severity.ERROR)
    codes = [f.code for f in findings(changed("wg-4", 12, number=14))]
    assert codes == [YearsCode.NUMBER_LEFT_OUT]


def test_one_body_cannot_meet_twice_at_once() -> None:
    found = findings(changed("wg-4", 12, opens=date(2021, 10, 13), closes=date(2021, 10, 15)))
    assert found[0].code is YearsCode.MEETS_TWICE_AT_ONCE


@pytest.mark.parametrize(
    "symbol",
    [
        "CTOC/COP/WG.7/2022/4",
        "CTOC/COP/WG.4/2021/4",
        "CTOC/COP/WG.4/2022/4-CTOC/COP/WG.7/2021/4",
        "CTOC/COP/WG.44/2022/4",
    ],
)
def test_a_symbol_of_another_body_or_year_is_found(symbol: str) -> None:
    (found,) = findings(changed("wg-4", 12, report=symbol))
    assert (found.code, dict(found.params)["symbol"]) == (YearsCode.SYMBOL_OF_ANOTHER, symbol)


def test_a_joint_symbol_fits_both_bodies() -> None:
    joint = "CTOC/COP/WG.4/2022/4-CTOC/COP/WG.7/2022/4"
    assert findings(changed("wg-4", 12, report=joint)) == []
    assert findings(changed("wg-7", 9, report=joint)) == []


def test_a_report_cannot_go_to_a_session_that_has_closed() -> None:
    (found,) = findings(changed("wg-4", 12, reports_to=10))
    assert (found.code, dict(found.params)["session"]) == (
        YearsCode.REPORT_TOO_LATE,
        convening("cop", 10),
    )


def test_two_review_items_at_one_meeting_are_one_too_many() -> None:
    years = changed("wg-4", 12, review_items=2)
    (found,) = findings(years, review_items_most=known().review_items_most)
    params = dict(found.params)
    assert (found.code, params["items"], params["most"]) == (
        YearsCode.REVIEW_ITEMS_TOO_MANY,
        2,
        1,
    )
    assert findings(changed("wg-4", 12, review_items=1), review_items_most=1) == []


def test_holidays_and_the_high_level_week_are_found() -> None:
    days = {"opens": date(2022, 10, 24), "closes": date(2022, 10, 27)}
    (holiday,) = [f for f in findings(changed("wg-6", 9, **days)) if f.code is YearsCode.ON_HOLIDAY]
    assert dict(holiday.params)["days"] == (date(2022, 10, 26),)
    week = {"opens": date(2022, 9, 19), "closes": date(2022, 9, 20)}
    (avoided,) = [
        f for f in findings(changed("wg-6", 9, **week)) if f.code is YearsCode.ON_AVOIDED_DAYS
    ]
    # When it is has been remembered and not read: advice, whatever it is.
    assert (avoided.severity, avoided.is_verified) == (Severity.ADVICE, False)
    assert dict(avoided.params)["days"] == (date(2022, 9, 20),)


@pytest.mark.parametrize(
    ("year", "opens"), [(2018, 25), (2022, 20), (2023, 19), (2024, 24), (2025, 23)]
)
def test_the_general_debate_opens_on_a_tuesday_of_the_fourth_week(year: int, opens: int) -> None:
    first, last = days_of(known().years.avoided[0], year)
    assert (first, (last - first).days) == (date(year, 9, opens), 6)


def test_overlaps_with_another_calendar_are_found_day_by_day() -> None:
    other = OtherCalendar(
        "Commission",
        (
            OtherEvent("Session", date(2022, 6, 28), date(2022, 7, 1), "Commission"),
            OtherEvent("Elsewhere", date(2022, 7, 4), date(2022, 7, 8), "Commission"),
        ),
        ("Every week",),
    )
    found = findings(known().years, others=(other,))
    assert [(f.code, dict(f.params).get("meeting"), dict(f.params).get("days")) for f in found] == [
        (
            YearsCode.MEETS_BESIDE_OTHER,
            convening("wg-4", 12),
            (date(2022, 6, 29), date(2022, 6, 30)),
        ),
        (YearsCode.MEETS_BESIDE_OTHER, convening("wg-7", 9), (date(2022, 6, 28),)),
        (YearsCode.CALENDAR_NOT_READ, None, None),
    ]


def test_what_was_announced_is_not_taken_for_held() -> None:
    def announced(today: date) -> list[tuple[str, int]]:
        found = [f for f in known().findings(today) if f.code is YearsCode.HELD_NOT_RECORDED]
        return [(m.organ, m.number) for f in found for _, m in f.params if isinstance(m, Convening)]

    assert announced(SPRING_2020) == []
    assert announced(date(2020, 7, 11)) == [("wg-3", 11), ("wg-2", 12)]


def test_the_next_session_is_proposed_in_the_week_of_the_last_one() -> None:
    (weeks,) = proposals(known().years, known().station)
    best = weeks[0]
    assert (best.number, best.opens, best.closes) == (13, date(2026, 10, 12), date(2026, 10, 16))
    assert (best.is_free, best.unknown) == (True, (2026,))
    assert [week.opens.day for week in weeks] == [12, 5, 19, 26]


def test_a_year_after_is_another_interval_and_holidays_and_calendars_speak_against_weeks() -> None:
    last = convening("cop", 12)
    years = replace(
        known().years, convenings=(*known().years.convenings, last.model_copy(
            update={"number": 13, "opens": date(2022, 10, 17), "closes": date(2022, 10, 21)}
        )),
    )  # fmt: skip
    earlier = replace(
        years, convenings=tuple(c for c in years.convenings if c.opens.year < 2023 and c != last)
    )
    event = OtherEvent("Plenary", date(2023, 10, 20), date(2023, 10, 20), "Other")
    (weeks,) = proposals(
        earlier, known().station, others=(OtherCalendar("Other", (event,)),), interval=1
    )
    assert [(week.opens, week.is_free) for week in weeks] == [
        (date(2023, 10, 9), True),
        (date(2023, 10, 2), True),
        (date(2023, 10, 16), False),
        (date(2023, 10, 23), False),
    ]
    assert weeks[2].others == (event,)
    assert weeks[3].holidays == (date(2023, 10, 26),)
    assert weeks[0].unknown == ()


def test_the_work_plan_ends_in_the_year_that_the_annex_names() -> None:
    plan = work_plan(mechanism(), 3)
    assert plan[:3] == (
        Phase(0, 0, 1, 2, None),
        Phase(1, 1, 3, 4, "criminalization"),
        Phase(1, 2, 5, 6, "international-cooperation"),
    )
    assert plan[-1] == Phase(3, 4, 11, 12, "prevention")
    # Those that begin first keep to the years of table 2: III to VI, then VII to X.
    first = [(phase.first, phase.last) for phase in plan if phase.states_of_year == 1]
    assert first == [(3, 4), (5, 6), (7, 8), (9, 10)]


def test_the_dates_of_a_dialogue_are_fifteen_and_ten_days_before_it() -> None:
    found = {
        (d.convening.organ, d.convening.number): d
        for d in dialogues(mechanism(), known().years, known().station)
    }
    twelfth = found["wg-4", 12]
    assert (twelfth.day, twelfth.participants_by, twelfth.list_by) == (
        date(2022, 6, 30),
        date(2022, 6, 15),
        date(2022, 6, 20),
    )
    # A date that falls on a Saturday is told and not moved.
    assert found["wg-7", 9].free == (date(2022, 6, 18),)
    assert found["wg-3", 13].free == ()
    assert "wg-10" not in {organ for organ, _ in found}
    # The resolution that set the mechanism up is of October 2018.
    assert min(d.convening.opens for d in found.values()) == date(2019, 9, 9)
