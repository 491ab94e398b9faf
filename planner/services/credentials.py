"""The register of credentials read, and deleted once it has served: who is missing, the figures."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.errors import Conflict
from planner.models.credentials import CredentialsRegister
from planner.models.programme import Programme
from planner.models.session import Session
from planner.models.state import States
from planner.rules.credentials import CredentialsPolicy, policy_with
from planner.rules.credentials_report import (
    Call,
    CredentialsFigures,
    calls_to_make,
    credentials_figures,
)
from planner.seeding.states import read_states
from planner.services.rulebooks import under_rules
from planner.services.session_desk import SessionDesk
from planner.store import credentials as stored
from planner.store.database import Database, transaction
from planner.store.snapshots import load_programme


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register with everything that is worked out from it."""

    programme: Programme
    register: CredentialsRegister
    states: States
    policy: CredentialsPolicy

    @property
    def figures(self) -> CredentialsFigures:
        """The figures for the report as they stand."""
        return credentials_figures(self.register, self.states, self.policy)

    @property
    def calls(self) -> tuple[Call, ...]:
        """Who has to be called."""
        return calls_to_make(self.register, self.states, self.policy)


def view_register(database: Database, slug: str, seeds: Path) -> RegisterView:
    """The register of that session with its cut-offs. Raises `NotFound`, `InvalidBundle`."""
    with transaction(database) as opened:
        programme = load_programme(opened, slug)
        register = stored.load_register(opened, slug)
    policy = _policy(programme, register, seeds)
    return RegisterView(programme, register, read_states(seeds), policy)


def is_over(session: Session, now: datetime) -> bool:
    """Whether the last day of the session has ended at the venue."""
    end = datetime.combine(session.closes, datetime.min.time(), ZoneInfo(session.zone))
    return now >= end + timedelta(days=1)


def read_register(database: Database, slug: str) -> CredentialsRegister:
    """The register of that session, empty if it has none."""
    with transaction(database) as opened:
        return stored.load_register(opened, slug)


def policy_of(database: Database, slug: str, seeds: Path) -> CredentialsPolicy:
    """What the session asks, with the cut-offs of its rulebook. Raises `NotFound`."""
    with transaction(database) as opened:
        programme = load_programme(opened, slug)
        register = stored.load_register(opened, slug)
    return _policy(programme, register, seeds)


def _policy(programme: Programme, register: CredentialsRegister, seeds: Path) -> CredentialsPolicy:
    return policy_with(
        under_rules(programme, seeds).deadlines,
        considers_amendments=register.settings.considers_amendments,
        needs_original=register.settings.needs_original,
    )


def read_figures(database: Database, slug: str, seeds: Path, states: States) -> CredentialsFigures:
    """The figures for the report as they stand. Raises `NotFound`."""
    policy = policy_of(database, slug, seeds)
    return credentials_figures(read_register(database, slug), states, policy)


def read_calls(database: Database, slug: str, seeds: Path, states: States) -> tuple[Call, ...]:
    """Who has to be called, sorted by what there is to ask for. Raises `NotFound`."""
    policy = policy_of(database, slug, seeds)
    return calls_to_make(read_register(database, slug), states, policy)


def erase_people(desk: SessionDesk) -> None:
    """Removes all personal data from the register once the session is over; figures stay.

    Raises `NotFound`, and `Conflict` while the session has not closed.
    """
    with desk.writing("erase_people") as opened:
        _check_is_over(load_programme(opened, desk.slug).session, desk.now)
        stored.erase_people(opened, desk.slug)


def delete_register(desk: SessionDesk) -> None:
    """Removes the register once the session is over. Raises `NotFound`, `Conflict`."""
    with desk.writing("delete_register") as opened:
        _check_is_over(load_programme(opened, desk.slug).session, desk.now)
        stored.delete_register(opened, desk.slug)


def _check_is_over(session: Session, now: datetime) -> None:
    if not is_over(session, now):
        raise Conflict("register-in-use", session=session.slug, closes=session.closes.isoformat())
