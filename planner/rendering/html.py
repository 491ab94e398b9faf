"""Documents as HTML: a fragment for the service's own pages, or a page complete in itself."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from planner.documents.blocks import (
    Block,
    Cover,
    Document,
    Entry,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Series,
    Symbol,
    Table,
    Target,
)
from planner.i18n.languages import direction
from planner.rendering.html_inline import element, inline_markup
from planner.rendering.html_table import AddressOf, Marks, table_markup
from planner.rendering.numbered import with_number
from planner.rendering.table_shape import is_caption_repeated
from planner.rendering.words import plain

_PAGE = Markup(
    "<!doctype html>\n"
    '<html lang="{language}" dir="{direction}">\n'
    '<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
    "<body>\n<main>\n{content}\n</main>\n</body>\n</html>\n"
)
_DEEPEST_HEADING = 6


def render_fragment(
    document: Document,
    language: str,
    *,
    address_of: AddressOf | None = None,
    marks: Marks | None = None,
    has_cover: bool = False,
) -> Markup:
    """The blocks of the document, for a page that has a heading of its own.

    ``address_of`` gives the page about a noun, or ``None`` where there is none. ``marks`` are on
    row groups by their keys, e.g. the meeting that is under way: the label is written out and the
    rows get the classes ``is-marked`` and ``is-<name>``. ``has_cover`` puts the cover and the
    title (``h1``) first.
    """
    finds_address = address_of or _nowhere
    content = [_cover(document, language)] if has_cover else []
    content += [
        _block(block, f"{document.kind}-{place}", document, language, finds_address, marks or {})
        for place, block in enumerate(document.blocks, start=1)
    ]
    return element(
        "div",
        Markup("\n").join(content),
        class_="document",
        lang=language,
        dir=direction(language),
    )


def render_html(document: Document, language: str) -> bytes:
    """The document as a page that needs no other file: it reads on a telephone, and prints."""
    title = plain(document.title, language)
    symbols = plain(Series(tuple(map(Symbol, document.cover.symbols))), language)
    page = _PAGE.format(
        language=language,
        direction=direction(language),
        title=f"{title} - {symbols}" if symbols else title,
        style=_style(),
        content=render_fragment(document, language, has_cover=True),
    )
    return page.encode()


def _nowhere(_: Target) -> None:
    return None


@cache
def _style() -> Markup:
    source = files("planner.rendering") / "document.css"
    return Markup(source.read_text(encoding="utf-8"))  # noqa: S704 - a file of this package


def _block(
    block: Block,
    identifier: str,
    document: Document,
    language: str,
    address_of: AddressOf,
    marks: Marks,
) -> Markup:
    match block:
        case Heading():
            return _heading(block, language)
        case Paragraph(role=role):
            return element("p", inline_markup(with_number(block), language), class_=role)
        case Listing(entries):
            return _list(entries, language, address_of)
        case Table():
            return table_markup(
                block,
                language,
                identifier=identifier,
                address_of=address_of,
                marks=marks,
                is_caption_repeated=is_caption_repeated(document, block),
                named_by=_name_of_region(document, block, identifier),
            )
        case PageBreak():
            return Markup('<hr class="page-break">')


def _name_of_region(document: Document, table: Table, identifier: str) -> str:
    """The ids of what names the region of the table: its caption; where another table has the same
    one, the heading above it and the caption.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if sum(other.caption == table.caption for other in tables) < 2:
        return identifier
    above = ""
    for block in document.blocks:
        if block is table:
            break
        if isinstance(block, Heading) and block.anchor:
            above = block.anchor
    return f"{above} {identifier}".strip()


def _heading(heading: Heading, language: str) -> Markup:
    content = inline_markup(heading.content, language)
    if heading.number is not None:
        number = element("span", inline_markup(heading.number, language), class_="marker")
        content = Markup(" ").join((number, content))
    # h1 is the title of the document.
    level = min(heading.level + 1, _DEEPEST_HEADING)
    return element(f"h{level}", content, id=heading.anchor)


def _list(entries: Sequence[Entry], language: str, address_of: AddressOf) -> Markup:
    """The list with the deeper entries in lists of their own, each inside the entry above it."""
    lines: list[Markup] = []
    start = 0
    while start < len(entries):
        end = start + 1
        while end < len(entries) and entries[end].level > entries[start].level:
            end += 1
        below = entries[start + 1 : end]
        content = _entry(entries[start], language, address_of)
        lines.append(element("li", content, _list(below, language, address_of) if below else ""))
        start = end
    is_numbered = any(entry.marker is not None for entry in entries)
    # Without its role a list that shows no bullets is no list to some screen readers.
    return element("ul", *lines, role="list", class_="numbered" if is_numbered else None)


def _entry(entry: Entry, language: str, address_of: AddressOf) -> Markup:
    address = None if entry.target is None else address_of(entry.target)
    content = inline_markup(entry.content, language, address)
    if entry.marker is None:
        return content
    marker = element("span", inline_markup(entry.marker, language), class_="marker")
    return Markup(" ").join((marker, content))


def _cover(document: Document, language: str) -> Markup:
    cover = document.cover
    return element(
        "header",
        _filing(cover, language),
        *(
            element(
                "p",
                element("strong", inline_markup(sitting.organ, language)),
                *(
                    (Markup("<br>"), inline_markup(sitting.convening, language))
                    if sitting.convening is not None
                    else ()
                ),
            )
            for sitting in cover.sittings
        ),
        *(
            element("p", inline_markup(line, language))
            for line in (cover.place_and_dates, cover.agenda_item)
            if line is not None
        ),
        element("h1", inline_markup(document.title, language)),
        class_="cover",
    )


def _filing(cover: Cover, language: str) -> Markup:
    symbols = [
        element("li", element("strong", inline_markup(Symbol(symbol), language)))
        for symbol in cover.symbols
    ]
    # ``bdi``: the distribution is printed in English in some languages, Arabic among them.
    facts = [
        element("li", element("bdi", inline_markup(line, language)))
        for line in (cover.distribution, cover.issued, cover.original_language)
        if line is not None
    ]
    return element("ul", *symbols, *facts, role="list", class_="filing")
