"""States with invented memberships, for tests of drawings of lots."""

from collections.abc import Iterable, Mapping
from functools import cache
from random import Random

from planner.assets import folder
from planner.models.draw import DrawRuleKey, DrawRules, Participant
from planner.models.review_mechanism import Mechanism
from planner.models.state import Instrument, RegionalGroup
from planner.seeding.mechanisms import read_mechanism

C, T, M, F = Instrument
ALL = frozenset(Instrument)
# As many as the parties could be; who is party to what is invented.
SIZES = dict(zip(RegionalGroup, (54, 54, 23, 33, 26), strict=True))
SHARES = {T: 0.93, M: 0.78, F: 0.62}


@cache
def mechanism() -> Mechanism:
    """The mechanism that comes with the planner."""
    return read_mechanism(folder("seeds") / "review", "untoc")


def rules(
    amounts: Mapping[DrawRuleKey, int] | None = None, *, off: Iterable[DrawRuleKey] = ()
) -> DrawRules:
    """Its rules, with other figures or some not applied."""
    given, left_out = amounts or {}, set(off)
    return DrawRules(
        tuple(
            rule.model_copy(
                update={
                    "amount": given.get(rule.key, rule.amount),
                    "applies": rule.applies and rule.key not in left_out,
                }
            )
            for rule in mechanism().rules.rules
        )
    )


@cache
def invented(seed: int = 7) -> tuple[Participant, ...]:
    """190 States in the five groups, each party to the Convention and to Protocols by chance."""
    chance = Random(seed)  # invents States, draws nothing
    return tuple(
        Participant(
            f"{group.value[:2].upper()}{number:02}",
            group,
            frozenset({C} | {i for i, share in SHARES.items() if chance.random() < share}),
        )
        for group, size in SIZES.items()
        for number in range(size)
    )


def alike(groups: int, size: int) -> tuple[Participant, ...]:
    """So many groups of so many States, all party to everything."""
    return tuple(
        Participant(f"{group.value[:2].upper()}{number:02}", group, ALL)
        for group in list(RegionalGroup)[:groups]
        for number in range(size)
    )


def states_of(group: RegionalGroup, letter: str, *held: Iterable[Instrument]) -> list[Participant]:
    """One State of the group for each set of instruments: A1, A2, …"""
    return [
        Participant(f"{letter}{number}", group, frozenset(instruments))
        for number, instruments in enumerate(held, start=1)
    ]
