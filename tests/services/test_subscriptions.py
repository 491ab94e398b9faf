"""A secret address: made, followed, rotated, ended."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.errors import Gone, InvalidInput, NotFound
from planner.services.subscriptions import (
    end_subscription,
    read_subscription,
    rotate_subscription,
    subscribe,
)
from planner.store.database import Database, migrate, open_database, transaction
from tests.builders import a_meeting, a_programme, an_item

NOW = datetime(2018, 9, 1, tzinfo=UTC)
PROGRAMME = a_programme(items=[an_item("4", "4")], meetings=[a_meeting("m-1"), a_meeting("m-2")])


@pytest.fixture
def database(tmp_path: Path) -> Database:
    found = open_database(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    migrate(found)
    return found


def test_a_selection_is_found_by_its_secret(database: Database) -> None:
    secret = subscribe(database, PROGRAMME, "fr", NOW, items=["4"], meetings=["m-2", "m-1", "m-1"])
    found = read_subscription(database, secret)
    assert (found.session_slug, found.language, found.items, found.meetings) == (
        "a-session",
        "fr",
        ("4",),
        ("m-1", "m-2"),
    )


def test_the_secret_itself_is_stored_nowhere(database: Database) -> None:
    secret = subscribe(database, PROGRAMME, "en", NOW, bodies=["plenary"])
    with transaction(database) as opened:
        stored = opened.connection().execute(text("select * from subscription")).all()
    assert len(stored) == 1
    assert secret not in repr(stored)


def test_a_rotated_secret_is_gone_and_the_new_one_has_the_selection(database: Database) -> None:
    old = subscribe(database, PROGRAMME, "en", NOW, bodies=["plenary"])
    new = rotate_subscription(database, old, NOW)
    assert read_subscription(database, new).bodies == ("plenary",)
    for act in (
        lambda: read_subscription(database, old),
        lambda: rotate_subscription(database, old, NOW),
    ):
        with pytest.raises(Gone) as gone:
            act()
        assert gone.value.code == "subscription-revoked"


def test_an_ended_subscription_is_gone_for_good(database: Database) -> None:
    secret = subscribe(database, PROGRAMME, "en", NOW, bodies=["plenary"])
    end_subscription(database, secret, NOW)
    end_subscription(database, secret, NOW)
    with pytest.raises(Gone):
        read_subscription(database, secret)


def test_an_unknown_secret_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound) as unknown:
        read_subscription(database, "guess")
    assert (unknown.value.code, unknown.value.params) == ("subscription-unknown", {})


def test_what_cannot_be_followed_is_refused(database: Database) -> None:
    with pytest.raises(InvalidInput) as empty:
        subscribe(database, PROGRAMME, "en", NOW)
    assert empty.value.code == "selection-empty"
    with pytest.raises(NotFound) as unknown:
        subscribe(database, PROGRAMME, "en", NOW, meetings=["m-9"])
    assert unknown.value.params == {"meeting": "m-9", "session": "a-session"}
