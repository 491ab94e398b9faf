"""The places to be filled in a draw, and who may be drawn for each."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations

from planner.models.draw import DrawRuleKey, DrawRules, Participant, Pool
from planner.models.state import Instrument

Cover = tuple[int, ...]
"""The States drawn besides for one place, by their numbers; empty where none is needed."""

_BIT = {instrument: 1 << place for place, instrument in enumerate(Instrument)}


def mask_of(participant: Participant) -> int:
    """The instruments that it is party to, one bit each."""
    return sum(_BIT[instrument] for instrument in participant.instruments)


def instruments_in(mask: int) -> tuple[Instrument, ...]:
    """The instruments of those bits, in their order."""
    return tuple(instrument for instrument in Instrument if mask & _BIT[instrument])


@dataclass(frozen=True, slots=True)
class Place:
    """One reviewing State to be drawn for ``reviewed`` (a number).

    ``candidates`` are those who may be drawn, in the order of their codes; ``covers`` has for each
    of them the ways to make up for the instruments that it is not party to.
    """

    reviewed: int
    pool: Pool
    candidates: tuple[int, ...]
    covers: dict[int, tuple[Cover, ...]]


@dataclass(frozen=True)
class Places:
    """Who takes part, in the order of their codes, and the places: two for each, side by side."""

    participants: tuple[Participant, ...]
    masks: tuple[int, ...]
    places: tuple[Place, ...]


_NO_COVER: tuple[Cover, ...] = ((),)


def places_of(participants: tuple[Participant, ...], rules: DrawRules) -> Places:
    """The places of the draw, each with its candidates.

    *Source*: CTOC/COP/2018/13, resolution 9/1, annex, para. 28, introduction and (b).
    """
    ordered = tuple(sorted(participants, key=lambda participant: participant.code))
    masks = tuple(mask_of(participant) for participant in ordered)
    everybody = tuple(range(len(ordered)))
    from_same_pool = rules.applies(DrawRuleKey.ADDITIONAL_FROM_SAME_POOL)
    of_group = {
        group: tuple(n for n in everybody if ordered[n].group is group)
        for group in {participant.group for participant in ordered}
    }
    outside = {
        group: tuple(n for n in everybody if ordered[n].group is not group) for group in of_group
    }

    @cache
    def ways(pool: tuple[int, ...], missing: int) -> tuple[Cover, ...]:
        if not missing:
            return _NO_COVER
        # One State is drawn for all that is missing, as long as there is one that is party to it.
        single = tuple((n,) for n in pool if masks[n] & missing == missing)
        if single:
            return single
        able = [n for n in pool if masks[n] & missing]
        return tuple(
            pair
            for pair in combinations(able, 2)
            if (masks[pair[0]] | masks[pair[1]]) & missing == missing
        )

    places = []
    for reviewed, participant in enumerate(ordered):
        for pool in Pool:
            is_same = pool is Pool.SAME_GROUP
            of_place = (of_group if is_same else outside)[participant.group]
            covering = of_place if from_same_pool else everybody
            covers: dict[int, tuple[Cover, ...]] = {}
            for drawn in of_place:
                missing = masks[reviewed] & ~masks[drawn]
                found = ways(covering, missing) if drawn != reviewed else ()
                # Who is reviewed is party to what is missing, and must not be drawn for it.
                if missing and reviewed in covering:
                    found = tuple(way for way in found if reviewed not in way)
                    if not found:
                        others = tuple(n for n in covering if n != reviewed)
                        found = ways(others, missing)
                if found:
                    covers[drawn] = found
            places.append(Place(reviewed, pool, tuple(covers), covers))
    return Places(ordered, masks, tuple(places))
