"""Drawings of lots for reviews: who takes part, what the rules are, what was drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.models.noun import Noun
from planner.models.source import Source
from planner.models.state import Instrument, RegionalGroup


class Pool(StrEnum):
    """Where a reviewing State is drawn from: beside the reviewed one, or from the other groups.

    *Source*: CTOC/COP/2018/13, resolution 9/1, annex, para. 28.
    """

    SAME_GROUP = "same-group"
    OTHER_GROUP = "other-group"


class DrawRuleKey(StrEnum):
    """Everything that can be laid down about a draw."""

    TWO_POOLS = "two-pools"
    NO_MUTUAL = "no-mutual"
    SAME_INSTRUMENTS = "same-instruments"
    REVIEWERS_MOST = "reviewers-most"
    REPEATS_MOST = "repeats-most"
    EXCEPTIONAL_REPEAT = "exceptional-repeat"
    LATER_REPEAT = "later-repeat"
    REVIEWS_LEAST = "reviews-least"
    REVIEWS_MOST = "reviews-most"
    ADDITIONAL_FROM_SAME_POOL = "additional-from-same-pool"
    ADDITIONAL_COUNTS_TO_MOST = "additional-counts-to-most"
    ADDITIONAL_COUNTS_TO_LEAST = "additional-counts-to-least"
    REPEAT_EXCLUDES_DRAWN = "repeat-excludes-drawn"
    REPEATS_COUNT_PER_REVIEW = "repeats-count-per-review"
    YEARS = "years"


class DrawRule(Noun):
    """One rule: its figure where it has one, whether it is applied, and its ground.

    ``is_silent``: the text named leaves it open, and this is how it is read here.
    """

    key: DrawRuleKey
    amount: int | None = None
    applies: bool = True
    is_silent: bool = False
    source: Source
    verified: bool = True


@dataclass(frozen=True)
class DrawRules:
    """The rules of a draw, one for each key."""

    rules: tuple[DrawRule, ...]

    def rule(self, key: DrawRuleKey) -> DrawRule:
        """That rule. Every set of rules has all of them; the reader of files sees to it."""
        return next(rule for rule in self.rules if rule.key is key)

    def amount(self, key: DrawRuleKey) -> int:
        """The figure that the rule lays down; nought if it has none."""
        return self.rule(key).amount or 0

    def applies(self, key: DrawRuleKey) -> bool:
        """Whether that rule is applied."""
        return self.rule(key).applies

    def each_set_aside(self) -> Iterator[tuple[DrawRule, "DrawRules"]]:
        """Each rule that a body could set aside, with the rules as they are without it."""
        for rule in self.rules:
            match rule.key:
                case DrawRuleKey.NO_MUTUAL | DrawRuleKey.ADDITIONAL_COUNTS_TO_MOST:
                    without = rule.model_copy(update={"applies": False})
                case DrawRuleKey.REVIEWS_LEAST:
                    without = rule.model_copy(update={"amount": 0})
                case DrawRuleKey.REVIEWS_MOST | DrawRuleKey.REVIEWERS_MOST:
                    without = rule.model_copy(update={"amount": (rule.amount or 0) + 1})
                case _:
                    continue
            others = (without if other is rule else other for other in self.rules)
            yield rule, DrawRules(tuple(others))


@dataclass(frozen=True, slots=True)
class Participant:
    """A State in the draw: its group, what it is party to, and what it has agreed to.

    ``reviews_most``: it volunteers for so many reviews; ``reviewers_most``: it agrees to so many
    reviewing States. *Source*: resolution 9/1, annex, paras. 28 (c) and 29.
    """

    code: str
    group: RegionalGroup | None
    instruments: frozenset[Instrument]
    reviews_most: int | None = None
    reviewers_most: int | None = None


@dataclass(frozen=True, slots=True)
class Additional:
    """A State drawn besides, for those instruments alone. *Source*: para. 28 (b)."""

    state: str
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Who reviews a State from one pool: the State drawn, and those drawn besides."""

    reviewed: str
    pool: Pool
    reviewer: str
    additional: tuple[Additional, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """All who review, the State drawn first."""
        return (self.reviewer, *(other.state for other in self.additional))


class ObstacleCode(StrEnum):
    """Why no draw can satisfy the rules."""

    NO_GROUP = "no-group"
    NOT_PARTY_TO_CONVENTION = "not-party-to-convention"
    POOL_EMPTY = "pool-empty"
    NOBODY_PARTY = "nobody-party"
    TOO_MANY_NEEDED = "too-many-needed"
    TOO_FEW_REVIEWERS = "too-few-reviewers"
    NOTHING_TO_REVIEW = "nothing-to-review"
    ONLY_MUTUAL = "only-mutual"
    NONE_LEFT = "none-left"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """States and conditions that together make a draw impossible.

    ``states`` are those that cannot be served and ``others`` all who could serve them; ``amount``
    and ``limit`` are what would be needed and what there is. ``rules`` are what stands in the way.
    """

    code: ObstacleCode
    states: tuple[str, ...]
    others: tuple[str, ...] = ()
    pool: Pool | None = None
    instrument: Instrument | None = None
    amount: int = 0
    limit: int = 0
    rules: tuple[DrawRuleKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a result breaks, and the States that it concerns."""

    rule: DrawRuleKey
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawResult:
    """What came of a draw: the reviews, or why there are none. ``lots`` is how many were drawn."""

    reviews: tuple[Review, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    lots: int = 0

    @property
    def is_possible(self) -> bool:
        """Whether there is a result."""
        return not self.obstacles


def reviews_by(reviews: Iterable[Review]) -> dict[str, tuple[Review, ...]]:
    """The reviews that each State takes part in, by its code, in their order."""
    found: dict[str, list[Review]] = {}
    for review in reviews:
        for state in review.states:
            found.setdefault(state, []).append(review)
    return {state: tuple(of) for state, of in found.items()}
