"""Whether a result keeps the rules: looked at afresh, without knowing how it was drawn."""

from collections.abc import Iterable, Iterator, Sequence

from planner.models.draw import (
    Breach,
    DrawRuleKey,
    DrawRules,
    Participant,
    Pool,
    Review,
    reviews_by,
)


def breaches_of(
    participants: Iterable[Participant], rules: DrawRules, reviews: Sequence[Review]
) -> tuple[Breach, ...]:
    """Every rule that the reviews break, with the States concerned; in the order of the rules.

    *Source*: CTOC/COP/2018/13, resolution 9/1, annex, paras. 28 (a)-(c) and 29.
    """
    by_code = {participant.code: participant for participant in participants}
    found = [
        *_pools(by_code, reviews),
        *_mutual(rules, reviews),
        *_instruments(by_code, reviews),
        *_reviewers(by_code, rules, reviews),
        *_reviews(by_code, rules, reviews),
    ]
    return tuple(found)


def _pools(by_code: dict[str, Participant], reviews: Sequence[Review]) -> Iterator[Breach]:
    for code, participant in by_code.items():
        drawn = [review.pool for review in reviews if review.reviewed == code]
        if sorted(drawn) != sorted(Pool):
            yield Breach(DrawRuleKey.TWO_POOLS, (code,))
        for review in reviews:
            if review.reviewed != code:
                continue
            group = by_code[review.reviewer].group
            is_same = group is not None and group is participant.group
            if code in review.states or is_same is not (review.pool is Pool.SAME_GROUP):
                yield Breach(DrawRuleKey.TWO_POOLS, (code, review.reviewer))


def _mutual(rules: DrawRules, reviews: Sequence[Review]) -> Iterator[Breach]:
    if not rules.applies(DrawRuleKey.NO_MUTUAL):
        return
    pairs = {(state, review.reviewed) for review in reviews for state in review.states}
    for one, other in sorted(pairs):
        if one < other and (other, one) in pairs:
            yield Breach(DrawRuleKey.NO_MUTUAL, (one, other))


def _instruments(by_code: dict[str, Participant], reviews: Sequence[Review]) -> Iterator[Breach]:
    for review in reviews:
        needed = by_code[review.reviewed].instruments
        covered = set(needed & by_code[review.reviewer].instruments)
        for other in review.additional:
            if not set(other.instruments) <= by_code[other.state].instruments - covered:
                yield Breach(DrawRuleKey.SAME_INSTRUMENTS, (review.reviewed, other.state))
            covered |= set(other.instruments)
        if covered != needed:
            yield Breach(DrawRuleKey.SAME_INSTRUMENTS, (review.reviewed, *review.states))


def _reviewers(
    by_code: dict[str, Participant], rules: DrawRules, reviews: Sequence[Review]
) -> Iterator[Breach]:
    most = rules.amount(DrawRuleKey.REVIEWERS_MOST)
    for code, participant in by_code.items():
        states = [s for review in reviews if review.reviewed == code for s in review.states]
        if len(states) > (participant.reviewers_most or most) or len(set(states)) < len(states):
            yield Breach(DrawRuleKey.REVIEWERS_MOST, (code, *states))


def _reviews(
    by_code: dict[str, Participant], rules: DrawRules, reviews: Sequence[Review]
) -> Iterator[Breach]:
    taken = reviews_by(reviews)
    for code, participant in by_code.items():
        parts = taken.get(code, ())
        drawn = sum(review.reviewer == code for review in parts)
        additional = len(parts) - drawn
        to_least = drawn + additional * rules.applies(DrawRuleKey.ADDITIONAL_COUNTS_TO_LEAST)
        to_most = drawn + additional * rules.applies(DrawRuleKey.ADDITIONAL_COUNTS_TO_MOST)
        if to_least < rules.amount(DrawRuleKey.REVIEWS_LEAST):
            yield Breach(DrawRuleKey.REVIEWS_LEAST, (code,))
        most = participant.reviews_most or rules.amount(DrawRuleKey.REVIEWS_MOST)
        if to_most > most:
            yield Breach(DrawRuleKey.REVIEWS_MOST, (code,))
