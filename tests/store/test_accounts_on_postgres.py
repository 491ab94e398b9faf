"""Accounts on a real PostgreSQL server: the whole way, and several writers at once."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text

from planner.errors import Conflict, TooManyAttempts
from planner.models.account import TERMINAL
from planner.services.accounts import create_account, disable_account, list_people
from planner.services.sessions import open_planner
from planner.services.sign_in_attempts import MOST_PER_NAME, begin_attempt
from planner.services.sign_ins import person_signed_in, sign_in, sign_out
from planner.store.audit import list_audit
from planner.store.database import Database, transaction
from tests.people_builders import NOW, PASSWORD
from tests.postgres import newest_programs, postgres_server

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    programs = newest_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    with postgres_server(programs) as url:
        maintenance = create_engine(f"{url}postgres", isolation_level="AUTOCOMMIT")
        with maintenance.connect() as connection:
            connection.execute(text("create database planner"))
        maintenance.dispose()
        opened = open_planner(f"{url}planner")
        yield opened
        opened.dispose()


def at_once(*tasks: object) -> list[BaseException]:
    """Runs the tasks side by side and returns what they raised."""
    raised: list[BaseException] = []

    def run(task: object) -> None:
        try:
            task()  # type: ignore[operator]
        except Exception as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_somebody_signs_in_and_out(database: Database) -> None:
    create_account(database, "amina", "Amina", TERMINAL, NOW, password=PASSWORD)
    secret = sign_in(database, "amina", PASSWORD, "192.0.2.1", "Firefox", NOW)
    person = person_signed_in(database, secret, NOW)
    assert person is not None
    assert (person.account.name, person.sign_in.created_at) == ("amina", NOW)
    sign_out(database, secret, NOW)
    assert person_signed_in(database, secret, NOW) is None


def test_accounts_that_are_made_at_once_have_lines_of_their_own_in_the_log(
    database: Database,
) -> None:
    def make(number: int) -> object:
        return lambda: create_account(database, f"person-{number}", "x", TERMINAL, NOW)

    assert at_once(*map(make, range(12))) == []
    with transaction(database) as opened:
        numbers = [line.number for line in list_audit(opened, "")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 12


def test_of_two_administrators_who_are_disabled_at_once_one_is_left(database: Database) -> None:
    made = [
        create_account(database, name, name, TERMINAL, NOW, is_administrator=True)
        for name in ("first", "second")
    ]
    raised = at_once(
        *(lambda key=one.key: disable_account(database, key, TERMINAL, NOW) for one in made)
    )
    assert [type(error) for error in raised] == [Conflict]
    people = [person.account for person in list_people(database)]
    assert len([one for one in people if one.is_administrator and not one.is_disabled]) == 1


def test_of_many_attempts_at_one_moment_no_more_are_let_through(database: Database) -> None:
    let_through = []

    def guess() -> None:
        for _ in range(4):
            try:
                begin_attempt(database, "boris", "192.0.2.9", NOW)
            except TooManyAttempts:
                continue
            let_through.append(1)

    assert at_once(*[guess] * 6) == []
    assert 0 < len(let_through) <= MOST_PER_NAME
