"""Where a line may end: the Unicode line breaking algorithm and what conference papers add to it.

*Source*: Unicode Standard Annex #14, revision 50 (Unicode 15.0), with the number rule LB25 in its
fuller form. The characters' classes are those of the package ``uniseg``; its own break finder
asks for the class of every neighbour again and again (56 µs per character) and would take longer
than the rest of a document, so the rules stand here and each character is looked up once.
"""

import re
import unicodedata

from uniseg.linebreak import line_break

_HARD = frozenset(("BK", "CR", "LF", "NL"))
_LETTERS = frozenset(("AL", "HL"))
_IDEOGRAPHS = frozenset(("ID", "EB", "EM"))
_HANGUL = frozenset(("JL", "JV", "JT", "H2", "H3"))
_CLOSERS = frozenset(("CL", "CP", "IS", "SY"))
_AFTER_NUMBER = frozenset(("NU", "SY", "IS"))
_JAMO = {
    "JL": frozenset(("JL", "JV", "H2", "H3")),
    "JV": frozenset(("JV", "JT")),
    "H2": frozenset(("JV", "JT")),
    "JT": frozenset(("JT",)),
    "H3": frozenset(("JT",)),
}
# Classes younger than revision 50, and those that it resolves before it begins (rule LB1).
_RESOLVED = {
    "AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS", "AK": "AL", "AP": "AL", "AS": "AL",
    "VF": "CM", "VI": "CM", "HH": "BA",
}  # fmt: skip

# What readers look for as one piece: symbols, numbered items, times, quotations in « ».
_KEPT_WHOLE = re.compile(
    r"\b[A-Z][A-Za-z0-9.-]*(?:/[A-Za-z0-9.*]+)+-?"  # a joint document's two symbols may part
    r"|\b\d+(?: (?:bis|ter|quater))?(?: ?\(\w{1,4}\)| \w{1,4}\))+"
    r"|\b\d{1,2}(?:[.:]\d\d)?(?: ?(?:a\.m\.|p\.m\.|noon|heures?|horas?|ч\.|h\b))?"
    r" ?[-–—] ?\d{1,2}(?:[.:]\d\d)?(?: ?(?:a\.m\.|p\.m\.|noon|heures?|horas?|ч\.|h\b))?"
    r"|\b\d+ (?:a\.m\.|p\.m\.|noon|heures?|horas?|ч\.|м\.)"
    r"|\w\.\d"
    r"|« \S+|\S+ [»:;!?](?!\S)"
)


class _Classes(dict[str, str]):
    def __missing__(self, character: str) -> str:
        found = str(line_break(character).value)
        if found == "SA":
            found = "CM" if unicodedata.category(character) in ("Mn", "Mc") else "AL"
        self[character] = found = _RESOLVED.get(found, found)
        return found


_CLASSES = _Classes()


def line_breaks(text: str) -> tuple[list[int], frozenset[int]]:
    """The places before which a line may begin, in order, and those of them where it must."""
    kinds = [_CLASSES[character] for character in text]
    breaks: list[int] = []
    forced: list[int] = []
    left = before = previous = ""  # effective class; the same, spaces skipped; the one before it
    number = ""  # "n" inside a number, "c" when it has just been closed by a bracket
    flags = wide = 0  # regional indicators in a row; whether ``left`` is of full width
    for place, (raw, kind) in enumerate(zip(["", *kinds], kinds, strict=False)):
        joins = kind in ("CM", "ZWJ")
        if joins and raw and raw not in _HARD and raw not in ("SP", "ZW"):
            continue  # LB9: it stays with what it follows and changes nothing
        if joins:
            kind = "AL"  # LB10
        if not raw:
            pass
        elif raw in _HARD:
            if raw != "CR" or kind != "LF":
                breaks.append(place)
                forced.append(place)
        elif kind == "SP" or (kind == "AL" and left == "AL" and raw == "AL"):
            pass
        elif _may_break(left, before, previous, kind, raw, number, text, place, wide, flags):
            breaks.append(place)
        if kind == "SP":
            left = "SP"
            number = ""
            continue
        is_after_space = left == "SP"
        previous = "" if is_after_space else left
        left = before = kind
        wide = unicodedata.east_asian_width(text[place]) in "FWH" if kind in ("OP", "CP") else 0
        flags = flags + 1 if kind == "RI" and previous == "RI" else int(kind == "RI")
        if kind == "NU":
            number = "n"
        elif number == "n" and kind in ("CL", "CP"):
            number = "c"
        elif number != "n" or kind not in ("SY", "IS"):
            number = ""
    return breaks, frozenset(forced)


