"""The numbers of agenda items, given by their places; published ones stay."""

from collections.abc import Iterable

from planner.errors import Conflict
from planner.rules.agenda_order import place_in_agenda

_LATE = ("bis", "ter", "quater")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx",
)  # fmt: skip

Line = tuple[str, int, str | None]
"""Key, depth from 1, and the number (inner form) if it is published and must stay."""


def renumbered(lines: Iterable[Line]) -> dict[str, str]:
    """The number of every item, by key, from an agenda in the order of its tree.

    Items count on from the one before. A new one between two whose numbers are published and
    follow each other takes the number of the first with "bis", "ter" or "quater". Raises
    `Conflict` when a published item would stand out of the order of its number or below another
    item, and when there is no number left.

    >>> renumbered([("x", 1, None), ("y", 2, None), ("z", 1, None)])
    {'x': '1', 'y': '1.a', 'z': '2'}
    >>> renumbered([("p", 1, "1"), ("new", 1, None), ("q", 1, "2")])
    {'p': '1', 'new': '1bis', 'q': '2'}
    """
    tree: dict[str | None, list[Line]] = {}
    above: list[str] = []
    for line in lines:
        key, depth, _ = line
        if not 1 <= depth <= len(above) + 1 or depth > len(_NAMERS):
            raise Conflict("item-too-deep", item=key)
        del above[depth - 1 :]
        tree.setdefault(above[-1] if above else None, []).append(line)
        above.append(key)
    numbers: dict[str, str] = {}
    _number_below(None, "", tree, numbers)
    return {key: numbers[key] for key in _in_order(None, tree)}


def _in_order(parent: str | None, tree: dict[str | None, list[Line]]) -> Iterable[str]:
    for key, _, _ in tree.get(parent, []):
        yield key
        yield from _in_order(key, tree)


def _number_below(
    parent: str | None, prefix: str, tree: dict[str | None, list[Line]], numbers: dict[str, str]
) -> None:
    lines = tree.get(parent, [])
    fixed = [number.rpartition(".")[2] if number else None for _, _, number in lines]
    for (key, _, number), own in zip(lines, fixed, strict=True):
        if number is not None and f"{prefix}{own}" != number:
            raise Conflict("item-number-published", item=key, number=number)
    names = _names(fixed, len(prefix.split(".")) if prefix else 1, [key for key, _, _ in lines])
    for (key, _, _), name in zip(lines, names, strict=True):
        numbers[key] = f"{prefix}{name}"
        _number_below(key, f"{numbers[key]}.", tree, numbers)


def _names(fixed: list[str | None], depth: int, keys: list[str]) -> list[str]:
    """The last levels of siblings, the published ones as they are."""
    names: list[str] = []
    published = [(n, own) for n, own in enumerate(fixed) if own is not None]
    places = [_place(own, depth) for _, own in published]
    for (index, late), first, second in zip(published[1:], places, places[1:], strict=False):
        if second <= first:
            raise Conflict("item-number-published", item=keys[index], number=late)
    for index, own in enumerate(fixed):
        if own is not None:
            names.append(own)
            continue
        last = names[-1] if names else None
        following = next((other for n, other in published if n > index), None)
        names.append(_next(last, following, index, fixed, depth, keys[index]))
    return names


def _next(
    last: str | None,
    following: str | None,
    index: int,
    fixed: list[str | None],
    depth: int,
    key: str,
) -> str:
    count = _place(last, depth)[0] if last else 0
    if following is None:
        return _name(count + 1, depth, key)
    # Those that are still to come before the next published one all need a number of their own.
    waiting = next(n for n in range(index, len(fixed)) if fixed[n] is not None) - index
    if count + waiting < _place(following, depth)[0]:
        return _name(count + 1, depth, key)
    if last is None:
        raise Conflict("item-before-published", item=key, number=following)
    late = _place(last, depth)[1]
    if late >= len(_LATE):
        raise Conflict("item-number-exhausted", item=key, number=last)
    stem = _name(count, depth, key)
    return f"{stem}{_LATE[late]}"


def _place(name: str, depth: int) -> tuple[int, int]:
    levels = ["1", "a"][: depth - 1]
    count, late = place_in_agenda(".".join([*levels, name]))[-1]
    # Letters are ordered by their code; as numbers they count from 1.
    return (count - ord("a") + 1 if depth == 2 else count), late


def _name(count: int, depth: int, key: str) -> str:
    names = _NAMERS[depth - 1]
    if names is None:
        return str(count)
    if count > len(names):
        raise Conflict("item-number-exhausted", item=key, number=names[-1])
    return names[count - 1]


_NAMERS: tuple[tuple[str, ...] | str | None, ...] = (None, _LETTERS, _ROMAN)
