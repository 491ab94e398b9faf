"""How much of its meetings with interpretation a session uses, by day and body."""

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    Day,
    Heading,
    Inline,
    Paragraph,
    Role,
    RowGroup,
    Table,
    Verbatim,
    term,
)
from planner.documents.calendar import body_name
from planner.documents.sources import source_inline
from planner.models.programme import Programme
from planner.rules.entitlement import EntitlementUse


def use_of_entitlement(programme: Programme, use: EntitlementUse) -> list[Block]:
    """Heading, the sum against what the session may hold, and the table."""
    blocks: list[Block] = [Heading(term("finding.use"), anchor="use"), Paragraph(_sum(use))]
    if use.source is not None:
        ground = term("finding.ground", source=source_inline(use.source))
        blocks.append(Paragraph(ground, Role.NOTE))
    if use.used:
        blocks.append(entitlement_table(programme, use))
    return blocks


def entitlement_table(programme: Programme, use: EntitlementUse) -> Table:
    """A row for each day, a column for each body that meets, and the sums; a joint meeting stands
    under its first body.
    """
    counts = {(day, body): count for day, body, count in use.per_day_and_body}
    bodies = [body for body, _ in use.per_body]
    rows = [
        RowGroup(
            header=Day(day, with_year=False),
            rows=((*(_number(counts.get((day, body), 0)) for body in bodies), _number(total)),),
        )
        for day, total in use.per_day
    ]
    rows.append(
        RowGroup(
            header=term("finding.all-bodies"),
            rows=((*(_number(count) for _, count in use.per_body), _number(use.used)),),
        )
    )
    return Table(
        caption=term("finding.by-day-and-body"),
        columns=(
            Column(term("finding.day"), ColumnRole.TIME),
            *(Column(body_name(programme, body), ColumnRole.NUMBER) for body in bodies),
            Column(term("finding.all-bodies"), ColumnRole.NUMBER),
        ),
        bands=(Band(tuple(rows)),),
    )


def _number(count: int) -> Cell:
    return Cell(Verbatim(str(count)) if count else None)


def _sum(use: EntitlementUse) -> Inline:
    used = Verbatim(str(use.used))
    if use.entitled is None:
        return term("finding.used", used=used)
    return term(
        "finding.used-of",
        used=used,
        entitled=Verbatim(str(use.entitled)),
        at_once=Verbatim(str(use.at_once or "–")),
    )
