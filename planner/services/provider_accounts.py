"""Accounts of people whom a provider of OpenID Connect recognizes, by its issuer and subject.

Somebody who is not known yet gets an account without any role, which may do no more than the
public. The subject is a string that only the provider knows beforehand, so an administrator could
not enter it; but one can find the person in the list of accounts and give them their role. Nobody
is recognized by a name or an address that the provider tells: these are given to others in time.
"""

from dataclasses import dataclass
from datetime import datetime

from planner.errors import Conflict, InvalidInput, NotPermitted
from planner.models.account import Account, Actor
from planner.rules.passwords import account_name
from planner.services.accounts import new_key, usable_display_name, who
from planner.services.sign_ins import open_sign_in
from planner.store.accounts import (
    account_named,
    account_of_subject,
    account_with,
    add_account,
    hold_accounts,
    replace_account,
)
from planner.store.audit import write_audit
from planner.store.database import Database, Transaction, transaction


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom the provider recognized; ``names`` are what it calls them, the best for signing in
    first, ``shown`` is what people read.
    """

    issuer: str
    subject: str
    names: tuple[str, ...] = ()
    shown: str = ""


def sign_in_subject(database: Database, subject: Subject, browser: str, now: datetime) -> str:
    """The secret of a new sign-in, to a new account if the subject has none.

    Raises `NotPermitted` when the account is disabled.
    """
    with transaction(database) as opened:
        hold_accounts(opened)
        account = account_of_subject(opened, subject.issuer, subject.subject)
        if account is None:
            account = _account_for(opened, subject, now)
        if account.is_disabled:
            raise NotPermitted("account-disabled")
        return open_sign_in(opened, account, browser, now)


def bind_subject(
    database: Database, account: str, subject: Subject, actor: Actor, now: datetime
) -> None:
    """Lets the subject sign in to that account. Raises `Conflict` if it signs in to another."""
    with transaction(database) as opened:
        hold_accounts(opened)
        bound = account_of_subject(opened, subject.issuer, subject.subject)
        if bound is not None and bound.key != account:
            raise Conflict("subject-bound")
        found = account_with(opened, account)
        of_subject = {"issuer": subject.issuer, "subject": subject.subject}
        replace_account(opened, found.model_copy(update=of_subject))
        write_audit(opened, "", actor, "bind_subject", now, params={**who(found), **of_subject})


def unbind_subject(database: Database, account: str, actor: Actor, now: datetime) -> None:
    """Ends signing in to that account by a provider. Raises `InvalidInput` without a password."""
    with transaction(database) as opened:
        hold_accounts(opened)
        found = account_with(opened, account)
        if found.password_hash is None:
            raise InvalidInput("password-missing")
        replace_account(opened, found.model_copy(update={"issuer": None, "subject": None}))
        write_audit(opened, "", actor, "unbind_subject", now, params=who(found))


def _account_for(opened: Transaction, subject: Subject, now: datetime) -> Account:
    name = _free_name(opened, subject)
    try:
        shown = usable_display_name(subject.shown)
    except InvalidInput:
        shown = name
    account = Account(
        key=new_key(),
        name=name,
        display_name=shown,
        issuer=subject.issuer,
        subject=subject.subject,
        created_at=now,
    )
    add_account(opened, account)
    facts = {**who(account), "issuer": subject.issuer, "subject": subject.subject}
    write_audit(opened, "", Actor(shown, account.key), "create_account", now, params=facts)
    return account


def _free_name(opened: Transaction, subject: Subject) -> str:
    """A name that nobody has: one that the provider tells, with a number if others have it."""
    usable = [name for written in subject.names if (name := account_name(written)) is not None]
    first = usable[0] if usable else "person"
    candidates = [*usable, *(f"{first}-{number}" for number in range(2, 1000))]
    for name in candidates:
        if account_named(opened, name) is None:
            return name
    raise Conflict("account-name-taken", name=first)