def _may_break(
    left: str, before: str, previous: str, kind: str, raw: str,
    number: str, text: str, place: int, wide: int, flags: int,
) -> bool:  # fmt: skip
    if kind in _HARD or kind == "ZW":  # LB6, LB7
        return False
    if before == "ZW":  # LB8
        return True
    if raw == "ZWJ":  # LB8a
        return False
    if kind == "WJ" or left in ("WJ", "GL"):  # LB11, LB12
        return False
    if kind == "GL" and left not in ("SP", "BA", "HY"):  # LB12a
        return False
    if kind == "EX" or (kind in _CLOSERS and left != "NU"):  # LB13
        return False
    if before == "OP" or (before == "QU" and kind == "OP"):  # LB14, LB15
        return False
    if (before in ("CL", "CP") and kind == "NS") or before == kind == "B2":  # LB16, LB17
        return False
    if left == "SP":  # LB18
        return True
    if kind == "QU" or left == "QU":  # LB19
        return False
    if kind == "CB" or left == "CB":  # LB20
        return True
    if kind in ("BA", "HY", "NS", "IN") or left == "BB":  # LB21, LB22
        return False
    if (previous == "HL" and left in ("HY", "BA")) or (left == "SY" and kind == "HL"):
        return False
    if _sticks(left, kind, number):
        return False
    if left in ("PR", "PO") and kind == "OP" and _class_after(text, place) == "NU":
        return False
    if kind == "OP" and (left in _LETTERS or left == "NU"):  # LB30
        return unicodedata.east_asian_width(text[place]) in "FWH"
    if left == "CP" and (kind in _LETTERS or kind == "NU"):
        return bool(wide)
    if left == kind == "RI":  # LB30a
        return flags % 2 == 0
    return not (kind == "EM" and (left == "EB" or _is_unassigned_pictograph(text[place - 1])))


def _class_after(text: str, place: int) -> str:
    return _CLASSES[text[place + 1]] if place + 1 < len(text) else ""


def _sticks(left: str, kind: str, number: str) -> bool:
    """Rules LB23 to LB29: letters, numbers and their signs, Hangul."""
    if left in _LETTERS:
        return kind in _LETTERS or kind in ("NU", "PR", "PO")
    if left in ("PR", "PO") and (kind in _LETTERS or kind == "NU"):
        return True
    if left == "PR" and (kind in _IDEOGRAPHS or kind in _HANGUL):
        return True
    if kind == "PO" and (left in _IDEOGRAPHS or left in _HANGUL):
        return True
    if left == "NU" and (kind in _LETTERS or kind in _AFTER_NUMBER):
        return True
    if number == "n" and (kind in _AFTER_NUMBER or kind in ("CL", "CP")):
        return True
    if number and kind in ("PO", "PR"):
        return True
    if left in ("OP", "HY") and kind == "NU":
        return True
    if left == "IS" and kind in _LETTERS:
        return True
    return kind in _JAMO.get(left, ())


def _is_unassigned_pictograph(character: str) -> bool:
    return 0x1F000 <= ord(character) <= 0x1FAFF and unicodedata.category(character) == "Cn"


def inside_pieces(text: str) -> frozenset[int]:
    """The places inside symbols, item numbers and times, where a line ends only in distress.

    >>> sorted(inside_pieces("on 1 (a)"))
    [4, 5, 6, 7]
    """
    return frozenset(
        place
        for piece in _KEPT_WHOLE.finditer(text)
        for place in range(piece.start() + 1, piece.end())
    )
