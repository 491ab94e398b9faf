"""Tokens for programs: shown once, narrowed, good for a time."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from planner.assets import folder
from planner.errors import InvalidInput, NotFound
from planner.models.account import Role, Scope
from planner.services.sessions import load_bundles, open_planner
from planner.services.tokens import issue_token, list_tokens, person_with_token, revoke_token
from planner.store.database import Database
from tests.people_builders import NOW, actor_of, an_account, logged, with_role

SLUG = "untoc-cop-9"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [folder("seeds") / "sessions" / f"{SLUG}.toml"], NOW)
    return opened


def test_a_token_speaks_for_its_account_until_it_expires(database: Database) -> None:
    made = with_role(database, an_account(database, password=None), SLUG, Role.SECRETARIAT)
    secret = issue_token(
        database, made.key, " nightly copy ", Scope.READ, 30, actor_of(made), NOW, SLUG
    )
    (token,) = list_tokens(database, made.key, NOW)
    assert secret.startswith("planner_")
    assert token.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert (token.label, token.scope, token.session_slug) == ("nightly copy", Scope.READ, SLUG)
    found = person_with_token(database, secret, NOW + timedelta(days=30, seconds=-1))
    assert found is not None
    assert (found.account, found.token) == (made, token)
    assert [given.role for given in found.assignments] == [Role.SECRETARIAT]
    assert person_with_token(database, secret, NOW + timedelta(days=30)) is None
    assert person_with_token(database, token.secret_hash, NOW) is None
    assert secret not in repr(logged(database))


def test_a_token_that_was_ended_is_no_good(database: Database) -> None:
    made = an_account(database, password=None)
    boris = an_account(database, "boris", password=None)
    secret = issue_token(database, made.key, "copy", Scope.WRITE, 1, actor_of(made), NOW)
    (token,) = list_tokens(database, made.key, NOW)
    with pytest.raises(NotFound):
        revoke_token(database, boris.key, token.key, actor_of(boris), NOW)
    assert person_with_token(database, secret, NOW) is not None
    revoke_token(database, made.key, token.key, actor_of(made), NOW)
    assert person_with_token(database, secret, NOW) is None
    assert list_tokens(database, made.key, NOW) == []
    assert [line[:2] for line in logged(database)][2:] == [
        ("Amina", "issue_token"),
        ("Amina", "revoke_token"),
    ]


@pytest.mark.parametrize(
    ("label", "days", "code"),
    [
        (" ", 30, "token-label-unusable"),
        ("x" * 101, 30, "token-label-unusable"),
        ("copy", 0, "token-days-unusable"),
        ("copy", 367, "token-days-unusable"),
    ],
)
def test_a_token_says_what_it_is_for_and_ends_within_a_year(
    database: Database, label: str, days: int, code: str
) -> None:
    made = an_account(database, password=None)
    with pytest.raises(InvalidInput) as refused:
        issue_token(database, made.key, label, Scope.READ, days, actor_of(made), NOW)
    assert refused.value.code == code


def test_a_token_for_a_session_needs_the_session(database: Database) -> None:
    made = an_account(database, password=None)
    with pytest.raises(NotFound) as refused:
        issue_token(database, made.key, "copy", Scope.READ, 1, actor_of(made), NOW, "nothing")
    assert refused.value.code == "session-unknown"
    assert list_tokens(database, made.key, NOW) == []
