"""The hours at which a session usually meets, and a day cut up by them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from planner.models.check import CheckCode
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.models.rulebook import Rulebook

Span = tuple[time, time]
"""From when to when, local."""

_WITHOUT_RULE: tuple[Span, ...] = ((time(10), time(13)), (time(15), time(18)))


@dataclass(frozen=True, slots=True)
class SlotRow:
    """Part of a day with the meetings that begin in it, in order of time.

    ``is_usual``: its hours are laid down; otherwise they are those of its meetings.
    """

    starts: time
    ends: time
    is_usual: bool
    meetings: tuple[Meeting, ...]


def usual_hours(rulebook: Rulebook | None) -> tuple[Span, ...]:
    """The hours for which nobody has to agree first, in order; three in the morning and three in
    the afternoon where no rule says otherwise.
    """
    rule = rulebook.check(CheckCode.OUTSIDE_HOURS) if rulebook is not None else None
    if rule is None or not rule.is_in_force or not rule.slots:
        return _WITHOUT_RULE
    return tuple(sorted(_span(slot) for slot in rule.slots))


def days_to_show(programme: Programme) -> tuple[date, ...]:
    """The days of the session, and those before and after on which somebody meets."""
    return tuple(sorted({*programme.session_days(), *(m.day for m in programme.meetings)}))


def rows_of_day(meetings: Iterable[Meeting], usual: tuple[Span, ...]) -> tuple[SlotRow, ...]:
    """The usual hours, also those without meetings, and what lies between them where somebody
    meets; in order of time. A meeting stands in the row in which it begins.
    """
    inside: dict[Span, list[Meeting]] = {span: [] for span in usual}
    between: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        span = next((s for s in usual if s[0] <= meeting.starts < s[1]), None)
        if span is not None:
            inside[span].append(meeting)
        else:
            passed = sum(starts <= meeting.starts for starts, _ in usual)
            between.setdefault(passed, []).append(meeting)
    rows = [SlotRow(*span, is_usual=True, meetings=tuple(found)) for span, found in inside.items()]
    rows += [
        SlotRow(
            min(meeting.starts for meeting in found),
            max(meeting.ends for meeting in found),
            is_usual=False,
            meetings=tuple(found),
        )
        for found in between.values()
    ]
    return tuple(sorted(rows, key=lambda row: (row.starts, row.ends)))


def most_at_once(meetings: Iterable[Meeting]) -> int:
    """How many of these meetings of one day are held at the same time at most."""
    # Whoever ends goes before whoever begins at the same minute.
    turns = sorted(turn for m in meetings for turn in ((m.starts, 1), (m.ends, -1)))
    most = under_way = 0
    for _, turn in turns:
        under_way += turn
        most = max(most, under_way)
    return most


def _span(written: str) -> Span:
    starts, _, ends = written.partition("-")
    return time.fromisoformat(starts), time.fromisoformat(ends)
