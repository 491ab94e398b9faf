"""Credentials in words: the figures for the report, who has to be called, who came.

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
    Series,
    Table,
    Verbatim,
    term,
)
from planner.documents.bureau_words import GROUPS, SEATS, state_name
from planner.documents.cover import cover_of
from planner.models.bureau_attendance import BureauMember, Membership
from planner.models.credentials import Examination
from planner.models.programme import Programme
from planner.models.state import States
from planner.rules.bureau_attendance import MemberAttendance
from planner.rules.credentials_report import Ask, Call, CredentialsFigures

FIGURES = "credentials"
CALLS = "credentials-calls"
ATTENDANCE = "bureau-attendance"

_ASKS = {
    Ask.CREDENTIALS: term("credentials.ask_credentials"),
    Ask.OTHER_ISSUER: term("credentials.ask_other_issuer"),
    Ask.ORIGINAL: term("credentials.ask_original"),
}


def credentials_report(
    programme: Programme, figures: CredentialsFigures, examinations: Sequence[Examination]
) -> Document:
    """The figures, and the meetings at which the bureau examined credentials."""
    lines = (
        (term("credentials.represented"), figures.represented),
        (term("credentials.in_order"), figures.in_order),
        (term("credentials.not_in_order"), figures.not_in_order),
        (term("credentials.late"), figures.late),
        (term("credentials.objected"), figures.objected),
        (term("credentials.organizations"), figures.organizations),
        (term("credentials.organizations_in_order"), figures.organizations_in_order),
    )
    rows = tuple(RowGroup(name, ((Cell(Verbatim(str(count))),),)) for name, count in lines)
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
        cover=cover_of(programme),
        blocks=tuple(blocks),
    )


def calls_list(programme: Programme, states: States, calls: Sequence[Call]) -> Document:
    """Who has to be called, by what there is to ask for. Has personal data: never public."""
    bands = tuple(
        Band(tuple(_call_row(states, call) for call in calls if call.ask is ask), label=_ASKS[ask])
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
        cover=cover_of(programme),
        blocks=(Paragraph(term("credentials.personal"), Role.NOTE), table),
    )


def attendance_list(
    programme: Programme, states: States, attendance: Sequence[MemberAttendance]
) -> Document:
    """Which members came to which meetings of the bureau, by the ordinals of the meetings."""
    rows = tuple(
        RowGroup(
            _member(states, one.member),
            (
                (
                    Cell(_quality(one.member)),
                    Cell(_ordinals(one.attended)),
                    Cell(_ordinals(one.missed)),
                ),
            ),
        )
        for one in attendance
    )
    columns = (
        Column(term("credentials.member")),
        Column(term("credentials.quality")),
        Column(term("credentials.attended")),
        Column(term("credentials.missed")),
    )
    return Document(
        kind=ATTENDANCE,
        session=programme.session.slug,
        title=term("credentials.attendance"),
        cover=cover_of(programme),
        blocks=(Table(term("credentials.attendance"), columns, (Band(rows),)),),
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


def _member(states: States, member: BureauMember) -> Inline:
    if member.state is None:
        return term("credentials.not_named")
    return state_name(states, member.state)


def _quality(member: BureauMember) -> Inline:
    match member.membership:
        case Membership.OFFICER if member.seat is not None:
            return SEATS[member.seat]
        case Membership.GROUP_CHAIR if member.group is not None:
            return term("credentials.group_chair", group=GROUPS[member.group])
        case Membership.GROUP_OF_77:
            return term("credentials.group_of_77")
        case _:
            return term("credentials.organization")


def _ordinals(numbers: Sequence[int]) -> Inline | None:
    return Series(tuple(Verbatim(str(number)) for number in numbers)) if numbers else None
