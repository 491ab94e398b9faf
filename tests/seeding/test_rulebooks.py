"""Rulebooks are read whole or refused with every fault, by table and key."""

from pathlib import Path

import pytest

from planner.assets import folder
from planner.errors import InvalidBundle, NotFound
from planner.i18n.messages import bundle_messages, error_message, fault_message
from planner.models.text import LANGUAGES
from planner.seeding.duty_stations import read_duty_station
from planner.seeding.rulebooks import list_rulebooks, read_rulebook
from tests.seeding.test_faults import six

RULEBOOKS = folder("seeds") / "rulebooks"
HOLIDAYS = folder("seeds") / "holidays"

SOUND = f"""
format = 1
[rulebook]
slug = "book"
duty_station = "vienna"
opens_at = 10:00:00
{six("rulebook.title")}
[[deadline]]
key = "papers"
kind = "documents"
anchor = "opening"
amount = 14
source = {{ rule = "rule 9", item = "1 (c)" }}
[[deadline]]
key = "silence"
kind = "silence_ends"
anchor = "deadline"
of = "papers"
amount = 72
unit = "hours"
source = {{ rule = "rule 10" }}
[[check]]
key = "outside-hours"
severity = "warning"
slots = ["10:00-13:00"]
source = {{ rule = "rule 11" }}
[[check]]
key = "paper-late"
severity = "warning"
deadlines = ["papers"]
source = {{ rule = "rule 9" }}
"""

FAULTS = [
    (
        "format = 1",
        "format = 2",
        "format: format 2 is not known; this version reads format 1",
    ),
    (
        '[[check]]\nkey = "out',
        '[[checks]]\nkey = "out',
        "checks: there is no such table; the tables are: check, deadline, format, "
        "parameter, rulebook",
    ),
    (
        'slug = "book"',
        'slug = "other"',
        "rulebook slug: “other” has to be the name of the file, book",
    ),
    (
        'slug = "book"',
        'slug = "book"\nbase = "book"',
        "rulebook base: there is no rulebook “book”; the rulebooks are: book",
    ),
    (
        'kind = "documents"',
        'kind = "papers"',
        "deadline papers, kind: 'papers' is not possible here; possible are: provisional_agenda,",
    ),
    (
        "amount = 14",
        "amount = -14",
        "deadline papers, amount: -14 must be 0 or more; the direction says which way",
    ),
    (
        "amount = 14",
        'amount = "14"',
        "deadline papers, amount: '14' is of the wrong type; it should be: integer",
    ),
    (
        "amount = 14",
        "days = 14",
        "deadline papers, days: there is no such key; did you mean:",
    ),
    (
        "amount = 14",
        'amount = 14\nzone = "Doha"',
        "deadline papers, zone: there is no time zone “Doha”; use an IANA name such as "
        "“Europe/Vienna”",
    ),
    (
        "amount = 14",
        'amount = 14\napplies_to = ["plenum"]',
        "deadline papers, applies_to: 'plenum' is not possible here; possible are: plenary,",
    ),
    (
        'anchor = "opening"',
        'anchor = "weekday"',
        "deadline papers, weekday: this is required",
    ),
    (
        'of = "papers"',
        'of = "paper"',
        "deadline silence, of: there is no deadline “paper”; the deadlines are: papers, silence",
    ),
    (
        'anchor = "opening"',
        'anchor = "deadline"\nof = "silence"',
        "deadline papers, of: the deadlines count from one another in a circle, through “papers”",
    ),
    (
        'source = { rule = "rule 9", item = "1 (c)" }',
        "",
        "deadline papers, source: this is required",
    ),
    (
        'item = "1 (c)"',
        'item = "c"',
        "deadline papers, source, item: “c” is not the number of an agenda item; write "
        "it as in “2” or “1 (a)”",
    ),
    (
        'item = "1 (c)"',
        'page = "3"',
        "deadline papers, source, page: there is no such key; did you mean: rule, "
        "document, item, paragraph, annex",
    ),
    (
        'item = "1 (c)"',
        'annex = "yes"',
        "deadline papers, source, annex: 'yes' is of the wrong type; it should be: boolean",
    ),
    (
        'key = "outside-hours"',
        'key = "outside-hour"',
        "check outside-hour, key: 'outside-hour' is not possible here; possible are: "
        "interpreted-meetings,",
    ),
    (
        'slots = ["10:00-13:00"]',
        "",
        "check outside-hours, slots: this is required",
    ),
    (
        'slots = ["10:00-13:00"]',
        'slots = ["10-13"]',
        "check outside-hours, slots: “10-13” is not a pair of hours; write it as in “10:00-13:00”",
    ),
    (
        'deadlines = ["papers"]',
        'deadlines = ["paper"]',
        "check paper-late, deadlines: there is no deadline “paper”; the deadlines are: "
        "papers, silence",
    ),
    (
        'key = "silence"',
        'key = "papers"',
        "deadline papers, key: “papers” stands more than once; each must be unique",
    ),
    (
        'severity = "warning"\nslots',
        'severity = "grave"\nslots',
        "check outside-hours, severity: 'grave' is not possible here; possible are: "
        "error, warning, advice",
    ),
]


