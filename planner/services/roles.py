"""Roles at sessions: given to accounts and taken away, by an administrator or on the terminal."""

from datetime import datetime

from planner.errors import InvalidInput, NotFound
from planner.models.account import Account, Actor, Assignment, Role
from planner.models.state import States
from planner.services.accounts import who
from planner.store.accounts import (
    account_with,
    assignments_at,
    put_assignment,
    remove_assignment,
)
from planner.store.audit import hold_session, write_audit
from planner.store.database import Database, transaction


def assign_role(
    database: Database,
    account: str,
    slug: str,
    role: Role,
    actor: Actor,
    now: datetime,
    states: States,
    delegation: str | None = None,
) -> None:
    """Gives the account that role at the session; a delegation is named by the code of its State.

    Raises `NotFound`; `InvalidInput` for a delegation of no State, or of none where one is needed.
    """
    code = _state_code(states, delegation) if role is Role.DELEGATION else None
    with transaction(database) as opened:
        hold_session(opened, slug)
        found = account_with(opened, account)
        assignment = Assignment(account=account, session_slug=slug, role=role, delegation=code)
        put_assignment(opened, assignment)
        facts = {**who(found), "role": role.value, "delegation": code}
        write_audit(opened, slug, actor, "assign_role", now, params=facts)


def unassign_role(
    database: Database, account: str, slug: str, role: Role, actor: Actor, now: datetime
) -> None:
    """Takes the role away. Raises `NotFound`."""
    with transaction(database) as opened:
        hold_session(opened, slug)
        found = account_with(opened, account)
        if not remove_assignment(opened, account, slug, role):
            raise NotFound("role-unknown", name=found.name, role=role.value, session=slug)
        facts = {**who(found), "role": role.value}
        write_audit(opened, slug, actor, "unassign_role", now, params=facts)


def list_assigned(database: Database, slug: str) -> list[tuple[Account, Assignment]]:
    """Who has which role at the session: by role, then by what people are called."""
    with transaction(database) as opened:
        found = [(account_with(opened, a.account), a) for a in assignments_at(opened, slug)]
    roles = list(Role)
    return sorted(found, key=lambda pair: (roles.index(pair[1].role), pair[0].display_name))


def _state_code(states: States, delegation: str | None) -> str:
    if not delegation:
        raise InvalidInput("delegation-needed")
    state = states.find(delegation)
    if state is None:
        raise InvalidInput("state-unknown", value=delegation)
    return state.code
