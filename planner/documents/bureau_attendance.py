"""The extended bureau in words: who belongs to it, and who came to its meetings."""

from collections.abc import Sequence

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    Document,
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
from planner.documents.secretariat_cover import secretariat_cover_of
from planner.models.bureau_attendance import BureauMember, Membership
from planner.models.programme import Programme
from planner.models.state import States
from planner.rules.bureau_attendance import MemberAttendance

KIND = "bureau-attendance"


def attendance_list(
    programme: Programme,
    states: States,
    attendance: Sequence[MemberAttendance],
    strangers: Sequence[str] = (),
) -> Document:
    """Which members came to which meetings of the bureau, by the ordinals of the meetings.

    ``strangers`` are keys on record that no member has any more: they are told and not left out.
    """
    blocks: list[Block] = [
        Paragraph(term("bureau.extended_composition")),
        Paragraph(term("bureau.extended_unverified"), Role.NOTE),
        attendance_table(states, attendance),
    ]
    if not any(one.attended or one.missed for one in attendance):
        blocks.append(Paragraph(term("bureau.nothing_recorded")))
    if strangers:
        keys = Series(tuple(Verbatim(key) for key in strangers))
        blocks.append(Paragraph(term("bureau.strangers", members=keys)))
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("credentials.attendance"),
        cover=secretariat_cover_of(programme),
        blocks=tuple(blocks),
    )


def attendance_table(states: States, attendance: Sequence[MemberAttendance]) -> Table:
    """Each member in its quality, with the ordinals of the meetings attended and missed."""
    rows = tuple(
        RowGroup(
            member_name(states, one.member),
            (
                (
                    Cell(member_quality(one.member)),
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
    return Table(term("bureau.members"), columns, (Band(rows),))


def member_name(states: States, member: BureauMember) -> Inline:
    """The State that has the place, or that nobody has told of one."""
    if member.state is None:
        return term("credentials.not_named")
    return state_name(states, member.state)


def member_quality(member: BureauMember) -> Inline:
    """In which quality the member sits there."""
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
