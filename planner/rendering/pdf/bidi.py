"""Which way each character runs: embedding levels by the Unicode bidirectional algorithm.

*Source*: Unicode Standard Annex #9, with isolates and paired brackets. It stands here, on the
character classes of Python's own `unicodedata`, because the packages that carry the algorithm
either lack isolates or bring a whole second PDF engine with them (35 MB and a third of a second
to import, for one function). The tests run the consortium's own cases.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.rendering.pdf.brackets import bracket_pairs

_MAX_DEPTH = 125
_OPENING_ISOLATES = {"LRI": 0, "RLI": 1, "FSI": None}
_ISOLATES = frozenset(("LRI", "RLI", "FSI", "PDI"))
_EMBEDDINGS = {"LRE": (0, None), "RLE": (1, None), "LRO": (0, "L"), "RLO": (1, "R")}
_REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_LEFT_TO_RIGHT_ONLY = frozenset(("L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"))
_STRONG_AS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def embedding_levels(text: str, base: int | None) -> list[int]:
    """The level of each character: even runs left to right, odd right to left.

    ``base`` is the paragraph's own level, 0 or 1; ``None`` finds it from the text. Characters
    that only steer the algorithm get the level of what stands before them.
    """
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    if base is None:
        base = _first_strong(classes, 0)
    if base == 0 and _LEFT_TO_RIGHT_ONLY.issuperset(classes):
        return [0] * len(text)
    return levels_of_classes(classes, base, text)


def levels_of_classes(
    originals: Sequence[str], base: int | None, text: str | None = None
) -> list[int]:
    """The same from the characters' bidirectional classes; without a text no brackets pair."""
    if base is None:
        base = _first_strong(originals, 0)
    levels, classes, matches = _explicit(originals, base)
    for sequence in _isolating_run_sequences(originals, levels, matches):
        sequence.find_ends(originals, levels, base)
        _resolve_weak(sequence, classes)
        if text is not None:
            _resolve_brackets(sequence, classes, originals, text)
        _resolve_neutral(sequence, classes)
    for place, kind in enumerate(classes):
        if originals[place] in _REMOVED:
            continue
        if levels[place] % 2:
            levels[place] += kind in ("L", "EN", "AN")
        else:
            levels[place] += {"R": 1, "EN": 2, "AN": 2}.get(kind, 0)
    _reset_whitespace(originals, levels, base)
    return levels


def _first_strong(classes: Sequence[str], start: int, *, in_isolate: bool = False) -> int:
    depth = 0
    for kind in classes[start:]:
        if kind in _OPENING_ISOLATES:
            depth += 1
        elif kind == "PDI":
            if depth == 0 and in_isolate:
                return 0
            depth = max(0, depth - 1)
        elif kind == "B":
            return 0
        elif depth == 0 and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def _explicit(originals: Sequence[str], base: int) -> tuple[list[int], list[str], dict[int, int]]:
    # Rules X1 to X8; ``matches`` gives for each valid isolate initiator its closing PDI.
    levels, classes = [base] * len(originals), list(originals)
    matches: dict[int, int] = {}
    stack: list[tuple[int, str | None, int | None]] = [(base, None, None)]
    overflowing_isolates = overflowing_embeddings = 0
    for place, kind in enumerate(originals):
        level, override, _ = stack[-1]
        levels[place] = level
        if kind in _EMBEDDINGS or kind in _OPENING_ISOLATES:
            isolates = kind in _OPENING_ISOLATES
            if isolates and override:
                classes[place] = override
            if isolates:
                parity, forced = _OPENING_ISOLATES[kind], None
                if parity is None:
                    parity = _first_strong(originals, place + 1, in_isolate=True)
            else:
                parity, forced = _EMBEDDINGS[kind]
            deeper = level + 1 if (level + 1) % 2 == parity else level + 2
            if deeper <= _MAX_DEPTH and not overflowing_isolates and not overflowing_embeddings:
                stack.append((deeper, forced, place if isolates else None))
            elif isolates:
                overflowing_isolates += 1
            elif not overflowing_isolates:
                overflowing_embeddings += 1
        elif kind == "PDI":
            if overflowing_isolates:
                overflowing_isolates -= 1
            elif any(opened is not None for _, _, opened in stack):
                overflowing_embeddings = 0
                while (opened := stack.pop()[2]) is None:
                    pass
                matches[opened] = place
            level, override, _ = stack[-1]
            levels[place] = level
            if override:
                classes[place] = override
        elif kind == "PDF":
            if overflowing_isolates:
                continue
            if overflowing_embeddings:
                overflowing_embeddings -= 1
            elif len(stack) > 1 and stack[-1][2] is None:
                stack.pop()
        elif kind == "B":
            levels[place] = base
            stack, overflowing_isolates, overflowing_embeddings = [(base, None, None)], 0, 0
        elif kind != "BN" and override:
            classes[place] = override
    return levels, classes, matches


