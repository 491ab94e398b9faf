"""Publishing, and what cannot be published."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.programme import Programme
from planner.services.editions import (
    compare_editions,
    list_editions,
    publish_edition,
    read_content,
    read_edition,
    read_latest,
)
from planner.store.database import Database, migrate, open_database, transaction
from planner.store.editions import add_edition
from planner.store.snapshots import save_programme
from tests.builders import a_meeting, a_programme, an_item, six, taken

NOW = datetime(2018, 7, 26, 9, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    found = open_database(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    migrate(found)
    return found


def plan(day: int = 15) -> Programme:
    return a_programme(
        items=[an_item("4", "4")],
        meetings=[a_meeting("m-1", day=day)],
        allocations=taken("m-1", "4"),
    )


def drafted(database: Database, programme: Programme) -> None:
    with transaction(database) as opened:
        save_programme(opened, programme, NOW)


def test_editions_are_numbered_and_the_public_sees_the_latest(database: Database) -> None:
    for day in (15, 16, 17):
        drafted(database, plan(day))
        publish_edition(database, "a-session", NOW + timedelta(days=day))
    assert [(e.number, e.suffix) for e in list_editions(database, "a-session")] == [
        (3, "Rev.2"),
        (2, "Rev.1"),
        (1, ""),
    ]
    latest = read_latest(database, "a-session")
    assert (latest.number, latest.published_at) == (3, NOW + timedelta(days=17))
    assert [change.code for change in latest.changes] == ["meeting-moved"]
    assert read_content(database, latest) == plan(17)


def test_an_older_edition_stays_as_it_was(database: Database) -> None:
    drafted(database, plan(15))
    first = publish_edition(database, "a-session", NOW)
    drafted(database, plan(18))
    publish_edition(database, "a-session", NOW)
    assert read_edition(database, "a-session", 1) == first
    assert read_content(database, first) == plan(15)


def test_the_draft_is_not_seen_until_it_is_published(database: Database) -> None:
    drafted(database, plan(15))
    publish_edition(database, "a-session", NOW)
    drafted(database, plan(16))
    assert read_content(database, read_latest(database, "a-session")) == plan(15)
    compared = compare_editions(database, "a-session")
    assert [(c.code, c.after[0].day) for c in compared.changes] == [
        ("meeting-moved", date(2018, 10, 16))
    ]
    assert (compared.first, compared.second) == (read_latest(database, "a-session"), None)


def test_nothing_new_is_not_published_again(database: Database) -> None:
    drafted(database, plan())
    publish_edition(database, "a-session", NOW)
    with pytest.raises(Conflict) as refused:
        publish_edition(database, "a-session", NOW)
    assert (refused.value.code, refused.value.params) == (
        "edition-unchanged",
        {"session": "a-session", "edition": 1},
    )


def test_a_correction_may_have_its_own_suffix_once(database: Database) -> None:
    drafted(database, plan(15))
    publish_edition(database, "a-session", NOW)
    drafted(database, plan(16))
    assert publish_edition(database, "a-session", NOW, suffix="Corr.1").suffix == "Corr.1"
    drafted(database, plan(17))
    with pytest.raises(Conflict) as used:
        publish_edition(database, "a-session", NOW, suffix="Corr.1")
    assert used.value.params == {"value": "Corr.1", "used": "Corr.1"}
    with pytest.raises(InvalidInput) as malformed:
        publish_edition(database, "a-session", NOW, suffix="rev 1")
    assert malformed.value.params == {"value": "rev 1"}
    assert [e.suffix for e in list_editions(database, "a-session")] == ["Corr.1", ""]


def test_an_edition_is_always_later_than_the_one_before(database: Database) -> None:
    """Neither a clock that was set back nor two publications in one second hide a change."""
    drafted(database, plan(15))
    publish_edition(database, "a-session", NOW)
    drafted(database, plan(16))
    second = publish_edition(database, "a-session", NOW - timedelta(hours=1))
    assert second.published_at == NOW + timedelta(seconds=1)
    assert [state.modified_at for state in second.events] == [NOW + timedelta(seconds=1)]
    drafted(database, plan(17))
    third = publish_edition(database, "a-session", NOW + timedelta(seconds=1, microseconds=999))
    assert third.published_at == NOW + timedelta(seconds=2)


def test_two_who_publish_at_once_do_not_both_get_the_number(database: Database) -> None:
    drafted(database, plan())
    first = publish_edition(database, "a-session", NOW)
    with pytest.raises(Conflict) as refused, transaction(database) as opened:
        add_edition(opened, first, "{}")
    assert refused.value.params == {"session": "a-session", "edition": 1}


def test_what_has_not_been_published_is_told_apart_from_what_does_not_exist(
    database: Database,
) -> None:
    drafted(database, plan())
    with pytest.raises(NotFound) as unpublished:
        read_latest(database, "a-session")
    assert unpublished.value.code == "edition-missing"
    with pytest.raises(NotFound) as unknown:
        read_latest(database, "nowhere")
    assert unknown.value.code == "session-unknown"
    with pytest.raises(NotFound) as beyond:
        read_edition(database, "a-session", 9)
    assert beyond.value.params == {"session": "a-session", "edition": 9}


def test_the_comment_and_titles_come_back_as_written(database: Database) -> None:
    drafted(database, a_programme(items=[an_item("1", "1", title=six("«Titre» <b>"))]))
    edition = publish_edition(database, "a-session", NOW, comment="Reissued: «x» <b>")
    assert read_latest(database, "a-session") == edition
    assert edition.comment == "Reissued: «x» <b>"
