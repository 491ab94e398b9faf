"""Text in columns of a fixed width, in terminal cells, broken where Unicode lets a line end."""

import re
from collections.abc import Sequence

from rich.cells import cell_len, chop_cells

from planner.rendering.linebreaks import inside_pieces, line_breaks

# Not "auto": that asks the environment, and the same document must have the same lines anywhere.
_UNICODE = "latest"
_SPACES = re.compile(r"[^\S\n\N{NO-BREAK SPACE}]+")
# Control characters but the line feed, and those that turn the direction of writing.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def width_of(text: str) -> int:
    """How many cells of a terminal the text takes; a Chinese character takes two.

    >>> width_of("Item"), width_of("项目")
    (4, 4)
    """
    return cell_len(text, _UNICODE)


def clean(text: str) -> str:
    """The text without what would move the cursor or turn the direction of writing."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """The text in lines of at most that many cells, all but the first indented.

    No-break spaces have done their work then and become spaces. A piece longer than a line is cut.
    """
    lines = [""]
    for piece, is_first in _pieces(clean(text)):
        if is_first and lines != [""]:
            lines.append(" " * indent)
        # A space at the end of a line needs no room.
        seen = piece.rstrip(" ")
        if width_of(lines[-1]) + width_of(seen) <= width:
            lines[-1] += piece
            continue
        if lines[-1].strip():
            lines.append(" " * indent)
        head, *rest = chop_cells(seen, width - indent, _UNICODE)
        lines[-1] += head
        lines += [" " * indent + part for part in rest]
        lines[-1] += piece[len(seen) :]
    return [line.rstrip().replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def _pieces(text: str) -> list[tuple[str, bool]]:
    """What has to stay together, and whether it has to begin a line."""
    breaks, forced = line_breaks(text)
    places = [place for place in breaks if place not in inside_pieces(text)]
    starts = [0, *places]
    return [
        (text[start:end].replace("\n", ""), start in forced)
        for start, end in zip(starts, [*places, len(text)], strict=True)
    ]


def longest_piece(text: str) -> int:
    """The width of the longest part of the text that is not broken."""
    return max(width_of(piece.rstrip()) for piece, _ in _pieces(clean(text)))


def side_by_side(cells: Sequence[Sequence[str]], widths: Sequence[int], between: str) -> list[str]:
    """Cells of wrapped lines as the lines of one row; none ends in a space."""
    height = max(len(cell) for cell in cells)
    lines = []
    for number in range(height):
        parts = [
            _padded(cell[number] if number < len(cell) else "", width)
            for cell, width in zip(cells, widths, strict=True)
        ]
        lines.append(between.join(parts).rstrip())
    return lines


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
