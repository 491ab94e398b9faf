"""When somebody's turn will come: a window, never a minute.

The statements that are still to come are laid into what is left of the meetings twice: once as if
everything went fast, once as if it went slowly. How fast things go is measured on the statements
delivered so far and trusted the more, the more of them there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import sqrt

from planner.rules.speaking_floor import Statement

_NOTHING = timedelta()
_ROUNDED_TO = timedelta(minutes=5)

# How many statements of exactly the limit the measurement begins with.
_PRIOR_STATEMENTS = 5
# By how much a whole debate may turn out faster or slower than it was measured.
_FASTER, _SLOWER = 0.7, 1.3
# By how much single statements differ: decides while few are still ahead. It is 1.645 (nine in
# ten within) times the spread of a statement's length, 40 hundredths of its limit.
_SINGLE = 1.645 * 0.40


@dataclass(frozen=True, slots=True)
class Window:
    """What a meeting has for the list: from when to when (aware), what is reserved taken off."""

    meeting: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """A statement to come. ``is_absent``: it was called and nobody was there."""

    serial: int
    limit: timedelta
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How things go on this list: the length of statements over their limit, and the changeover."""

    ratio: float = 1.0
    changeover: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Estimate:
    """When a statement begins: not before ``early``, not after ``late`` (aware, five minutes
    rounded outwards), and at which meetings that is.

    ``late`` is ``None`` where the meetings may not suffice, ``early`` too where they cannot.
    """

    serial: int
    early: datetime | None
    late: datetime | None
    early_meeting: str | None
    late_meeting: str | None


def measured_pace(delivered: Sequence[Statement], changeover: timedelta) -> Pace:
    """The pace of a list: ``(k + Σ actual / limit) / (k + m)``, with k = 5; the changeover
    likewise, from the end of one statement to the beginning of the next at the same meeting.
    """
    ratios = [statement.lasted / statement.limit for statement in delivered if statement.limit]
    ratio = (_PRIOR_STATEMENTS + sum(ratios)) / (_PRIOR_STATEMENTS + len(ratios))
    gaps = [
        after.started_at - before.ended_at
        for before, after in pairwise(delivered)
        if before.ended_at is not None
        and after.started_at is not None
        and before.meeting == after.meeting
    ]
    # Other business in between is no changeover.
    gaps = [gap for gap in gaps if _NOTHING <= gap <= 5 * changeover]
    total = _PRIOR_STATEMENTS * changeover + sum(gaps, _NOTHING)
    return Pace(ratio, total / (_PRIOR_STATEMENTS + len(gaps)))


def estimates(
    turns: Sequence[Turn],
    windows: Sequence[Window],
    pace: Pace,
    now: datetime,
    *,
    current_left: timedelta | None = None,
    late_start: timedelta = _NOTHING,
    replies_pending: timedelta = _NOTHING,
) -> tuple[Estimate, ...]:
    """When each turn comes, in the order of the turns; neither end of a window ever decreases.

    ``windows`` in order of time. ``current_left`` is what the one at the floor has left,
    ``None`` if nobody has the floor. ``late_start`` is by how much meetings may begin late,
    ``replies_pending`` the length of the replies to be heard at the end of a meeting.
    """
    early = list(_early(turns, pace))
    late = list(_late(turns, pace, current_left))
    earliest = _laid_out(early, windows, now, _NOTHING, _NOTHING)
    latest = _laid_out(late, windows, now, late_start, replies_pending)
    return tuple(
        Estimate(
            turn.serial,
            _rounded_down(first[0]) if first else None,
            _rounded_up(last[0]) if last else None,
            first[1] if first else None,
            last[1] if last else None,
        )
        for turn, first, last in zip(turns, earliest, latest, strict=True)
    )


_Piece = tuple[timedelta, timedelta]
"""What has to pass before a statement can begin, since the one before it did; how long it takes."""


def _early(turns: Iterable[Turn], pace: Pace) -> Iterable[_Piece]:
    """Everything goes fast, and who was absent once is absent again."""
    # Who has the floor may stop at any time, so nothing is counted for that.
    return _spread(turns, pace, _FASTER, -_SINGLE, skips_absent=True)


def _late(turns: Iterable[Turn], pace: Pace, left: timedelta | None) -> Iterable[_Piece]:
    """Everything goes slowly, and everybody is there."""
    start = _NOTHING
    if left is not None:
        start = max(left, _NOTHING) * max(pace.ratio, 1) * _SLOWER + 2 * pace.changeover
    for wait, length in _spread(turns, pace, _SLOWER, _SINGLE, skips_absent=False):
        yield start + wait, length
        start = _NOTHING


def _spread(
    turns: Iterable[Turn], pace: Pace, factor: float, single: float, *, skips_absent: bool
) -> Iterable[_Piece]:
    """The turns with the time that passes before each.

    Far ahead a share of the sum decides, near by what single statements differ by. The bound never
    falls: a statement adds more to the sum than to what statements differ by.
    """
    expected, squares, reached = _NOTHING, 0.0, _NOTHING
    for turn in turns:
        length = turn.limit * pace.ratio
        bound = _bound(expected, squares, factor, single)
        yield bound - reached, length * factor
        reached = bound
        if skips_absent and turn.is_absent:
            continue
        expected += length + pace.changeover
        squares += length.total_seconds() ** 2


def _bound(expected: timedelta, squares: float, factor: float, single: float) -> timedelta:
    by_share = expected * factor
    by_single = expected + timedelta(seconds=single * sqrt(squares))
    if factor < 1:
        return max(min(by_share, by_single), _NOTHING)
    return max(by_share, by_single)


def _laid_out(
    pieces: Iterable[_Piece],
    windows: Sequence[Window],
    now: datetime,
    late_start: timedelta,
    reserved: timedelta,
) -> list[tuple[datetime, str] | None]:
    """When and at which meeting each piece begins; ``None`` once the meetings are used up.

    What does not fit before the end of a meeting goes to the next one, and everything after
    it too: a shorter statement never overtakes.
    """
    placed: list[tuple[datetime, str] | None] = []
    place = 0
    at: datetime | None = None
    for wait, length in pieces:
        if at is not None:
            at += wait
        while place < len(windows):
            window = windows[place]
            if at is None:
                begins = window.starts + late_start if now < window.starts else now
                # What passes before the first one passes wherever it is.
                at = begins + (wait if not placed else _NOTHING)
            if at + length <= window.ends - reserved:
                break
            place, at = place + 1, None
        placed.append(
            (at, windows[place].meeting) if at is not None and place < len(windows) else None
        )
    return placed


def _rounded_down(instant: datetime) -> datetime:
    return _to_steps(instant, up=False)


def _rounded_up(instant: datetime) -> datetime:
    return _to_steps(instant, up=True)


def _to_steps(instant: datetime, *, up: bool) -> datetime:
    zero = datetime(1970, 1, 1, tzinfo=UTC)
    steps = (instant - zero) // _ROUNDED_TO
    exact = zero + steps * _ROUNDED_TO
    if up and exact < instant:
        exact += _ROUNDED_TO
    return exact.astimezone(instant.tzinfo)
