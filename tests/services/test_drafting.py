"""Drafting a stored session, and accepting what came of it whole or in part."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from planner.assets import folder
from planner.editing.meetings import add_meeting, remove_meeting
from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.account import TERMINAL
from planner.models.drafting import Progress, Status
from planner.models.edition import ChangeCode
from planner.models.meeting import Meeting
from planner.services.drafting import (
    Wishes,
    accept_proposal,
    accepted,
    changes_of,
    draft_session,
)
from planner.services.editing import edit_session, undo
from planner.services.editions import publish_edition
from planner.services.sessions import Database, load_bundles, open_planner, read_programme

pytest.importorskip("ortools", reason="install planner[drafting]")

SLUG = "untoc-cop-9"
NOW = datetime(2018, 9, 1, 9, tzinfo=UTC)
SEEDS = folder("seeds")
ONE_MORE = Wishes(disruptions=("one-more:wg-3",))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [SEEDS / "sessions" / f"{SLUG}.toml"], NOW)
    return opened


def test_a_stored_session_is_drafted_and_nothing_is_saved(database: Database) -> None:
    before = read_programme(database, SLUG)
    told: list[Progress] = []
    drafted = draft_session(database, SLUG, SEEDS, Wishes(), tell=told.append)
    (proposal,) = drafted.draft.proposals
    assert proposal.status is Status.PROVEN
    assert changes_of(drafted, proposal) == ()
    assert drafted.assumed == ()
    assert told[-1].best == proposal.cost
    assert read_programme(database, SLUG) == before


def test_a_session_that_there_is_not_is_told(database: Database) -> None:
    with pytest.raises(NotFound):
        draft_session(database, "nothing", SEEDS, Wishes())


def test_an_edition_is_changed_least(database: Database) -> None:
    publish_edition(database, SLUG, NOW)
    wishes = replace(ONE_MORE, keep=1)
    drafted = draft_session(database, SLUG, SEEDS, wishes)
    (proposal,) = drafted.draft.proposals
    assert [change.code for change in changes_of(drafted, proposal)] == [ChangeCode.MEETING_ADDED]


def test_a_proposal_accepted_whole_is_stored(database: Database) -> None:
    before = read_programme(database, SLUG)
    drafted = draft_session(database, SLUG, SEEDS, ONE_MORE)
    made = accepted(before, drafted.draft.proposals[0])
    assert accept_proposal(database, before, made, NOW)
    assert read_programme(database, SLUG) == made
    assert [m.key for m in made.meetings if m.key not in {o.key for o in before.meetings}] == [
        "m-13"
    ]


def test_a_new_meeting_never_gets_the_key_of_another_that_was_published(
    database: Database,
) -> None:
    other = Meeting(
        key="m-13", day=date(2018, 10, 19), starts=time(19), ends=time(20), bodies=("plenary",)
    )
    edit_session(database, SLUG, add_meeting(other), TERMINAL, NOW)
    publish_edition(database, SLUG, NOW)
    edit_session(database, SLUG, remove_meeting("m-13"), TERMINAL, NOW)
    before = read_programme(database, SLUG)
    made = accepted(before, draft_session(database, SLUG, SEEDS, ONE_MORE).draft.proposals[0])
    accept_proposal(database, before, made, NOW)
    known = {meeting.key for meeting in before.meetings}
    new = [m for m in read_programme(database, SLUG).meetings if m.key not in known]
    assert [(meeting.bodies, meeting.key == "m-13") for meeting in new] == [(("wg-3",), False)]


def test_an_accepted_proposal_is_taken_back_like_any_edit(database: Database) -> None:
    before = read_programme(database, SLUG)
    made = accepted(before, draft_session(database, SLUG, SEEDS, ONE_MORE).draft.proposals[0])
    accept_proposal(database, before, made, NOW)
    undo(database, SLUG, TERMINAL, NOW)
    assert read_programme(database, SLUG) == before


def test_a_part_is_accepted_and_the_rest_stays(database: Database) -> None:
    before = read_programme(database, SLUG)
    (proposal,) = draft_session(database, SLUG, SEEDS, ONE_MORE).draft.proposals
    assert accepted(before, proposal, {"m-04"}) == before
    with_new = accepted(before, proposal, {"m-13"})
    assert with_new.meetings_of("wg-3") == proposal.programme.meetings_of("wg-3")


def test_a_part_that_does_not_go_with_the_rest_is_refused(database: Database) -> None:
    before = read_programme(database, SLUG)
    (proposal,) = draft_session(database, SLUG, SEEDS, Wishes()).draft.proposals
    moved = before.meeting("m-02").model_copy(
        update={"day": date(2018, 10, 16), "starts": time(10), "ends": time(13)}
    )
    meetings = tuple(moved if m.key == "m-02" else m for m in proposal.programme.meetings)
    other = replace(proposal, programme=replace(proposal.programme, meetings=meetings))
    with pytest.raises(InvalidInput) as refused:
        accepted(before, other, {"m-02"})
    assert refused.value.code == "proposal-part-unsound"
    with pytest.raises(InvalidInput) as refused:
        accepted(before, proposal, {"m-99"})
    assert refused.value.code == "proposal-without-meeting"


def test_what_was_changed_meanwhile_is_not_overwritten(database: Database) -> None:
    before = read_programme(database, SLUG)
    made = accepted(before, draft_session(database, SLUG, SEEDS, ONE_MORE).draft.proposals[0])
    assert accept_proposal(database, before, made, NOW)
    with pytest.raises(Conflict) as refused:
        accept_proposal(database, before, made, NOW)
    assert refused.value.code == "draft-outdated"


def test_a_search_that_is_stopped_at_once_still_proposes_something(database: Database) -> None:
    drafted = draft_session(database, SLUG, SEEDS, Wishes(), should_stop=lambda: True)
    assert len(drafted.draft.proposals) == 1
    assert drafted.draft.proposals[0].broken == ()
