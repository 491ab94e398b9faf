"""While the database does not answer, what it said last is served."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from planner.errors import NotFound
from planner.web.last_known import LastKnown, Timing
from tests.builders import a_meeting, a_programme, an_item, taken
from tests.web.conftest import MakeSite, break_database, database_of, publish
from tests.web.test_subscriptions import followed

ADDRESSES = [
    "/en/",
    "/en/a-session/",
    "/en/a-session/agenda",
    "/en/a-session/calendar.ics",
    "/en/a-session/calendar.ics?item=4",
    "/en/a-session/calendar.plenary.ics",
    "/en/a-session/deadlines",
    "/en/a-session/deadlines.ics",
    "/en/a-session/deadlines.docx",
    "/en/a-session/days/2018-10-15",
    "/en/a-session/organization-of-work.pdf",
    "/en/a-session/editions",
    "/en/a-session/editions/1",
    "/en/a-session/changes.atom",
    "/en/a-session/subscribe",
]


@pytest.fixture
def known(site: MakeSite) -> FlaskClient:
    """A client of a session that has been looked at."""
    programme = a_programme(
        items=[an_item("4", "4")],
        meetings=[a_meeting("m-01"), a_meeting("m-02", starts=15)],
        allocations=taken("m-01", "4"),
    )
    client = site(programme)
    timing = Timing(believed_seconds=0, patience_seconds=0.2, pause_seconds=0)
    client.application.extensions["planner.reader"].set_timing(timing)
    for address in ADDRESSES:
        assert client.get(address).status_code == 200
    return client


@contextmanager
def slow_database(client: FlaskClient) -> Iterator[None]:
    """Meanwhile no statement comes to an end."""
    until = Event()

    def wait(*_: object) -> None:
        until.wait(30)

    engine = database_of(client.application)
    event.listen(engine, "before_cursor_execute", wait)
    try:
        yield
    finally:
        until.set()
        event.remove(engine, "before_cursor_execute", wait)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_last_good_bytes_are_served_when_the_database_fails(
    known: FlaskClient, tmp_path: Path, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = known.get(address)
    break_database(known, tmp_path / "made.sqlite3")
    with caplog.at_level(logging.ERROR):
        after = known.get(address)
        held = known.get(address, headers={"If-None-Match": before.headers["ETag"]})
        head = known.head(address)
    assert (after.status_code, after.data) == (200, before.data)
    assert dict(after.headers) == dict(before.headers)
    assert (held.status_code, head.status_code) == (304, 200)
    assert "serving what it said last" in caplog.text


def test_the_last_good_bytes_are_served_when_the_database_takes_too_long(
    known: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    before = known.get("/en/a-session/calendar.ics")
    with slow_database(known), caplog.at_level(logging.ERROR):
        after = known.get("/en/a-session/calendar.ics")
    assert (after.status_code, after.data) == (200, before.data)
    assert after.headers["ETag"] == before.headers["ETag"]


def test_the_clock_goes_on_while_the_database_is_away(known: FlaskClient, tmp_path: Path) -> None:
    """What is loaded is enough to say that the next meeting has begun."""
    break_database(known, tmp_path / "made.sqlite3")
    evening = datetime(2018, 10, 15, 20, tzinfo=UTC)
    known.application.config["CLOCK"] = lambda: evening
    response = known.get("/en/a-session/")
    assert (response.status_code, "<mark" in response.text) == (200, False)


def test_a_calendar_of_one_s_own_is_served_without_the_database_too(
    known: FlaskClient, tmp_path: Path
) -> None:
    address = f"/feed/{followed(known, item='4')}/a-session.ics"
    before = known.get(address)
    break_database(known, tmp_path / "made.sqlite3")
    after = known.get(address)
    assert (after.status_code, after.data) == (200, before.data)


def test_what_was_never_asked_for_is_an_error_without_the_database(
    known: FlaskClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    break_database(known, tmp_path / "made.sqlite3")
    with caplog.at_level(logging.CRITICAL):
        assert known.get("/en/another/").status_code == 500


def test_what_is_published_after_a_failure_is_seen(known: FlaskClient) -> None:
    with slow_database(known):
        known.get("/en/a-session/calendar.ics")
    publish(known.application, a_programme(meetings=[a_meeting("m-01", starts=14)]))
    assert b"T140000" in known.get("/en/a-session/calendar.ics").data


def test_an_answer_is_believed_for_as_long_as_it_says() -> None:
    known: LastKnown[str, int] = LastKnown(2)
    known.timing = Timing(believed_seconds=3600)
    answers = iter([1, 2])
    assert [known.read("a", lambda: next(answers)) for _ in range(3)] == [1, 1, 1]
    known.forget("a")
    assert known.read("a", lambda: next(answers)) == 2


def test_that_something_is_gone_is_an_answer_and_no_failure() -> None:
    known: LastKnown[str, int] = LastKnown(2)
    known.timing = Timing(believed_seconds=0)

    def gone() -> int:
        raise NotFound("session-unknown", session="a")

    assert known.read("a", lambda: 1) == 1
    for _ in range(2):
        with pytest.raises(NotFound):
            known.read("a", gone)


def test_after_a_failure_the_database_is_left_alone_for_a_while(
    caplog: pytest.LogCaptureFixture,
) -> None:
    known: LastKnown[str, int] = LastKnown(2)
    known.timing = Timing(believed_seconds=0, pause_seconds=3600)
    asked: list[str] = []

    def fail() -> int:
        asked.append("asked")
        raise ConnectionError

    known.read("a", lambda: 1)
    assert [known.read("a", fail) for _ in range(3)] == [1, 1, 1]
    assert asked == ["asked"]


def test_a_first_question_that_fails_is_an_error() -> None:
    known: LastKnown[str, int] = LastKnown(2)
    with pytest.raises(ZeroDivisionError):
        known.read("a", lambda: 1 // 0)
