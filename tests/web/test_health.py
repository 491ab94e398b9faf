"""What a supervisor is told."""

from pathlib import Path
from threading import Event

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, text

from planner.store.database import transaction
from tests.web.conftest import MakeSite, break_database, database_of


@pytest.mark.parametrize(("address", "word"), [("/healthz", "ok\n"), ("/readyz", "ready\n")])
def test_a_planner_that_works_says_so(client: FlaskClient, address: str, word: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.text) == (200, word)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Set-Cookie" not in response.headers
    assert client.head(address).status_code == 200


def told(client: FlaskClient) -> list[tuple[int, str]]:
    answers = [client.get(address) for address in ("/healthz", "/readyz")]
    return [(answer.status_code, answer.text) for answer in answers]


ALIVE_AND_NO_MORE = [(200, "ok\n"), (503, "not ready\n")]


def test_without_its_database_a_planner_is_alive_and_not_ready(
    site: MakeSite, tmp_path: Path
) -> None:
    client = site()
    break_database(client, tmp_path / "made.sqlite3")
    assert told(client) == ALIVE_AND_NO_MORE


def test_with_tables_of_another_version_a_planner_is_not_ready(site: MakeSite) -> None:
    client = site()
    with transaction(database_of(client.application)) as opened:
        opened.connection().execute(text("update alembic_version set version_num = '0001'"))
    assert told(client) == ALIVE_AND_NO_MORE


def test_a_database_that_takes_too_long_is_not_waited_for(
    site: MakeSite,
) -> None:
    client = site()
    client.application.extensions["planner.readiness"].patience_seconds = 0.05
    until = Event()

    def wait(*_: object) -> None:
        until.wait(10)

    engine = database_of(client.application)
    event.listen(engine, "before_cursor_execute", wait)
    try:
        assert told(client) == ALIVE_AND_NO_MORE
    finally:
        until.set()
        event.remove(engine, "before_cursor_execute", wait)
