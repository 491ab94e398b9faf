"""Days, numbers of meetings and lists as they stand in a sentence.

*Source*: the patterns are those of reports of the Conference (CTOC/COP/2018/13 in French) and of
the dates of `planner.i18n.dates`.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from planner.i18n.dates import date_only, day_and_month, day_of_month, day_range, in_year
from planner.i18n.numbers import ordinal

# What stands before the second and later members of a list, and before the last.
_MARKS = {
    "ar": (" و", " و"),
    "zh": ("、", "和"),
    "en": (", ", " and "),
    "fr": (", ", " et "),
    "ru": (", ", " и "),
    "es": (", ", " y "),
}
_ON = {"ar": "في ", "en": "on "}
# Spanish says "e" before the sound of "i", but not before "hie" and "hia".
_SOUNDS_OF_I = ("i", "í", "hi", "hí")
_NO_SOUND_OF_I = ("hia", "hie", "hio", "ia", "ie", "io")


def joints(parts: Sequence[str], language: str) -> tuple[str, ...]:
    """What stands before each of the parts of a list in a sentence; nothing before the first.

    >>> joints(["Italy", "Mexico", "Peru"], "en")
    ('', ', ', ' and ')
    >>> joints(["España", "Italia"], "es")
    ('', ' e ')
    """
    between, last = _MARKS[language]
    if language == "ar":
        # The Arabic "and" is one letter, which is not put before Latin ones without a space.
        return tuple(_arabic_joint(part) if place else "" for place, part in enumerate(parts))
    if language == "es" and parts and _sounds_like_i(parts[-1]):
        last = " e "
    return tuple(
        "" if place == 0 else last if place == len(parts) - 1 else between
        for place in range(len(parts))
    )


def joined(parts: Sequence[str], language: str) -> str:
    """The parts as a list in a sentence.

    >>> joined(["4", "5"], "fr")
    '4 et 5'
    """
    return "".join(mark + part for mark, part in zip(joints(parts, language), parts, strict=True))


def meeting_ordinals(numbers: Sequence[int], language: str) -> str:
    """The numbers of meetings behind "at its": Russian has the prepositional case there.

    >>> [meeting_ordinals((1, 2, 3), language) for language in ("en", "fr", "ru", "zh")]
    ['1st, 2nd and 3rd', '1re, 2e et 3e', '1-м, 2-м и 3-м', '第1次、第2次和第3次']
    """
    match language:
        case "ru":
            written = [f"{number}-м" for number in numbers]
        case "zh":
            written = [f"第{number}次" for number in numbers]
        case _:
            written = [ordinal(number, language) for number in numbers]
    return joined(written, language)


def on_days(days: Sequence[date], language: str) -> str:
    """On which days, month and year written once for those that share them.

    >>> on_days([date(2018, 10, 16), date(2018, 10, 17)], "en")
    'on 16 and 17 October 2018'
    >>> on_days([date(2018, 10, 16)], "fr"), on_days([date(2018, 10, 31), date(2018, 11, 1)], "fr")
    ('le 16 octobre 2018', 'les 31 octobre et 1er novembre 2018')
    """
    years = [list(of_year) for _, of_year in groupby(days, key=lambda day: day.year)]
    written = joined([_in_year(of_year, language) for of_year in years], language)
    match language:
        case "fr":
            return f"{'le' if len(days) == 1 else 'les'} {written}"
        case "es":
            return f"{'el' if len(days) == 1 else 'los días'} {written}"
        case _:
            return f"{_ON.get(language, '')}{written}"


def from_to(first: date, last: date, language: str) -> str:
    """From the first day to the last; a single day is written as `on_days` does.

    >>> [from_to(date(2018, 10, 15), date(2018, 10, 19), language) for language in ("fr", "es")]
    ['du 15 au 19 octobre 2018', 'del 15 al 19 de octubre de 2018']
    """
    if first == last:
        return on_days([first], language)
    if language == "zh":
        return day_range(first, last, language)
    if (first.year, first.month) == (last.year, last.month):
        start = day_of_month(first, language)
    elif first.year == last.year:
        start = day_and_month(first, language)
    else:
        start = date_only(first, language)
    before, between = {
        "ar": ("من ", " إلى "),
        "en": ("from ", " to "),
        "fr": ("du ", " au "),
        "ru": ("с ", " по "),
        "es": ("del ", " al "),
    }[language]
    return f"{before}{start}{between}{date_only(last, language)}"


def _arabic_joint(part: str) -> str:
    return " و " if part[:1].isascii() and part[:1].isalpha() else " و"


def _sounds_like_i(text: str) -> bool:
    lowered = text.lower()
    return lowered.startswith(_SOUNDS_OF_I) and not lowered.startswith(_NO_SOUND_OF_I)


def _in_year(days: Sequence[date], language: str) -> str:
    """The days of one year."""
    months = []
    for _, of_month in groupby(days, key=lambda day: day.month):
        *others, last = of_month
        if language == "zh":
            written = [day_and_month(day, language) for day in (*others, last)]
            month = f"{last.month}月"
            months += [written[0], *(one.removeprefix(month) for one in written[1:])]
        else:
            before = [day_of_month(day, language) for day in others]
            months.append(joined([*before, day_and_month(last, language)], language))
    return in_year(joined(months, language), days[-1], language)
