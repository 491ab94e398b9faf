"""Says inlines in a language."""

from typing import NamedTuple

from planner.documents.blocks import (
    ChapterMark,
    Clock,
    Counted,
    DateOnly,
    Day,
    Days,
    FromTo,
    Hours,
    Inline,
    ItemNumber,
    Joined,
    Letter,
    OfNextSession,
    OnDays,
    Ordinal,
    Ordinals,
    Series,
    StateName,
    Symbol,
    Term,
    Verbatim,
    Words,
)
from planner.i18n.catalogues import counted_message, message, pieces
from planner.i18n.dates import date_only, day_range, day_with_weekday
from planner.i18n.languages import best_wording
from planner.i18n.numbers import chapter_mark, item_number, letter, ordinal
from planner.i18n.running_text import from_to, joints, meeting_ordinals, on_days
from planner.i18n.session_numbers import with_next_session
from planner.i18n.state_names import name_in_sentence
from planner.i18n.times import clock_time, time_range

_DOCUMENTS = "https://undocs.org"

# Inlines that are written by a rule of the language and lead nowhere.
_Figures = (
    Verbatim
    | ItemNumber
    | Day
    | DateOnly
    | Days
    | Hours
    | Clock
    | Ordinal
    | OnDays
    | FromTo
    | Ordinals
    | Letter
    | ChapterMark
)


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
        case Counted(code, number, params):
            pattern = counted_message(code, number, language)
            return _filled(inline, pattern, dict(params), language)
        case Joined(members):
            return _joined(inline, members, language)
        case Words(text):
            return [(inline, Span(*best_wording(text, language)))]
        case StateName(text, articles, form):
            wording, found = best_wording(text, language)
            said_name = name_in_sentence(wording, dict(articles).get(found, ""), form, found)
            return [(inline, Span(said_name, found))]
        case OfNextSession(text):
            wording, found = best_wording(text, language)
            return [(inline, Span(with_next_session(wording, found), found))]
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


def _joined(
    inline: Inline, members: tuple[Inline, ...], language: str
) -> list[tuple[Inline, Span]]:
    parts = [leaves(member, language) for member in members]
    marks = joints(["".join(span.text for _, span in part) for part in parts], language)
    said: list[tuple[Inline, Span]] = []
    for mark, part in zip(marks, parts, strict=True):
        if mark:
            said.append((inline, Span(mark, language)))
        said.extend(part)
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
        case OnDays(days):
            return on_days(days, language)
        case FromTo(first, last):
            return from_to(first, last, language)
        case Ordinals(numbers):
            return meeting_ordinals(numbers, language)
        case Letter(number):
            return letter(number, language)
        case ChapterMark(number, is_section):
            return chapter_mark(number, language, is_section=is_section)
