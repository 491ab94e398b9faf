"""Why a draw is impossible: the fewest States and conditions that cannot be met together."""

from collections.abc import Iterator, Sequence

from planner.models.draw import (
    DrawRuleKey,
    DrawRules,
    Obstacle,
    ObstacleCode,
    Participant,
    Pool,
)
from planner.models.state import Instrument
from planner.rules.draw_places import Place, Places
from planner.rules.matching import Shortage, smallest_shortage


def obstacles_at_sight(places: Places, rules: DrawRules) -> tuple[Obstacle, ...]:
    """What makes a draw impossible for a single State, whatever is drawn for the others."""
    found = list(_unfit(places.participants))
    if found:
        # Who is in no group, or party to nothing, has no pool to ask about.
        return tuple(found)
    for place in places.places:
        found += _of_place(places, place)
    if not found:
        found += _too_many_needed(places, rules)
    return tuple(found)


def obstacles_together(places: Places, rules: DrawRules) -> tuple[Obstacle, ...]:
    """What makes a draw impossible for several States at once: where there are fewer who can than
    there are places that need them. Empty where no such proof is found.
    """
    found: list[Obstacle] = []
    for instrument in Instrument:
        needs = [
            place
            for place in places.places
            if instrument in places.participants[place.reviewed].instruments
        ]
        counts = rules.applies(DrawRuleKey.ADDITIONAL_COUNTS_TO_MOST)
        if counts or instrument is Instrument.CONVENTION:
            found += _too_few(places, rules, needs, instrument)
        if rules.applies(DrawRuleKey.NO_MUTUAL):
            found += _only_mutual(places, needs, instrument)
    found += _nothing_to_review(places, rules)
    smallest: dict[tuple[ObstacleCode, tuple[str, ...]], Obstacle] = {}
    for obstacle in found:
        smallest.setdefault((obstacle.code, obstacle.states), obstacle)
    return tuple(sorted(smallest.values(), key=lambda obstacle: len(obstacle.states)))


def _unfit(participants: Sequence[Participant]) -> Iterator[Obstacle]:
    without = tuple(p.code for p in participants if p.group is None)
    if without:
        yield Obstacle(ObstacleCode.NO_GROUP, without, rules=(DrawRuleKey.TWO_POOLS,))
    outside = tuple(p.code for p in participants if Instrument.CONVENTION not in p.instruments)
    if outside:
        code = ObstacleCode.NOT_PARTY_TO_CONVENTION
        yield Obstacle(code, outside, rules=(DrawRuleKey.SAME_INSTRUMENTS,))


def _of_place(places: Places, place: Place) -> Iterator[Obstacle]:
    if place.candidates:
        return
    code = places.participants[place.reviewed].code
    pool = _pool(places, place)
    if not pool:
        rules = (DrawRuleKey.TWO_POOLS,)
        yield Obstacle(ObstacleCode.POOL_EMPTY, (code,), pool=place.pool, rules=rules)
        return
    for instrument in Instrument:
        is_needed = instrument in places.participants[place.reviewed].instruments
        if is_needed and not any(instrument in places.participants[n].instruments for n in pool):
            yield Obstacle(
                ObstacleCode.NOBODY_PARTY,
                (code,),
                pool=place.pool,
                instrument=instrument,
                rules=(DrawRuleKey.TWO_POOLS, DrawRuleKey.SAME_INSTRUMENTS),
            )


def _too_many_needed(places: Places, rules: DrawRules) -> Iterator[Obstacle]:
    most = rules.amount(DrawRuleKey.REVIEWERS_MOST)
    for number, participant in enumerate(places.participants):
        fewest = sum(
            1 + min(len(ways[0]) for ways in place.covers.values())
            for place in places.places[2 * number : 2 * number + 2]
        )
        limit = participant.reviewers_most or most
        if fewest > limit:
            yield Obstacle(
                ObstacleCode.TOO_MANY_NEEDED,
                (participant.code,),
                amount=fewest,
                limit=limit,
                rules=(DrawRuleKey.SAME_INSTRUMENTS, DrawRuleKey.REVIEWERS_MOST),
            )


