"""Whose turn it is: the round of a series applied to its sessions.

*Source*: the file of the series; for the Conference, rule 22 (3) and CTOC/COP/2018/13, para. 5.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from planner.models.series import Departure, Holder, Seat, SeatRule, Series, TermStart
from planner.models.state import RegionalGroup, States


class Fit(StrEnum):
    """How what is attested of a seat at a session compares with the rule."""

    AS_RULE = "as-rule"
    DEPARTS = "departs"
    NOT_RECORDED = "not-recorded"
    FORETOLD = "foretold"
    NO_TURN = "no-turn"


@dataclass(frozen=True, slots=True)
class Turn:
    """One seat at one session.

    ``expected`` is the group whose turn it is, where the rule tells; ``holders`` are those
    attested, and ``held`` their groups in the same order (``None``: not known). ``is_host`` says
    that the turn is the host's and not the round's.
    """

    session: int
    seat: Seat
    expected: RegionalGroup | None
    holders: tuple[Holder, ...]
    held: tuple[RegionalGroup | None, ...]
    fit: Fit
    is_host: bool = False
    departures: tuple[Departure, ...] = ()


def expected_group(
    series: Series, states: States, seat: Seat, session: int
) -> RegionalGroup | None:
    """The group whose turn the seat is at that session; ``None`` where the rule names none."""
    host = host_group(series, states, session) if seat is series.presiding else None
    return host or _in_round(series, states, seat, session)


def host_group(series: Series, states: States, session: int) -> RegionalGroup | None:
    """The group of the State that holds the session, where hosts preside and the host is known."""
    known = series.session(session)
    if not series.head.has_host_presiding or known is None or known.host is None:
        return None
    return group_at(series, states, known.host, session)


def _in_round(series: Series, states: States, seat: Seat, session: int) -> RegionalGroup | None:
    rule = series.rule_of(seat)
    if rule is None:
        return None
    if rule.offset is not None:
        return series.order[(session + rule.offset) % len(series.order)]
    if rule.follows is not None:
        return expected_group(series, states, rule.follows, session + rule.sessions_later)
    return None


def group_at(series: Series, states: States, state: str, session: int) -> RegionalGroup | None:
    """The group of a State at the opening of that session.

    Where nobody has recorded the date of the session, a State that never changed its group still
    has the one.
    """
    known = series.session(session)
    found = states.find(state)
    if found is None:
        return None
    if known is not None and known.opens is not None:
        return found.group_on(known.opens)
    groups = {period.group for period in found.groups}
    return groups.pop() if len(groups) == 1 else None


def session_of_election(series: Series, session: int) -> int:
    """At which session those are elected who hold office at that one.

    Officers who take office when a session closes were elected at the session before.
    """
    return session - 1 if series.head.term_starts is TermStart.CLOSING else session


def turns(series: Series, states: States, sessions: Iterable[int], latest: int) -> tuple[Turn, ...]:
    """Each rotating or chained seat at each session, in their order.

    ``latest`` is the last session that has been held: for those after it the rule foretells.
    """
    return tuple(
        _turn(series, states, rule, session, latest)
        for session in sessions
        for rule in seats_in_turn(series)
    )


def seats_in_turn(series: Series) -> tuple[SeatRule, ...]:
    """The seats of which there is one: they go round; several of a kind fill up the groups."""
    return tuple(rule for rule in series.seats if rule.count == 1)


def _turn(series: Series, states: States, rule: SeatRule, session: int, latest: int) -> Turn:
    expected = expected_group(series, states, rule.key, session)
    holders = series.holders_of(rule.key, session)
    held = tuple(
        holder.group or group_at(series, states, holder.state or "", session) for holder in holders
    )
    is_host = rule.key is series.presiding and host_group(series, states, session) is not None
    return Turn(
        session=session,
        seat=rule.key,
        expected=expected,
        holders=holders,
        held=held,
        fit=_fit(expected, held, is_past=session <= latest),
        is_host=is_host,
        departures=tuple(
            known for known in series.departures_at(session) if known.finding == "wrong-group"
        ),
    )


def _fit(
    expected: RegionalGroup | None, held: tuple[RegionalGroup | None, ...], *, is_past: bool
) -> Fit:
    if held and expected is not None:
        return Fit.AS_RULE if set(held) == {expected} else Fit.DEPARTS
    if expected is None:
        return Fit.NO_TURN
    return Fit.NOT_RECORDED if is_past else Fit.FORETOLD


def latest_attested(series: Series) -> int | None:
    """The last session of which anything is recorded."""
    numbers = [known.number for known in series.sessions] + [h.session for h in series.holders]
    return max(numbers, default=None)


def first_attested(series: Series) -> int | None:
    """The first session of which anything is recorded."""
    numbers = [known.number for known in series.sessions] + [h.session for h in series.holders]
    return min(numbers, default=None)
