"""The words by which a table that somebody else made is understood, whatever its language."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from planner.models.numbering import parse_number

Hours = tuple[time, time]

_UNSEEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u200b\ufeff]")
_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_FIGURES = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?")
_PLAIN_HOURS = re.compile(r"(\d{1,2})[:.h](\d{2})-(\d{1,2})[:.h](\d{2})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00)?")
_POINT_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_LEADING_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:(?:bis|ter|quater)\b)?(?:\(?[a-z]{1,2}\)|\(?[ivx]+\))*)[.:]?(?P<rest>.*)"
)
# What may stand between a number and a title.
_AFTER_NUMBERS = " .:-\N{EN DASH}\N{EM DASH}"


def plain_form(written: str) -> str:
    """The same words for what looks alike: no marks of direction, no spaces, one sort of dash.

    >>> plain_form("10\\u00a0a.m.\\u20131 p.m.")
    '10a.m.-1p.m.'
    """
    unified = unicodedata.normalize("NFKC", _UNSEEN.sub("", written))
    return _DASHES.sub("-", _SPACES.sub("", unified)).casefold()


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """What stands for what, in plain form: days, hours, numbers of items, heads of columns, bodies.

    ``continued`` are the marks that a title has that is taken again; ``before_numbers`` the words
    before the number of an item.
    """

    days: Mapping[str, date] = field(default_factory=dict)
    hours: Mapping[str, Hours] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    continued: tuple[str, ...] = ()
    before_numbers: tuple[str, ...] = ()

    def day(self, written: str) -> date | None:
        """The day that is meant, if it is one."""
        plain = plain_form(written)
        if plain in self.days:
            return self.days[plain]
        if iso := _ISO_DAY.fullmatch(_SPACES.sub(" ", written.strip())):
            return _date(int(iso[1]), int(iso[2]), int(iso[3]))
        if points := _POINT_DAY.fullmatch(plain):
            return _date(int(points[3]), int(points[2]), int(points[1]))
        return None

    def hours_of(self, written: str) -> Hours | None:
        """From when to when, if that is what it says."""
        plain = plain_form(written)
        if plain in self.hours:
            return self.hours[plain]
        if found := _PLAIN_HOURS.fullmatch(plain.replace(" ", "")):
            first, second = _time(found[1], found[2]), _time(found[3], found[4])
            return None if first is None or second is None else (first, second)
        return None

    def hour(self, written: str) -> time | None:
        """One time of the day."""
        found = _FIGURES.match(plain_form(written))
        return _time(found[1], found[2] or "00") if found else None

    def number(self, written: str) -> str | None:
        """The number of an item (inner form), if it is one."""
        plain = plain_form(written)
        for word in self.before_numbers:
            plain = plain.removeprefix(word)
        return self.numbers.get(plain) or parse_number(plain.rstrip(".:"))

    def numbered(self, written: str) -> tuple[str | None, str]:
        """The number that a line begins with, and the title that follows."""
        line = _SPACES.sub(" ", _UNSEEN.sub("", written)).strip()
        for end in range(len(line), 0, -1):
            # The longest beginning that is a number: "1 (a)" rather than "1".
            if end == len(line) or line[end] in _AFTER_NUMBERS:
                number = self.numbers.get(self._without_word(line[:end]))
                if number is not None:
                    return number, line[end:].lstrip(_AFTER_NUMBERS)
        plain = self._without_word(line)
        found = _LEADING_NUMBER.match(plain)
        number = parse_number(found["number"]) if found else None
        return number, line

    def without_mark(self, title: str) -> str:
        """The title without what says that it is taken again."""
        plain = title.strip()
        for mark in self.continued:
            if plain.endswith(mark):
                return plain.removesuffix(mark).strip()
        return plain

    def body(self, written: str) -> str | None:
        """The key of the body of that name."""
        return self.bodies.get(plain_form(self.without_mark(written)))

    def column(self, written: str) -> str | None:
        """What a column of that head holds."""
        return self.columns.get(plain_form(written))

    def _without_word(self, written: str) -> str:
        plain = plain_form(written)
        for word in self.before_numbers:
            plain = plain.removeprefix(word)
        return plain


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(hours: str, minutes: str) -> time | None:
    try:
        return time(int(hours), int(minutes))
    except ValueError:
        return None
