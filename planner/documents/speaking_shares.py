"""Who spoke how much, as tables; read only."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    Inline,
    Paragraph,
    Role,
    RowGroup,
    Table,
    Verbatim,
    term,
)
from planner.documents.speaking_words import (
    CAPACITIES,
    GENDERS,
    RANKS,
    REGIONAL_GROUPS,
    length,
)
from planner.models.speaking import STATES, Gender
from planner.models.state import RegionalGroup
from planner.rules.speaking_floor import Statement
from planner.rules.speaking_shares import (
    NOT_STATED,
    Shares,
    shares_by_gender,
    speaking_shares,
)

Key = TypeVar("Key", bound=str)

GroupOf = Callable[[str], RegionalGroup | None]
"""The regional group of a delegation, by its code."""


class _Kind(NamedTuple):
    by: Inline
    shares: Shares
    names: Mapping[str, Inline]


def shares_blocks(statements: tuple[Statement, ...], group_of: GroupOf) -> list[Block]:
    """A table for each trait; for gender only if somebody has declared one."""

    def group(statement: Statement) -> str | None:
        request = statement.request
        return group_of(request.delegation) if request.capacity in STATES else None

    kinds = [
        _Kind(
            term("speaking.by_group"),
            speaking_shares(statements, group),
            _by_value(REGIONAL_GROUPS),
        ),
        _Kind(
            term("speaking.by_capacity"),
            speaking_shares(statements, lambda statement: statement.request.capacity),
            _by_value(CAPACITIES),
        ),
        _Kind(
            term("speaking.by_level"),
            speaking_shares(statements, lambda statement: statement.request.rank),
            _by_value(RANKS),
        ),
    ]
    if any(isinstance(statement.request.gender, Gender) for statement in statements):
        by_gender = shares_by_gender(statements)
        kinds.append(_Kind(term("speaking.by_gender"), by_gender, _by_value(GENDERS)))
    blocks: list[Block] = []
    for kind in kinds:
        if kind.shares.shares:
            blocks.append(_table(kind))
        if kind.shares.suppressed:
            blocks.append(Paragraph(term("speaking.suppressed"), Role.NOTE))
    return blocks


def _by_value(names: Mapping[Key, Inline]) -> dict[str, Inline]:
    return {str(key): name for key, name in names.items()}


def _table(kind: _Kind) -> Table:
    return Table(
        caption=term("speaking.shares_of", by=kind.by),
        columns=(
            Column(kind.by),
            Column(term("speaking.statements"), ColumnRole.NUMBER),
            Column(term("speaking.minutes"), ColumnRole.NUMBER),
            Column(term("speaking.share"), ColumnRole.NUMBER),
            Column(term("speaking.median"), ColumnRole.NUMBER),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        header=term("speaking.not_stated")
                        if share.group == NOT_STATED
                        else kind.names[share.group],
                        rows=(
                            (
                                Cell(Verbatim(str(share.statements))),
                                Cell(length(share.time)),
                                Cell(Verbatim(f"{share.share:.0%}")),
                                Cell(length(share.median)),
                            ),
                        ),
                    )
                    for share in kind.shares.shares
                )
            ),
        ),
    )
