"""Approving an edition."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner.errors import Conflict, NotFound
from planner.models.approval import ApprovalKind
from planner.models.body import BodyKind
from planner.rules.approvals import Outcome, outcome
from planner.services.approvals import (
    approvals_of,
    circulate_edition,
    object_to,
    record_approval,
)
from planner.services.editions import publish_edition, read_latest
from planner.store.database import Database, migrate, open_database, transaction
from planner.store.snapshots import load_programme, save_programme
from tests.builders import a_meeting, a_programme

NOW = datetime(2018, 6, 11, 9, tzinfo=UTC)
CLOSES = NOW + timedelta(hours=72)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    found = open_database(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    migrate(found)
    with transaction(found) as opened:
        save_programme(opened, a_programme(meetings=[a_meeting("m-1")]), NOW)
    publish_edition(found, "a-session", NOW)
    return found


def test_silence_that_is_kept_adopts(database: Database) -> None:
    circulate_edition(
        database, "a-session", 1, by=BodyKind.EXTENDED_BUREAU, now=NOW, closes_at=CLOSES
    )
    (approval,) = approvals_of(database, "a-session")
    assert [outcome(approval, at) for at in (NOW, CLOSES)] == [Outcome.PENDING, Outcome.ADOPTED]
    with pytest.raises(Conflict) as over:
        object_to(database, "a-session", "approval-1", author="Utopia", text="No", now=CLOSES)
    assert over.value.code == "silence-over"


def test_silence_that_is_broken_names_who_broke_it(database: Database) -> None:
    circulate_edition(
        database, "a-session", 1, by=BodyKind.EXTENDED_BUREAU, now=NOW, closes_at=CLOSES
    )
    for author in ("Utopia", "Ruritania"):
        object_to(database, "a-session", "approval-1", author=author, text="Item 4", now=NOW)
    (approval,) = approvals_of(database, "a-session")
    assert approval.objections == ("Utopia: Item 4", "Ruritania: Item 4")
    assert outcome(approval, CLOSES) is Outcome.BROKEN


def test_an_approval_changes_no_edition_and_is_part_of_the_session(database: Database) -> None:
    before = read_latest(database, "a-session")
    record_approval(
        database,
        "a-session",
        1,
        kind=ApprovalKind.MEETING,
        by=BodyKind.EXTENDED_BUREAU,
        decided_on=date(2018, 5, 25),
        now=NOW,
    )
    assert read_latest(database, "a-session") == before
    with pytest.raises(Conflict) as unchanged:
        publish_edition(database, "a-session", NOW)
    assert unchanged.value.code == "edition-unchanged"
    with transaction(database) as opened:
        programme = load_programme(opened, "a-session")
    assert [approval.key for approval in programme.approvals] == ["approval-1"]
    with transaction(database) as opened:
        assert save_programme(opened, a_programme(meetings=[a_meeting("m-1")]), NOW) is True
    assert approvals_of(database, "a-session") == []


def test_what_cannot_be_approved_is_refused(database: Database) -> None:
    with pytest.raises(NotFound) as unknown:
        circulate_edition(
            database, "a-session", 2, by=BodyKind.EXTENDED_BUREAU, now=NOW, closes_at=CLOSES
        )
    assert unknown.value.code == "edition-unknown"
    with pytest.raises(Conflict) as early:
        circulate_edition(
            database, "a-session", 1, by=BodyKind.EXTENDED_BUREAU, now=NOW, closes_at=NOW
        )
    assert early.value.params == {"closes": "2018-06-11T09:00+00:00"}
    with pytest.raises(NotFound) as missing:
        object_to(database, "a-session", "approval-9", author="Utopia", text="No", now=NOW)
    assert missing.value.params == {"session": "a-session", "approval": "approval-9"}
