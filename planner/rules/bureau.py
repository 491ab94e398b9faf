"""Whether a slate is in order: the composition of a bureau checked against the rule of its series.

*Source*: for the Conference, rule 22; for other series, their file.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from planner.models.check import Severity
from planner.models.series import Seat, Series
from planner.models.slate import (
    ElectionMode,
    Slate,
    SlateCode,
    SlateFinding,
    SlateMember,
    StateNamed,
)
from planner.models.source import Source
from planner.models.state import RegionalGroup, Standing, State, States
from planner.rules.rotation import expected_group, group_at, seats_in_turn
from planner.rules.slate_finding import named_states, slate_finding
from planner.rules.slate_parties import party_findings


def attested_slate(series: Series, session: int) -> Slate:
    """Those who are attested as elected at that session, in the order of the seats."""
    seats = [*(rule.key for rule in series.seats), Seat.MEMBER]
    return Slate(
        session=session,
        members=tuple(
            SlateMember(seat, holder.state)
            for seat in seats
            for holder in series.holders_of(seat, session)
            if holder.state is not None
        ),
    )


def slate_findings(series: Series, states: States, slate: Slate) -> tuple[SlateFinding, ...]:
    """What is wrong or missing in the slate, in the order of `SlateCode`.

    A finding that the series has an explanation for carries it, and is advice if the body decided
    so. The rules say "normally" of the rotation: a turn taken by another group is a warning.
    """
    check = _Check(series, states, slate)
    found = [
        *check.seats(),
        *check.members(),
        *check.groups(),
        *check.parties(),
        *check.turns(),
        *check.terms(),
        *check.election(),
    ]
    place = {code: index for index, code in enumerate(SlateCode)}
    explained = (_explained(series, slate.session, finding) for finding in found)
    return tuple(sorted(explained, key=lambda finding: place[finding.code]))


def is_in_order(findings: Iterable[SlateFinding]) -> bool:
    """Whether nothing was found that weighs more than advice."""
    return all(finding.severity is Severity.ADVICE for finding in findings)


def _explained(series: Series, session: int, finding: SlateFinding) -> SlateFinding:
    known = [d for d in series.departures_at(session) if d.finding == finding.code]
    if not known:
        return finding
    severity = Severity.ADVICE if known[0].is_decided else finding.severity
    return replace(finding, departure=known[0], severity=severity)


@dataclass(frozen=True)
class _Check:
    series: Series
    states: States
    slate: Slate

    @cached_property
    def _groups(self) -> dict[str, RegionalGroup | None]:
        return {
            member.state: group_at(self.series, self.states, member.state, self.slate.session)
            for member in self.slate.members
        }

    @cached_property
    def _by_group(self) -> dict[RegionalGroup, list[str]]:
        found: dict[RegionalGroup, list[str]] = {group: [] for group in self.series.order}
        for member in self.slate.members:
            group = self._groups[member.state]
            if group in found:
                found[group].append(member.state)
        return found

    @cached_property
    def _known(self) -> list[State]:
        found = (self.states.find(code) for code in dict.fromkeys(self._groups))
        return [state for state in found if state is not None]

    def seats(self) -> Iterator[SlateFinding]:
        """Seats that the bureau does not have, that nobody fills, that too many fill."""
        taken = Counter(member.seat for member in self.slate.members)
        unsaid = taken.pop(Seat.MEMBER, 0)
        rules = {rule.key: rule for rule in self.series.seats}
        unknown = tuple(seat for seat in taken if seat not in rules)
        source = self._source()
        if unknown:
            yield slate_finding(
                SlateCode.SEAT_UNKNOWN, Severity.ERROR, unknown, source, seats=unknown
            )
        over = tuple(seat for seat, rule in rules.items() if taken[seat] > rule.count)
        if over:
            number = sum(taken[seat] - rules[seat].count for seat in over)
            yield slate_finding(
                SlateCode.SEATS_OVERFILLED, Severity.ERROR, over, source, seats=over, number=number
            )
        vacant = tuple(seat for seat, rule in rules.items() if taken[seat] < rule.count)
        # Officers of whom only the election is attested may sit in any of the seats left over.
        number = sum(rules[seat].count - taken[seat] for seat in vacant) - unsaid
        if number > 0 and not unknown:
            yield slate_finding(
                SlateCode.SEATS_VACANT,
                Severity.WARNING,
                vacant if not unsaid else (),
                source,
                number=number,
                seats=vacant,
            )

    def members(self) -> Iterator[SlateFinding]:
        """Members that are not on the list of States, are none, are in no group, or sit twice."""
        codes = [member.state for member in self.slate.members]
        for code in dict.fromkeys(codes):
            named = (StateNamed(code),)
            state = self.states.find(code)
            if state is None:
                problem = SlateCode.STATE_UNKNOWN
            elif state.standing is Standing.ORGANIZATION:
                problem = SlateCode.NOT_A_STATE
            elif self._groups[code] is None:
                problem = SlateCode.WITHOUT_GROUP
            else:
                continue
            yield slate_finding(problem, Severity.ERROR, named, self._source(), states=named)
        twice = named_states(code for code, times in Counter(codes).items() if times > 1)
        if twice:
            yield slate_finding(
                SlateCode.STATE_TWICE, Severity.ERROR, twice, self._source(), states=twice
            )
        if self.slate.present is not None:
            absent = named_states(
                state.code for state in self._known if not self._is_present(state)
            )
            if absent:
                yield slate_finding(
                    SlateCode.NOT_PRESENT, Severity.ERROR, absent, self._source(), states=absent
                )

    def _is_present(self, state: State) -> bool:
        present = self.slate.present or frozenset()
        return state.code in present or state.alpha_3 in present

    def groups(self) -> Iterator[SlateFinding]:
        """A group with more officers than its number, where a full bureau would not explain it."""
        rule = self.series.composition
        if rule is None:
            return
        counts = {group: len(codes) for group, codes in self._by_group.items()}
        over = tuple(group for group, count in counts.items() if count > rule.per_group)
        under = tuple(group for group, count in counts.items() if count < rule.per_group)
        surplus = sum(counts[group] - rule.per_group for group in over)
        # One officer too many is one finding, on the seat, and not another one on the group.
        if surplus > max(0, len(self.slate.members) - self.series.size):
            yield slate_finding(
                SlateCode.GROUPS_UNBALANCED,
                Severity.WARNING,
                (*over, *under),
                rule.source,
                is_verified=rule.verified,
                number=rule.per_group,
                over=over,
                under=under,
            )

    def parties(self) -> Iterator[SlateFinding]:
        """What the rule asks of the instruments that the members are party to."""
        rule = self.series.composition
        day = self._day()
        if rule is not None and day is not None:
            vacant = max(0, self.series.size - len(self.slate.members))
            by_group = {
                group: [self.states.get(code) for code in codes]
                for group, codes in self._by_group.items()
            }
            yield from party_findings(rule, by_group, self._known, vacant, day)

    def turns(self) -> Iterator[SlateFinding]:
        """Seats that go round, filled by a group whose turn it is not."""
        for rule in seats_in_turn(self.series):
            expected = expected_group(self.series, self.states, rule.key, self.slate.session)
            for member in self.slate.members:
                group = self._groups[member.state]
                if member.seat is rule.key and None is not group is not expected is not None:
                    yield slate_finding(
                        SlateCode.WRONG_GROUP,
                        Severity.WARNING,
                        (rule.key, StateNamed(member.state)),
                        rule.source,
                        is_verified=rule.verified,
                        actual=(group,),
                        expected=(expected,),
                        seats=(rule.key,),
                    )

    def terms(self) -> Iterator[SlateFinding]:
        """States in the same seat more often in a row than the rule allows."""
        most = self.series.head.max_terms
        if most is None:
            return
        for member in self.slate.members:
            held = 1
            while any(
                holder.state == member.state
                for holder in self.series.holders_of(member.seat, self.slate.session - held)
            ):
                held += 1
            if held > most:
                yield slate_finding(
                    SlateCode.TOO_MANY_TERMS,
                    Severity.ERROR,
                    (member.seat, StateNamed(member.state)),
                    self.series.head.source,
                    is_verified=self.series.head.verified,
                    most=most,
                    number=held,
                    seats=(member.seat,),
                    states=(StateNamed(member.state),),
                )

    def election(self) -> Iterator[SlateFinding]:
        """An acclamation although more stand than there are seats."""
        standing = self.slate.candidates or 0
        if self.slate.mode is ElectionMode.ACCLAMATION and standing > self.series.size:
            yield slate_finding(
                SlateCode.CONTESTED_ACCLAMATION,
                Severity.ERROR,
                (),
                self._source(),
                number=standing,
                seats_number=self.series.size,
            )

    def _day(self) -> date | None:
        known = self.series.session(self.slate.session)
        return None if known is None else known.opens

    def _source(self) -> Source:
        rule = self.series.composition
        return self.series.head.source if rule is None else rule.source
