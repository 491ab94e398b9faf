"""Who belongs to the extended bureau, and what the record of attendance shows.

The extended bureau is the bureau with the chairs of the regional groups, the chair of the Group
of 77 and China, and the European Union. *Source*: practice of the Conference, not compared with
a written rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.models.bureau_attendance import Attendance, BureauMember, Membership
from planner.models.series import Series
from planner.models.slate import Slate
from planner.models.state import States
from planner.rules.rotation import group_at

_EUROPEAN_UNION = "EU"
_GROUP_OF_77 = "group-of-77"


@dataclass(frozen=True, slots=True)
class MemberAttendance:
    """One member with the ordinals of the meetings attended and missed."""

    member: BureauMember
    attended: tuple[int, ...]
    missed: tuple[int, ...]


def bureau_members(series: Series, states: States, slate: Slate) -> tuple[BureauMember, ...]:
    """The officers, in the order of the slate."""
    return tuple(
        BureauMember(
            key=f"officer-{_code(states, member.state)}",
            membership=Membership.OFFICER,
            state=member.state,
            seat=member.seat,
            group=group_at(series, states, member.state, slate.session),
        )
        for member in slate.members
    )


def _code(states: States, state: str) -> str:
    """Always the two letters, so that a key stays whatever code the State is entered by."""
    found = states.find(state)
    return (state if found is None else found.code).lower()


def extended_bureau(
    series: Series, states: States, slate: Slate, places: Mapping[str, str]
) -> tuple[BureauMember, ...]:
    """The officers, then the chairs of the groups in their order, the Group of 77, the Union.

    ``places`` are the States in the places that no election fills, by key. A place of which nobody
    has told who has it stays, without a State.
    """
    chairs = {group: f"group-{group.value.replace('_', '-')}" for group in series.order}
    return (
        *bureau_members(series, states, slate),
        *(
            BureauMember(key, Membership.GROUP_CHAIR, places.get(key), group=group)
            for group, key in chairs.items()
        ),
        BureauMember(_GROUP_OF_77, Membership.GROUP_OF_77, places.get(_GROUP_OF_77)),
        BureauMember("organization-eu", Membership.ORGANIZATION, _EUROPEAN_UNION),
    )


def members_named(members: Iterable[BureauMember], states: States, name: str) -> tuple[str, ...]:
    """The keys of the members meant by a key, or by the code of a State; empty if there is none."""
    asked = states.find(name)
    return tuple(
        member.key
        for member in members
        if member.key == name.lower()
        or (asked is not None and member.state is not None and states.find(member.state) == asked)
    )


def attendance_of(
    members: Iterable[BureauMember], record: Iterable[Attendance]
) -> tuple[MemberAttendance, ...]:
    """For each member the meetings attended and missed; what is not recorded is neither."""
    by_member: dict[str, list[Attendance]] = {}
    for entry in sorted(record, key=lambda entry: entry.meeting):
        by_member.setdefault(entry.member, []).append(entry)
    return tuple(
        MemberAttendance(
            member=member,
            attended=tuple(e.meeting for e in by_member.get(member.key, ()) if e.is_present),
            missed=tuple(e.meeting for e in by_member.get(member.key, ()) if not e.is_present),
        )
        for member in members
    )


def strangers_in(members: Iterable[BureauMember], record: Iterable[Attendance]) -> tuple[str, ...]:
    """The keys in the record that no member has, in alphabetical order."""
    keys = {member.key for member in members}
    return tuple(sorted({entry.member for entry in record} - keys))
