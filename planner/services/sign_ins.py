"""Signing in and out. A sign-in is kept here and can be ended from here; browsers hold a secret."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.errors import InvalidInput, NotFound
from planner.models.account import Account, Actor, Assignment, SignIn
from planner.rules.passwords import account_name
from planner.services.passwords import hashed, is_outdated, is_right
from planner.services.sign_in_attempts import begin_attempt
from planner.store.accounts import (
    account_named,
    account_with,
    assignments_of,
    hold_accounts,
    replace_account,
)
from planner.store.audit import write_audit
from planner.store.database import Database, Transaction, transaction
from planner.store.sign_ins import (
    add_sign_in,
    end_sign_ins,
    note_attempt_succeeded,
    note_sign_in_used,
    sign_in_with,
    sign_ins_of,
)

IDLE = timedelta(hours=12)
"""A sign-in that is not used for so long is over."""

LONGEST = timedelta(days=7)
"""After so long it is over, however much it is used."""

_NOTED_EVERY = timedelta(minutes=15)
# 32 bytes: cannot be guessed, however many sign-ins there are.
_SECRET_BYTES = 32
_LONGEST_BROWSER = 200


@dataclass(frozen=True, slots=True)
class SignedInPerson:
    """Whoever holds the secret of a sign-in."""

    account: Account
    assignments: tuple[Assignment, ...]
    sign_in: SignIn


def sign_in(
    database: Database, name: str, password: str, source: str, browser: str, now: datetime
) -> str:
    """The secret of a new sign-in; it is handed out this once.

    ``source`` is the address that the attempt comes from. Raises `InvalidInput`, which does not
    tell whether the name or the password is wrong; `TooManyAttempts`.
    """
    known_as = account_name(name) or ""
    attempt = begin_attempt(database, known_as, source, now)
    with transaction(database) as opened:
        account = account_named(opened, known_as)
    stored = None if account is None or account.is_disabled else account.password_hash
    # Asked first, and of nobody too: an unknown name has to take as long as a known one.
    if not is_right(password, stored) or account is None or stored is None:
        raise InvalidInput("sign-in-wrong")
    better = hashed(password) if is_outdated(stored) else None
    with transaction(database) as opened:
        hold_accounts(opened)
        note_attempt_succeeded(opened, attempt)
        if better is not None:
            now_stored = account_with(opened, account.key)
            replace_account(opened, now_stored.model_copy(update={"password_hash": better}))
        return open_sign_in(opened, account, browser, now)


def open_sign_in(opened: Transaction, account: Account, browser: str, now: datetime) -> str:
    """The secret of a new sign-in for somebody who has been recognized."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    add_sign_in(
        opened,
        SignIn(
            secret_hash=secret_hash(secret),
            account=account.key,
            created_at=now,
            expires_at=now + IDLE,
            seen_at=now,
            browser="".join(filter(str.isprintable, browser))[:_LONGEST_BROWSER],
        ),
    )
    write_audit(opened, "", Actor(account.display_name, account.key), "sign_in", now)
    return secret


def person_signed_in(database: Database, secret: str, now: datetime) -> SignedInPerson | None:
    """Whoever that secret was handed to, ``None`` if it is not good (any more)."""
    with transaction(database) as opened:
        found = sign_in_with(opened, secret_hash(secret))
        if found is None or found.ended_at is not None or found.expires_at <= now:
            return None
        account = account_with(opened, found.account)
        assignments = assignments_of(opened, found.account)
    if account.is_disabled:
        return None
    if now - found.seen_at >= _NOTED_EVERY:
        expires_at = min(now + IDLE, found.created_at + LONGEST)
        with transaction(database) as opened:
            note_sign_in_used(opened, found.secret_hash, now, expires_at)
    return SignedInPerson(account, assignments, found)


def sign_out(database: Database, secret: str, now: datetime) -> None:
    """Ends the sign-in with that secret, if it is good."""
    person = person_signed_in(database, secret, now)
    if person is not None:
        actor = Actor(person.account.display_name, person.account.key)
        with transaction(database) as opened:
            hold_accounts(opened)
            end_sign_ins(opened, person.account.key, now, only=person.sign_in.secret_hash)
            write_audit(opened, "", actor, "sign_out", now)


def list_sign_ins(database: Database, account: str, now: datetime) -> list[SignIn]:
    """The sign-ins of the account that are good, the latest first."""
    with transaction(database) as opened:
        return sign_ins_of(opened, account, now)


def end_sign_in(database: Database, account: str, handle: str, actor: Actor, now: datetime) -> None:
    """Ends the sign-in of the account that is called by that `handle_of`. Raises `NotFound`."""
    with transaction(database) as opened:
        hold_accounts(opened)
        found = [s for s in sign_ins_of(opened, account, now) if handle_of(s) == handle]
        if not found:
            raise NotFound("sign-in-unknown")
        end_sign_ins(opened, account, now, only=found[0].secret_hash)
        write_audit(opened, "", actor, "end_sign_in", now, params={"account": account})


def end_other_sign_ins(
    database: Database, account: str, secret: str, actor: Actor, now: datetime
) -> None:
    """Ends all sign-ins of the account but the one with that secret."""
    with transaction(database) as opened:
        hold_accounts(opened)
        end_sign_ins(opened, account, now, but=secret_hash(secret))
        write_audit(opened, "", actor, "end_other_sign_ins", now, params={"account": account})


def handle_of(sign_in: SignIn) -> str:
    """What a sign-in is called in a form, from which nothing else can be had."""
    return hashlib.sha256(f"handle {sign_in.secret_hash}".encode()).hexdigest()[:16]


def secret_hash(secret: str) -> str:
    """What is stored of a secret. It has 256 random bits: a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
