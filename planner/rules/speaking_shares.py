"""Who spoke how much: counts and times by a trait of the speakers; read only, it judges nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from planner.models.speaking import Gender
from planner.rules.speaking_floor import Statement

LEAST_CELL = 5
"""A figure about fewer people would be one about persons."""

NOT_STATED = ""
"""The name of the share of those of whom the trait is not known."""


@dataclass(frozen=True, slots=True)
class Share:
    """The part of one group. ``share`` is of the time, from 0 to 1; 0 if nobody spoke."""

    group: str
    statements: int
    time: timedelta
    share: float
    median: timedelta


@dataclass(frozen=True, slots=True)
class Shares:
    """The parts in the order of their names, those not stated last.

    ``suppressed`` are the names of groups that are not shown because they are too small, or because
    the difference to the total would tell what is not shown.
    """

    shares: tuple[Share, ...]
    suppressed: tuple[str, ...] = ()


def speaking_shares(
    delivered: Iterable[Statement], by: Callable[[Statement], str | None], least: int = 1
) -> Shares:
    """The part of each group among the statements delivered.

    ``by`` names the group, ``None`` if that is not stated. Groups of fewer than ``least``
    statements are suppressed; if only one would be, the next smallest is too.
    """
    groups: dict[str, list[timedelta]] = {}
    for statement in delivered:
        groups.setdefault(by(statement) or NOT_STATED, []).append(statement.lasted)
    total = sum((time for times in groups.values() for time in times), timedelta())
    hidden = _too_small(groups, least)
    shares = tuple(
        _share(name, groups[name], total)
        for name in sorted(groups, key=lambda name: (name == NOT_STATED, name))
        if name not in hidden
    )
    return Shares(shares, tuple(sorted(hidden)))


def shares_by_gender(delivered: Iterable[Statement]) -> Shares:
    """The part of each gender as far as it was declared, in groups of five or more."""

    def declared(statement: Statement) -> Gender | None:
        return statement.request.gender

    return speaking_shares(delivered, declared, LEAST_CELL)


def _too_small(groups: dict[str, list[timedelta]], least: int) -> set[str]:
    by_size = sorted(groups, key=lambda name: (len(groups[name]), name))
    hidden = {name for name in by_size if len(groups[name]) < least}
    if len(hidden) == 1 and len(by_size) > 1:
        hidden.add(next(name for name in by_size if name not in hidden))
    return hidden


def _share(name: str, times: list[timedelta], total: timedelta) -> Share:
    time = sum(times, timedelta())
    middle = timedelta(seconds=median(time.total_seconds() for time in times))
    return Share(name, len(times), time, time / total if total else 0.0, middle)
