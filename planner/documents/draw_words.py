"""What rules, pools, instruments and obstacles of a draw are called in documents."""

from collections.abc import Iterable, Iterator

from planner.documents.blocks import (
    Entry,
    Inline,
    Listing,
    Separator,
    Series,
    Verbatim,
    term,
)
from planner.documents.bureau_words import state_name
from planner.documents.sources import source_inline
from planner.models.draw import (
    DrawRule,
    DrawRuleKey,
    DrawRules,
    Obstacle,
    ObstacleCode,
    Pool,
    Review,
)
from planner.models.state import Instrument, States

INSTRUMENTS: dict[Instrument, Inline] = {
    Instrument.CONVENTION: term("draw.convention"),
    Instrument.TRAFFICKING: term("draw.trafficking"),
    Instrument.SMUGGLING: term("draw.smuggling"),
    Instrument.FIREARMS: term("draw.firearms"),
}
"""The Convention and the Protocols, in short."""

POOLS: dict[Pool, Inline] = {
    Pool.SAME_GROUP: term("draw.same_group"),
    Pool.OTHER_GROUP: term("draw.other_group"),
}
"""Where a reviewing State is drawn from."""

_RULES = {
    DrawRuleKey.TWO_POOLS: ("draw.rule-two-pools", "draw.rule-two-pools"),
    DrawRuleKey.NO_MUTUAL: ("draw.rule-no-mutual", "draw.rule-no-mutual-off"),
    DrawRuleKey.SAME_INSTRUMENTS: ("draw.rule-same-instruments", "draw.rule-same-instruments"),
    DrawRuleKey.REVIEWERS_MOST: ("draw.rule-reviewers-most", "draw.rule-reviewers-most"),
    DrawRuleKey.REPEATS_MOST: ("draw.rule-repeats-most", "draw.rule-repeats-most"),
    DrawRuleKey.EXCEPTIONAL_REPEAT: ("draw.rule-exceptional", "draw.rule-exceptional"),
    DrawRuleKey.LATER_REPEAT: ("draw.rule-later", "draw.rule-later"),
    DrawRuleKey.REVIEWS_LEAST: ("draw.rule-reviews-least", "draw.rule-reviews-least"),
    DrawRuleKey.REVIEWS_MOST: ("draw.rule-reviews-most", "draw.rule-reviews-most"),
    DrawRuleKey.ADDITIONAL_FROM_SAME_POOL: (
        "draw.rule-additional-same-pool",
        "draw.rule-additional-any-pool",
    ),
    DrawRuleKey.ADDITIONAL_COUNTS_TO_MOST: (
        "draw.rule-additional-to-most",
        "draw.rule-additional-not-to-most",
    ),
    DrawRuleKey.ADDITIONAL_COUNTS_TO_LEAST: (
        "draw.rule-additional-to-least",
        "draw.rule-additional-not-to-least",
    ),
    DrawRuleKey.REPEAT_EXCLUDES_DRAWN: ("draw.rule-repeat-new", "draw.rule-repeat-any"),
    DrawRuleKey.REPEATS_COUNT_PER_REVIEW: ("draw.rule-repeats-per", "draw.rule-repeats-all"),
    DrawRuleKey.YEARS: ("draw.rule-years", "draw.rule-years"),
}
_WITH_FIGURE = {
    DrawRuleKey.REVIEWERS_MOST,
    DrawRuleKey.REPEATS_MOST,
    DrawRuleKey.REVIEWS_LEAST,
    DrawRuleKey.REVIEWS_MOST,
    DrawRuleKey.YEARS,
}
_OBSTACLES = {
    ObstacleCode.NO_GROUP: "draw.obstacle-no-group",
    ObstacleCode.NOT_PARTY_TO_CONVENTION: "draw.obstacle-not-party",
    ObstacleCode.POOL_EMPTY: "draw.obstacle-pool-empty",
    ObstacleCode.NOBODY_PARTY: "draw.obstacle-nobody-party",
    ObstacleCode.TOO_MANY_NEEDED: "draw.obstacle-too-many-needed",
    ObstacleCode.TOO_FEW_REVIEWERS: "draw.obstacle-too-few",
    ObstacleCode.NOTHING_TO_REVIEW: "draw.obstacle-nothing-to-review",
    ObstacleCode.ONLY_MUTUAL: "draw.obstacle-only-mutual",
    ObstacleCode.NONE_LEFT: "draw.obstacle-none-left",
    ObstacleCode.NOT_FOUND: "draw.obstacle-not-found",
}
_NOTHING = Verbatim("-")


