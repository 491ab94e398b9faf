"""Numbers of agenda items: ``1``, ``1 (a)``, ``1 (a) (i)``, ``3 bis``.

Inside the software a number is its levels joined by full stops, ``1.a.i``; the notation of
each language is made at the edge.
"""

import re

_LEVELS = (
    re.compile(r"[1-9][0-9]{0,2}(bis|ter|quater)?"),
    re.compile(r"[a-z](bis|ter|quater)?"),
    re.compile(r"[ivx]{1,5}"),
)
_SEPARATORS = re.compile(r"[\s.()]+")


def parse_number(written: str) -> str | None:
    """The number in its inner form, or ``None`` if it is no number of an agenda item.

    >>> [parse_number(written) for written in ("2", "1 (a)", "1 a)", "1a", "2.b")]
    ['2', '1.a', '1.a', '1.a', '2.b']
    >>> [parse_number(written) for written in ("4 (c) (ii)", "3 bis", "0", "x")]
    ['4.c.ii', '3bis', None, None]
    """
    spaced = re.sub(r"\s+(bis|ter|quater)\b", r"\1", written.strip().lower())
    spaced = re.sub(r"^([0-9]+)(?!bis|ter|quater)(?=[a-z])", r"\1.", spaced)
    levels = [level for level in _SEPARATORS.split(spaced) if level]
    if not 1 <= len(levels) <= len(_LEVELS):
        return None
    if all(pattern.fullmatch(level) for pattern, level in zip(_LEVELS, levels, strict=False)):
        return ".".join(levels)
    return None


def parent_number(number: str) -> str | None:
    """The number of the item above, ``None`` at the top.

    >>> parent_number("1.a.i"), parent_number("1")
    ('1.a', None)
    """
    return number.rpartition(".")[0] or None


def is_within(number: str, ancestor: str) -> bool:
    """Whether the item is that one or lies below it.

    >>> is_within("2.a", "2"), is_within("2", "2"), is_within("21", "2")
    (True, True, False)
    """
    return number == ancestor or number.startswith(f"{ancestor}.")
