"""The words by which imported tables are understood: what the planner itself writes, read back.

Days, hours and numbers are written in all six languages as documents have them; a table is read by
looking up what stands in it among these.
"""

from datetime import date, time, timedelta
from functools import lru_cache

from planner.editing.written_words import Hours, WrittenWords, plain_form
from planner.i18n.catalogues import translate
from planner.i18n.dates import date_only, day_with_weekday
from planner.i18n.languages import AUTONYMS
from planner.i18n.numbers import item_number
from planner.i18n.times import time_range
from planner.models.body import BodyKind
from planner.models.programme import Programme
from planner.models.text import LANGUAGES

# Bodies meet for consultations before a session opens.
_DAYS_AROUND = timedelta(days=7)
_FIRST_QUARTER, _LAST_QUARTER = 6 * 4, 23 * 4
_ITEMS, _LETTERS, _ROMAN = 40, "abcdefghijklmnop", ("i", "ii", "iii", "iv", "v", "vi", "vii")
_LATE = ("bis", "ter", "quater")
_COLUMNS = {
    "number": "import.heads_number",
    "title": "import.heads_title",
    "day": "import.heads_day",
    "hours": "import.heads_hours",
    "starts": "import.heads_starts",
    "ends": "import.heads_ends",
    "body": "import.heads_body",
    "items": "import.heads_items",
}


def words_of(programme: Programme) -> WrittenWords:
    """The words for a table of that session, in any of the six languages."""
    return WrittenWords(
        days=_days(programme.session.opens, programme.session.closes),
        hours=_hours(),
        numbers=_numbers(),
        columns=_columns(),
        bodies=_bodies(programme),
        continued=_continued(),
        before_numbers=_before_numbers(),
    )


@lru_cache(maxsize=8)
def _days(opens: date, closes: date) -> dict[str, date]:
    found: dict[str, date] = {}
    day = opens - _DAYS_AROUND
    while day <= closes + _DAYS_AROUND:
        for language in LANGUAGES:
            for written in (
                day_with_weekday(day, language),
                day_with_weekday(day, language, with_year=False),
                date_only(day, language),
            ):
                found[plain_form(written)] = day
        day += timedelta(days=1)
    return found


@lru_cache(maxsize=1)
def _hours() -> dict[str, Hours]:
    quarters = [time(n // 4, n % 4 * 15) for n in range(_FIRST_QUARTER, _LAST_QUARTER + 1)]
    return {
        plain_form(time_range(starts, ends, language)): (starts, ends)
        for language in LANGUAGES
        for place, starts in enumerate(quarters)
        for ends in quarters[place + 1 :]
    }


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    tops = [str(n) for n in range(1, _ITEMS + 1)]
    tops += [f"{n}{late}" for n in tops for late in _LATE]
    numbers = [*tops]
    for top in tops:
        for letter in _LETTERS:
            numbers.append(f"{top}.{letter}")
            numbers += [f"{top}.{letter}.{digit}" for digit in _ROMAN]
    return {
        plain_form(item_number(number, language)): number
        for language in LANGUAGES
        for number in numbers
    }


@lru_cache(maxsize=1)
def _columns() -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        for column, code in _COLUMNS.items():
            for head in translate(code, language).split("|"):
                found[plain_form(head)] = column
        found[plain_form(language)] = f"title-{language}"
        found[plain_form(AUTONYMS[language])] = f"title-{language}"
    return found


@lru_cache(maxsize=1)
def _continued() -> tuple[str, ...]:
    return tuple(
        translate("document.continued", language, entry="").strip() for language in LANGUAGES
    )


@lru_cache(maxsize=1)
def _before_numbers() -> tuple[str, ...]:
    words = {
        plain_form(translate("document.entry", language, number="\0", title="").split("\0")[0])
        for language in LANGUAGES
    }
    return tuple(sorted(filter(None, words), key=len, reverse=True))


def _bodies(programme: Programme) -> dict[str, str]:
    found: dict[str, str] = {}
    for body in programme.bodies:
        names = [body.key, body.symbol_stem or body.key, *(name for _, name in body.name.items())]
        if body.kind is BodyKind.PLENARY:
            names += [translate("document.plenary", language) for language in LANGUAGES]
        for name in names:
            found.setdefault(plain_form(name), body.key)
    return found
