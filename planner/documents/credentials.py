"""Credentials in words: the figures for the report, and who has to be called.

These documents are for the secretariat and the bureau. The list of calls has personal data.
"""

from collections.abc import Sequence

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    DateOnly,
    Document,
    Heading,
    Inline,
    Paragraph,
    Role,
    RowGroup,
    Table,
    Verbatim,
    term,
)
from planner.documents.bureau_words import state_name
from planner.documents.credentials_words import ASKS
from planner.documents.secretariat_cover import secretariat_cover_of
from planner.models.credentials import Examination
from planner.models.programme import Programme
from planner.models.state import States
from planner.rules.credentials_report import Ask, Call, CredentialsFigures

FIGURES = "credentials"
CALLS = "credentials-calls"


def credentials_report(
    programme: Programme, figures: CredentialsFigures, examinations: Sequence[Examination]
) -> Document:
    """The figures, and the meetings at which the bureau examined credentials."""
    rows = tuple(
        RowGroup(name, ((Cell(Verbatim(str(count))),),)) for name, count in figure_lines(figures)
    )
    columns = (
        Column(term("credentials.delegations")),
        Column(term("credentials.number"), ColumnRole.NUMBER),
    )
    blocks: list[Block] = [Table(term("credentials.figures"), columns, (Band(rows),))]
    if figures.not_in_order:
        blocks.append(Paragraph(term("credentials.not_counted")))
    blocks.append(Heading(term("credentials.examinations"), anchor="examinations"))
    blocks.append(_examinations(examinations))
    return Document(
        kind=FIGURES,
        session=programme.session.slug,
        title=term("credentials.title"),
        cover=secretariat_cover_of(programme),
        blocks=tuple(blocks),
    )


def figure_lines(figures: CredentialsFigures) -> tuple[tuple[Inline, int], ...]:
    """Each figure with what it counts, in the order of the report."""
    return (
        (term("credentials.represented"), figures.represented),
        (term("credentials.in_order"), figures.in_order),
        (term("credentials.not_in_order"), figures.not_in_order),
        (term("credentials.late"), figures.late),
        (term("credentials.objected"), figures.objected),
        (term("credentials.organizations"), figures.organizations),
        (term("credentials.organizations_in_order"), figures.organizations_in_order),
    )


def calls_list(programme: Programme, states: States, calls: Sequence[Call]) -> Document:
    """Who has to be called, by what there is to ask for. Has personal data: never public."""
    bands = tuple(
        Band(tuple(_call_row(states, call) for call in calls if call.ask is ask), label=ASKS[ask])
        for ask in Ask
        if any(call.ask is ask for call in calls)
    )
    columns = (
        Column(term("credentials.delegation")),
        Column(term("credentials.contact")),
        Column(term("credentials.phone")),
    )
    table: Block = Table(term("credentials.calls"), columns, bands)
    if not calls:
        table = Paragraph(term("credentials.no_calls"))
    return Document(
        kind=CALLS,
        session=programme.session.slug,
        title=term("credentials.calls"),
        cover=secretariat_cover_of(programme),
        blocks=(Paragraph(term("credentials.personal"), Role.NOTE), table),
    )


def _examinations(examinations: Sequence[Examination]) -> Block:
    if not examinations:
        return Paragraph(term("credentials.no_examinations"))
    rows = tuple(
        RowGroup(
            term("credentials.meeting", number=Verbatim(str(one.number))),
            ((Cell(DateOnly(one.day)),),),
        )
        for one in examinations
    )
    columns = (Column(term("credentials.meeting_heading")), Column(term("credentials.date")))
    return Table(term("credentials.examinations"), columns, (Band(rows),))


def _call_row(states: States, call: Call) -> RowGroup:
    cells = (_written(call.contact), _written(call.phone))
    return RowGroup(state_name(states, call.state), (cells,))


def _written(value: str | None) -> Cell:
    return Cell(None if value is None else Verbatim(value))
