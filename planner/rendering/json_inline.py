"""Inlines as JSON: what is meant, and how it reads."""

from datetime import time
from typing import Any

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
from planner.i18n.languages import best_wording
from planner.rendering.words import document_address, plain


def inline_data(inline: Inline, language: str) -> dict[str, Any]:
    """The inline with its ``kind``, its value and the ``text`` that says it in that language.

    Days are ISO 8601 dates, times ISO 8601 local times to the minute; the number of an item is
    in the inner form. Words name the language that they are in.
    """
    kind, value = _value(inline, language)
    return {"kind": kind, **value, "text": plain(inline, language)}


def _value(inline: Inline, language: str) -> tuple[str, dict[str, Any]]:
    match inline:
        case Words(text) | StateName(text) | OfNextSession(text):
            return "words", {"language": best_wording(text, language)[1]}
        case Verbatim():
            return "verbatim", {}
        case Term(code, params):
            filled = {name: inline_data(param, language) for name, param in params}
            return "term", {"code": code, "params": filled}
        case Counted(code, number, params):
            filled = {name: inline_data(param, language) for name, param in params}
            return "term", {"code": code, "number": number, "params": filled}
        case ItemNumber(number):
            return "item_number", {"number": number}
        case Day(day):
            return "day", {"day": day.isoformat()}
        case DateOnly(day):
            return "date", {"day": day.isoformat()}
        case Days(first, last):
            return "days", {"first_day": first.isoformat(), "last_day": last.isoformat()}
        case FromTo(first, last):
            return "days", {"first_day": first.isoformat(), "last_day": last.isoformat()}
        case OnDays(days):
            return "dates", {"days": [day.isoformat() for day in days]}
        case Hours(starts, ends):
            return "hours", {"starts_local": _minutes(starts), "ends_local": _minutes(ends)}
        case Clock(at):
            return "clock", {"at_local": _minutes(at)}
        case Symbol(symbol):
            return "symbol", {"symbol": symbol, "href": document_address(symbol, language)}
        case Ordinal(number):
            return "ordinal", {"number": number}
        case Ordinals(numbers):
            return "ordinals", {"numbers": list(numbers)}
        case Letter(number):
            return "letter", {"number": number}
        case ChapterMark(number, is_section):
            return "section" if is_section else "chapter", {"number": number}
        case Joined(members):
            listed = [inline_data(member, language) for member in members]
            return "joined", {"members": listed}
        case Series(members, separator):
            listed = [inline_data(member, language) for member in members]
            return "series", {"separator": separator.value, "members": listed}


def _minutes(at: time) -> str:
    return at.isoformat(timespec="minutes")
