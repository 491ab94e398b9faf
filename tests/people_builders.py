"""People for tests: accounts with roles, and clients that are signed in as them."""

from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient

from planner.models.account import TERMINAL, Account, Actor, Role
from planner.models.state import Standing, State, States
from planner.services.accounts import create_account
from planner.services.roles import assign_role
from planner.services.sign_ins import open_sign_in
from planner.store.accounts import hold_accounts
from planner.store.audit import list_audit
from planner.store.database import Database, transaction
from tests.builders import six

NOW = datetime(2018, 10, 15, 13, 30, tzinfo=UTC)
PASSWORD = "meadow lantern forty"
STATES = States(
    (
        State("FR", "FRA", Standing.MEMBER, six("France")),
        State("KE", "KEN", Standing.MEMBER, six("Kenya")),
    )
)


def an_account(
    database: Database,
    name: str = "amina",
    *,
    password: str | None = PASSWORD,
    is_administrator: bool = False,
) -> Account:
    """An account that shows its name with a capital."""
    return create_account(
        database,
        name,
        name.capitalize(),
        TERMINAL,
        NOW,
        password=password,
        is_administrator=is_administrator,
    )


def with_role(
    database: Database, account: Account, slug: str, role: Role, state: str | None = None
) -> Account:
    """The account, which has that role from now on."""
    assign_role(database, account.key, slug, role, TERMINAL, NOW, STATES, state)
    return account


def actor_of(account: Account) -> Actor:
    """Whoever signs in to that account."""
    return Actor(account.display_name, account.key)


def signed_in_client(app: Flask, database: Database, account: Account) -> FlaskClient:
    """A browser in which that account is signed in, without a password being hashed."""
    with transaction(database) as opened:
        hold_accounts(opened)
        secret = open_sign_in(opened, account, "Firefox/140.0 Linux", app.config["CLOCK"]())
    client = app.test_client()
    client.set_cookie("planner", secret)
    return client


def logged(database: Database, slug: str = "") -> list[tuple[str, str, dict[str, object]]]:
    """Every line of the log there: who, what, and the facts."""
    with transaction(database) as opened:
        return [(line.actor, line.service, line.params) for line in list_audit(opened, slug)]
