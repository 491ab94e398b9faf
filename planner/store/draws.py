"""The log of drawings of lots in and out of the database: nothing in it is ever changed."""

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.errors import Conflict, NotFound
from planner.models.draw_rows import LotDraw, LotDrawFacts, LotDrawRow


def add_draw(transaction: Transaction, draw: LotDraw) -> None:
    """Adds it. Raises `Conflict` when another was added at the same moment."""
    transaction.add(LotDrawRow(**draw.model_dump()))
    try:
        transaction.flush()
    except IntegrityError:
        raise Conflict("draw-numbered", number=draw.number) from None


def list_draws(transaction: Transaction, mechanism: str) -> tuple[LotDraw, ...]:
    """All draws of that mechanism, the first one first."""
    found = transaction.exec(
        select(LotDrawRow).where(LotDrawRow.mechanism == mechanism).order_by(col(LotDrawRow.number))
    )
    return tuple(_value(row) for row in found)


def draw_numbered(transaction: Transaction, mechanism: str, number: int) -> LotDraw:
    """That draw. Raises `NotFound`."""
    row = transaction.get(LotDrawRow, (mechanism, number))
    if row is None:
        raise NotFound("draw-unknown", draw=number)
    return _value(row)


def _value(row: LotDrawRow) -> LotDraw:
    return LotDraw.model_construct(
        **{name: getattr(row, name) for name in LotDrawFacts.model_fields}
    )
