"""The small store of values that cost much to make."""

from threading import Barrier, Thread

import pytest

from planner.web.kept import Kept


def test_a_value_is_made_once() -> None:
    kept = Kept[str, int](2)
    made: list[str] = []

    def make() -> int:
        made.append("made")
        return 1

    assert [kept.get_or_make("a", make), kept.get_or_make("a", make), kept.get("a")] == [1, 1, 1]
    assert made == ["made"]


def test_what_was_used_longest_ago_goes_first() -> None:
    kept = Kept[str, int](2)
    kept.get_or_make("a", lambda: 1)
    kept.get_or_make("b", lambda: 2)
    kept.get("a")
    kept.get_or_make("c", lambda: 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]


def test_several_readers_at_once_have_it_made_once() -> None:
    kept = Kept[str, int](2)
    together = Barrier(4)
    made: list[str] = []

    def ask() -> None:
        together.wait()
        kept.get_or_make("a", lambda: made.append("made") or 1)

    readers = [Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert made == ["made"]


def test_what_cannot_be_made_is_not_kept() -> None:
    kept = Kept[str, int](2)
    with pytest.raises(ZeroDivisionError):
        kept.get_or_make("a", lambda: 1 // 0)
    assert kept.get_or_make("a", lambda: 1) == 1
