"""The extended bureau, and who came to its meetings."""

from planner.models.bureau_attendance import Attendance, Membership
from planner.rules.bureau_attendance import (
    attendance_of,
    bureau_members,
    extended_bureau,
    members_named,
    strangers_in,
)
from tests.bureau_builders import all_states, ninth_slate, series

COP, SLATE = series("untoc-cop"), ninth_slate()
# Nigeria, China and Brazil spoke for their groups, Ecuador for the Group of 77 and China
# (CTOC/COP/2018/13, para. 4).
PLACES = {
    "group-african": "NG",
    "group-asia-pacific": "CN",
    "group-latin-american-and-caribbean": "BR",
    "group-of-77": "EC",
}


def test_the_extended_bureau_is_the_bureau_with_the_chairs_of_groups_and_the_union() -> None:
    members = extended_bureau(COP, all_states(), SLATE, PLACES)
    assert [member.membership for member in members] == [
        *[Membership.OFFICER] * 10,
        *[Membership.GROUP_CHAIR] * 5,
        Membership.GROUP_OF_77,
        Membership.ORGANIZATION,
    ]
    assert [member.state for member in members[10:]] == ["NG", "CN", None, "BR", None, "EC", "EU"]
    assert len({member.key for member in members}) == len(members)


def test_attendance_is_told_by_meeting_and_what_is_not_recorded_is_neither() -> None:
    members = bureau_members(COP, all_states(), SLATE)
    record = [
        Attendance(meeting=3, member="officer-es"),
        Attendance(meeting=1, member="officer-es"),
        Attendance(meeting=2, member="officer-es", is_present=False),
        Attendance(meeting=1, member="officer-it"),
    ]
    found = {one.member.state: (one.attended, one.missed) for one in attendance_of(members, record)}
    assert found["ES"] == ((1, 3), (2,))
    assert found["IT"] == ((1,), ())
    assert found["AR"] == ((), ())


def test_whoever_is_no_member_is_told_apart() -> None:
    members = bureau_members(COP, all_states(), SLATE)
    record = [Attendance(meeting=1, member=key) for key in ("officer-es", "officer-fr", "eu")]
    assert strangers_in(members, record) == ("eu", "officer-fr")


def test_a_member_is_named_by_its_key_or_by_its_state() -> None:
    members = extended_bureau(COP, all_states(), SLATE, PLACES)
    named = {name: members_named(members, all_states(), name) for name in ("ESP", "ng", "xx", "FR")}
    assert named == {
        "ESP": ("officer-es",),
        "ng": ("officer-ng", "group-african"),
        "xx": (),
        "FR": (),
    }
    assert members_named(members, all_states(), "group-of-77") == ("group-of-77",)
    assert members_named(members, all_states(), "group-eastern-european") == (
        "group-eastern-european",
    )
