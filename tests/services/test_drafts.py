from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.assets import folder
from planner.editing.meetings import remove_meeting, set_status
from planner.errors import NotFound
from planner.models.account import Actor
from planner.models.freezing import fingerprint, freeze
from planner.models.meeting import MeetingStatus
from planner.services.drafts import read_draft_state
from planner.services.editing import edit_session, read_draft, redo, undo
from planner.services.editions import publish_edition
from planner.services.sessions import Database, load_bundles, open_planner, read_programme

NOW = datetime(2018, 9, 1, 8, tzinfo=UTC)
SLUG = "untoc-cop-9"
ANA, BEN = Actor("Ana", "a"), Actor("Ben", "b")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [folder("seeds") / "sessions" / f"{SLUG}.toml"], NOW)
    return opened


def test_the_state_has_the_hash_of_the_draft_and_its_version(database: Database) -> None:
    state = read_draft_state(database, SLUG, ANA)
    assert state.fingerprint == fingerprint(freeze(read_programme(database, SLUG)))
    assert state.version == read_draft(database, SLUG).version
    assert (state.published, state.is_published) == (None, False)
    with pytest.raises(NotFound):
        read_draft_state(database, "none", ANA)


def test_a_draft_is_published_until_it_is_changed(database: Database) -> None:
    publish_edition(database, SLUG, NOW)
    state = read_draft_state(database, SLUG, ANA)
    assert state.published is not None
    assert (state.published.number, state.is_published) == (1, True)
    edit_session(database, SLUG, remove_meeting("m-04"), ANA, NOW)
    assert not read_draft_state(database, SLUG, ANA).is_published
    undo(database, SLUG, ANA, NOW)
    assert read_draft_state(database, SLUG, ANA).is_published


def test_everybody_is_offered_their_own_last_write_to_undo(database: Database) -> None:
    mine = edit_session(database, SLUG, remove_meeting("m-04"), ANA, NOW).entry
    theirs = edit_session(
        database, SLUG, set_status("m-01", MeetingStatus.CANCELLED), BEN, NOW + timedelta(hours=1)
    ).entry
    assert mine is not None
    assert theirs is not None
    ana, ben = (read_draft_state(database, SLUG, actor) for actor in (ANA, BEN))
    assert ana.to_undo is not None
    assert ben.to_undo is not None
    assert (ana.to_undo.number, ana.to_undo.service) == (mine.number, "remove_meeting")
    assert (ben.to_undo.number, ben.to_undo.params["meeting"]) == (theirs.number, "m-01")
    assert (ana.to_redo, ben.to_redo) == (None, None)


def test_what_was_undone_is_offered_to_be_redone(database: Database) -> None:
    edit_session(database, SLUG, remove_meeting("m-04"), ANA, NOW)
    undo(database, SLUG, ANA, NOW)
    state = read_draft_state(database, SLUG, ANA)
    assert state.to_undo is None
    assert state.to_redo is not None
    assert state.to_redo.service == "remove_meeting"
    redo(database, SLUG, ANA, NOW)
    after = read_draft_state(database, SLUG, ANA)
    assert after.to_redo is None
    assert after.to_undo is not None
    assert after.to_undo.service == "redo"
