"""The commands about accounts: the first one is made here, all others may be made on a page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import open_own_database, own_language, reported
from planner.errors import InvalidInput

if TYPE_CHECKING:
    from planner.models.account import Account, Role
    from planner.services.sessions import Database

with_random_password = click.option(
    "--random", "is_random", is_flag=True, help="Make a password up and print it, once."
)


@click.group()
def account() -> None:
    """Make accounts, and give them their roles at sessions."""


@account.command()
@click.argument("name")
@click.option("--display-name", help="What others read; without it, NAME.")
@click.option("--administrator", is_flag=True, help="May make sessions and accounts.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="SESSION:ROLE",
    help="A role: SESSION:secretariat, SESSION:bureau or SESSION:delegation:XX. Repeatable.",
)
@with_random_password
@reported
def create(
    name: str,
    display_name: str | None,
    administrator: bool,
    roles: tuple[str, ...],
    is_random: bool,
) -> None:
    """Make an account that signs in as NAME; its password is asked for."""
    from planner.models.account import TERMINAL
    from planner.services.accounts import create_account

    wanted = [_role(written) for written in roles]
    database = open_own_database()
    _check_sessions(database, [session for session, _, _ in wanted])
    password = _password(is_random)
    made = create_account(
        database,
        name,
        display_name or name,
        TERMINAL,
        datetime.now(UTC),
        password=password,
        is_administrator=administrator,
    )
    click.echo(_say("people.cli_created", name=made.name))
    if is_random:
        click.echo(_say("people.cli_password", password=password))
    for session, role, delegation in wanted:
        _assign(database, made, session, role, delegation)


@account.command("list")
@reported
def list_() -> None:
    """List all accounts with their roles, one account a line."""
    from planner.services.accounts import list_people

    for person in list_people(open_own_database()):
        facts = [person.account.name, person.account.display_name]
        if person.account.is_administrator:
            facts.append("administrator")
        if person.account.is_disabled:
            facts.append("disabled")
        facts += [
            ":".join(filter(None, (given.session_slug, given.role, given.delegation)))
            for given in person.assignments
        ]
        click.echo("\t".join(facts))


@account.command()
@click.argument("name")
@with_random_password
@reported
def password(name: str, is_random: bool) -> None:
    """Give the account another password, and end all its sign-ins."""
    from planner.models.account import TERMINAL
    from planner.services.accounts import find_account, set_password

    database = open_own_database()
    found = find_account(database, name)
    given = _password(is_random)
    set_password(database, found.key, given, TERMINAL, datetime.now(UTC))
    click.echo(_say("people.cli_password_changed", name=found.name))
    if is_random:
        click.echo(_say("people.cli_password", password=given))


@account.command()
@click.argument("name")
@reported
def disable(name: str) -> None:
    """Let nobody in by the account any more; its sign-ins and tokens end."""
    from planner.models.account import TERMINAL
    from planner.services.accounts import disable_account, find_account

    database = open_own_database()
    found = find_account(database, name)
    disable_account(database, found.key, TERMINAL, datetime.now(UTC))
    click.echo(_say("people.cli_disabled", name=found.name))


@account.command()
@click.argument("name")
@click.argument("role", metavar="SESSION:ROLE")
@click.option("--end", "is_end", is_flag=True, help="Take the role away.")
@reported
def assign(name: str, role: str, is_end: bool) -> None:
    """Give the account a role: SESSION:secretariat, SESSION:bureau or SESSION:delegation:XX."""
    from planner.models.account import TERMINAL
    from planner.services.accounts import find_account
    from planner.services.roles import unassign_role

    session, wanted, delegation = _role(role)
    database = open_own_database()
    found = find_account(database, name)
    if not is_end:
        _assign(database, found, session, wanted, delegation)
        return
    unassign_role(database, found.key, session, wanted, TERMINAL, datetime.now(UTC))
    click.echo(_say("people.cli_unassigned", name=found.name, session=session, role=wanted.value))


def make_demo_account(database: Database) -> None:
    """Makes an administrator with a random password, and prints both; once for each database."""
    from planner.errors import NotFound
    from planner.models.account import TERMINAL
    from planner.services.accounts import create_account, find_account
    from planner.services.passwords import random_password

    name = "demo"
    try:
        find_account(database, name)
    except NotFound:
        made_up = random_password()
        create_account(
            database,
            name,
            name,
            TERMINAL,
            datetime.now(UTC),
            password=made_up,
            is_administrator=True,
        )
        click.echo(_say("people.demo_account", name=name, password=made_up))
    else:
        command = f"planner account password {name} --random"
        click.echo(_say("people.demo_account_kept", name=name, command=command))


def _role(written: str) -> tuple[str, Role, str | None]:
    """The session, the role, and the State of a delegation. Raises `InvalidInput`."""
    from planner.models.account import Role

    session, _, rest = written.partition(":")
    name, _, delegation = rest.partition(":")
    try:
        role = Role(name)
    except ValueError:
        role = None
    if not session or role is None or bool(delegation) is not (role is Role.DELEGATION):
        raise InvalidInput("role-malformed", value=written)
    return session, role, delegation or None


def _assign(
    database: Database, found: Account, session: str, role: Role, delegation: str | None
) -> None:
    from planner.assets import folder
    from planner.models.account import TERMINAL
    from planner.services.bureau import read_all_states
    from planner.services.roles import assign_role

    states = read_all_states(folder("seeds"))
    now = datetime.now(UTC)
    assign_role(database, found.key, session, role, TERMINAL, now, states, delegation)
    said = ":".join(filter(None, (role.value, delegation)))
    click.echo(_say("people.cli_assigned", name=found.name, session=session, role=said))


def _check_sessions(database: Database, sessions: list[str]) -> None:
    """Raises `NotFound` before an account is made that would have less than was asked for."""
    from planner.services.sessions import read_state

    for session in sessions:
        read_state(database, session)


def _password(is_random: bool) -> str:
    from planner.services.passwords import random_password

    if is_random:
        return random_password()
    asked: str = click.prompt(
        _say("people.password"), hide_input=True, confirmation_prompt=True, err=True
    )
    return asked


def _say(code: str, **params: object) -> str:
    from planner.i18n.catalogues import translate

    return translate(code, own_language(), **params)
