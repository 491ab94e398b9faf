"""The files of calendars of bodies and of review mechanisms, and what is told of their faults."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from planner.assets import folder
from planner.errors import Fault, InvalidBundle, NotFound
from planner.models.draw import DrawRuleKey, Participant
from planner.models.state import Instrument, RegionalGroup
from planner.models.years import OtherEvent
from planner.seeding.calendars import read_calendar
from planner.seeding.mechanisms import read_mechanism
from planner.seeding.participants import COLUMNS, participants_on, read_participants
from planner.seeding.years import list_years, read_years, read_years_file, write_years
from tests.bureau_builders import all_states

SEEDS = folder("seeds")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return Path(copytree(SEEDS / "years", tmp_path / "years"))


def faults_after(file: Path, old: str, new: str) -> list[Fault]:
    """The faults of the file with that one change in it."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    with pytest.raises(InvalidBundle) as caught:
        read_years_file(file)
    return list(caught.value.faults)


def test_what_is_written_reads_back_equal(tmp_path: Path) -> None:
    assert list_years(SEEDS / "years") == ["untoc-cop"]
    years = read_years(SEEDS / "years", "untoc-cop")
    file = tmp_path / "again.toml"
    file.write_text(write_years(years))
    assert read_years_file(file) == years


def test_a_calendar_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(NotFound) as caught:
        read_years(SEEDS / "years", "nothing")
    assert caught.value.params == {"series": "nothing", "known": "untoc-cop"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'organ = "wg-10"\nnumber = 1',
            'organ = "wg-99"\nnumber = 1',
            Fault(
                "choice-unknown",
                ("convening", "#6", "organ"),
                {
                    "value": "'wg-99'",
                    "known": "wg-10, wg-4, wg-7, wg-6, wg-3, wg-2, cop, cnd",
                },
            ),
        ),
        (
            "closes = 2019-10-11",
            "closes = 2019-10-01",
            Fault(
                "closes-before-opening",
                ("convening", "#6", "closes"),
                {"value": "2019-10-01", "opens": "2019-10-09"},
            ),
        ),
        (
            "reports_to = 10",
            "reports_to = 13",
            Fault(
                "choice-unknown",
                ("convening", "#6", "reports_to"),
                {"value": "13", "known": "8, 9, 10, 11, 12"},
            ),
        ),
        (
            "other_number = 12",
            "other_number = 40",
            Fault("convening-unknown", ("claim", "#1", "other_number"), {"value": "wg-2 40"}),
        ),
        (
            'effect = "convened"',
            'effect = "invited"',
            Fault(
                "choice-unknown",
                ("mandate", "#2", "effect"),
                {
                    "value": "'invited'",
                    "known": "created, created-provisionally, created-as-constant, "
                    "mechanism-created, convened, made-constant, yearly-back-to-back, "
                    "joint-discussion, transmitted",
                },
            ),
        ),
        ("[proposal]", "[suggestion]", None),
    ],
)
def test_a_fault_is_told_with_its_place(
    files: Path, old: str, new: str, fault: Fault | None
) -> None:
    found = faults_after(files / "untoc-cop.toml", old, new)
    if fault is None:
        assert [(f.code, f.path) for f in found] == [("table-unknown", ("suggestion",))]
    else:
        assert found == [fault]


def test_the_same_meeting_cannot_stand_twice(files: Path) -> None:
    found = faults_after(
        files / "untoc-cop.toml", 'organ = "wg-4"\nnumber = 10', 'organ = "wg-4"\nnumber = 9'
    )
    assert [(f.code, f.path) for f in found] == [("key-repeated", ("convening", "#9", "number"))]


def test_a_mechanism_needs_each_rule_once_with_a_figure_where_it_has_one(tmp_path: Path) -> None:
    text = (SEEDS / "review" / "untoc.toml").read_text()
    text = text.replace('key = "no-mutual"', 'key = "two-pools"')
    text = text.replace('key = "reviews-least"\namount = 1', 'key = "reviews-least"')
    text = text.replace('instrument = "firearms"', 'instrument = "arms"')
    (tmp_path / "untoc.toml").write_text(text)
    with pytest.raises(InvalidBundle) as caught:
        read_mechanism(tmp_path, "untoc")
    assert [(f.code, f.path) for f in caught.value.faults] == [
        ("choice-unknown", ("task", "#4", "instrument")),
        ("key-repeated", ("rule", "two-pools")),
        ("rule-missing", ("rule", "no-mutual")),
        ("figure-misplaced", ("rule", "reviews-least", "amount")),
    ]


