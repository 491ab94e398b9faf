"""What each group fills next, has had, and is owed, as tables."""

from collections.abc import Sequence

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    RowGroup,
    Series,
    Table,
    Verbatim,
    term,
)
from planner.documents.bureau_words import GROUPS, SEATS, session_name
from planner.models.series import Seat
from planner.models.series import Series as SeriesOfSessions
from planner.models.state import States
from planner.rules.rotation import seats_in_turn
from planner.rules.rotation_span import RotationSpan
from planner.rules.turns_owed import Balance, balances, groups_waiting, shares


def titled(table: Table, anchor: str) -> list[Block]:
    """The table under a heading of its own, which says what its caption says."""
    return [Heading(table.caption, anchor=anchor), table]


def seats_to_fill(series: SeriesOfSessions, states: States, span: RotationSpan) -> list[Block]:
    """The seats that each group fills at the next session; nothing where no rule tells."""
    next_session = span.latest + 1
    found = shares(series, states, next_session)
    if not any(share.seats for share in found):
        return []
    rows = tuple(RowGroup(GROUPS[share.group], ((Cell(_seats(share.seats)),),)) for share in found)
    table = Table(
        caption=term("bureau.next_slate", session=session_name(series, next_session)),
        columns=(Column(term("bureau.group")), Column(term("bureau.seats_to_fill"))),
        bands=(Band(rows),),
    )
    return titled(table, "next-slate")


def _seats(seats: Sequence[tuple[Seat, int]]) -> Inline | None:
    if not seats:
        return None
    return Series(
        tuple(
            SEATS[seat]
            if count == 1
            else term("bureau.several", seat=SEATS[seat], number=Verbatim(str(count)))
            for seat, count in seats
        )
    )


def turns_owed(series: SeriesOfSessions, states: States, span: RotationSpan) -> list[Block]:
    """The turns of each group so far and ahead, or who waits where no order is laid down."""
    if not any(rule.offset is not None for rule in series.seats):
        return titled(_waiting(series, states), "waiting")
    found = balances(series, states, span.first, span.latest)
    bands = tuple(
        Band(
            tuple(_balance_row(balance) for balance in found if balance.seat is rule.key),
            label=SEATS[rule.key],
        )
        for rule in seats_in_turn(series)
    )
    columns = (
        Column(term("bureau.group")),
        Column(term("bureau.due")),
        Column(term("bureau.had")),
        Column(term("bureau.unknown")),
        Column(term("bureau.owed")),
        Column(term("bureau.next_turn")),
    )
    table = Table(caption=term("bureau.balance"), columns=columns, bands=bands)
    return titled(table, "balance")


def _balance_row(balance: Balance) -> RowGroup:
    figures = (balance.due, balance.had, balance.unknown, balance.owed)
    ahead = balance.next_session
    following = None if ahead is None else term("bureau.session", number=Verbatim(str(ahead)))
    cells = (*(Cell(Verbatim(str(figure))) for figure in figures), Cell(following))
    return RowGroup(GROUPS[balance.group], (cells,))


def _waiting(series: SeriesOfSessions, states: States) -> Table:
    rows = tuple(
        RowGroup(
            SEATS[rule.key],
            ((Cell(Series(tuple(GROUPS[g] for g in groups_waiting(series, states, rule.key)))),),),
        )
        for rule in seats_in_turn(series)
    )
    return Table(
        caption=term("bureau.waiting"),
        columns=(Column(term("bureau.seat")), Column(term("bureau.groups_waiting"))),
        bands=(Band(rows),),
    )
