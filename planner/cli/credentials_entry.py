"""The commands that enter single things in the register of credentials, or delete it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from planner.cli.terminal import open_own_database, own_language, own_programme, reported

if TYPE_CHECKING:
    from planner.models.state import States
    from planner.services.session_desk import SessionDesk

# As in `planner.models.credentials`; a test compares them.
FORMS = ("original", "copy")
ISSUERS = (
    "head-of-state",
    "head-of-government",
    "foreign-minister",
    "permanent-representative",
    "competent-authority",
    "other",
)


@click.command()
@click.argument("session")
@click.argument("state")
@click.option("--absent", is_flag=True, help="The delegation is not represented.")
@click.option("--contact", help="Whom to call. Personal data: no more than is needed.")
@click.option("--phone", help="The telephone number.")
@click.option("--name", "names", multiple=True, help="Who belongs to the delegation; repeat it.")
@reported
def delegation(
    session: str,
    state: str,
    absent: bool,
    contact: str | None,
    phone: str | None,
    names: tuple[str, ...],
) -> None:
    """Enter the delegation of a STATE (its ISO code), or change what is said of it.

    Names that are given are the whole composition; without any, the composition stays.
    """
    from planner.services.credentials_desk import put_delegation

    put_delegation(
        desk_of(session),
        state,
        all_states(),
        is_represented=not absent,
        contact=contact,
        phone=phone,
        delegates=names or None,
    )


@click.command()
@click.argument("session")
@click.argument("state")
@click.argument("form", type=click.Choice(FORMS))
@click.argument("issuer", type=click.Choice(ISSUERS))
@click.option(
    "--at",
    type=click.DateTime(formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]),
    help="When, local time at the venue; without it, now.",
)
@reported
def receive(session: str, state: str, form: str, issuer: str, at: datetime | None) -> None:
    """Enter that credentials of a STATE came in, in which FORM and from which ISSUER."""
    from planner.models.credentials import CredentialsForm, Issuer
    from planner.services.credentials import policy_of
    from planner.services.credentials_desk import receive_credentials

    desk = desk_of(session)
    zone = ZoneInfo(own_programme(session).session.zone)
    instant = desk.now if at is None else at.replace(tzinfo=zone).astimezone(UTC)
    receive_credentials(
        desk,
        state,
        CredentialsForm(form),
        Issuer(issuer.replace("-", "_")),
        instant,
        all_states(),
        policy_of(desk.database, session, _seeds()),
    )


@click.command()
@click.argument("session")
@click.option("--amendments/--no-amendments", default=False, help="Amendments are before it.")
@click.option("--original/--copy", default=False, help="Only an original is found in order.")
@reported
def settings(session: str, amendments: bool, original: bool) -> None:
    """Enter what the session asks of credentials, in place of what was entered."""
    from planner.models.credentials import RegisterSettings
    from planner.services.credentials_desk import set_up_register

    asked = RegisterSettings(considers_amendments=amendments, needs_original=original)
    set_up_register(desk_of(session), asked)


@click.command()
@click.argument("session")
@click.confirmation_option(prompt="Delete the whole register, its figures included?")
@reported
def delete(session: str) -> None:
    """Delete the register once the session is over."""
    from planner.i18n.catalogues import translate
    from planner.services.credentials import delete_register

    delete_register(desk_of(session))
    click.echo(translate("credentials.deleted", own_language(), session=session))


def desk_of(session: str) -> SessionDesk:
    """The desk of the terminal at that session."""
    from planner.models.account import TERMINAL
    from planner.services.session_desk import SessionDesk

    return SessionDesk(open_own_database(), session, TERMINAL, datetime.now(UTC))


def all_states() -> States:
    """The States that come with the planner."""
    from planner.services.bureau import read_all_states

    return read_all_states(_seeds())


def _seeds() -> Path:
    from planner.assets import folder

    return folder("seeds")
