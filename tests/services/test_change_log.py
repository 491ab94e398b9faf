"""Every write leaves its line, and the log tells what each found and left."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from planner.assets import folder
from planner.documents.change_log import change_log, log_line
from planner.editing.meetings import move_meeting
from planner.editing.nouns import change_session
from planner.errors import Conflict
from planner.models.account import PUBLIC, Actor
from planner.models.approval import ApprovalKind
from planner.models.body import BodyKind
from planner.models.freezing import freeze
from planner.models.speaking import Capacity, Inscription, Rank, RequestKind
from planner.rendering.csv_table import render_csv
from planner.rendering.words import plain
from planner.seeding.writing import write_bundle
from planner.services.approvals import circulate_edition, object_to, record_approval
from planner.services.change_log import LogQuery, read_changes
from planner.services.editing import edit_session, read_draft, read_log, undo
from planner.services.editions import publish_edition
from planner.services.sessions import Database, load_bundles, open_planner, read_programme
from planner.services.speaking import (
    default_settings,
    end_key,
    issue_delegation_key,
    make_list,
)
from planner.services.speaking_requests import inscribe_speaker
from planner.services.subscriptions import end_subscription, rotate_subscription, subscribe
from tests.builders import six

NOW = datetime(2018, 9, 1, 8, tzinfo=UTC)
SLUG = "untoc-cop-9"
ANA = Actor("Ana", "a")
SEEDS = folder("seeds")
FILE = SEEDS / "sessions" / f"{SLUG}.toml"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [FILE], NOW, SEEDS)
    return opened


def lines(database: Database) -> list[tuple[int, str, str, dict[str, object]]]:
    """The log after the loading: number, actor, service, params; the oldest first."""
    return [
        (entry.number, entry.actor, entry.service, entry.params)
        for entry in reversed(read_log(database, SLUG))
        if entry.number > 1
    ]


def test_loading_a_bundle_is_one_line_and_loading_it_again_is_none(database: Database) -> None:
    load_bundles(database, [FILE], NOW, SEEDS)
    (entry,) = read_log(database, SLUG)
    assert (entry.number, entry.actor, entry.account) == (1, "terminal", None)
    assert (entry.service, entry.difference, entry.at) == ("load_bundle", None, NOW)


def test_a_bundle_over_a_session_says_what_was_different_and_can_be_taken_back(
    database: Database, tmp_path: Path
) -> None:
    before = read_programme(database, SLUG)
    changed = change_session(source="CTOC/COP/2018/1/Rev.1").apply(before)
    file = tmp_path / f"{SLUG}.toml"
    file.write_text(write_bundle(changed))
    load_bundles(database, [file], NOW, SEEDS, actor=ANA)
    entry = read_log(database, SLUG, limit=1)[0]
    assert (entry.actor, list(entry.difference or {})) == ("Ana", ["session"])
    undo(database, SLUG, ANA, NOW, number=entry.number)
    assert freeze(read_programme(database, SLUG)) == freeze(before)


def test_publishing_and_approving_leave_lines(database: Database) -> None:
    publish_edition(database, SLUG, NOW, comment="First", actor=ANA)
    circulate_edition(
        database,
        SLUG,
        1,
        by=BodyKind.EXTENDED_BUREAU,
        now=NOW,
        closes_at=NOW + timedelta(days=3),
        actor=ANA,
    )
    key = read_programme(database, SLUG).approvals[-1].key
    object_to(database, SLUG, key, author="Utopia", text="Item 4", now=NOW, actor=ANA)
    record_approval(
        database,
        SLUG,
        1,
        kind=ApprovalKind.MEETING,
        by=BodyKind.BUREAU,
        decided_on=date(2018, 9, 1),
        now=NOW,
    )
    noted = read_programme(database, SLUG).approvals[-1].key
    extended = {"approval": key, "edition": 1, "by": "extended_bureau"}
    assert lines(database) == [
        (2, "Ana", "publish_edition", {"edition": 1, "suffix": ""}),
        (3, "Ana", "circulate_edition", extended),
        (4, "Ana", "object_to", extended),
        (5, "terminal", "record_approval", {"approval": noted, "edition": 1, "by": "bureau"}),
    ]
    assert [entry.reason for entry in read_log(database, SLUG)] == [
        None,
        "Item 4",
        None,
        "First",
        None,
    ]


def test_nobody_publishes_what_they_have_not_seen(database: Database) -> None:
    seen = read_draft(database, SLUG).version
    move = move_meeting("m-03", day=date(2018, 10, 19), starts=time(6), ends=time(9))
    edit_session(database, SLUG, move, ANA, NOW)
    with pytest.raises(Conflict) as refused:
        publish_edition(database, SLUG, NOW, based_on=seen)
    assert (refused.value.code, refused.value.params["actors"]) == (
        "draft-changed-meanwhile",
        "Ana",
    )
    assert publish_edition(database, SLUG, NOW, based_on=seen + 1).number == 1
    # That something was published changes nothing that somebody may have before them.
    edit_session(database, SLUG, change_session(source="x"), ANA, NOW, based_on=seen + 1)


def test_readers_calendars_are_counted_and_not_told(database: Database) -> None:
    programme = read_programme(database, SLUG)
    secret = subscribe(database, programme, "fr", NOW, bodies=["plenary"], meetings=["m-01"])
    other = rotate_subscription(database, secret, NOW)
    end_subscription(database, other, NOW)
    facts = {"language": "fr", "bodies": 1, "items": 0, "meetings": 1}
    assert lines(database) == [
        (2, PUBLIC.name, "subscribe", facts),
        (3, PUBLIC.name, "rotate_subscription", facts),
        (4, PUBLIC.name, "end_subscription", facts),
    ]
    written = json.dumps([entry.model_dump(mode="json") for entry in read_log(database, SLUG)])
    assert [secret in written, other in written, "plenary" in written] == [False, False, False]


def test_a_list_of_speakers_leaves_a_line_for_each_write_without_names(database: Database) -> None:
    settings = default_settings(read_programme(database, SLUG), "2-a")
    made = make_list(database, settings, NOW, label="podium")
    inscription = Inscription(
        kind=RequestKind.STATEMENT,
        delegation="FR",
        name=six("France"),
        capacity=Capacity.STATE,
        rank=Rank.REPRESENTATIVE,
        speaker="Somebody Named",
    )
    inscribe_speaker(database, made.ref, inscription, NOW, "delegation:FR")
    secret = issue_delegation_key(database, made.ref, NOW, delegation="FR", name=six("France"))
    end_key(database, secret, NOW)
    assert lines(database) == [
        (2, "podium", "make_speakers_list", {"list": "2-a"}),
        (3, "podium", "write_speakers_list", {"list": "2-a", "number": 1}),
        (4, "podium", "issue_speakers_key", {"list": "2-a"}),
        (5, "delegation:FR", "write_speakers_list", {"list": "2-a", "number": 2}),
        (6, "terminal", "issue_speakers_key", {"list": "2-a"}),
        (7, "terminal", "end_speakers_key", {"list": "2-a"}),
    ]
    written = json.dumps([entry.model_dump(mode="json") for entry in read_log(database, SLUG)])
    assert ["Somebody Named" in written, secret in written] == [False, False]


# --- reading it -------------------------------------------------------------------------------


@pytest.fixture
def edited(database: Database) -> Database:
    """Three moves of one meeting: Ana's on two days, Ben's in between."""
    for actor, hour, at in (
        (ANA, 5, NOW),
        (Actor("Ben", "b"), 6, NOW + timedelta(hours=1)),
        (ANA, 7, NOW + timedelta(days=2)),
    ):
        move = move_meeting("m-03", day=date(2018, 10, 19), starts=time(hour), ends=time(hour + 1))
        edit_session(database, SLUG, move, actor, at, reason="=1+1" if hour == 7 else None)
    return database


def test_each_write_is_told_as_it_was_then(edited: Database) -> None:
    part = read_changes(edited, SLUG, LogQuery())
    told = [
        [
            plain(change, "en")
            for change in log_line(part.programme, w.entry, w.before, w.after).changes
        ]
        for w in part.writes
    ]
    assert told == [
        ["Plenary, 8th meeting moved from Friday, 19 October, 6-7 a.m. to "
         "Friday, 19 October, 7-8 a.m."],
        ["Plenary, 8th meeting moved from Friday, 19 October, 5-6 a.m. to "
         "Friday, 19 October, 6-7 a.m."],
        ["Plenary, 8th meeting moved from Tuesday, 16 October, 10 a.m.-1 p.m. to "
         "Friday, 19 October, 5-6 a.m."],
        [],
    ]  # fmt: skip
    assert part.undoable == {2, 3, 4}
    assert (part.actors, part.services) == (
        ("Ana", "Ben", "terminal"),
        ("load_bundle", "move_meeting"),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (LogQuery(actor="Ben"), [3]),
        (LogQuery(service="move_meeting"), [4, 3, 2]),
        (LogQuery(since=date(2018, 9, 2)), [4]),
        (LogQuery(until=date(2018, 9, 1), service="move_meeting"), [3, 2]),
        (LogQuery(before=3), [2, 1]),
        (LogQuery(actor="nobody"), []),
    ],
)
def test_it_can_be_narrowed_down(edited: Database, query: LogQuery, expected: list[int]) -> None:
    part = read_changes(edited, SLUG, query)
    assert [write.entry.number for write in part.writes] == expected


def test_it_is_read_a_part_at_a_time(edited: Database) -> None:
    part = read_changes(edited, SLUG, LogQuery(most=2))
    assert ([w.entry.number for w in part.writes], part.has_more) == ([4, 3], True)
    rest = read_changes(edited, SLUG, LogQuery(most=2, before=3))
    assert ([w.entry.number for w in rest.writes], rest.has_more) == ([2, 1], False)


def test_as_a_table_no_reason_becomes_a_formula(edited: Database) -> None:
    part = read_changes(edited, SLUG, LogQuery(actor="Ana"))
    document = change_log(
        part.programme, [log_line(part.programme, w.entry, w.before, w.after) for w in part.writes]
    )
    table = render_csv(document, "en").decode().splitlines()
    assert table == [
        "\N{ZERO WIDTH NO-BREAK SPACE}Number,When (UTC),Who,What,Changes,Why",
        '4,2018-09-03T08:00:00Z,Ana,"meeting moved: Plenary, 19 October 2018, 7 a.m.",'
        '"Plenary, 8th meeting moved from Friday, 19 October, 6-7 a.m. to '
        "Friday, 19 October, 7-8 a.m.\",'=1+1",
        '2,2018-09-01T08:00:00Z,Ana,"meeting moved: Plenary, 19 October 2018, 5 a.m.",'
        '"Plenary, 8th meeting moved from Tuesday, 16 October, 10 a.m.-1 p.m. to '
        'Friday, 19 October, 5-6 a.m.",',
    ]
