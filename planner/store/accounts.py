"""Accounts and roles in and out of the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import false, func, update
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.errors import NotFound
from planner.models.account import (
    Account,
    AccountFacts,
    AccountRow,
    Assignment,
    AssignmentFacts,
    AssignmentRow,
    Role,
)

# Any number serves, as long as nothing else in the database takes the same.
_ACCOUNTS_LOCK = 7_294_031


def hold_accounts(transaction: Transaction) -> None:
    """Holds all accounts until the end of the transaction; has to be its first statement.

    Writes on accounts then happen one after the other on every database: the lines of the log
    have no doubles, and of two administrators who are disabled at once one is left.
    """
    if transaction.get_bind().dialect.name == "postgresql":
        transaction.execute(select(func.pg_advisory_xact_lock(_ACCOUNTS_LOCK)))
    else:
        # SQLite has one lock for all, which any write takes, also one that changes nothing.
        transaction.execute(update(AccountRow).where(false()).values(name=AccountRow.name))


def add_account(transaction: Transaction, account: Account) -> None:
    """Stores a new account."""
    transaction.add(AccountRow(**account.model_dump()))
    transaction.flush()


def replace_account(transaction: Transaction, account: Account) -> None:
    """Stores what changed of it."""
    transaction.merge(AccountRow(**account.model_dump()))
    transaction.flush()


def account_named(transaction: Transaction, name: str) -> Account | None:
    """The account that signs in under that name (lower case), if there is one."""
    row = transaction.exec(select(AccountRow).where(AccountRow.name == name)).first()
    return None if row is None else _account(row)


def account_with(transaction: Transaction, key: str) -> Account:
    """The account with that key. Raises `NotFound`."""
    row = transaction.get(AccountRow, key)
    if row is None:
        raise NotFound("account-unknown", name=key)
    return _account(row)


def account_of_subject(transaction: Transaction, issuer: str, subject: str) -> Account | None:
    """The account that signs in as that subject of that provider, if there is one."""
    row = transaction.exec(
        select(AccountRow).where(AccountRow.issuer == issuer, AccountRow.subject == subject)
    ).first()
    return None if row is None else _account(row)


def list_accounts(transaction: Transaction) -> list[Account]:
    """All accounts, in order of their names."""
    return [_account(row) for row in transaction.exec(select(AccountRow).order_by(AccountRow.name))]


def assignments_of(transaction: Transaction, account: str) -> tuple[Assignment, ...]:
    """The roles of that account, in order of session and role."""
    return _assignments(transaction, AssignmentRow.account == account)


def assignments_at(transaction: Transaction, slug: str) -> tuple[Assignment, ...]:
    """The roles at that session, in order of role and account."""
    found = _assignments(transaction, AssignmentRow.session_slug == slug)
    roles = list(Role)
    return tuple(sorted(found, key=lambda given: (roles.index(given.role), given.account)))


def put_assignment(transaction: Transaction, assignment: Assignment) -> None:
    """Stores the role, in place of the same role of that account at that session."""
    transaction.merge(AssignmentRow(**assignment.model_dump()))
    transaction.flush()


def remove_assignment(transaction: Transaction, account: str, slug: str, role: Role) -> bool:
    """Takes the role away; whether there was one."""
    row = transaction.get(AssignmentRow, (account, slug, role))
    if row is None:
        return False
    transaction.delete(row)
    transaction.flush()
    return True


def _assignments(transaction: Transaction, condition: Any) -> tuple[Assignment, ...]:
    found: Sequence[AssignmentRow] = transaction.exec(
        select(AssignmentRow)
        .where(condition)
        .order_by(
            col(AssignmentRow.account), col(AssignmentRow.session_slug), col(AssignmentRow.role)
        )
    ).all()
    return tuple(
        Assignment(**{name: getattr(row, name) for name in AssignmentFacts.model_fields})
        for row in found
    )


def _account(row: AccountRow) -> Account:
    return Account(**{name: getattr(row, name) for name in AccountFacts.model_fields})
