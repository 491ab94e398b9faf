"""Inlines as HTML."""

from itertools import groupby

from markupsafe import Markup

from planner.documents.blocks import (
    DateOnly,
    Day,
    Inline,
    ItemNumber,
    Symbol,
    Verbatim,
)
from planner.i18n.languages import direction
from planner.rendering.words import Span, leaves

# Numbers and symbols are Latin islands: in an Arabic line they would pull their neighbours along.
_ISOLATED = (ItemNumber, Symbol, Verbatim)


def element(name: str, *children: str, **attributes: str | int | None) -> Markup:
    """An element; everything that is not `Markup` already is escaped.

    Attributes that are ``None`` are left out. In their names ``_`` stands for ``-``, and
    ``class_`` for ``class``.

    >>> str(element("td", "R&D", class_="text", rowspan=None))
    '<td class="text">R&amp;D</td>'
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, Markup("").join(children))  # noqa: S704 - names of elements are written in this package


def inline_markup(inline: Inline, language: str, address: str | None = None) -> Markup:
    """The inline in that language; what leads nowhere of its own leads to ``address``."""
    runs = groupby(leaves(inline, language), key=lambda leaf: leaf[1].href or address)
    return Markup("").join(
        _linked(Markup("").join(_marked_up(*leaf, language) for leaf in run), href)
        for href, run in runs
    )


def _linked(content: Markup, href: str | None) -> Markup:
    return content if href is None else element("a", content, href=href)


def _marked_up(leaf: Inline, span: Span, language: str) -> Markup:
    text = Markup.escape(span.text)
    match leaf:
        case Day(day) | DateOnly(day):
            return element("time", text, datetime=day.isoformat())
        case _ if span.language != language:
            return element("span", text, lang=span.language, dir=direction(span.language))
        case _ if isinstance(leaf, _ISOLATED):
            return element("bdi", text)
    return text
