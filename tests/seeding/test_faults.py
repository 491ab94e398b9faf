"""Every fault of a bundle has its own message, tells where it is, and nothing is loaded."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.errors import InvalidBundle
from planner.i18n.messages import fault_message
from planner.models.text import LANGUAGES
from planner.seeding.reading import parse_bundle, read_bundle
from planner.services.sessions import list_sessions, load_bundles
from planner.store.database import migrate, open_database


def six(name: str) -> str:
    return "\n".join([f"[{name}]", *(f'{code} = "Words in {code}"' for code in LANGUAGES)])


SOUND = f"""
format = 1
[session]
slug = "s"
zone = "Europe/Vienna"
opens = 2018-10-15
closes = 2018-10-19
as_of = 2018-07-26
{six("session.title")}
{six("session.short_title")}
{six("session.city")}
[[body]]
key = "plenary"
kind = "plenary"
{six("body.name")}
[[body]]
key = "wg"
kind = "working_group"
{six("body.name")}
[[room]]
key = "room-a"
{six("room.name")}
[[item]]
key = "i-1"
body = "plenary"
number = "1"
{six("item.title")}
[[item]]
key = "i-1a"
body = "plenary"
number = "1 (a)"
{six("item.title")}
[[item]]
key = "i-wg"
body = "wg"
number = "1"
{six("item.title")}
[[paper]]
symbol = "CTOC/COP/2018/1"
kind = "agenda"
items = ["i-1"]
{six("paper.title")}
[[meeting]]
key = "m-01"
day = 2018-10-15
starts = 10:00:00
ends = 13:00:00
bodies = ["plenary"]
items = ["i-1", {{ item = "i-1a", minutes = 30 }}]
[[meeting]]
key = "m-02"
day = 2018-10-15
starts = 15:00:00
ends = 18:00:00
bodies = ["wg"]
room = "room-a"
"""


def changed(old: str, new: str) -> Callable[[str], str]:
    def change(bundle: str) -> str:
        assert bundle.count(old) >= 1, old
        return bundle.replace(old, new, 1)

    return change


M01 = 'key = "m-01"\nday = 2018-10-15\nstarts = 10:00:00\nends = 13:00:00\nbodies = ["plenary"]'

FAULTS: list[tuple[Callable[[str], str], list[str]]] = [
    (
        changed("format = 1", "format = 2"),
        ["format: format 2 is not known; this version reads format 1"],
    ),
    (
        changed("[[room]]", "[[rooms]]"),
        [
            "rooms: there is no such table; the tables are:"
            " approval, body, format, item, meeting, officer, override, paper, room, session",
            "room: write it as an array of tables, in double brackets",
        ],
    ),
    (
        changed("[session]\n", "[the-session]\n"),
        [
            "the-session: there is no such table; the tables are:"
            " approval, body, format, item, meeting, officer, override, paper, room, session",
            "session slug: this is required",
            "session zone: this is required",
            "session opens: this is required",
            "session closes: this is required",
            "session as_of: this is required",
        ],
    ),
    (changed("opens = 2018-10-15\n", ""), ["session opens: this is required"]),
    (
        changed("opens = 2018-10-15", "open = 2018-10-15"),
        [
            "session open: there is no such key; did you mean: opens",
            "session opens: this is required",
        ],
    ),
    (
        changed("opens = 2018-10-15", 'opens = "15 October 2018"'),
        ["session opens: '15 October 2018' is of the wrong type; it should be: date"],
    ),
    (
        changed("opens = 2018-10-15", "opens = 2018-10-15T10:00:00"),
        [
            "session opens: datetime.datetime(2018, 10, 15, 10, 0) is of the wrong type;"
            " it should be: date"
        ],
    ),
    (
        changed('zone = "Europe/Vienna"', 'zone = "Europe/Wien"'),
        [
            "session zone: there is no time zone “Europe/Wien”;"
            " use an IANA name such as “Europe/Vienna”"
        ],
    ),
    (
        changed("closes = 2018-10-19", "closes = 2018-10-12"),
        ["session closes: the session closes on 2018-10-12, before it opens on 2018-10-15"],
    ),
    (
        changed('[session.city]\nar = "Words in ar"\n', "[session.city]\n"),
        ["session city: the wording in “ar” is missing"],
    ),
    (
        changed('ar = "Words in ar"', 'ar = "Words in ar"\nde = "Worte"'),
        ["session title, de: “de” is not one of the official languages (ar, zh, en, fr, ru, es)"],
    ),
    (changed('en = "Words in en"', 'en = "  "'), ["session title, en: this must not be empty"]),
    (
        changed('en = "Words in en"', 'en = "Words\\u0007"'),
        ["session title, en: the character U+0007 cannot be printed"],
    ),
    (
        changed('kind = "working_group"', 'kind = "working-group"'),
        [
            "body wg, kind: 'working-group' is not possible here; possible are: plenary,"
            " committee_of_the_whole, committee, working_group, expert_group, bureau,"
            " extended_bureau, informal_consultations, regional_group, side_event"
        ],
    ),
    (
        changed('number = "1 (a)"', 'number = "a (1)"'),
        [
            "item i-1a, number: “a (1)” is not the number of an agenda item;"
            " write it as in “2” or “1 (a)”"
        ],
    ),
    (
        changed('number = "1 (a)"', 'number = "2 (a)"'),
        ["item i-1a, number: item 2 (a) has no item 2 above it in the agenda of “plenary”"],
    ),
    (
        changed('number = "1 (a)"', 'number = "1"'),
        ["item i-1a, number: the number 1 stands more than once in the agenda of “plenary”"],
    ),
    (
        changed('key = "i-1a"', 'key = "i-1"'),
        [
            "item i-1, key: “i-1” stands more than once; each must be unique",
            "meeting m-01, items: there is no agenda item “i-1a”; the items are: i-1, i-1, i-wg",
        ],
    ),
    (
        changed('key = "i-wg"', 'key = "Item 1"'),
        [
            "item Item 1, key: “Item 1” is not a key;"
            " use lower-case letters, digits and single hyphens"
        ],
    ),
    (
        changed('items = ["i-1"]', 'items = ["i-7"]'),
        [
            "paper CTOC/COP/2018/1, items: there is no agenda item “i-7”;"
            " the items are: i-1, i-1a, i-wg"
        ],
    ),
    (
        changed('symbol = "CTOC/COP/2018/1"', 'symbol = "CTOC COP"'),
        [
            "paper CTOC COP, symbol: “CTOC COP” is not a symbol of a document;"
            " it begins with a capital letter and has no spaces"
        ],
    ),
    (
        changed('{ item = "i-1a", minutes = 30 }', '{ item = "i-1a", minutes = "30" }'),
        ["meeting m-01, items, minutes: '30' is of the wrong type; it should be: integer"],
    ),
    (
        changed("minutes = 30", "minutes = 0"),
        ["meeting m-01, items: 0 must be 1 or more"],
    ),
    (
        changed('"i-1", {', '"i-1a", {'),
        ["meeting m-01, items: “i-1a” is named twice"],
    ),
    (
        changed('"i-1", {', '"i-wg", {'),
        ["meeting m-01, items: “i-wg” is an item of “wg”, which does not meet here (plenary)"],
    ),
    (
        changed('bodies = ["wg"]', 'bodies = ["wg", "cow"]'),
        ["meeting m-02, bodies: there is no body “cow”; the bodies are: plenary, wg"],
    ),
    (
        changed('bodies = ["wg"]', "bodies = []"),
        ["meeting m-02, bodies: a meeting needs at least one body"],
    ),
    (
        changed('room = "room-a"', 'room = "room-b"'),
        ["meeting m-02, room: there is no room “room-b”; the rooms are: room-a"],
    ),
    (
        changed(M01, M01.replace("2018-10-15", "2018-10-20")),
        [
            "meeting m-01, day: 2018-10-20 is not a day of the session,"
            " which lasts from 2018-10-15 to 2018-10-19"
        ],
    ),
    (
        changed(M01, M01.replace("13:00:00", "09:30:00")),
        ["meeting m-01, ends: the meeting ends at 09:30, which is not after its start at 10:00"],
    ),
    (
        changed(
            'starts = 15:00:00\nends = 18:00:00\nbodies = ["wg"]',
            'starts = 12:30:00\nends = 15:30:00\nbodies = ["wg", "plenary"]',
        ),
        ["meeting m-02, bodies: “plenary” already meets at that time, in “m-01”"],
    ),
    (
        changed('room = "room-a"', 'webcast_url = "javascript:alert(1)"'),
        [
            "meeting m-02, webcast_url: “javascript:alert(1)” is not an address;"
            " it begins with https://"
        ],
    ),
    (
        changed('key = "m-02"\n', ""),
        ["meeting #2, key: this is required"],
    ),
]


def messages(bundle: str) -> list[str]:
    with pytest.raises(InvalidBundle) as refused:
        parse_bundle(bundle, "bundle.toml")
    return [fault_message(fault, "en") for fault in refused.value.faults]


def test_the_bundle_that_the_others_are_made_from_is_sound() -> None:
    programme = parse_bundle(SOUND, "bundle.toml")
    assert [meeting.key for meeting in programme.meetings] == ["m-01", "m-02"]
    assert [allocation.minutes for allocation in programme.allocations] == [None, 30]


@pytest.mark.parametrize(("change", "expected"), FAULTS)
def test_a_fault_has_its_own_message(change: Callable[[str], str], expected: list[str]) -> None:
    assert messages(change(SOUND)) == expected


def test_text_that_is_not_toml_is_told_with_its_line() -> None:
    assert messages(SOUND.replace('slug = "s"', "slug = s")) == [
        "the file is not TOML: Invalid value (at line 4, column 8)"
    ]


def test_a_time_that_the_change_of_clocks_skips_is_refused() -> None:
    spring = (
        SOUND.replace("opens = 2018-10-15", "opens = 2018-03-25")
        .replace("day = 2018-10-15", "day = 2018-03-25")
        .replace("starts = 10:00:00", "starts = 02:30:00")
    )
    assert messages(spring) == [
        "meeting m-01, starts: 2018-03-25 02:30 does not exist in Europe/Vienna:"
        " the clocks are put forward then"
    ]


def test_informal_consultations_may_meet_before_the_session_opens() -> None:
    before = SOUND.replace('kind = "working_group"', 'kind = "informal_consultations"').replace(
        'key = "m-02"\nday = 2018-10-15', 'key = "m-02"\nday = 2018-10-12'
    )
    assert [m.key for m in parse_bundle(before, "bundle.toml").meetings] == ["m-02", "m-01"]


def test_all_faults_are_told_at_once() -> None:
    wrong = SOUND.replace('kind = "working_group"', "kind = 3").replace(
        'number = "1 (a)"', 'number = ""'
    )
    assert [message.partition(":")[0] for message in messages(wrong)] == [
        "body wg, kind",
        "item i-1a, number",
    ]


def test_a_file_that_is_missing_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidBundle) as missing:
        read_bundle(tmp_path / "none.toml")
    assert [fault.code for fault in missing.value.faults] == ["file-missing"]
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"format = 1 # \xff")
    with pytest.raises(InvalidBundle) as not_text:
        read_bundle(binary)
    assert [fault_message(fault, "en") for fault in not_text.value.faults] == [
        "the file is not UTF-8 text (byte 13)"
    ]


def test_one_faulty_file_among_several_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    sound, faulty = tmp_path / "sound.toml", tmp_path / "faulty.toml"
    sound.write_text(SOUND, encoding="utf-8")
    faulty.write_text(SOUND.replace("ends = 13:00:00", "ends = 10:00:00"), encoding="utf-8")
    engine = open_database(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    migrate(engine)
    with pytest.raises(InvalidBundle):
        load_bundles(engine, [sound, faulty], datetime(2018, 7, 26, tzinfo=UTC))
    assert list_sessions(engine) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_whole_in_every_language(language: str) -> None:
    """No placeholder is left unfilled, whatever the fault."""
    for change, _ in FAULTS:
        with pytest.raises(InvalidBundle) as refused:
            parse_bundle(change(SOUND), "bundle.toml")
        for fault in refused.value.faults:
            assert re.findall(r"\{\w+\}", fault_message(fault, language)) == []
