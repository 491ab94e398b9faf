"""Tokens of the programming interface: issued to an account, for reading or writing, for a time."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.errors import InvalidInput
from planner.models.account import Account, Actor, Assignment, Scope, Token
from planner.services.sign_ins import secret_hash
from planner.store.accounts import account_with, assignments_of, hold_accounts
from planner.store.audit import write_audit
from planner.store.database import Database, transaction
from planner.store.snapshots import saved_state
from planner.store.tokens import add_token, end_token, token_with, tokens_of

MOST_DAYS = 366
"""So many days a token is good at most; somebody has to think of it once a year."""

# So that whoever finds one in a file knows what it opens; searches for secrets look for such.
_PREFIX = "planner_"
_SECRET_BYTES = 32
_KEY_BYTES = 8
_LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True)
class TokenBearer:
    """Whose token it is; the roles are those at the session that the token is narrowed to."""

    account: Account
    assignments: tuple[Assignment, ...]
    token: Token


def issue_token(
    database: Database,
    account: str,
    label: str,
    scope: Scope,
    days: int,
    actor: Actor,
    now: datetime,
    session: str | None = None,
) -> str:
    """The secret of a new token, which is shown once and kept nowhere.

    ``session`` narrows it to one session. Raises `InvalidInput`, `NotFound`.
    """
    wanted = label.strip()
    if not wanted or len(wanted) > _LONGEST_LABEL or not wanted.isprintable():
        raise InvalidInput("token-label-unusable", most=_LONGEST_LABEL)
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInput("token-days-unusable", most=MOST_DAYS)
    secret = _PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    token = Token(
        key=secrets.token_hex(_KEY_BYTES),
        secret_hash=secret_hash(secret),
        account=account,
        label=wanted,
        scope=scope,
        session_slug=session,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    with transaction(database) as opened:
        hold_accounts(opened)
        account_with(opened, account)
        if session is not None:
            saved_state(opened, session)
        add_token(opened, token)
        facts = {"key": token.key, "label": wanted, "scope": scope.value, "session": session}
        write_audit(opened, "", actor, "issue_token", now, params=facts)
    return secret


def person_with_token(database: Database, secret: str, now: datetime) -> TokenBearer | None:
    """Whose token that is, ``None`` if it is not good (any more)."""
    with transaction(database) as opened:
        token = token_with(opened, secret_hash(secret))
        if token is None or token.ended_at is not None or token.expires_at <= now:
            return None
        account = account_with(opened, token.account)
        assignments = assignments_of(opened, token.account)
    return None if account.is_disabled else TokenBearer(account, assignments, token)


def list_tokens(database: Database, account: str, now: datetime) -> list[Token]:
    """The tokens of the account that are good, the latest first."""
    with transaction(database) as opened:
        return tokens_of(opened, account, now)


def revoke_token(database: Database, account: str, key: str, actor: Actor, now: datetime) -> None:
    """Ends that token of the account for good. Raises `NotFound`."""
    with transaction(database) as opened:
        hold_accounts(opened)
        token = end_token(opened, account, key, now)
        facts = {"key": token.key, "label": token.label}
        write_audit(opened, "", actor, "revoke_token", now, params=facts)
