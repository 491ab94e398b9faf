"""Tokens of the programming interface in and out of the database, by the hash of their secret."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.errors import NotFound
from planner.models.account import Token, TokenFacts, TokenRow


def add_token(transaction: Transaction, token: Token) -> None:
    """Stores it."""
    transaction.add(TokenRow(**token.model_dump()))
    transaction.flush()


def token_with(transaction: Transaction, secret_hash: str) -> Token | None:
    """The token, also when it is over; ``None`` if there never was one."""
    row = transaction.exec(select(TokenRow).where(TokenRow.secret_hash == secret_hash)).first()
    return None if row is None else _token(row)


def tokens_of(transaction: Transaction, account: str, now: datetime) -> list[Token]:
    """The tokens of the account that are good at that instant, the latest first."""
    found = transaction.exec(
        select(TokenRow)
        .where(
            TokenRow.account == account,
            col(TokenRow.ended_at).is_(None),
            TokenRow.expires_at > now,
        )
        .order_by(col(TokenRow.created_at).desc(), TokenRow.key)
    )
    return [_token(row) for row in found]


def end_token(transaction: Transaction, account: str, key: str, now: datetime) -> Token:
    """Ends that token of the account; the first time counts. Raises `NotFound`."""
    row = transaction.get(TokenRow, key)
    if row is None or row.account != account:
        raise NotFound("token-unknown")
    if row.ended_at is None:
        row.ended_at = now
    return _token(row)


def end_tokens(transaction: Transaction, account: str, now: datetime) -> None:
    """Ends all tokens of the account."""
    transaction.execute(
        update(TokenRow)
        .where(col(TokenRow.account) == account, col(TokenRow.ended_at).is_(None))
        .values(ended_at=now)
    )


def _token(row: TokenRow) -> Token:
    return Token(**{name: getattr(row, name) for name in TokenFacts.model_fields})
