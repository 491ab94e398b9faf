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
    match inline:
        case Words(text):
            return (Span(*best_wording(text, language)),)
        case Verbatim(characters):
            return (Span(characters, language),)
        case Term(code, params):
            return _filled(message(code, language), dict(params), language)
        case ItemNumber(number):
            return (Span(item_number(number, language), language),)
        case Day(day, with_year, is_heading):
            written = day_with_weekday(day, language, with_year=with_year)
            if is_heading:
                written = written[0].upper() + written[1:]
            return (Span(written, language),)
        case DateOnly(day):
            return (Span(date_only(day, language), language),)
        case Days(first, last):
            return (Span(day_range(first, last, language), language),)
        case Hours(starts, ends):
            return (Span(time_range(starts, ends, language), language),)
        case Clock(at):
            return (Span(clock_time(at, language), language),)
        case Symbol(symbol):
            return (Span(symbol, language, document_address(symbol, language)),)
        case Ordinal(number):
            return (Span(ordinal(number, language), language),)
        case Series(members, separator):
            mark = message(f"document.{separator}", language)
            said: list[Span] = []
            for member in members:
                if said:
                    said.append(Span(mark, language))
                said.extend(spans(member, language))
            return tuple(said)


def plain(inline: Inline, language: str) -> str:
    """The inline in that language, as characters alone, for formats that break no lines themselves:
    no-break spaces become spaces, so that a reader who searches or compares finds what is typed.
    """
    said = "".join(span.text for span in spans(inline, language))
    return said.replace("\N{NO-BREAK SPACE}", " ")


def document_address(symbol: str, language: str) -> str:
    """Where the document with that symbol can be read, in that language."""
    return f"{_DOCUMENTS}/{language}/{symbol}"


def _filled(pattern: str, params: dict[str, Inline], language: str) -> tuple[Span, ...]:
    said: list[Span] = []
    for literal, name in pieces(pattern):
        if literal:
            said.append(Span(literal, language))
        if name is not None:
            said.extend(spans(params[name], language))
    return tuple(said)