def test_the_rules_of_the_draw_are_those_of_the_annex() -> None:
    rules = read_mechanism(SEEDS / "review", "untoc").rules
    figures = {rule.key.value: (rule.amount, rule.source.paragraph) for rule in rules.rules}
    assert {key: value for key, value in figures.items() if value[0] is not None} == {
        "reviewers-most": (4, "28 (c)"),
        "repeats-most": (4, "28 (d)"),
        "reviews-least": (1, "29"),
        "reviews-most": (3, "29"),
        "years": (3, "17"),
    }
    assert [rule.key.value for rule in rules.rules if rule.is_silent] == [
        "additional-from-same-pool",
        "repeats-count-per-review",
        "repeat-excludes-drawn",
        "additional-counts-to-most",
        "additional-counts-to-least",
    ]
    assert rules.applies(DrawRuleKey.NO_MUTUAL)


HEADING = ",".join(COLUMNS)


def test_participants_are_read_with_what_they_agreed_to(tmp_path: Path) -> None:
    file = tmp_path / "states.csv"
    file.write_text(
        f"{HEADING}\nFR,western_european_and_other,yes,yes,no,yes,,\nke,african,yes,no,no,no,5,6\n"
    )
    assert read_participants(file, all_states()) == (
        Participant(
            "FR",
            RegionalGroup.WESTERN_EUROPEAN_AND_OTHER,
            frozenset({Instrument.CONVENTION, Instrument.TRAFFICKING, Instrument.FIREARMS}),
        ),
        Participant("KE", RegionalGroup.AFRICAN, frozenset({Instrument.CONVENTION}), 5, 6),
    )


def test_what_is_not_known_of_a_participant_is_a_fault_and_no_guess(tmp_path: Path) -> None:
    file = tmp_path / "states.csv"
    file.write_text(
        f"{HEADING}\nFR,weog,yes,,no,yes,,\nXX,,yes,no,no,no,many,\nFR,,yes,no,no,no,,\n"
    )
    with pytest.raises(InvalidBundle) as caught:
        read_participants(file, all_states())
    assert [(f.code, f.path) for f in caught.value.faults] == [
        ("choice-unknown", ("line", "2", "group")),
        ("choice-unknown", ("line", "2", "trafficking")),
        ("state-unknown", ("line", "3", "code")),
        ("wrong-type", ("line", "3", "reviews_most")),
        ("key-repeated", ("line", "4", "code")),
    ]


def test_the_list_of_states_is_not_drawn_from_while_memberships_are_unknown() -> None:
    with pytest.raises(InvalidBundle) as caught:
        participants_on(all_states(), date(2022, 10, 17))
    assert {f.code for f in caught.value.faults} == {"party-status-unknown"}


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
X-WR-CALNAME:Commission
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20221017
DTEND;VALUE=DATE:20221020
SUMMARY:Whole days
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20221020T230000Z
DTEND:20221021T010000Z
SUMMARY:After midnight in Vienna
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20221024T080000Z
DURATION:PT14H
SUMMARY:Until midnight
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART;VALUE=DATE:20221018
SUMMARY:Called off
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:5
DTSTART;VALUE=DATE:20221001
RRULE:FREQ=WEEKLY
SUMMARY:Every week
END:VEVENT
BEGIN:VEVENT
UID:6
SUMMARY:No day
END:VEVENT
END:VCALENDAR
"""


def test_another_calendar_is_read_as_days_at_the_duty_station(tmp_path: Path) -> None:
    file = tmp_path / "other.ics"
    file.write_bytes(CALENDAR.replace("\n", "\r\n").encode())
    found = read_calendar(file, "Europe/Vienna")
    assert found.events == (
        OtherEvent("Whole days", date(2022, 10, 17), date(2022, 10, 19), "Commission"),
        OtherEvent(
            "After midnight in Vienna", date(2022, 10, 21), date(2022, 10, 21), "Commission"
        ),
        OtherEvent("Until midnight", date(2022, 10, 24), date(2022, 10, 24), "Commission"),
    )
    assert found.not_read == ("Every week", "No day")


def test_a_file_that_is_no_calendar_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.ics"
    file.write_text("not a calendar at all")
    with pytest.raises(InvalidBundle) as caught:
        read_calendar(file, "Europe/Vienna")
    assert [f.code for f in caught.value.faults] == ["not-a-calendar"]
    with pytest.raises(InvalidBundle) as missing:
        read_calendar(tmp_path / "nothing.ics", "Europe/Vienna")
    assert [f.code for f in missing.value.faults] == ["file-unreadable"]
