"""What each group has had, what it is owed, and what it still has to fill."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.models.series import Seat, SeatRule, Series
from planner.models.state import RegionalGroup, States
from planner.rules.rotation import Turn, expected_group, group_at, seats_in_turn, turns


@dataclass(frozen=True, slots=True)
class Balance:
    """What one group has had of one rotating seat, against its turns by the rule.

    ``due`` counts its turns, ``had`` those that it is attested to have had, ``unknown`` its own
    turns of which nobody knows who had them. ``next_session`` is when its next turn comes.
    """

    group: RegionalGroup
    seat: Seat
    due: int
    had: int
    unknown: int
    next_session: int | None

    @property
    def owed(self) -> int:
        """Turns that others are known to have had in its place; negative if it had theirs."""
        return self.due - self.had - self.unknown


def balances(series: Series, states: States, first: int, latest: int) -> tuple[Balance, ...]:
    """What each group has had of each seat at the sessions from ``first`` to ``latest``.

    In the order of the groups, and for each in that of the seats. A group's next turn is looked for
    within two rounds.
    """
    sessions = range(first, latest + 1)
    found = turns(series, states, sessions, latest)
    return tuple(
        _balance(series, states, group, rule.key, [t for t in found if t.seat is rule.key], latest)
        for group in series.order
        for rule in seats_in_turn(series)
    )


def _balance(
    series: Series,
    states: States,
    group: RegionalGroup,
    seat: Seat,
    found: list[Turn],
    latest: int,
) -> Balance:
    own = [turn for turn in found if turn.expected is group]
    ahead = range(latest + 1, latest + 1 + 2 * len(series.order))
    return Balance(
        group=group,
        seat=seat,
        due=len(own),
        had=sum(turn.held.count(group) for turn in found),
        unknown=sum(not turn.held for turn in own),
        next_session=next(
            (s for s in ahead if expected_group(series, states, seat, s) is group), None
        ),
    )


def groups_waiting(series: Series, states: States, seat: Seat) -> tuple[RegionalGroup, ...]:
    """The groups that have not had the seat since its round began, in the order of the series.

    A round ends when every group has had it. This needs no order and no offset: it is what can be
    said where a rule has offices rotate and leaves open how.
    """
    had: set[RegionalGroup] = set()
    for session in sorted({h.session for h in series.holders if h.seat is seat}):
        for holder in series.holders_of(seat, session):
            group = holder.group or group_at(series, states, holder.state or "", session)
            if group is not None:
                had.add(group)
        if had >= set(series.order):
            had = set()
    return tuple(group for group in series.order if group not in had)


@dataclass(frozen=True, slots=True)
class Share:
    """The seats that one group fills at one session: (seat, how many), in the order of the rule."""

    group: RegionalGroup
    seats: tuple[tuple[Seat, int], ...]


def shares(
    series: Series,
    states: States,
    session: int,
    named: Iterable[tuple[Seat, RegionalGroup | None]] = (),
) -> tuple[Share, ...]:
    """The seats that each group has to fill at that session, in the order of the groups.

    ``named`` are the nominations so far: what remains is what the group still owes. Seats of
    which there are several fill each group up to its number of officers. Empty where the rule does
    not tell whose turn a seat is: then nobody can say what is left for the others.
    """
    open_turns = any(
        expected_group(series, states, rule.key, session) is None for rule in seats_in_turn(series)
    )
    if series.composition is None or open_turns:
        return ()
    given = list(named)
    filling = [rule for rule in series.seats if rule.count > 1]
    return tuple(
        Share(
            group,
            tuple(
                (seat, count - given.count((seat, group)))
                for seat, count in _share(series, states, session, group, filling)
                if count > given.count((seat, group))
            ),
        )
        for group in series.order
    )


def _share(
    series: Series,
    states: States,
    session: int,
    group: RegionalGroup,
    filling: list[SeatRule],
) -> Iterator[tuple[Seat, int]]:
    left = series.composition.per_group if series.composition is not None else 0
    for rule in seats_in_turn(series):
        if expected_group(series, states, rule.key, session) is group:
            left -= 1
            yield rule.key, 1
    if len(filling) == 1 and left > 0:
        yield filling[0].key, left
