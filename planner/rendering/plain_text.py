"""Documents as plain text, for terminals and electronic mail."""

from planner.documents.blocks import (
    Block,
    Document,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Table,
)
from planner.rendering.cover_lines import filing_lines, meeting_lines
from planner.rendering.numbered import with_number
from planner.rendering.table_shape import is_caption_repeated
from planner.rendering.text_columns import width_of, wrapped
from planner.rendering.text_table import said, table_lines

_UNDERLINES = ("=", "-")
# Between a marker and what it marks.
_GAP = 2


def render_plain_text(document: Document, language: str, *, width: int = 100) -> bytes:
    """The document in lines of at most ``width`` terminal cells (a Chinese character takes two).

    UTF-8, ending with one newline. Right-to-left text stands in its logical order and there are
    no control characters: turning it round is for the terminal.
    """
    parts = [
        _paragraphs([said(line, language) for line in filing_lines(document.cover)], width),
        _paragraphs([said(line, language) for line in meeting_lines(document.cover)], width),
        _underlined(said(document.title, language), "=", width),
    ]
    parts += [_block(block, document, language, width) for block in document.blocks]
    return ("\n\n".join("\n".join(part) for part in parts if part) + "\n").encode()


def _block(block: Block, document: Document, language: str, width: int) -> list[str]:
    match block:
        case Heading(content, level, number=number):
            heading = said(content, language)
            if number is not None:
                heading = f"{said(number, language)} {heading}"
            # The title of the document has the double line; below the second level there is none.
            mark = _UNDERLINES[level] if level < len(_UNDERLINES) else ""
            return _underlined(heading, mark, width)
        case Paragraph():
            return wrapped(said(with_number(block), language), width)
        case Listing():
            return _list(block, language, width)
        case Table():
            lines = table_lines(block, language, width)
            if is_caption_repeated(document, block):
                return lines
            return [*wrapped(said(block.caption, language), width), "", *lines]
        case PageBreak():
            return []


def _paragraphs(texts: list[str], width: int) -> list[str]:
    return [line for text in texts for line in wrapped(text, width)]


def _underlined(text: str, mark: str, width: int) -> list[str]:
    lines = wrapped(text, width)
    return [*lines, mark * max(map(width_of, lines))] if mark else lines


def _list(listing: Listing, language: str, width: int) -> list[str]:
    """Each level begins below the text of the level above it; its markers are of one width."""
    markers = [
        "-" if entry.marker is None else said(entry.marker, language) for entry in listing.entries
    ]
    columns: dict[int, int] = {}
    for entry, marker in zip(listing.entries, markers, strict=True):
        columns[entry.level] = max(columns.get(entry.level, 0), width_of(marker))
    lines: list[str] = []
    for entry, marker in zip(listing.entries, markers, strict=True):
        start = sum(columns.get(level, 0) + _GAP for level in range(1, entry.level))
        indent = start + columns[entry.level] + _GAP
        text = wrapped(said(entry.content, language), width - indent)
        shown = marker.replace("\N{NO-BREAK SPACE}", " ")
        first = " " * start + shown + " " * (indent - start - width_of(marker))
        lines += [first + text[0], *(" " * indent + line for line in text[1:])]
    return [line.rstrip() for line in lines]
