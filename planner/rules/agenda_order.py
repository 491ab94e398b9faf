"""The order of agenda items that their numbers give."""

import re

_LEVEL = re.compile(r"(?P<count>[0-9]+|[a-z]+?)(?P<late>bis|ter|quater)?")
_LATE = ("", "bis", "ter", "quater")
_ROMAN = {"i": 1, "v": 5, "x": 10}

Place = tuple[tuple[int, int], ...]


def place_in_agenda(number: str) -> Place:
    """What puts items in the order of their numbers (inner form).

    >>> sorted(["10", "2.b", "2", "3bis", "3", "4.a.ix", "4.a.v"], key=place_in_agenda)
    ['2', '2.b', '3', '3bis', '4.a.v', '4.a.ix', '10']
    """
    return tuple(_place(level, depth) for depth, level in enumerate(number.split(".")))


def _place(level: str, depth: int) -> tuple[int, int]:
    found = _LEVEL.fullmatch(level)
    if found is None:
        return 0, 0
    count = found["count"]
    late = _LATE.index(found["late"] or "")
    if count.isdigit():
        return int(count), late
    return (_roman(count) if depth > 1 else ord(count[0])), late


def _roman(digits: str) -> int:
    values = [_ROMAN.get(digit, 0) for digit in digits]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
