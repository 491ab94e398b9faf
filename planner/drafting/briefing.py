"""From a session, its rules and the secretariat's estimates to what a draft starts from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from planner.drafting.brief_constraints import constraints_of
from planner.drafting.brief_slots import slots_of
from planner.drafting.brief_topics import topics_of
from planner.drafting.given import STEP, Given, Organ, TimeSlot, Topic
from planner.drafting.leeway import fitted
from planner.models.cost import CostTerm
from planner.models.deadline import Deadline
from planner.models.duty_station import DutyStation
from planner.models.estimates import Estimate, Estimates
from planner.models.programme import Programme
from planner.models.rulebook import Rulebook
from planner.rules.deadlines import deadlines_of

# With one or two people in a delegation, nobody is left for a second room.
_SMALL, _MIDDLING = 1.5, 2.5


@dataclass(frozen=True)
class Brief:
    """What a session is drafted from. ``kept`` is the programme of the edition that is kept.

    With ``leeway_percent`` the lengths are rough: see `planner.drafting.leeway`.
    """

    programme: Programme
    rulebook: Rulebook
    station: DutyStation
    estimates: Estimates
    kept: Programme | None = None
    days_lost: Collection[date] = field(default=())
    leeway_percent: int = 0

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines of the session."""
        return deadlines_of(self.programme, self.rulebook, self.station)

    @cached_property
    def organs(self) -> tuple[Organ, ...]:
        """The bodies that are drafted: those with an agenda or with an estimate of their work."""
        about = {estimate.key: estimate for estimate in self.estimates.bodies}
        having = {item.body for item in self.programme.items} | {
            key for key, estimate in about.items() if estimate.minutes
        }
        return tuple(
            Organ(
                key=body.key,
                kind=body.kind,
                is_interpreted=about[body.key].has_interpretation if body.key in about else True,
                seats=about[body.key].seats if body.key in about else None,
            )
            for body in self.programme.bodies
            if body.key in having
        )

    @cached_property
    def slots(self) -> tuple[TimeSlot, ...]:
        """The times at which it may meet."""
        drafted = {organ.key for organ in self.organs}
        return slots_of(
            self.programme, self.rulebook, self.station, self.estimates, drafted, self.days_lost
        )

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What is to be taken, no longer than the leeway lets it be."""
        return fitted(self.topics_as_estimated, self.slots, self.leeway_percent)

    @cached_property
    def topics_as_estimated(self) -> tuple[Topic, ...]:
        """What is to be taken, with the lengths that were estimated."""
        return topics_of(self.programme, self.kept, self.estimates, self.organs, self.slots)

    @cached_property
    def shortened(self) -> tuple[tuple[str, int], ...]:
        """The topics that have been made shorter, with the minutes that they have now."""
        pairs = zip(self.topics, self.topics_as_estimated, strict=True)
        return tuple((now.key, now.steps * STEP) for now, told in pairs if now.steps < told.steps)

    def estimate_of(self, key: str) -> Estimate | None:
        """What is known of that item or body."""
        known = (*self.estimates.items, *self.estimates.bodies)
        return next((estimate for estimate in known if estimate.key == key), None)


def given_of(brief: Brief) -> Given:
    """Everything that the models need.

    Raises `InvalidInput` for an estimate of what the session does not have, for a place that is no
    slot, and for an item whose length nobody has said.
    """
    return Given(
        slots=brief.slots,
        organs=brief.organs,
        topics=brief.topics,
        constraints=constraints_of(
            brief.programme,
            brief.rulebook,
            brief.deadlines,
            brief.estimates,
            brief.organs,
            brief.slots,
            brief.topics,
        ),
        weights={CostTerm(weight.key): weight for weight in brief.rulebook.weights},
        rooms=brief.programme.rooms,
        clash_factor=_clash_factor(brief.estimates),
    )


def _clash_factor(estimates: Estimates) -> int:
    head = estimates.head
    if not head.delegations or not head.delegates:
        return 1
    average = head.delegates / head.delegations
    return 3 if average < _SMALL else 2 if average < _MIDDLING else 1


def assumed_lengths(topics: Sequence[Topic]) -> tuple[str, ...]:
    """The topics whose length nobody has estimated, so that it was read off the programme."""
    return tuple(topic.key for topic in topics if topic.is_assumed)
