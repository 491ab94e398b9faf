"""What the constraints of a session are made from."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.drafting.given import Organ, TimeSlot, Topic
from planner.models.body import BodyKind
from planner.models.check import CheckCode
from planner.models.deadline import Deadline
from planner.models.drafting import Fact, FactCode, FactParam
from planner.models.estimates import Estimate, Estimates
from planner.models.finding import About, Matter
from planner.models.programme import Programme
from planner.models.rulebook import CheckRule, Provision, Rulebook
from planner.models.source import Source
from planner.rules.rulebook_in_force import applies


def fact(
    code: FactCode,
    key: str,
    rule: Provision | Estimate | None = None,
    *,
    source: Source | None = None,
    verified: bool = True,
    **params: FactParam,
) -> Fact:
    """The fact, with the source of the rule or estimate that it rests on."""
    return Fact(
        code=code,
        key=f"{code}-{key}" if key else code.value,
        params=tuple(sorted(params.items())),
        source=source or (rule.source if rule is not None else None),
        is_verified=verified and (rule is None or rule.verified),
    )


class Frame:
    """What the constraints of one session are made from."""

    def __init__(
        self,
        programme: Programme,
        rulebook: Rulebook,
        deadlines: Sequence[Deadline],
        estimates: Estimates,
        organs: Sequence[Organ],
        slots: Sequence[TimeSlot],
        topics: Sequence[Topic],
    ) -> None:
        self.programme = programme
        self.rulebook = rulebook
        self.deadlines = deadlines
        self.estimates = estimates
        self.organs = organs
        self.slots = slots
        self.topics = topics

    def rule(self, code: CheckCode) -> CheckRule | None:
        """The rule on that check, if it is in force here."""
        found = self.rulebook.check(code)
        return found if found is not None and applies(found, self.programme) else None

    def about_topic(self, topic: int) -> tuple[About, ...]:
        """The items of the topic; its bodies if it has none."""
        found = self.topics[topic]
        if found.items:
            return tuple(About(Matter.ITEM, item) for item in found.items)
        return tuple(self.about_organ(body) for body in found.bodies)

    def about_organ(self, organ: int) -> About:
        """The body."""
        return About(Matter.BODY, self.organs[organ].key)

    def organs_of(self, *kinds: BodyKind) -> list[int]:
        """The organs of those kinds."""
        return [number for number, organ in enumerate(self.organs) if organ.kind in kinds]

    def slots_on(self, days: Iterable[date]) -> frozenset[int]:
        """The slots of those days."""
        wanted = set(days)
        return frozenset(n for n, slot in enumerate(self.slots) if slot.day in wanted)
