"""Accounts are made, changed and disabled, and every write leaves its line in the log."""

from pathlib import Path

import pytest

from planner.assets import folder
from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.account import TERMINAL, Assignment, Role, Scope
from planner.services.accounts import (
    change_own_password,
    create_account,
    disable_account,
    enable_account,
    find_account,
    list_people,
    read_person,
    rename_account,
    set_administrator,
    set_password,
)
from planner.services.passwords import hashed, is_outdated, is_right, random_password
from planner.services.roles import assign_role, list_assigned, unassign_role
from planner.services.sessions import load_bundles, open_planner
from planner.services.sign_ins import person_signed_in, sign_in
from planner.services.tokens import issue_token, list_tokens
from planner.store.database import Database
from tests.people_builders import (
    NOW,
    PASSWORD,
    STATES,
    actor_of,
    an_account,
    logged,
    with_role,
)

SLUG = "untoc-cop-9"
OTHER_PASSWORD = "seven grey herons"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [folder("seeds") / "sessions" / f"{SLUG}.toml"], NOW)
    return opened


def test_an_account_is_found_by_its_name_however_that_is_typed(database: Database) -> None:
    made = create_account(database, " Amina ", " Amina Hassan ", TERMINAL, NOW, password=PASSWORD)
    assert (made.name, made.display_name) == ("amina", "Amina Hassan")
    assert find_account(database, "AMINA") == made
    assert [person.account for person in list_people(database)] == [made]
    assert logged(database) == [
        (
            "terminal",
            "create_account",
            {
                "account": made.key,
                "name": "amina",
                "display_name": "Amina Hassan",
                "is_administrator": False,
            },
        )
    ]


def test_a_password_is_nowhere_in_what_is_stored(database: Database, tmp_path: Path) -> None:
    made = an_account(database)
    assert made.password_hash is not None
    assert made.password_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert PASSWORD not in repr(made)
    database.dispose()
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert made.password_hash.encode() in stored
    assert PASSWORD.encode() not in stored


