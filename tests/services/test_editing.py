import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.assets import folder
from planner.editing.agenda import change_item
from planner.editing.allocations import place_item, take_off
from planner.editing.edit import Edit
from planner.editing.meetings import add_meeting, change_meeting, move_meeting, remove_meeting
from planner.editing.nouns import add_noun, change_noun, change_session, remove_noun
from planner.errors import Conflict, InvalidDraft, NotFound
from planner.models.account import TERMINAL, Actor
from planner.models.body import BodyKind
from planner.models.freezing import freeze
from planner.models.meeting import Meeting, Room
from planner.models.programme import Programme
from planner.services.editing import (
    Superseded,
    create_session,
    edit_session,
    read_draft,
    read_log,
    redo,
    undo,
)
from planner.services.sessions import Database, load_bundles, open_planner
from tests.builders import a_body, a_session, six

NOW = datetime(2018, 9, 1, 8, tzinfo=UTC)
ANA = Actor("Ana", "a")
BEN = Actor("Ben", "b")
SEEDS = folder("seeds")
SLUG = "untoc-cop-9"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [SEEDS / "sessions" / f"{SLUG}.toml"], NOW, SEEDS)
    return opened


def moved(key: str, day: int, hour: int = 10) -> Edit:
    return move_meeting(key, day=date(2018, 10, day), starts=time(hour), ends=time(hour + 3))


def version(database: Database) -> int:
    return read_draft(database, SLUG).version


def test_a_session_is_built_from_nothing(tmp_path: Path) -> None:
    database = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    made = create_session(database, a_session(), ANA, NOW)
    assert (made.version, made.programme.bodies) == (1, ())
    edit_session(database, "a-session", add_noun("body", a_body()), ANA, NOW, based_on=1)
    assert [body.key for body in read_draft(database, "a-session").programme.bodies] == ["plenary"]
    with pytest.raises(Conflict) as caught:
        create_session(database, a_session(), ANA, NOW)
    assert caught.value.code == "session-exists"


def test_an_edit_leaves_one_line_that_says_who_when_what_and_why(database: Database) -> None:
    before = version(database)
    edit_session(
        database, SLUG, moved("m-03", 19, 6), ANA, NOW, based_on=before, reason="the room is wet"
    )
    entry = read_log(database, SLUG, limit=1)[0]
    assert (entry.number, entry.actor, entry.account) == (before + 1, "Ana", "a")
    assert (entry.at, entry.service, entry.reason) == (NOW, "move_meeting", "the room is wet")
    assert entry.params == {"meeting": "m-03", "day": "2018-10-19", "starts": "06:00"}
    assert list(entry.difference or {}) == ["meetings"]


def test_an_edit_that_changes_nothing_leaves_no_line(database: Database) -> None:
    before = read_draft(database, SLUG)
    again = edit_session(database, SLUG, change_session(), ANA, NOW, based_on=before.version)
    assert (again.entry, version(database)) == (None, before.version)


def test_an_edit_with_faults_writes_nothing_and_names_them(database: Database) -> None:
    before = freeze(read_draft(database, SLUG).programme)
    with pytest.raises(InvalidDraft) as caught:
        edit_session(database, SLUG, moved("m-01", 25), ANA, NOW)
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [
        ("meeting-outside-session", ("meeting", "m-01", "day"))
    ]
    assert freeze(read_draft(database, SLUG).programme) == before


def test_edits_of_different_things_from_the_same_version_both_stand(database: Database) -> None:
    seen = version(database)
    edit_session(database, SLUG, moved("m-01", 19, 6), ANA, NOW, based_on=seen)
    edit_session(database, SLUG, moved("m-02", 18, 6), BEN, NOW, based_on=seen)
    programme = read_draft(database, SLUG).programme
    assert [programme.meeting(key).day.day for key in ("m-01", "m-02")] == [19, 18]


def test_the_second_edit_of_the_same_thing_is_shown_both_states(database: Database) -> None:
    seen = version(database)
    edit_session(database, SLUG, moved("m-01", 19, 6), ANA, NOW, based_on=seen)
    with pytest.raises(Superseded) as caught:
        edit_session(database, SLUG, moved("m-01", 18, 6), BEN, NOW, based_on=seen)
    conflict = caught.value
    assert [entry.actor for entry in conflict.meanwhile] == ["Ana"]
    assert conflict.draft.programme.meeting("m-01").day == date(2018, 10, 19)
    assert conflict.wanted is not None
    assert conflict.wanted.tables["meetings"].changed["m-01"][1]["day"] == "2018-10-18"
    assert read_draft(database, SLUG).programme.meeting("m-01").day == date(2018, 10, 19)


def test_an_edit_of_what_was_removed_meanwhile_is_a_conflict_too(database: Database) -> None:
    seen = version(database)
    edit_session(database, SLUG, remove_meeting("m-01"), ANA, NOW, based_on=seen)
    with pytest.raises(Superseded) as caught:
        edit_session(database, SLUG, moved("m-01", 18, 6), BEN, NOW, based_on=seen)
    assert caught.value.wanted is None


def test_each_takes_back_only_what_is_theirs(database: Database) -> None:
    edit_session(database, SLUG, moved("m-01", 19, 6), ANA, NOW)
    edit_session(database, SLUG, moved("m-02", 18, 6), BEN, NOW)
    undo(database, SLUG, ANA, NOW)
    programme = read_draft(database, SLUG).programme
    assert [programme.meeting(key).day.day for key in ("m-01", "m-02")] == [15, 18]
    with pytest.raises(Conflict) as caught:
        undo(database, SLUG, ANA, NOW)
    assert caught.value.code == "nothing-to-undo"
    redo(database, SLUG, ANA, NOW)
    assert read_draft(database, SLUG).programme.meeting("m-01").day.day == 19


