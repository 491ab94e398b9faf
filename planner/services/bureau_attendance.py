"""Recording who came to a meeting of the bureau, and who has the places that nobody elects."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.bureau_attendance import Attendance, BureauMember, Membership
from planner.rules.bureau_attendance import (
    MemberAttendance,
    attendance_of,
    extended_bureau,
    members_named,
    strangers_in,
)
from planner.services.session_desk import SessionDesk
from planner.services.slate import SessionInSeries, read_session_in_series
from planner.store.bureau_attendance import (
    load_attendance,
    load_places,
    put_attendance,
    put_place,
)
from planner.store.database import Database, transaction

_NAMED = (Membership.GROUP_CHAIR, Membership.GROUP_OF_77)


@dataclass(frozen=True, slots=True)
class ExtendedBureau:
    """The extended bureau of a session, and what is recorded of its meetings."""

    session: SessionInSeries
    members: tuple[BureauMember, ...]
    record: tuple[Attendance, ...]

    @property
    def attendance(self) -> tuple[MemberAttendance, ...]:
        """Each member with the meetings attended and missed."""
        return attendance_of(self.members, self.record)

    @property
    def strangers(self) -> tuple[str, ...]:
        """Keys on record that no member has any more, in alphabetical order."""
        return strangers_in(self.members, self.record)

    @property
    def next_meeting(self) -> int:
        """The ordinal of the first meeting of which nothing is recorded."""
        return max((entry.meeting for entry in self.record), default=0) + 1

    def at(self, meeting: int) -> dict[str, bool]:
        """Who is recorded as present or absent at that meeting, by key."""
        return {e.member: e.is_present for e in self.record if e.meeting == meeting}


def read_extended_bureau(database: Database, slug: str, seeds: Path) -> ExtendedBureau:
    """The extended bureau and its record. Raises `NotFound`, `InvalidBundle`."""
    session = read_session_in_series(database, slug, seeds)
    with transaction(database) as opened:
        places = {place.member: place.state for place in load_places(opened, slug)}
        record = load_attendance(opened, slug)
    members = extended_bureau(session.series, session.states, session.slate, places)
    return ExtendedBureau(session, members, record)


def mark_of(recorded: Mapping[str, bool]) -> str:
    """Tells what is recorded of a meeting from what was there before and will be later."""
    return hashlib.sha256(repr(sorted(recorded.items())).encode()).hexdigest()[:16]


def record_attendance(
    desk: SessionDesk, meeting: int, present: Mapping[str, bool], seen: str | None = None
) -> None:
    """Stores for each member, by key, whether it was there, in place of what was recorded.

    ``seen`` is the mark of what the change is based on. Raises `NotFound` for an unknown session;
    `InvalidInput` for a meeting that has no ordinal; `Conflict` if something else is recorded.
    """
    if meeting < 1:
        raise InvalidInput("meeting-number-malformed", value=meeting)
    with desk.writing("record_attendance", meeting=meeting) as opened:
        if seen is not None:
            stored = load_attendance(opened, desk.slug)
            recorded = {one.member: one.is_present for one in stored if one.meeting == meeting}
            if seen != mark_of(recorded):
                raise Conflict("attendance-moved", meeting=meeting)
        record = [
            Attendance(meeting=meeting, member=member, is_present=was_there)
            for member, was_there in present.items()
        ]
        put_attendance(opened, desk.slug, meeting, record)


def keys_named(found: ExtendedBureau, names: list[str]) -> tuple[str, ...]:
    """The keys of the members that are meant: by key, or all those of a State by its code.

    A State that has two places comes for both. Raises `NotFound` for who is no member.
    """
    keys: list[str] = []
    for name in names:
        meant = members_named(found.members, found.session.states, name)
        if not meant:
            known = ", ".join(member.key for member in found.members)
            raise NotFound("bureau-member-unknown", value=name, known=known)
        keys += meant
    return tuple(dict.fromkeys(keys))


def record_meeting(
    desk: SessionDesk,
    found: ExtendedBureau,
    meeting: int,
    present: list[str],
    absent: list[str],
    *,
    is_rest_absent: bool = False,
) -> dict[str, bool]:
    """Records one meeting by the names of those who came and of those who did not.

    ``is_rest_absent``: who is not named was absent; otherwise nothing is recorded of them. Returns
    what was recorded. Raises `NotFound` for who is no member; `InvalidInput` for who is named in
    both lists, and if nobody is named.
    """
    came, missed = keys_named(found, present), keys_named(found, absent)
    both = [key for key in came if key in missed]
    if both:
        raise InvalidInput("attendance-contradictory", value=", ".join(both))
    if not came and not missed:
        raise InvalidInput("attendance-empty", meeting=meeting)
    rest = [m.key for m in found.members if m.key not in (*came, *missed) and m.state is not None]
    record = dict.fromkeys(came, True) | dict.fromkeys(missed, False)
    if is_rest_absent:
        record |= dict.fromkeys(rest, False)
    record_attendance(desk, meeting, record)
    return record


def name_chair(desk: SessionDesk, seeds: Path, member: str, state: str | None) -> BureauMember:
    """Records which State has a place that no election fills; ``None`` leaves it open again.

    Returns the member as it is then. Raises `NotFound`, also for a State or place that is unknown.
    """
    found = read_extended_bureau(desk.database, desk.slug, seeds)
    open_places = {m.key: m for m in found.members if m.membership in _NAMED}
    if member not in open_places:
        known = ", ".join(open_places)
        raise NotFound("bureau-member-unknown", value=member, known=known)
    code = None if state is None else found.session.states.get(state).code
    with desk.writing("name_chair", member=member, state=code) as opened:
        put_place(opened, desk.slug, member, code)
    place = open_places[member]
    return BureauMember(place.key, place.membership, code, group=place.group)