def _too_few(
    places: Places, rules: DrawRules, needs: Sequence[Place], instrument: Instrument
) -> Iterator[Obstacle]:
    """More places than the States party to the instrument may take together."""
    most = rules.amount(DrawRuleKey.REVIEWS_MOST)
    people = places.participants
    for pools in (tuple(Pool), *((pool,) for pool in Pool)):
        asked = [place for place in needs if place.pool in pools]
        shortage = smallest_shortage(
            [_able(places, place, instrument) for place in asked],
            lambda n: people[n].reviews_most or most,
        )
        if shortage is not None:
            yield Obstacle(
                ObstacleCode.TOO_FEW_REVIEWERS,
                _reviewed(places, asked, shortage),
                tuple(people[n].code for n in shortage.served_by),
                pool=pools[0] if len(pools) == 1 else None,
                instrument=instrument,
                amount=len(shortage.needs),
                limit=shortage.capacity,
                rules=(DrawRuleKey.SAME_INSTRUMENTS, DrawRuleKey.REVIEWS_MOST),
            )
            return


def _only_mutual(
    places: Places, needs: Sequence[Place], instrument: Instrument
) -> Iterator[Obstacle]:
    """More places than there are pairs, of which each may serve one way only."""
    for pool in Pool:
        asked = [place for place in needs if place.pool is pool]
        shortage = smallest_shortage(
            [
                [_pair(places, place.reviewed, n) for n in _able(places, place, instrument)]
                for place in asked
            ],
            lambda _: 1,
        )
        if shortage is not None:
            yield Obstacle(
                ObstacleCode.ONLY_MUTUAL,
                _reviewed(places, asked, shortage),
                pool=pool,
                instrument=instrument,
                amount=len(shortage.needs),
                limit=shortage.capacity,
                rules=(DrawRuleKey.SAME_INSTRUMENTS, DrawRuleKey.NO_MUTUAL),
            )


def _nothing_to_review(places: Places, rules: DrawRules) -> Iterator[Obstacle]:
    """States that together can be drawn for fewer places than they have to take."""
    least = rules.amount(DrawRuleKey.REVIEWS_LEAST)
    counts = rules.applies(DrawRuleKey.ADDITIONAL_COUNTS_TO_LEAST)
    takes: list[list[int]] = [[] for _ in places.participants]
    for number, place in enumerate(places.places):
        for n in _pool(places, place) if counts else place.candidates:
            takes[n].append(number)
    each = [of for of in takes for _ in range(least)]
    shortage = smallest_shortage(each, lambda _: 3 if counts else 1)
    if shortage is not None:
        codes = {places.participants[need // least].code for need in shortage.needs}
        yield Obstacle(
            ObstacleCode.NOTHING_TO_REVIEW,
            tuple(sorted(codes)),
            amount=len(shortage.needs),
            limit=shortage.capacity,
            rules=(DrawRuleKey.SAME_INSTRUMENTS, DrawRuleKey.REVIEWS_LEAST),
        )


def _pool(places: Places, place: Place) -> list[int]:
    own = places.participants[place.reviewed].group
    is_same = place.pool is Pool.SAME_GROUP
    return [
        n
        for n, other in enumerate(places.participants)
        if n != place.reviewed and (other.group is own) is is_same
    ]


def _able(places: Places, place: Place, instrument: Instrument) -> list[int]:
    return [n for n in _pool(places, place) if instrument in places.participants[n].instruments]


def _pair(places: Places, one: int, other: int) -> int:
    return min(one, other) * len(places.participants) + max(one, other)


def _reviewed(places: Places, asked: Sequence[Place], shortage: Shortage) -> tuple[str, ...]:
    numbers = {asked[need].reviewed for need in shortage.needs}
    return tuple(sorted(places.participants[number].code for number in numbers))