@dataclass(slots=True)
class _Sequence:
    places: list[int]
    level: int
    starts: str = "L"
    ends: str = "L"

    def find_ends(self, originals: Sequence[str], levels: list[int], base: int) -> None:
        before = self.places[0] - 1
        while before >= 0 and originals[before] in _REMOVED:
            before -= 1
        after = self.places[-1] + 1
        while after < len(levels) and originals[after] in _REMOVED:
            after += 1
        is_open = originals[self.places[-1]] in _OPENING_ISOLATES
        left = levels[before] if before >= 0 else base
        right = levels[after] if after < len(levels) and not is_open else base
        self.starts = "R" if max(left, self.level) % 2 else "L"
        self.ends = "R" if max(right, self.level) % 2 else "L"


def _isolating_run_sequences(
    originals: Sequence[str], levels: list[int], matches: dict[int, int]
) -> list[_Sequence]:
    runs: list[list[int]] = []
    for place, kind in enumerate(originals):
        if kind in _REMOVED:
            continue
        if runs and levels[runs[-1][-1]] == levels[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    closed = set(matches.values())
    run_from = {run[0]: run for run in runs}
    sequences = []
    for run in runs:
        if originals[run[0]] == "PDI" and run[0] in closed:
            continue
        places, tail = list(run), run
        while (closing := matches.get(tail[-1])) is not None:
            tail = run_from[closing]
            places += tail
        sequences.append(_Sequence(places, levels[places[0]]))
    return sequences


def _resolve_weak(sequence: _Sequence, classes: list[str]) -> None:
    places = sequence.places
    previous = strong = sequence.starts
    for place in places:  # W1, W2
        kind = classes[place]
        if kind == "NSM":
            kind = "ON" if previous in _ISOLATES else previous
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        classes[place] = kind
    for place in places:  # W3
        if classes[place] == "AL":
            classes[place] = "R"
    for before, place, after in zip(places, places[1:], places[2:], strict=False):  # W4
        number = classes[before]
        if number == classes[after] and (
            (number == "EN" and classes[place] in ("ES", "CS"))
            or (number == "AN" and classes[place] == "CS")
        ):
            classes[place] = number
    for is_terminator, run in groupby(places, key=lambda place: classes[place] == "ET"):  # W5
        if is_terminator:
            _resolve_terminators(list(run), sequence, classes)
    strong = sequence.starts
    for place in places:  # W6, W7
        if classes[place] in ("ES", "CS"):
            classes[place] = "ON"
        elif classes[place] in ("L", "R"):
            strong = classes[place]
        elif classes[place] == "EN" and strong == "L":
            classes[place] = "L"


def _resolve_terminators(run: list[int], sequence: _Sequence, classes: list[str]) -> None:
    first, last = sequence.places.index(run[0]), sequence.places.index(run[-1])
    beside = sequence.places[max(first - 1, 0) : first] + sequence.places[last + 1 : last + 2]
    kind = "EN" if any(classes[place] == "EN" for place in beside) else "ON"
    for place in run:
        classes[place] = kind


def _resolve_brackets(
    sequence: _Sequence, classes: list[str], originals: Sequence[str], text: str
) -> None:
    places = sequence.places
    embedding = "R" if sequence.level % 2 else "L"
    for opening, closing in bracket_pairs(places, classes, text):
        inside = {_STRONG_AS.get(classes[place]) for place in places[opening + 1 : closing]}
        if embedding in inside:
            chosen = embedding
        elif inside - {None}:
            before = sequence.starts
            for place in reversed(places[:opening]):
                if classes[place] in _STRONG_AS:
                    before = _STRONG_AS[classes[place]]
                    break
            chosen = before if before != embedding else embedding
        else:
            continue
        for n in (opening, closing):
            classes[places[n]] = chosen
            for place in places[n + 1 :]:
                if originals[place] != "NSM":
                    break
                classes[place] = chosen


def _resolve_neutral(sequence: _Sequence, classes: list[str]) -> None:
    places = sequence.places
    embedding = "R" if sequence.level % 2 else "L"
    n, left = 0, sequence.starts
    while n < len(places):
        kind = classes[places[n]]
        if kind not in _NEUTRAL:
            left = _STRONG_AS[kind]
            n += 1
            continue
        end = n
        while end < len(places) and classes[places[end]] in _NEUTRAL:
            end += 1
        right = _STRONG_AS[classes[places[end]]] if end < len(places) else sequence.ends
        for place in places[n:end]:
            classes[place] = left if left == right else embedding
        n = end


def _reset_whitespace(originals: Sequence[str], levels: list[int], base: int) -> None:
    # Rule L1, the text taken as one line; then the removed characters follow their neighbours.
    trailing = True
    for place in range(len(levels) - 1, -1, -1):
        kind = originals[place]
        if kind in ("B", "S"):
            levels[place], trailing = base, True
        elif trailing and (kind == "WS" or kind in _ISOLATES or kind in _REMOVED):
            levels[place] = base
        else:
            trailing = False
    for place, kind in enumerate(originals):
        if kind in _REMOVED and place:
            levels[place] = levels[place - 1]


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places in the order in which they stand on the line, from left to right.

    >>> visual_order([1, 2, 1])
    [2, 1, 0]
    """
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(levels), lowest_odd - 1, -1):
        n = 0
        while n < len(order):
            end = n
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[n:end] = reversed(order[n:end])
            n = end + 1
    return order
