"""Accounts: made, changed, disabled; and their passwords."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.account import Account, Actor, Assignment
from planner.rules.passwords import account_name
from planner.services.passwords import check_password, hashed, is_right
from planner.services.sign_ins import secret_hash
from planner.store.accounts import (
    account_named,
    account_with,
    add_account,
    assignments_of,
    hold_accounts,
    replace_account,
)
from planner.store.accounts import list_accounts as stored_accounts
from planner.store.audit import write_audit
from planner.store.database import Database, Transaction, transaction
from planner.store.sign_ins import end_sign_ins
from planner.store.tokens import end_tokens

_KEY_BYTES = 8
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Person:
    """An account with all its roles."""

    account: Account
    assignments: tuple[Assignment, ...]


def create_account(
    database: Database,
    name: str,
    display_name: str,
    actor: Actor,
    now: datetime,
    *,
    password: str | None = None,
    is_administrator: bool = False,
) -> Account:
    """Stores a new account; without a password it signs in elsewhere, or nowhere yet.

    Raises `InvalidInput`; `Conflict` when the name is taken.
    """
    known_as = account_name(name)
    if known_as is None:
        raise InvalidInput("account-name-unusable", value=name[:40])
    if password is not None:
        check_password(password, known_as)
    account = Account(
        key=new_key(),
        name=known_as,
        display_name=usable_display_name(display_name),
        password_hash=None if password is None else hashed(password),
        is_administrator=is_administrator,
        created_at=now,
    )
    with transaction(database) as opened:
        hold_accounts(opened)
        if account_named(opened, known_as) is not None:
            raise Conflict("account-name-taken", name=known_as)
        add_account(opened, account)
        facts = {**who(account), "is_administrator": is_administrator}
        write_audit(opened, "", actor, "create_account", now, params=facts)
    return account


def change_own_password(
    database: Database, account: str, old: str, new: str, secret: str, now: datetime
) -> None:
    """Puts a new password in the place of the old one, and ends all other sign-ins.

    ``secret`` is that of the sign-in that goes on. Raises `InvalidInput`.
    """
    found = read_person(database, account).account
    if not is_right(old, found.password_hash):
        raise InvalidInput("password-wrong")
    check_password(new, found.name)
    made = hashed(new)
    with transaction(database) as opened:
        hold_accounts(opened)
        _replace(opened, account, password_hash=made)
        end_sign_ins(opened, account, now, but=secret_hash(secret))
        actor = Actor(found.display_name, account)
        write_audit(opened, "", actor, "change_password", now, params=who(found))


def set_password(
    database: Database, account: str, password: str, actor: Actor, now: datetime
) -> None:
    """Gives it a password, and ends all its sign-ins. Raises `InvalidInput`, `NotFound`."""
    found = read_person(database, account).account
    check_password(password, found.name)
    made = hashed(password)
    with transaction(database) as opened:
        hold_accounts(opened)
        _replace(opened, account, password_hash=made)
        end_sign_ins(opened, account, now)
        write_audit(opened, "", actor, "set_password", now, params=who(found))


def rename_account(
    database: Database, account: str, display_name: str, actor: Actor, now: datetime
) -> None:
    """Changes what people read of it. Raises `InvalidInput`, `NotFound`."""
    shown = usable_display_name(display_name)
    with transaction(database) as opened:
        hold_accounts(opened)
        before = account_with(opened, account)
        _replace(opened, account, display_name=shown)
        facts = {**who(before), "display_name": shown}
        write_audit(opened, "", actor, "rename_account", now, params=facts)


def disable_account(database: Database, account: str, actor: Actor, now: datetime) -> None:
    """Lets nobody in by it any more, and ends all its sign-ins and tokens.

    Raises `NotFound`; `Conflict` for the last administrator.
    """
    with transaction(database) as opened:
        hold_accounts(opened)
        _check_somebody_administers(opened, account)
        found = _replace(opened, account, is_disabled=True)
        end_sign_ins(opened, account, now)
        end_tokens(opened, account, now)
        write_audit(opened, "", actor, "disable_account", now, params=who(found))


def enable_account(database: Database, account: str, actor: Actor, now: datetime) -> None:
    """Lets somebody in by it again, with the password and roles it had. Raises `NotFound`."""
    with transaction(database) as opened:
        hold_accounts(opened)
        found = _replace(opened, account, is_disabled=False)
        write_audit(opened, "", actor, "enable_account", now, params=who(found))


def set_administrator(
    database: Database, account: str, actor: Actor, now: datetime, *, is_administrator: bool
) -> None:
    """Whether it makes sessions and accounts. Raises `NotFound`; `Conflict` for the last one."""
    with transaction(database) as opened:
        hold_accounts(opened)
        if not is_administrator:
            _check_somebody_administers(opened, account)
        found = _replace(opened, account, is_administrator=is_administrator)
        facts = {**who(found), "is_administrator": is_administrator}
        write_audit(opened, "", actor, "set_administrator", now, params=facts)


def read_person(database: Database, account: str) -> Person:
    """The account with that key. Raises `NotFound`."""
    with transaction(database) as opened:
        return Person(account_with(opened, account), assignments_of(opened, account))


def find_account(database: Database, name: str) -> Account:
    """The account that signs in under that name. Raises `NotFound`."""
    with transaction(database) as opened:
        found = account_named(opened, account_name(name) or "")
    if found is None:
        raise NotFound("account-unknown", name=name)
    return found


def list_people(database: Database) -> list[Person]:
    """All accounts, in order of their names."""
    with transaction(database) as opened:
        return [
            Person(found, assignments_of(opened, found.key)) for found in stored_accounts(opened)
        ]


# --- what the services on accounts share -----------------------------------------------------


def new_key() -> str:
    """A key for a new account."""
    return secrets.token_hex(_KEY_BYTES)


def usable_display_name(written: str) -> str:
    """What people read of somebody, without spaces around it. Raises `InvalidInput`."""
    shown = written.strip()
    if not shown or len(shown) > _LONGEST_NAME or not shown.isprintable():
        raise InvalidInput("display-name-unusable", most=_LONGEST_NAME)
    return shown


def _replace(opened: Transaction, account: str, **changes: Any) -> Account:
    changed = account_with(opened, account).model_copy(update=changes)
    replace_account(opened, changed)
    return changed


def _check_somebody_administers(opened: Transaction, without: str) -> None:
    found = account_with(opened, without)
    others = [
        other
        for other in stored_accounts(opened)
        if other.is_administrator and not other.is_disabled and other.key != without
    ]
    if found.is_administrator and not found.is_disabled and not others:
        raise Conflict("administrator-last")


def who(account: Account) -> dict[str, str]:
    """What the log of changes says of an account that something was done to."""
    return {"account": account.key, "name": account.name, "display_name": account.display_name}
