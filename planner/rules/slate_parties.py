"""What a slate has to satisfy as to the instruments that its members are party to.

*Source*: rule 22 (2) of the rules of procedure of the Conference. A status that nobody has recorded
breaks no rule, and is told. What rests on dates that nobody has compared with those of the
depositary is advice, and that is told too.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planner.models.check import Severity
from planner.models.series import Composition
from planner.models.slate import SlateCode, SlateFinding
from planner.models.state import Instrument, RegionalGroup, State
from planner.rules.slate_finding import named_states, slate_finding

_PROTOCOLS = (Instrument.TRAFFICKING, Instrument.SMUGGLING, Instrument.FIREARMS)


def party_findings(
    rule: Composition,
    by_group: Mapping[RegionalGroup, Sequence[State]],
    members: Sequence[State],
    vacant: int,
    day: date,
) -> Iterator[SlateFinding]:
    """The findings on the members as they were party on that day; ``vacant`` counts empty seats."""
    if not (rule.needs_protocol_party or rule.parties_to_all):
        return
    outside = named_states(
        state.code for state in members if state.is_party(Instrument.CONVENTION, day) is False
    )
    if outside:
        yield slate_finding(
            SlateCode.NOT_A_PARTY,
            Severity.ERROR,
            outside,
            rule.source,
            is_verified=are_compared(members),
            states=outside,
        )
    lacking = tuple(group for group, own in by_group.items() if own and _lacks_protocol(own, day))
    if lacking and rule.needs_protocol_party:
        yield slate_finding(
            SlateCode.NO_PROTOCOL_PARTY,
            Severity.WARNING,
            lacking,
            rule.source,
            is_verified=are_compared(members),
            groups=lacking,
        )
    possible = sum(joins_all(state, day) is not False for state in members)
    if possible + vacant < rule.parties_to_all:
        yield slate_finding(
            SlateCode.TOO_FEW_PARTIES_TO_ALL,
            Severity.WARNING,
            (),
            rule.source,
            is_verified=are_compared(members),
            least=rule.parties_to_all,
            number=possible,
        )
    unknown = named_states(
        state.code
        for state in members
        if any(state.is_party(instrument, day) is None for instrument in Instrument)
    )
    if unknown:
        yield slate_finding(
            SlateCode.PARTY_STATUS_UNKNOWN, Severity.ADVICE, unknown, rule.source, states=unknown
        )

    uncompared = named_states(
        state.code for state in members if state.parties and not state.verified
    )
    if uncompared:
        yield slate_finding(
            SlateCode.PARTY_STATUS_UNVERIFIED,
            Severity.ADVICE,
            uncompared,
            rule.source,
            states=uncompared,
        )


def are_compared(members: Sequence[State]) -> bool:
    """Whether somebody has compared all dates that are known with those of the depositary."""
    return all(state.verified for state in members if state.parties)


def joins_protocol(state: State, day: date) -> bool | None:
    """Whether it is party to the Convention and to a Protocol; ``None`` if that is not known."""
    convention = state.is_party(Instrument.CONVENTION, day)
    protocols = [state.is_party(instrument, day) for instrument in _PROTOCOLS]
    if convention is False or all(one is False for one in protocols):
        return False
    return True if convention and any(protocols) else None


def joins_all(state: State, day: date) -> bool | None:
    """Whether it is party to all instruments; ``None`` if that is not known."""
    known = [state.is_party(instrument, day) for instrument in Instrument]
    if any(one is False for one in known):
        return False
    return True if all(known) else None


def _lacks_protocol(own: Sequence[State], day: date) -> bool:
    return all(joins_protocol(state, day) is False for state in own)