def written(tmp_path: Path, content: str) -> Path:
    (tmp_path / "book.toml").write_text(content, encoding="utf-8")
    return tmp_path


def test_the_rulebook_that_the_others_are_made_from_is_sound(tmp_path: Path) -> None:
    book = read_rulebook(written(tmp_path, SOUND), "book")
    assert [rule.key for rule in book.deadlines] == ["papers", "silence"]
    assert book.deadlines[0].source.item == "1.c"


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_a_fault_of_a_rulebook_is_told_with_its_place(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    assert old in SOUND
    with pytest.raises(InvalidBundle) as refused:
        read_rulebook(written(tmp_path, SOUND.replace(old, new, 1)), "book")
    first = refused.value.faults[0]
    assert fault_message(first, "en").startswith(expected)
    for language in LANGUAGES:
        assert "{" not in fault_message(first, language)
    assert bundle_messages(refused.value, "en")[0].startswith(str(tmp_path / "book.toml"))


def test_all_rulebooks_that_come_with_the_planner_are_sound() -> None:
    assert list_rulebooks(RULEBOOKS) == [
        "ccpcj",
        "cnd",
        "hrc",
        "rotterdam-cop",
        "uncac-cosp",
        "unfccc-cop",
        "united-nations",
        "untoc",
        "wha",
    ]
    for slug in list_rulebooks(RULEBOOKS):
        book = read_rulebook(RULEBOOKS, slug)
        assert book.title.missing == ()
        read_duty_station(HOLIDAYS, book.duty_station)


def test_every_provision_names_a_source() -> None:
    for slug in list_rulebooks(RULEBOOKS):
        book = read_rulebook(RULEBOOKS, slug)
        for provision in (*book.deadlines, *book.checks, *book.parameters):
            assert provision.source.as_mapping() != {}


def test_a_rulebook_inherits_what_it_does_not_replace() -> None:
    base, book = (read_rulebook(RULEBOOKS, slug) for slug in ("united-nations", "hrc"))
    kept = {rule.key: rule for rule in book.checks}
    assert kept["title-missing"] in base.checks
    assert kept["outside-hours"] not in base.checks
    assert [rule.key for rule in book.checks][: len(base.checks)] == [
        rule.key for rule in base.checks
    ]


def test_a_rulebook_that_there_is_not_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as missing:
        read_rulebook(written(tmp_path, SOUND), "untoc")
    assert error_message(missing.value, "en") == (
        "There is no rulebook “untoc”. The rulebooks are: book."
    )


def test_days_of_another_year_are_no_holidays_of_this_one(tmp_path: Path) -> None:
    (tmp_path / "here.toml").write_text(
        f'format = 1\n[duty_station]\nslug = "here"\nzone = "UTC"\nweekend = ["saturday", "sun"]\n'
        f"{six('duty_station.name')}\n"
        '[[year]]\nyear = 2023\ndays = [2023-01-01, 2024-01-01]\nsource = { rule = "x" }\n',
        encoding="utf-8",
    )
    with pytest.raises(InvalidBundle) as refused:
        read_duty_station(tmp_path, "here")
    assert [fault_message(fault, "en") for fault in refused.value.faults] == [
        "duty_station weekend: 'sun' is not possible here; possible are:"
        " monday, tuesday, wednesday, thursday, friday, saturday, sunday",
        "year #1, days: [datetime.date(2023, 1, 1), datetime.date(2024, 1, 1)]"
        " must be an array of days of the year 2023",
    ]


def test_a_duty_station_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(NotFound) as missing:
        read_duty_station(HOLIDAYS, "atlantis")
    assert error_message(missing.value, "en") == (
        "There is no duty station “atlantis”."
        " The duty stations are: bonn, geneva, new-york, vienna."
    )
