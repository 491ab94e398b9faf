"""What a check looks at, and how it says what it found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.models.check import Severity
from planner.models.deadline import Deadline
from planner.models.duty_station import DutyStation
from planner.models.finding import About, Finding, Matter, Param
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.models.rulebook import CheckRule, Rulebook
from planner.models.source import Source
from planner.rules.deadlines import deadlines_of
from planner.rules.ordinals import takes_place


@dataclass(frozen=True)
class Situation:
    """A programme with what applies to it; ``rulebook`` has the session's overrides in it."""

    programme: Programme
    rulebook: Rulebook
    station: DutyStation

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines of the session, in order of time."""
        return deadlines_of(self.programme, self.rulebook, self.station)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that take place, in order of time."""
        return tuple(filter(takes_place, self.programme.meetings))

    @cached_property
    def meetings_by_body(self) -> dict[str, tuple[Meeting, ...]]:
        """The meetings that take place, of each body, in order of time."""
        found: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            for body in meeting.bodies:
                found.setdefault(body, []).append(meeting)
        return {body: tuple(meetings) for body, meetings in found.items()}

    def deadlines_under(self, keys: Sequence[str]) -> tuple[Deadline, ...]:
        """The deadlines that these rules give, in order of time."""
        return tuple(deadline for deadline in self.deadlines if deadline.rule in keys)


def found(
    rule: CheckRule,
    *subjects: About,
    source: Source | None = None,
    verified: bool = True,
    **params: Param,
) -> Finding:
    """A finding of that check. On ground that nobody has verified it is advice, whatever the rule
    says; ``source`` and ``verified`` are those of a deadline, where the finding rests on one.
    """
    is_verified = rule.verified and verified
    return Finding(
        code=rule.code,
        severity=rule.severity if is_verified else Severity.ADVICE,
        subjects=subjects,
        params=tuple(sorted(params.items())),
        source=source or rule.source,
        is_verified=is_verified,
    )


def meeting_(meeting: Meeting) -> About:
    """The meeting, as a finding names it."""
    return About(Matter.MEETING, meeting.key)


def abouts(matter: Matter, keys: Sequence[str]) -> tuple[About, ...]:
    """Several of one sort."""
    return tuple(About(matter, key) for key in keys)


def overlapping(meetings: Sequence[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    """The pairs that are held at the same time at least in part; given in order of time.

    Only meetings under way are compared with each new one: n log n while few overlap.
    """
    under_way: list[Meeting] = []
    for meeting in meetings:
        under_way = [
            earlier
            for earlier in under_way
            if earlier.day == meeting.day and earlier.ends > meeting.starts
        ]
        for earlier in under_way:
            yield earlier, meeting
        under_way.append(meeting)
