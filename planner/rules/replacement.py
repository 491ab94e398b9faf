"""Who takes the seat of an officer who leaves.

*Source*: rule 31 of the rules of procedure of the Conference (the same State party replaces an
officer other than the President) and rule 22 (3) (whose turn the presidency is).
"""

from dataclasses import dataclass, replace

from planner.errors import NotFound
from planner.models.check import Severity
from planner.models.series import Series
from planner.models.slate import Slate, SlateCode, SlateFinding, SlateMember, StateNamed
from planner.models.source import Source
from planner.models.state import RegionalGroup, States
from planner.rules.rotation import expected_group
from planner.rules.slate_finding import slate_finding

_RULE_31 = Source(rule="rule 31")


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A seat that has fallen vacant, and by whom it is filled.

    ``state`` names the replacement by right, ``None`` where there has to be an election; then
    ``group`` is the one whose turn the seat is.
    """

    member: SlateMember
    state: str | None
    group: RegionalGroup | None


def vacancy_of(series: Series, states: States, slate: Slate, member: SlateMember) -> Vacancy:
    """What follows when that member leaves. Raises `NotFound` if the slate has no such member."""
    if member not in slate.members:
        raise NotFound("officer-not-in-slate", seat=member.seat, state=member.state)
    if member.seat is series.presiding:
        group = expected_group(series, states, member.seat, slate.session)
        return Vacancy(member, None, group)
    return Vacancy(member, member.state, None)


def replaced(slate: Slate, leaving: SlateMember, state: str) -> Slate:
    """The slate with that State in the seat, in the same place."""
    members = list(slate.members)
    members[members.index(leaving)] = SlateMember(leaving.seat, state)
    return replace(slate, members=tuple(members))


def replacement_findings(
    series: Series, states: States, slate: Slate, leaving: SlateMember, successor: str
) -> tuple[SlateFinding, ...]:
    """What is wrong when ``successor`` takes the seat of ``leaving``.

    For the President, rule 31 says nothing: that is told, with the group whose turn it is.
    """
    vacancy = vacancy_of(series, states, slate, leaving)
    named = (StateNamed(successor),)
    if vacancy.state is None:
        return (
            slate_finding(
                SlateCode.PRESIDENT_NOT_COVERED,
                Severity.ADVICE,
                (leaving.seat,),
                _RULE_31,
                expected=() if vacancy.group is None else (vacancy.group,),
                seats=(leaving.seat,),
                states=named,
            ),
        )
    own, other = states.find(vacancy.state), states.find(successor)
    if own is not None and own == other:
        return ()
    return (
        slate_finding(
            SlateCode.NOT_SAME_STATE,
            Severity.ERROR,
            (leaving.seat, *named),
            _RULE_31,
            expected=(StateNamed(vacancy.state),),
            seats=(leaving.seat,),
            states=named,
        ),
    )