def test_what_somebody_built_upon_is_not_taken_back(database: Database) -> None:
    edit_session(database, SLUG, moved("m-01", 19, 6), ANA, NOW)
    edit_session(database, SLUG, moved("m-01", 18, 6), BEN, NOW)
    with pytest.raises(Conflict) as caught:
        undo(database, SLUG, ANA, NOW)
    assert (caught.value.code, caught.value.params["key"]) == ("edit-superseded", "m-01")


def test_a_line_of_a_colleague_can_be_taken_back_by_its_number(database: Database) -> None:
    line = edit_session(database, SLUG, moved("m-01", 19, 6), ANA, NOW).entry
    assert line is not None
    undo(database, SLUG, BEN, NOW, number=line.number, reason="not agreed")
    entry = read_log(database, SLUG, limit=1)[0]
    assert (entry.actor, entry.service, entry.undoes, entry.reason) == (
        "Ben",
        "undo",
        line.number,
        "not agreed",
    )
    with pytest.raises(Conflict):
        undo(database, SLUG, ANA, NOW)


def test_a_new_edit_ends_what_could_be_brought_back(database: Database) -> None:
    edit_session(database, SLUG, moved("m-01", 19, 6), ANA, NOW)
    undo(database, SLUG, ANA, NOW)
    edit_session(database, SLUG, moved("m-02", 18, 6), ANA, NOW)
    with pytest.raises(Conflict) as caught:
        redo(database, SLUG, ANA, NOW)
    assert caught.value.code == "nothing-to-redo"


def test_an_override_that_the_rulebook_does_not_know_is_refused(database: Database) -> None:
    from planner.models.override import Override
    from planner.models.source import Source

    wrong = Override(key="deadline.nothing.amount", value="3", source=Source(rule="rule 1"))
    with pytest.raises(InvalidDraft) as caught:
        edit_session(database, SLUG, add_noun("override", wrong), ANA, NOW, seeds=SEEDS)
    assert [fault.code for fault in caught.value.faults] == ["override-unknown"]


def test_what_is_needed_is_not_removed(database: Database) -> None:
    with pytest.raises(Conflict) as caught:
        edit_session(database, SLUG, remove_noun("body", "plenary"), ANA, NOW)
    assert (caught.value.code, caught.value.params["count"] > 20) == ("noun-in-use", True)


def test_an_unknown_session_is_said(database: Database) -> None:
    with pytest.raises(NotFound):
        edit_session(database, "nothing", change_session(), TERMINAL, NOW)


# --- two editors at once ----------------------------------------------------------------------


def a_random_edit(programme: Programme, draw: random.Random) -> Edit:
    """Something that an editor might do, in slots that are kept apart so that most go through."""
    meeting = draw.choice(programme.meetings)
    item = draw.choice(programme.items)
    fresh = f"m-{draw.getrandbits(40):x}"
    day = date(2018, 10, 15) + timedelta(days=draw.randrange(5))
    hour = draw.randrange(6, 22)
    choices: list[Callable[[], Edit]] = [
        lambda: move_meeting(meeting.key, day=day, starts=time(hour), ends=time(hour, 50)),
        lambda: add_meeting(
            Meeting(key=fresh, day=day, starts=time(hour), ends=time(hour, 50), bodies=("wg-3",))
        ),
        lambda: remove_meeting(meeting.key),
        lambda: change_meeting(meeting.key, has_interpretation=draw.random() < 0.5),
        lambda: place_item(meeting.key, item.key, place=0),
        lambda: take_off(meeting.key, item.key),
        lambda: change_item(item.key, short_title=six(fresh)),
        lambda: add_noun("room", Room(key=fresh, name=six(fresh))),
        lambda: change_noun("body", "wg-3", mandate=fresh),
        lambda: add_noun("body", a_body(fresh, BodyKind.SIDE_EVENT)),
    ]
    return draw.choice(choices)()


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_of_200_interleaved_edits_none_is_lost_and_all_can_be_taken_back(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    draw = random.Random(seed)
    place = tmp_path_factory.mktemp("interleaved") / "planner.sqlite3"
    database = open_planner(f"sqlite:///{place}")
    load_bundles(database, [SEEDS / "sessions" / f"{SLUG}.toml"], NOW, SEEDS)
    seen = {ANA: read_draft(database, SLUG), BEN: read_draft(database, SLUG)}
    states = [freeze(read_draft(database, SLUG).programme)]
    refused = 0
    for _ in range(200):
        actor = draw.choice((ANA, BEN))
        if draw.random() < 0.4:
            seen[actor] = read_draft(database, SLUG)
        basis = seen[actor]
        edit = a_random_edit(basis.programme, draw)
        try:
            edited = edit_session(database, SLUG, edit, actor, NOW, based_on=basis.version)
        except (Superseded, InvalidDraft, Conflict, NotFound):
            # A refusal is never silent, and writes nothing.
            refused += 1
            assert freeze(read_draft(database, SLUG).programme) == states[-1]
            continue
        if edited.entry is not None:
            states.append(freeze(edited.draft.programme))
    assert freeze(read_draft(database, SLUG).programme) == states[-1]
    assert (len(states) > 40, refused > 0) == (True, True)
    # Newest first, whoever made it: each step brings back the state before it, byte for byte.
    lines = [entry for entry in read_log(database, SLUG) if entry.difference is not None]
    for entry, expected in zip(lines, reversed(states[:-1]), strict=True):
        undo(database, SLUG, BEN, NOW, number=entry.number)
        assert freeze(read_draft(database, SLUG).programme) == expected
