"""Draws as data, and back: what is kept in the log, and what anybody needs to draw again."""

from collections.abc import Iterable, Mapping
from typing import Any

from planner.models.draw import (
    Additional,
    DrawResult,
    DrawRule,
    DrawRuleKey,
    DrawRules,
    Obstacle,
    ObstacleCode,
    Participant,
    Pool,
    Review,
)
from planner.models.state import Instrument, RegionalGroup


def inputs_as_data(participants: Iterable[Participant], rules: DrawRules) -> dict[str, Any]:
    """Who takes part, in the order of the codes, and the rules in the order of theirs."""
    return {
        "participants": [
            {
                "code": p.code,
                "group": p.group.value if p.group else None,
                "instruments": [i.value for i in Instrument if i in p.instruments],
                "reviews_most": p.reviews_most,
                "reviewers_most": p.reviewers_most,
            }
            for p in sorted(participants, key=lambda p: p.code)
        ],
        "rules": [rule.model_dump(mode="json") for rule in rules.rules],
    }


def inputs_from_data(data: Mapping[str, Any]) -> tuple[tuple[Participant, ...], DrawRules]:
    """The inverse of `inputs_as_data`."""
    participants = tuple(
        Participant(
            given["code"],
            RegionalGroup(given["group"]) if given["group"] else None,
            frozenset(Instrument(name) for name in given["instruments"]),
            given["reviews_most"],
            given["reviewers_most"],
        )
        for given in data["participants"]
    )
    return participants, DrawRules(tuple(DrawRule.model_validate(r) for r in data["rules"]))


def result_as_data(result: DrawResult) -> dict[str, Any]:
    """The reviews, or the obstacles."""
    return {
        "lots": result.lots,
        "reviews": [
            {
                "reviewed": review.reviewed,
                "pool": review.pool.value,
                "reviewer": review.reviewer,
                "additional": [
                    {"state": a.state, "instruments": [i.value for i in a.instruments]}
                    for a in review.additional
                ],
            }
            for review in result.reviews
        ],
        "obstacles": [
            {
                "code": obstacle.code.value,
                "states": list(obstacle.states),
                "others": list(obstacle.others),
                "pool": obstacle.pool.value if obstacle.pool else None,
                "instrument": obstacle.instrument.value if obstacle.instrument else None,
                "amount": obstacle.amount,
                "limit": obstacle.limit,
                "rules": [rule.value for rule in obstacle.rules],
            }
            for obstacle in result.obstacles
        ],
    }


def result_from_data(data: Mapping[str, Any]) -> DrawResult:
    """The inverse of `result_as_data`."""
    return DrawResult(
        tuple(
            Review(
                given["reviewed"],
                Pool(given["pool"]),
                given["reviewer"],
                tuple(
                    Additional(a["state"], tuple(Instrument(i) for i in a["instruments"]))
                    for a in given["additional"]
                ),
            )
            for given in data["reviews"]
        ),
        tuple(
            Obstacle(
                ObstacleCode(given["code"]),
                tuple(given["states"]),
                tuple(given["others"]),
                Pool(given["pool"]) if given["pool"] else None,
                Instrument(given["instrument"]) if given["instrument"] else None,
                given["amount"],
                given["limit"],
                tuple(DrawRuleKey(rule) for rule in given["rules"]),
            )
            for given in data["obstacles"]
        ),
        data["lots"],
    )
