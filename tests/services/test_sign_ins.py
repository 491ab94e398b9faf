"""Signing in: what it takes, how long it lasts, how often it may be tried."""

import hashlib
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from planner.errors import InvalidInput, NotFound, TooManyAttempts
from planner.models.account import AccountRow, AttemptRow, SignInRow
from planner.services.accounts import read_person
from planner.services.sessions import open_planner
from planner.services.sign_in_attempts import MOST_PER_NAME, MOST_PER_SOURCE, begin_attempt
from planner.services.sign_ins import (
    end_other_sign_ins,
    end_sign_in,
    handle_of,
    list_sign_ins,
    person_signed_in,
    sign_in,
    sign_out,
)
from planner.store.database import Database, open_database, transaction
from tests.people_builders import NOW, PASSWORD, actor_of, an_account, logged

HERE = "192.0.2.1"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")


def enter(database: Database, now: datetime = NOW, browser: str = "Firefox") -> str:
    return sign_in(database, "Amina", PASSWORD, HERE, browser, now)


def test_the_secret_is_known_to_the_browser_alone(database: Database) -> None:
    made = an_account(database)
    secret = enter(database)
    with transaction(database) as opened:
        (row,) = opened.exec(select(SignInRow)).all()
        stored = (row.secret_hash, row.account, row.browser)
    assert stored == (hashlib.sha256(secret.encode()).hexdigest(), made.key, "Firefox")
    person = person_signed_in(database, secret, NOW)
    assert person is not None
    assert (person.account, person.assignments) == (made, ())
    assert person_signed_in(database, stored[0], NOW) is None
    assert person_signed_in(database, "", NOW) is None


@pytest.mark.parametrize(
    ("name", "password"),
    [("amina", "meadow lantern fifty"), ("boris", PASSWORD), ("two words", PASSWORD), ("", "")],
)
def test_a_wrong_password_and_an_unknown_name_are_refused_alike(
    database: Database, name: str, password: str
) -> None:
    an_account(database)
    with pytest.raises(InvalidInput) as refused:
        sign_in(database, name, password, HERE, "", NOW)
    assert (refused.value.code, refused.value.params) == ("sign-in-wrong", {})
    assert [line[1] for line in logged(database)] == ["create_account"]


def test_an_account_without_a_password_cannot_be_signed_in_to_by_one(database: Database) -> None:
    an_account(database, password=None)
    for password in ("", PASSWORD):
        with pytest.raises(InvalidInput):
            sign_in(database, "amina", password, HERE, "", NOW)


def test_an_unknown_name_costs_the_same_work_as_a_known_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argon2 import PasswordHasher

    an_account(database)
    verified = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, stored: str, password: str) -> bool:
        verified.append(stored.split("$")[:4])
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    for name in ("amina", "boris"):
        with pytest.raises(InvalidInput):
            sign_in(database, name, "meadow lantern fifty", HERE, "", NOW)
    assert verified == [["", "argon2id", "v=19", "m=65536,t=3,p=4"]] * 2


def test_a_sign_in_that_is_used_goes_on_and_one_that_is_not_ends(database: Database) -> None:
    an_account(database)
    idle, used = enter(database), enter(database)
    for hours in range(1, 12):
        assert person_signed_in(database, used, NOW + timedelta(hours=hours)) is not None
    later = NOW + timedelta(hours=12)
    assert person_signed_in(database, idle, later) is None
    assert person_signed_in(database, used, later) is not None


def test_a_sign_in_ends_after_a_week_however_much_it_is_used(database: Database) -> None:
    an_account(database)
    secret = enter(database)
    hours = 0
    while person_signed_in(database, secret, NOW + timedelta(hours=hours)) is not None:
        hours += 1
    assert hours == 7 * 24


