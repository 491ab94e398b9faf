"""Sign-ins, and attempts at signing in, in and out of the database; by hashes only."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.models.account import AttemptRow, SignIn, SignInFacts, SignInRow


def add_sign_in(transaction: Transaction, sign_in: SignIn) -> None:
    """Stores it."""
    transaction.add(SignInRow(**sign_in.model_dump()))
    transaction.flush()


def sign_in_with(transaction: Transaction, secret_hash: str) -> SignIn | None:
    """The sign-in, also when it is over; ``None`` if there never was one."""
    row = transaction.get(SignInRow, secret_hash)
    return None if row is None else _sign_in(row)


def sign_ins_of(transaction: Transaction, account: str, now: datetime) -> list[SignIn]:
    """The sign-ins of the account that are good at that instant, the latest first."""
    found = transaction.exec(
        select(SignInRow)
        .where(
            SignInRow.account == account,
            col(SignInRow.ended_at).is_(None),
            SignInRow.expires_at > now,
        )
        .order_by(col(SignInRow.created_at).desc(), SignInRow.secret_hash)
    )
    return [_sign_in(row) for row in found]


def note_sign_in_used(
    transaction: Transaction, secret_hash: str, now: datetime, expires_at: datetime
) -> None:
    """Puts off the end of a sign-in that is used, unless it was ended in the meantime."""
    transaction.execute(
        update(SignInRow)
        .where(col(SignInRow.secret_hash) == secret_hash, col(SignInRow.ended_at).is_(None))
        .values(seen_at=now, expires_at=expires_at)
    )


def end_sign_ins(
    transaction: Transaction,
    account: str,
    now: datetime,
    *,
    only: str | None = None,
    but: str | None = None,
) -> None:
    """Ends the sign-ins of the account: all, ``only`` the one with that hash, or all ``but`` it."""
    conditions = [col(SignInRow.account) == account, col(SignInRow.ended_at).is_(None)]
    if only is not None:
        conditions.append(col(SignInRow.secret_hash) == only)
    if but is not None:
        conditions.append(col(SignInRow.secret_hash) != but)
    transaction.execute(update(SignInRow).where(*conditions).values(ended_at=now))


def add_attempt(
    transaction: Transaction, name_hash: str, source_hash: str, now: datetime, forget: datetime
) -> int:
    """Stores an attempt as one that failed, and returns its number; older ones are forgotten."""
    row = AttemptRow(name_hash=name_hash, source_hash=source_hash, at=now)
    transaction.add(row)
    transaction.flush()
    transaction.execute(delete(AttemptRow).where(col(AttemptRow.at) < forget))
    return int(row.id or 0)


def failures_since(
    transaction: Transaction, since: datetime, *, name_hash: str = "", source_hash: str = ""
) -> list[datetime]:
    """When attempts failed after that instant, under that name or from that source, in order."""
    of_whom = (
        AttemptRow.name_hash == name_hash if name_hash else AttemptRow.source_hash == source_hash
    )
    return list(
        transaction.exec(
            select(AttemptRow.at)
            .where(of_whom, AttemptRow.at > since, col(AttemptRow.is_successful).is_(False))
            .order_by(col(AttemptRow.at), col(AttemptRow.id))
        )
    )


def note_attempt_succeeded(transaction: Transaction, attempt: int) -> None:
    """Marks the attempt with that number."""
    transaction.execute(
        update(AttemptRow).where(col(AttemptRow.id) == attempt).values(is_successful=True)
    )


def remove_attempt(transaction: Transaction, attempt: int) -> None:
    """Forgets an attempt that was not let through: waiting must not grow by asking."""
    transaction.execute(delete(AttemptRow).where(col(AttemptRow.id) == attempt))


def _sign_in(row: SignInRow) -> SignIn:
    return SignIn(**{name: getattr(row, name) for name in SignInFacts.model_fields})
