"""Says inlines in a language."""

from typing import NamedTuple

from planner.documents.blocks import (
    Clock,
    DateOnly,
    Day,
    Days,
    Hours,
    Inline,
    ItemNumber,
    Ordinal,
    Series,
    Symbol,
    Term,
    Verbatim,
    Words,
)
from planner.i18n.catalogues import message, pieces
from planner.i18n.dates import date_only, day_range, day_with_weekday
from planner.i18n.languages import best_wording
from planner.i18n.numbers import item_number, ordinal
from planner.i18n.times import clock_time, time_range

_DOCUMENTS = "https://undocs.org"

# Inlines that are written by a rule of the language and lead nowhere.
_Figures = Verbatim | ItemNumber | Day | DateOnly | Days | Hours | Clock | Ordinal


class Span(NamedTuple):
    """Characters in one language.

    ``language`` differs from the document's where a wording was missing and another language's
    stands in for it. ``href`` is the address that the characters lead to.
    """

    text: str
    language: str
    href: str | None = None


def spans(inline: Inline, language: str) -> tuple[Span, ...]:
    """The inline in that language, cut where language or link change."""
    return tuple(span for _, span in leaves(inline, language))


def leaves(inline: Inline, language: str) -> list[tuple[Inline, Span]]:
    """What is said, each span with the innermost inline that it comes from."""
    match inline:
        case Term(code, params):
            return _filled(inline, message(code, language), dict(params), language)
        case Series(members, separator):
            mark = Span(message(f"document.{separator}", language), language)
            said: list[tuple[Inline, Span]] = []
            for member in members:
                if said:
                    said.append((inline, mark))
                said.extend(leaves(member, language))
            return said
        case Words(text):
            return [(inline, Span(*best_wording(text, language)))]
        case Symbol(symbol):
            return [(inline, Span(symbol, language, document_address(symbol, language)))]
    return [(inline, Span(_in_figures(inline, language), language))]


def plain(inline: Inline, language: str) -> str:
    """The inline in that language, as characters alone, for formats that break no lines themselves:
    no-break spaces become spaces, so that a reader who searches or compares finds what is typed.
    """
    said = "".join(span.text for span in spans(inline, language))
    return said.replace("\N{NO-BREAK SPACE}", " ")


def document_address(symbol: str, language: str) -> str:
    """Where the document with that symbol can be read, in that language."""
    return f"{_DOCUMENTS}/{language}/{symbol}"


def _filled(
    inline: Inline, pattern: str, params: dict[str, Inline], language: str
) -> list[tuple[Inline, Span]]:
    said: list[tuple[Inline, Span]] = []
    for literal, name in pieces(pattern):
        if literal:
            said.append((inline, Span(literal, language)))
        if name is not None:
            said.extend(leaves(params[name], language))
    return said


def _in_figures(inline: _Figures, language: str) -> str:
    match inline:
        case Verbatim(characters):
            return characters
        case ItemNumber(number):
            return item_number(number, language)
        case Day(day, with_year, is_heading):
            written = day_with_weekday(day, language, with_year=with_year)
            return written[0].upper() + written[1:] if is_heading else written
        case DateOnly(day):
            return date_only(day, language)
        case Days(first, last):
            return day_range(first, last, language)
        case Hours(starts, ends):
            return time_range(starts, ends, language)
        case Clock(at):
            return clock_time(at, language)
        case Ordinal(number):
            return ordinal(number, language)
