"""The draw made again from the words of the published method alone, in another way.

Nothing of the planner is used but its result: whoever has the document can do the same.
"""

from hashlib import sha256
from itertools import combinations

import pytest

from planner.models.draw import Participant
from planner.models.state import Instrument, RegionalGroup
from planner.rules.draw_reviewers import draw_reviewers
from planner.rules.lots import Lots
from tests.draw_builders import C, F, M, T, rules

State = tuple[str, str, frozenset[str]]
Found = dict[tuple[str, str], tuple[str, ...]]


def numbers(seed: str):  # type: ignore[no-untyped-def]
    """Blocks of four numbers of 64 bits."""
    n = 0
    while True:
        block = sha256(f"{seed}:{n}".encode()).digest()
        yield from (int.from_bytes(block[k : k + 8], "big") for k in (0, 8, 16, 24))
        n += 1


def drawn_by_hand(states: list[State], seed: str) -> Found:
    """For each State and pool: who was drawn, then those drawn besides."""
    stream = numbers(seed)

    def lot(k: int) -> int:
        for number in stream:
            if number < 2**64 // k * k:
                return number % k
        raise AssertionError

    states = sorted(states)
    group = {code: of for code, of, _ in states}
    held = {code: instruments for code, _, instruments in states}
    places = [(code, pool) for code in group for pool in ("same-group", "other-group")]

    def pool_of(place: tuple[str, str]) -> list[str]:
        code, pool = place
        same = pool == "same-group"
        return [o for o in group if o != code and (group[o] == group[code]) is same]

    def besides(place: tuple[str, str], candidate: str) -> list[tuple[str, ...]]:
        missing = held[place[0]] - held[candidate]
        if not missing:
            return [()]
        pool = pool_of(place)
        single = [(o,) for o in pool if missing <= held[o]]
        able = [o for o in pool if missing & held[o]]
        return single or [p for p in combinations(able, 2) if missing <= held[p[0]] | held[p[1]]]

    def draw(place: tuple[str, str]) -> tuple[str, ...]:
        candidates = [o for o in pool_of(place) if besides(place, o)]
        candidate = candidates[lot(len(candidates))]
        ways = besides(place, candidate)
        return (candidate, *(ways[lot(len(ways))] if ways != [()] else ()))

    def broken(found: Found) -> int:
        pairs = [(o, code) for (code, _), drawn in found.items() for o in drawn]
        count = len(pairs) - len(set(pairs))
        count += sum((b, a) in set(pairs) for a, b in set(pairs)) // 2
        for code in group:
            first = sum(drawn[0] == code for drawn in found.values())
            count += max(0, 1 - first) + max(0, sum(o == code for o, _ in pairs) - 3)
            count += max(0, sum(of == code for _, of in pairs) - 4)
        return count

    found = {place: draw(place) for place in places}

    def again() -> None:
        place = places[lot(len(places))]
        changed = found | {place: draw(place)}
        if broken(changed) <= broken(found):
            found.update(changed)

    while broken(found):
        again()
    for _ in range(20 * len(places)):
        again()
    return found


@pytest.mark.parametrize("seed", ["one", "Viena, 12 de noviembre", "第一次"])
def test_the_method_as_it_is_published_gives_the_same_result(seed: str) -> None:
    memberships: list[set[Instrument]] = [{C, T, M, F}, {C, T, M}, {C, T}, {C, T, M, F}, {C, F, M}]
    participants = [
        Participant(f"{group.value[:2]}{n}", group, frozenset(held))
        for group in (RegionalGroup.AFRICAN, RegionalGroup.EASTERN_EUROPEAN)
        for n, held in enumerate([*memberships, {C, T, M, F}])
    ]
    result = draw_reviewers(participants, rules(), Lots(seed))
    states = [
        (p.code, p.group.value, frozenset(i.value for i in p.instruments))
        for p in participants
        if p.group
    ]
    expected = drawn_by_hand(states, seed)
    assert {(r.reviewed, r.pool.value): r.states for r in result.reviews} == expected
