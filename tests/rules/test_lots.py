"""Numbers from a seed, as anybody else would compute them."""

from collections import Counter
from hashlib import sha256

from planner.rules.lots import Lots


def numbers_by_hand(seed: str, count: int) -> list[int]:
    """The first numbers of 64 bits, computed from the words of the method alone."""
    found: list[int] = []
    block = 0
    while len(found) < count:
        digest = sha256(f"{seed}:{block}".encode()).digest()
        found += [int.from_bytes(digest[n : n + 8], "big") for n in range(0, 32, 8)]
        block += 1
    return found[:count]


def test_a_lot_is_the_next_number_modulo_how_many_there_are() -> None:
    lots = Lots("Vienna, 20 November")
    expected = [number % 190 for number in numbers_by_hand("Vienna, 20 November", 50)]
    assert [lots.below(190) for _ in range(50)] == expected
    assert lots.drawn == 50


def test_a_number_above_the_last_whole_multiple_is_passed_over() -> None:
    # With a limit just above half of all numbers, about every second number has to be passed over.
    limit = (1 << 63) + 1
    raw = numbers_by_hand("x", 40)
    lots = Lots("x")
    kept = [number for number in raw if number < limit]
    assert [lots.below(limit) for _ in range(len(kept))] == kept
    assert 10 < len(kept) < 30


def test_all_numbers_come_up_equally_often() -> None:
    lots = Lots("fair")
    found = Counter(lots.below(6) for _ in range(60_000))
    # Five standard deviations of a count of 10,000 in 60,000.
    assert {face: abs(count - 10_000) < 457 for face, count in found.items()} == dict.fromkeys(
        range(6), True
    )


def test_a_shuffle_puts_every_member_at_every_place_equally_often() -> None:
    lots = Lots("cards")
    places: Counter[tuple[str, int]] = Counter()
    for _ in range(6_000):
        cards = list("abc")
        lots.shuffle(cards)
        places.update((card, place) for place, card in enumerate(cards))
    assert len(places) == 9
    assert [pair for pair, count in places.items() if abs(count - 2_000) > 183] == []