def states_inline(states: States, codes: Iterable[str]) -> Inline:
    """The States by their names, one after the other; a dash for none."""
    named = tuple(state_name(states, code) for code in codes)
    return Series(named, Separator.SEMICOLON) if named else _NOTHING


def instruments_inline(instruments: Iterable[Instrument]) -> Inline:
    """The instruments, one after the other."""
    return Series(tuple(INSTRUMENTS[instrument] for instrument in instruments))


def reviewers_inline(states: States, review: Review) -> Inline:
    """Who reviews: the State drawn, then those drawn besides with the instruments they are for."""
    said = [state_name(states, review.reviewer)]
    said += [
        term(
            "draw.additional",
            state=state_name(states, other.state),
            instruments=instruments_inline(other.instruments),
        )
        for other in review.additional
    ]
    return Series(tuple(said), Separator.SEMICOLON)


def rule_text(rule: DrawRule) -> Inline:
    """The rule as it is applied."""
    applied, not_applied = _RULES[rule.key]
    code = applied if rule.applies else not_applied
    if rule.key in _WITH_FIGURE:
        return term(code, number=Verbatim(str(rule.amount)))
    return term(code)


def rules_listing(rules: DrawRules) -> Listing:
    """Every rule with its ground; a reading of what the text leaves open is told as one."""
    entries: list[Entry] = []
    for rule in rules.rules:
        entries.append(Entry(rule_text(rule)))
        source = source_inline(rule.source)
        if rule.is_silent:
            entries.append(Entry(term("draw.reading", source=source), level=2))
        else:
            ground = "finding.ground" if rule.verified else "finding.ground-unverified"
            entries.append(Entry(term(ground, source=source), level=2))
    return Listing(tuple(entries))


def obstacles_listing(states: States, rules: DrawRules, obstacles: Iterable[Obstacle]) -> Listing:
    """Each obstacle; below it, the rules that stand in the way."""
    entries: list[Entry] = []
    for number, obstacle in enumerate(obstacles, start=1):
        text = obstacle_text(states, obstacle)
        entries.append(Entry(text, marker=Verbatim(f"{number}.")))
        entries += [Entry(line, level=2) for line in _in_the_way(rules, obstacle)]
    return Listing(tuple(entries))


def obstacle_text(states: States, obstacle: Obstacle) -> Inline:
    """Which States cannot be served, and why."""
    instrument = obstacle.instrument
    given: dict[str, Inline] = {
        "states": states_inline(states, obstacle.states),
        "others": states_inline(states, obstacle.others),
        "pool": POOLS[obstacle.pool] if obstacle.pool else term("draw.both_pools"),
        "instrument": INSTRUMENTS[instrument] if instrument else _NOTHING,
        "amount": Verbatim(str(obstacle.amount)),
        "limit": Verbatim(str(obstacle.limit)),
    }
    if obstacle.code is ObstacleCode.NOT_FOUND:
        given["states"] = Verbatim(str(len(obstacle.states)))
    return term(_OBSTACLES[obstacle.code], **given)


def _in_the_way(rules: DrawRules, obstacle: Obstacle) -> Iterator[Inline]:
    code = "draw.would_help" if obstacle.code is ObstacleCode.NOT_FOUND else "draw.stands_in_way"
    for key in obstacle.rules:
        rule = rules.rule(key)
        yield term(code, rule=rule_text(rule), source=source_inline(rule.source))