def test_use_is_noted_every_quarter_of_an_hour_and_not_at_every_request(
    database: Database,
) -> None:
    made = an_account(database)
    secret = enter(database)
    seen = []
    for minutes in (1, 14, 15, 16, 29, 30):
        person_signed_in(database, secret, NOW + minutes * MINUTE)
        (found,) = list_sign_ins(database, made.key, NOW)
        seen.append((found.seen_at - NOW) // MINUTE)
    assert seen == [0, 0, 15, 15, 15, 30]


def test_signing_out_ends_that_sign_in_and_no_other(database: Database) -> None:
    an_account(database)
    here, there = enter(database), enter(database)
    sign_out(database, here, NOW)
    sign_out(database, here, NOW)
    sign_out(database, "unknown", NOW)
    assert person_signed_in(database, here, NOW) is None
    assert person_signed_in(database, there, NOW) is not None
    assert [line[1] for line in logged(database)][1:] == ["sign_in", "sign_in", "sign_out"]


def test_one_s_own_sign_ins_are_listed_and_ended_one_by_one_or_all(database: Database) -> None:
    made = an_account(database)
    secrets = [enter(database, NOW + n * MINUTE, browser) for n, browser in enumerate("abc")]
    now = NOW + 3 * MINUTE
    assert [found.browser for found in list_sign_ins(database, made.key, now)] == ["c", "b", "a"]
    second = list_sign_ins(database, made.key, now)[1]
    end_sign_in(database, made.key, handle_of(second), actor_of(made), now)
    assert [person_signed_in(database, s, now) is not None for s in secrets] == [True, False, True]
    end_other_sign_ins(database, made.key, secrets[0], actor_of(made), now)
    assert [person_signed_in(database, s, now) is not None for s in secrets] == [True, False, False]
    with pytest.raises(NotFound):
        end_sign_in(database, made.key, handle_of(second), actor_of(made), now)


def test_nobody_ends_the_sign_in_of_somebody_else(database: Database) -> None:
    an_account(database)
    boris = an_account(database, "boris")
    secret = enter(database)
    (found,) = list_sign_ins(database, read_person(database, _key(database)).account.key, NOW)
    with pytest.raises(NotFound) as refused:
        end_sign_in(database, boris.key, handle_of(found), actor_of(boris), NOW)
    assert refused.value.code == "sign-in-unknown"
    assert person_signed_in(database, secret, NOW) is not None


def _key(database: Database) -> str:
    with transaction(database) as opened:
        return opened.exec(select(AccountRow.key).where(AccountRow.name == "amina")).one()


def test_an_outdated_hash_is_made_anew_when_its_password_is_known(database: Database) -> None:
    from argon2 import PasswordHasher

    made = an_account(database)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with transaction(database) as opened:
        opened.get_one(AccountRow, made.key).password_hash = weak
    enter(database)
    stored = read_person(database, made.key).account.password_hash or ""
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert enter(database)


# --- limits ----------------------------------------------------------------------------------


def fail(database: Database, name: str, source: str, now: datetime) -> None:
    begin_attempt(database, name, source, now)


def test_after_ten_failures_a_name_has_to_wait_and_is_told_how_long(database: Database) -> None:
    for n in range(MOST_PER_NAME):
        fail(database, "amina", f"192.0.2.{n}", NOW + n * MINUTE)
    now = NOW + 10 * MINUTE
    with pytest.raises(TooManyAttempts) as refused:
        fail(database, "amina", HERE, now)
    # The first one was ten minutes ago and counts for five more.
    assert (refused.value.code, refused.value.params) == ("sign-in-too-many", {"minutes": 5})
    # Asking again does not make it longer, and a part of a minute is a minute.
    with pytest.raises(TooManyAttempts) as refused:
        fail(database, "amina", HERE, now + timedelta(seconds=1))
    assert refused.value.params == {"minutes": 5}
    fail(database, "boris", HERE, now)
    fail(database, "amina", HERE, NOW + 15 * MINUTE)


def test_an_address_from_which_fifty_names_failed_has_to_wait(database: Database) -> None:
    for n in range(MOST_PER_SOURCE):
        fail(database, f"name-{n}", HERE, NOW)
    with pytest.raises(TooManyAttempts) as refused:
        fail(database, "amina", HERE, NOW)
    assert refused.value.params == {"minutes": 15}
    fail(database, "amina", "192.0.2.2", NOW)


def test_who_signs_in_is_not_held_up_by_their_own_successes(database: Database) -> None:
    an_account(database)
    secrets = {enter(database) for _ in range(3)}
    assert len(secrets) == 3
    with transaction(database) as opened:
        assert [row.is_successful for row in opened.exec(select(AttemptRow))] == [True] * 3


def test_even_the_right_password_waits_once_there_were_too_many_attempts(
    database: Database,
) -> None:
    an_account(database)
    for _ in range(MOST_PER_NAME):
        fail(database, "amina", HERE, NOW)
    with pytest.raises(TooManyAttempts):
        enter(database)
    assert enter(database, NOW + 15 * MINUTE)


def test_attempts_are_hashed_and_forgotten_after_a_day(database: Database) -> None:
    fail(database, "amina", HERE, NOW)
    with transaction(database) as opened:
        (row,) = opened.exec(select(AttemptRow)).all()
        assert row.name_hash == hashlib.sha256(b"amina").hexdigest()
        assert row.source_hash == hashlib.sha256(HERE.encode()).hexdigest()
    fail(database, "boris", HERE, NOW + timedelta(days=1, seconds=1))
    with transaction(database) as opened:
        assert len(opened.exec(select(AttemptRow)).all()) == 1


def test_of_many_attempts_at_one_moment_no_more_are_let_through(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    open_planner(url)
    let_through = []

    def guess() -> None:
        # A database of its own, as each process has.
        database = open_database(url)
        for _ in range(4):
            try:
                fail(database, "amina", HERE, NOW)
            except TooManyAttempts:
                continue
            let_through.append(1)
        database.dispose()

    threads = [threading.Thread(target=guess) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < len(let_through) <= MOST_PER_NAME