@pytest.mark.parametrize(
    ("name", "shown", "password", "code"),
    [
        ("two words", "Amina", PASSWORD, "account-name-unusable"),
        ("", "Amina", PASSWORD, "account-name-unusable"),
        ("amina", " ", PASSWORD, "display-name-unusable"),
        ("amina", "Amina\n", "short", "password-too-short"),
        ("amina", "Amina", "x" * 300, "password-too-long"),
        ("amina", "Amina", "amina and her dog", "password-has-name"),
        ("amina", "Amina", "Password2018!", "password-common"),
    ],
)
def test_what_cannot_be_an_account_is_refused_and_nothing_is_stored(
    database: Database, name: str, shown: str, password: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        create_account(database, name, shown, TERMINAL, NOW, password=password)
    assert refused.value.code == code
    assert (list_people(database), logged(database)) == ([], [])


def test_two_accounts_cannot_have_one_name(database: Database) -> None:
    an_account(database)
    with pytest.raises(Conflict) as refused:
        an_account(database, "AMINA")
    assert (refused.value.code, refused.value.params) == ("account-name-taken", {"name": "amina"})


def test_who_changes_the_password_stays_and_all_other_browsers_are_signed_out(
    database: Database,
) -> None:
    made = an_account(database)
    here, there = (
        sign_in(database, "amina", PASSWORD, "192.0.2.1", browser, NOW) for browser in ("a", "b")
    )
    change_own_password(database, made.key, PASSWORD, OTHER_PASSWORD, here, NOW)
    assert person_signed_in(database, here, NOW) is not None
    assert person_signed_in(database, there, NOW) is None
    with pytest.raises(InvalidInput):
        sign_in(database, "amina", PASSWORD, "192.0.2.1", "", NOW)
    assert sign_in(database, "amina", OTHER_PASSWORD, "192.0.2.1", "", NOW)
    assert [line[:2] for line in logged(database)][3:] == [
        ("Amina", "change_password"),
        ("Amina", "sign_in"),
    ]


def test_the_old_password_is_asked_for_before_the_new_one_counts(database: Database) -> None:
    made = an_account(database)
    with pytest.raises(InvalidInput) as refused:
        change_own_password(database, made.key, OTHER_PASSWORD, "short", "", NOW)
    assert refused.value.code == "password-wrong"
    with pytest.raises(InvalidInput) as refused:
        change_own_password(database, made.key, PASSWORD, "short", "", NOW)
    assert (refused.value.code, refused.value.params) == ("password-too-short", {"least": 12})
    assert read_person(database, made.key).account == made


def test_a_password_that_somebody_else_sets_ends_every_sign_in(database: Database) -> None:
    made = an_account(database)
    secret = sign_in(database, "amina", PASSWORD, "192.0.2.1", "", NOW)
    set_password(database, made.key, OTHER_PASSWORD, TERMINAL, NOW)
    assert person_signed_in(database, secret, NOW) is None
    assert sign_in(database, "amina", OTHER_PASSWORD, "192.0.2.1", "", NOW)


def test_a_disabled_account_is_out_with_all_that_it_had_and_comes_back_with_its_roles(
    database: Database,
) -> None:
    made = with_role(database, an_account(database), SLUG, Role.BUREAU)
    secret = sign_in(database, "amina", PASSWORD, "192.0.2.1", "", NOW)
    issue_token(database, made.key, "script", Scope.READ, 10, actor_of(made), NOW)
    disable_account(database, made.key, TERMINAL, NOW)
    assert person_signed_in(database, secret, NOW) is None
    assert list_tokens(database, made.key, NOW) == []
    with pytest.raises(InvalidInput) as refused:
        sign_in(database, "amina", PASSWORD, "192.0.2.1", "", NOW)
    assert refused.value.code == "sign-in-wrong"
    enable_account(database, made.key, TERMINAL, NOW)
    # What was ended stays ended.
    assert person_signed_in(database, secret, NOW) is None
    back = sign_in(database, "amina", PASSWORD, "192.0.2.1", "", NOW)
    person = person_signed_in(database, back, NOW)
    assert person is not None
    assert person.assignments == (
        Assignment(account=made.key, session_slug=SLUG, role=Role.BUREAU),
    )


def test_the_last_administrator_stays_one(database: Database) -> None:
    first = an_account(database, is_administrator=True)
    second = an_account(database, "boris")
    for end in (
        lambda: disable_account(database, first.key, TERMINAL, NOW),
        lambda: set_administrator(database, first.key, TERMINAL, NOW, is_administrator=False),
    ):
        with pytest.raises(Conflict) as refused:
            end()
        assert refused.value.code == "administrator-last"
    set_administrator(database, second.key, TERMINAL, NOW, is_administrator=True)
    disable_account(database, first.key, TERMINAL, NOW)
    people = {person.account.name: person.account for person in list_people(database)}
    assert (people["amina"].is_disabled, people["boris"].is_administrator) == (True, True)
    with pytest.raises(Conflict):
        disable_account(database, second.key, TERMINAL, NOW)


def test_a_name_that_others_see_is_changed_and_logged(database: Database) -> None:
    made = an_account(database)
    rename_account(database, made.key, "Amina Hassan", TERMINAL, NOW)
    assert read_person(database, made.key).account.display_name == "Amina Hassan"
    assert logged(database)[-1] == (
        "terminal",
        "rename_account",
        {"account": made.key, "name": "amina", "display_name": "Amina Hassan"},
    )


def test_a_role_is_given_at_one_session_and_logged_with_it(database: Database) -> None:
    made = an_account(database)
    assign_role(database, made.key, SLUG, Role.DELEGATION, TERMINAL, NOW, STATES, "ken")
    assign_role(database, made.key, SLUG, Role.SECRETARIAT, TERMINAL, NOW, STATES, "FR")
    secretariat = Assignment(account=made.key, session_slug=SLUG, role=Role.SECRETARIAT)
    delegation = Assignment(
        account=made.key, session_slug=SLUG, role=Role.DELEGATION, delegation="KE"
    )
    assert list_assigned(database, SLUG) == [(made, secretariat), (made, delegation)]
    assert logged(database, SLUG)[1][1:] == (
        "assign_role",
        {
            "account": made.key,
            "name": "amina",
            "display_name": "Amina",
            "role": "delegation",
            "delegation": "KE",
        },
    )
    # The same role again replaces the State: nobody acts for two.
    assign_role(database, made.key, SLUG, Role.DELEGATION, TERMINAL, NOW, STATES, "FR")
    assert [given.delegation for _, given in list_assigned(database, SLUG)] == [None, "FR"]
    unassign_role(database, made.key, SLUG, Role.SECRETARIAT, TERMINAL, NOW)
    assert [given.role for _, given in list_assigned(database, SLUG)] == [Role.DELEGATION]
    assert [service for _, service, _ in logged(database, SLUG)] == [
        "load_bundle",
        "assign_role",
        "assign_role",
        "assign_role",
        "unassign_role",
    ]


@pytest.mark.parametrize(
    ("state", "error", "code"),
    [(None, InvalidInput, "delegation-needed"), ("XX", InvalidInput, "state-unknown")],
)
def test_a_delegation_is_one_of_a_state(
    database: Database, state: str | None, error: type[Exception], code: str
) -> None:
    made = an_account(database)
    with pytest.raises(error) as refused:
        assign_role(database, made.key, SLUG, Role.DELEGATION, TERMINAL, NOW, STATES, state)
    assert refused.value.code == code  # type: ignore[attr-defined]
    assert list_assigned(database, SLUG) == []


def test_what_does_not_exist_gets_no_role_and_loses_none(database: Database) -> None:
    made = an_account(database)
    for account, slug, code in (
        (made.key, "nothing", "session-unknown"),
        ("nobody", SLUG, "account-unknown"),
    ):
        with pytest.raises(NotFound) as refused:
            assign_role(database, account, slug, Role.BUREAU, TERMINAL, NOW, STATES)
        assert refused.value.code == code
    with pytest.raises(NotFound) as refused:
        unassign_role(database, made.key, SLUG, Role.BUREAU, TERMINAL, NOW)
    assert refused.value.code == "role-unknown"
    assert [service for _, service, _ in logged(database, SLUG)] == ["load_bundle"]


def test_a_password_that_was_made_up_is_good_and_never_the_same() -> None:
    first, second = random_password(), random_password()
    assert first != second
    assert [len(group) for group in first.split("-")] == [5, 5, 5, 5]


def test_a_hash_of_less_work_is_known_as_outdated() -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    assert (is_right(PASSWORD, weak), is_outdated(weak)) == (True, True)
    assert is_outdated(hashed(PASSWORD)) is False
    assert is_right(PASSWORD, None) is False
    assert is_right(PASSWORD, "no hash at all") is False
