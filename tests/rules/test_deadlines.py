"""When everything is due: the ninth session to the minute, other rulebooks, and the odd days."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.body import BodyKind
from planner.models.deadline import Deadline
from planner.models.duty_station import DutyStation
from planner.models.override import Override
from planner.models.programme import Programme
from planner.models.rulebook import Unit
from planner.rules.deadline_changes import with_dates
from planner.rules.deadlines import deadlines_of
from planner.rules.rulebook_in_force import rulebook_in_force, rulebook_of
from tests.builders import a_body, a_meeting, an_item, taken
from tests.rules.rulebooks import NO_HOLIDAYS, from_to, in_force, override, real, rulebook, station

VIENNA = ZoneInfo("Europe/Vienna")


def due(
    programme: Programme,
    slug: str = "untoc",
    *overrides: Override,
    days: DutyStation | None = None,
) -> dict[str, Deadline]:
    """The deadlines by key."""
    book = rulebook_in_force(rulebook_of(programme, rulebook(slug)), overrides)
    found = deadlines_of(programme, book, days or station(book.duty_station))
    assert [deadline.at for deadline in found] == sorted(deadline.at for deadline in found)
    return {deadline.key: deadline for deadline in found}


def when(deadline: Deadline) -> str:
    return f"{deadline.at:%a %-d %b %Y %H:%M}" if deadline.hour else f"{deadline.day:%a %-d %b %Y}"


def test_the_ninth_session_has_the_deadlines_that_its_documents_print() -> None:
    """*Source*: CTOC/COP/2018/1, annotations to items 1 (a), (c), (d), (e), (f) and 6; rule 9."""
    found = due(real("untoc-cop-9"))
    assert [
        (deadline.key, when(deadline), deadline.source.rule, deadline.source.item)
        for deadline in found.values()
    ] == [
        ("budget", "Thu 16 Aug 2018", "rule 72", "6"),
        ("documents", "Thu 16 Aug 2018", "rule 9", ""),
        ("provisional-agenda", "Thu 16 Aug 2018", "rule 9", ""),
        ("speakers-list-opens", "Mon 3 Sep 2018", "", "1.f"),
        ("ngo-list", "Sat 15 Sep 2018", "rule 17", "1.d"),
        ("draft-resolutions", "Mon 1 Oct 2018", "decision 6/3", "1.c"),
        ("high-level-speakers", "Fri 5 Oct 2018 12:00", "", "1.a"),
        ("consultations", "Fri 12 Oct 2018", "decision 6/3", "1.c"),
        ("credentials-wished", "Sun 14 Oct 2018 10:00", "rule 18", "1.e"),
        ("speakers-list-closes", "Mon 15 Oct 2018 12:00", "", "1.f"),
        ("working-group-drafts", "Thu 18 Oct 2018 12:00", "decision 6/3", "1.c"),
        ("credentials-final", "Fri 19 Oct 2018 12:00", "", "1.e"),
    ]


def test_a_deadline_is_an_instant_in_its_own_zone() -> None:
    found = due(real("untoc-cop-9"))
    assert found["working-group-drafts"].at == datetime(2018, 10, 18, 10, tzinfo=UTC)
    # A whole day ends with its last minute; what opens is open from the first.
    assert found["draft-resolutions"].at == datetime(2018, 10, 1, 21, 59, tzinfo=UTC)
    assert found["speakers-list-opens"].at == datetime(2018, 9, 2, 22, 0, tzinfo=UTC)


def test_only_the_wish_for_credentials_is_not_firm() -> None:
    found = due(real("untoc-cop-9"))
    assert [key for key, deadline in found.items() if not deadline.is_hard] == [
        "credentials-wished"
    ]


def test_what_falls_on_a_day_of_rest_is_flagged_and_stays() -> None:
    found = due(real("untoc-cop-9"))
    assert [key for key, deadline in found.items() if not deadline.is_working_day] == [
        "ngo-list",
        "credentials-wished",
    ]
    assert not any(deadline.is_moved for deadline in found.values())


def test_what_the_session_settles_is_marked_and_bears_its_own_source() -> None:
    found = due(real("untoc-cop-9"))
    assert [key for key, deadline in found.items() if deadline.is_set_for_session] == [
        "speakers-list-opens",
        "high-level-speakers",
        "speakers-list-closes",
        "credentials-final",
    ]


def test_what_is_left_to_the_session_has_no_day_before_it_is_set() -> None:
    found = due(from_to(date(2018, 10, 15), date(2018, 10, 19)))
    assert "speakers-list-opens" not in found
    assert found["credentials-final"].hour is None


def test_working_groups_that_meet_without_the_conference_keep_the_six_weeks() -> None:
    found = due(real("untoc-wg-2022"))
    assert [(key, when(deadline)) for key, deadline in found.items()] == [
        ("six-week-documents", "Mon 11 Apr 2022")
    ]


def test_a_special_session_has_shorter_periods() -> None:
    """*Source*: rule 9: thirty days before a special session."""
    programme = real("untoc-cop-9")
    special = programme.session.model_copy(update={"is_special": True})
    found = due(replace(programme, session=special))
    agenda = [deadline for deadline in found.values() if deadline.kind == "provisional_agenda"]
    assert [when(deadline) for deadline in agenda] == ["Sat 15 Sep 2018"]
    assert "budget" not in found


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        # Monday: the working day before is the Friday.
        (date(2023, 9, 18), date(2023, 9, 22), "Fri 15 Sep 2023"),
        # Wednesday: the day before.
        (date(2023, 9, 20), date(2023, 9, 26), "Tue 19 Sep 2023"),
        # The Tuesday after Easter: Monday, Saturday, Sunday and Good Friday are skipped.
        (date(2023, 4, 11), date(2023, 4, 17), "Thu 6 Apr 2023"),
        # The day after May Day, a Monday.
        (date(2023, 5, 2), date(2023, 5, 8), "Fri 28 Apr 2023"),
    ],
)
def test_consultations_are_on_the_working_day_before_the_first(
    opens: date, closes: date, expected: str
) -> None:
    assert when(due(from_to(opens, closes))["consultations"]) == expected


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (date(2018, 10, 15), date(2018, 10, 19), "Thu 18 Oct 2018 12:00"),
        # Four days.
        (date(2018, 10, 15), date(2018, 10, 18), None),
        # Eight working days over a weekend.
        (date(2018, 10, 15), date(2018, 10, 24), None),
        # Five working days from a Wednesday on: the Thursday is the second of them.
        (date(2018, 10, 10), date(2018, 10, 16), "Thu 11 Oct 2018 12:00"),
        # Five days on the calendar, of which the Austrian National Day is none.
        (date(2023, 10, 23), date(2023, 10, 27), None),
        # Six on the calendar are five because of it.
        (date(2023, 10, 20), date(2023, 10, 27), "Thu 26 Oct 2023 12:00"),
    ],
)
def test_thursday_noon_holds_for_five_working_days_only(
    opens: date, closes: date, expected: str | None
) -> None:
    found = due(from_to(opens, closes)).get("working-group-drafts")
    assert (when(found) if found else None) == expected


def test_hours_are_real_time_over_a_change_of_clocks() -> None:
    """In Vienna the clocks go forward in the night to Sunday, 25 March 2018."""
    spring = due(from_to(date(2018, 3, 25), date(2018, 3, 30)))["credentials-wished"]
    assert when(spring) == "Sat 24 Mar 2018 09:00"
    autumn = due(from_to(date(2018, 10, 28), date(2018, 11, 2)))["credentials-wished"]
    assert when(autumn) == "Sat 27 Oct 2018 11:00"


def test_days_keep_their_hour_over_a_change_of_clocks() -> None:
    programme = from_to(date(2018, 4, 2), date(2018, 4, 6))
    found = due(programme, "untoc", override("deadline.draft-resolutions.hour", "12:00"))
    assert when(found["draft-resolutions"]) == "Mon 19 Mar 2018 12:00"
    assert found["draft-resolutions"].at == datetime(2018, 3, 19, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("opens", "expected"),
    [
        (date(2018, 10, 15), "Sun 15 Apr 2018"),
        (date(2018, 8, 31), "Wed 28 Feb 2018"),
        (date(2020, 8, 31), "Sat 29 Feb 2020"),
    ],
)
def test_months_are_months_of_the_calendar(opens: date, expected: str) -> None:
    found = due(
        from_to(opens, opens + timedelta(days=4)),
        "untoc",
        override("deadline.draft-resolutions.amount", 6),
        override("deadline.draft-resolutions.unit", "months"),
    )
    assert when(found["draft-resolutions"]) == expected


@pytest.mark.parametrize(
    ("opens", "there"),
    [
        (date(2018, 10, 15), "Tue 16 Oct 2018 00:00"),
        # After the American change of clocks an hour later; Doha never changes.
        (date(2018, 11, 12), "Tue 13 Nov 2018 01:00"),
    ],
)
def test_a_deadline_in_another_zone_falls_on_another_date_at_the_venue(
    opens: date, there: str
) -> None:
    found = due(
        from_to(opens, opens + timedelta(days=4), zone="Asia/Qatar"),
        "untoc",
        override("deadline.speakers-list-closes.amount", 0),
        override("deadline.speakers-list-closes.hour", "17:00"),
        override("deadline.speakers-list-closes.zone", "America/New_York"),
    )
    closes = found["speakers-list-closes"]
    assert (closes.day, closes.hour, closes.zone) == (opens, time(17), "America/New_York")
    assert f"{closes.at.astimezone(ZoneInfo('Asia/Qatar')):%a %-d %b %Y %H:%M}" == there


@pytest.mark.parametrize(
    ("roll", "expected", "is_moved"),
    [
        ("keep", "Sat 15 Sep 2018", False),
        ("previous_working_day", "Fri 14 Sep 2018", True),
        ("next_working_day", "Mon 17 Sep 2018", True),
    ],
)
def test_only_a_rule_that_says_so_moves_a_day_of_rest(
    roll: str, expected: str, is_moved: bool
) -> None:
    programme = from_to(date(2018, 10, 15), date(2018, 10, 19))
    found = due(programme, "untoc", override("deadline.ngo-list.roll", roll))["ngo-list"]
    assert (when(found), found.is_moved) == (expected, is_moved)


def test_the_dialogue_counts_from_the_meeting_at_which_it_is_held() -> None:
    """*Source*: resolution 9/1, annex, paragraph 53 (d): fifteen and ten days before it."""
    programme = from_to(
        date(2022, 5, 23),
        date(2022, 5, 27),
        bodies=[a_body("wg", BodyKind.WORKING_GROUP)],
        items=[an_item("talk", "4", "wg", subject="constructive-dialogue")],
        meetings=[
            a_meeting("m-1", bodies=("wg",), day=1).model_copy(
                update={"day": date(2022, 5, 27), "starts": time(15), "ends": time(18)}
            )
        ],
        allocations=taken("m-1", "talk"),
    )
    found = due(programme)
    assert when(found["dialogue-participants-talk"]) == "Thu 12 May 2022"
    assert when(found["dialogue-list-talk"]) == "Tue 17 May 2022"
    assert found["dialogue-list-talk"].subject == "talk"


def test_a_deadline_can_count_from_a_meeting() -> None:
    programme = real("untoc-cop-9")
    found = due(
        programme,
        "untoc",
        override("deadline.ngo-list.anchor", "meeting"),
        override("deadline.ngo-list.of", "m-08"),
        override("deadline.ngo-list.amount", 26),
        override("deadline.ngo-list.unit", "hours"),
    )
    assert when(found["ngo-list-m-08"]) == "Tue 16 Oct 2018 13:00"


def test_the_silence_counts_from_the_day_it_is_opened() -> None:
    programme = real("untoc-wg-2022")
    found = due(
        programme,
        "untoc",
        override("deadline.silence-opens.on", "2021-12-16"),
        override("deadline.silence-opens.hour", "15:00"),
    )
    assert when(found["silence-opens"]) == "Thu 16 Dec 2021 15:00"
    assert when(found["silence-comments"]) == "Mon 20 Dec 2021"
    assert when(found["silence-ends"]) == "Sun 19 Dec 2021 15:00"
    assert [found[key].verified for key in ("silence-opens", "silence-ends")] == [True, False]


def test_deadlines_that_count_from_each_other_in_a_circle_give_nothing() -> None:
    programme = from_to(date(2018, 10, 15), date(2018, 10, 19))
    found = due(
        programme,
        "untoc",
        override("deadline.budget.anchor", "deadline"),
        override("deadline.budget.of", "ngo-list"),
        override("deadline.ngo-list.anchor", "deadline"),
        override("deadline.ngo-list.of", "budget"),
    )
    assert {"budget", "ngo-list"} & set(found) == set()


OTHERS = [
    (
        "uncac-cosp",
        ("Asia/Qatar", date(2025, 12, 15), date(2025, 12, 19)),
        {
            "six-week-documents": "Mon 3 Nov 2025",
            "provisional-agenda": "Thu 16 Oct 2025",
            "ngo-list": "Sat 15 Nov 2025",
            "credentials-wished": "Sun 14 Dec 2025 10:00",
        },
    ),
    (
        "unfccc-cop",
        ("America/Belem", date(2025, 11, 10), date(2025, 11, 21)),
        {
            "six-week-documents": "Mon 29 Sep 2025",
            # Here the twenty-four hours run from the opening on.
            "credentials-final": "Tue 11 Nov 2025 10:00",
        },
    ),
    (
        "wha",
        ("Europe/Zurich", date(2022, 5, 22), date(2022, 5, 28)),
        {
            "provisional-agenda": "Wed 23 Mar 2022",
            # It opens on a Sunday at 14.00.
            "credentials-wished": "Sat 21 May 2022 14:00",
        },
    ),
    (
        "cnd",
        ("Europe/Vienna", date(2023, 3, 13), date(2023, 3, 17)),
        {"six-week-documents": "Mon 30 Jan 2023", "draft-resolutions": "Sat 11 Feb 2023"},
    ),
    (
        "hrc",
        ("Europe/Zurich", date(2017, 9, 11), date(2017, 9, 29)),
        {"six-week-documents": "Mon 31 Jul 2017", "written-statements": "Mon 28 Aug 2017"},
    ),
]


@pytest.mark.parametrize(("slug", "session", "expected"), OTHERS)
def test_other_rulebooks_give_their_own_deadlines(
    slug: str, session: tuple[str, date, date], expected: dict[str, str]
) -> None:
    zone, opens, closes = session
    found = due(from_to(opens, closes, zone), slug)
    assert {key: when(deadline) for key, deadline in found.items()} == expected


@given(weeks=st.integers(-500, 500))
def test_moving_a_session_by_whole_weeks_moves_its_deadlines_by_the_same(weeks: int) -> None:
    """Holidays apart, which come on other days each year."""
    programme = real("untoc-cop-9")
    shift = timedelta(weeks=weeks)
    session = programme.session
    moved = with_dates(programme, session.opens + shift, session.closes + shift)
    book = in_force(programme)
    units = {rule.key: rule.unit for rule in book.deadlines}
    before = deadlines_of(programme, book, NO_HOLIDAYS)
    after = deadlines_of(moved, book, NO_HOLIDAYS)
    assert [deadline.key for deadline in after] == [deadline.key for deadline in before]
    for earlier, later in zip(before, after, strict=True):
        if units[earlier.rule] is Unit.HOURS:
            openings = [
                datetime.combine(p.session.opens, time(10), VIENNA) for p in (programme, moved)
            ]
            real_time = [
                opening.astimezone(UTC) - deadline.at.astimezone(UTC)
                for opening, deadline in zip(openings, (earlier, later), strict=True)
            ]
            assert real_time == [timedelta(hours=24)] * 2
        else:
            assert (later.day - earlier.day, later.hour) == (shift, earlier.hour)


@given(st.integers(0, 400), st.integers(0, 20))
def test_a_session_of_any_days_has_sound_deadlines(start: int, length: int) -> None:
    opens = date(2023, 1, 1) + timedelta(days=start)
    found = due(from_to(opens, opens + timedelta(days=length)))
    for deadline in found.values():
        assert deadline.at.tzinfo == ZoneInfo(deadline.zone)
        assert deadline.at.date() == deadline.day
        assert deadline.is_working_day == station("vienna").is_working_day(deadline.day)
