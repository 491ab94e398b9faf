"""Dates as the United Nations writes them in each language.

Names of days and months are the CLDR's (through Babel); the patterns are those of United Nations
documents, which differ from it: full stops, commas, the Arabic double months, ``1er``.
"""

from datetime import date
from functools import lru_cache

from babel import Locale

# The Levantine name and the international one, as United Nations documents in Arabic print them.
_ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)


@lru_cache(maxsize=8)
def _names(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    locale = Locale.parse(language)
    weekdays = locale.days["format"]["wide"]
    months = locale.months["format"]["wide"]
    return tuple(weekdays[n] for n in range(7)), tuple(months[n] for n in range(1, 13))


def weekday(day: date, language: str) -> str:
    """The name of the day of the week."""
    return _names(language)[0][day.weekday()]


def _month(day: date, language: str) -> str:
    return (_ARABIC_MONTHS if language == "ar" else _names(language)[1])[day.month - 1]


def day_of_month(day: date, language: str) -> str:
    """The number of the day: ``1er`` in French."""
    return "1er" if language == "fr" and day.day == 1 else str(day.day)


def day_and_month(day: date, language: str) -> str:
    """The day without its year."""
    match language:
        case "zh":
            return f"{day.month}月{day.day}日"
        case "es":
            return f"{day.day} de {_month(day, 'es')}"
        case _:
            return f"{day_of_month(day, language)} {_month(day, language)}"


def in_year(written: str, day: date, language: str) -> str:
    """What was written without a year, with that of the day."""
    match language:
        case "zh":
            return f"{day.year}年{written}"
        case "es":
            return f"{written} de {day.year}"
        case "ru":
            return f"{written} {day.year} года"
        case _:
            return f"{written} {day.year}"


def date_only(day: date, language: str) -> str:
    """A date without its weekday.

    >>> [date_only(date(2018, 10, 1), language) for language in ("en", "fr", "es")]
    ['1 October 2018', '1er octobre 2018', '1 de octubre de 2018']
    """
    return in_year(day_and_month(day, language), day, language)


def day_with_weekday(day: date, language: str, *, with_year: bool = True) -> str:
    """A date with its weekday, in the nominative, lower case where the language has it so.

    >>> day_with_weekday(date(2022, 5, 23), "en"), day_with_weekday(date(2022, 5, 23), "zh")
    ('Monday, 23 May 2022', '2022年5月23日星期一')
    """
    written = day_and_month(day, language)
    if with_year:
        written = in_year(written, day, language)
    name = weekday(day, language)
    match language:
        case "zh":
            return f"{written}{name}"
        case "ar":
            return f"{name}، {written}"
        case "fr" | "es":
            return f"{name} {written}"
        case _:
            return f"{name}, {written}"


def day_range(first: date, last: date, language: str) -> str:
    """The days from the first to the last, the parts that both share written once.

    >>> day_range(date(2018, 10, 15), date(2018, 10, 19), "en")
    '15-19 October 2018'
    >>> day_range(date(2018, 10, 29), date(2018, 11, 2), "es")
    '29 de octubre a 2 de noviembre de 2018'
    """
    if first == last:
        return date_only(first, language)
    if first.year != last.year:
        return f"{date_only(first, language)}{_until(language)}{date_only(last, language)}"
    if first.month != last.month:
        start = day_and_month(first, language)
        written = f"{start}{_until(language)}{day_and_month(last, language)}"
        return in_year(written, last, language)
    if language == "zh":
        return f"{first.year}年{first.month}月{first.day}日至{last.day}日"
    start = day_of_month(first, language)
    joined = f"{start}{_between_days(language)}{day_and_month(last, language)}"
    return in_year(joined, last, language)


def _between_days(language: str) -> str:
    return " a " if language == "es" else "-"


def _until(language: str) -> str:
    return {"es": " a ", "fr": "-", "zh": "至"}.get(language, " - ")
