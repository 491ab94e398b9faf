"""What documents are made of.

Everything here is a value. Nothing here has a language: an inline says *what* is to be said,
and `planner.rendering.words` says it in a language. Nothing here has a format: the renderers
know blocks, and no renderer knows documents.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from planner.models.state import NameForm
from planner.models.text import Text

# --- inlines: what stands in a line ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """Wordings that are data: a title, a name."""

    text: Text


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Characters that are the same in every language."""

    characters: str


@dataclass(frozen=True, slots=True)
class Term:
    """A message of the catalogues, its placeholders filled with inlines.

    ``params`` are (name, inline) pairs; use `term` to write one.
    """

    code: str
    params: tuple[tuple[str, "Inline"], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """The number of an agenda item, in the inner form (``1.a``)."""

    number: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its weekday; as the heading of what happens on it, it begins with a capital."""

    day: date
    with_year: bool = True
    is_heading: bool = True


@dataclass(frozen=True, slots=True)
class DateOnly:
    """A date without its weekday."""

    day: date


@dataclass(frozen=True, slots=True)
class Days:
    """The days from the first to the last, both counted."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when, in local time."""

    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Clock:
    """One time of the day, local."""

    at: time


@dataclass(frozen=True, slots=True)
class Symbol:
    """The symbol of a document; becomes a link to it."""

    symbol: str


class Separator(StrEnum):
    """The mark between the members of a series; each language has its own."""

    COMMA = "comma"
    SEMICOLON = "semicolon"


@dataclass(frozen=True, slots=True)
class Series:
    """Several things named one after the other."""

    members: tuple["Inline", ...]
    separator: Separator = Separator.COMMA


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number of a meeting as an ordinal in figures."""

    number: int


@dataclass(frozen=True, slots=True)
class StateName:
    """The name of a State in a sentence; ``articles`` are (language, definite article) pairs."""

    name: Text
    articles: tuple[tuple[str, str], ...] = ()
    form: NameForm = NameForm.SUBJECT


@dataclass(frozen=True, slots=True)
class OnDays:
    """On which days something happened, in a sentence: "on 16 and 17 October 2018"."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class FromTo:
    """From the first day to the last, in a sentence: "from 15 to 19 October 2018"."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Ordinals:
    """The numbers of several meetings in a sentence, as what stands behind "at its"."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The mark of a place in a list within a paragraph; 1 is ``(a)``."""

    number: int


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """The number of a chapter of a report, or the letter of one of its sections; 1 is I., A."""

    number: int
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """Several things named in a sentence, the last joined by "and"."""

    members: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class OfNextSession:
    """A wording in which each number of a session is said as the one after it."""

    text: Text


@dataclass(frozen=True, slots=True)
class Counted:
    """A message of the catalogues in the plural form for ``number``; use `counted` to write one."""

    code: str
    number: int
    params: tuple[tuple[str, "Inline"], ...] = ()


Inline = (
    Words
    | Verbatim
    | Term
    | ItemNumber
    | Day
    | DateOnly
    | Days
    | Hours
    | Clock
    | Symbol
    | Series
    | Ordinal
    | StateName
    | OnDays
    | FromTo
    | Ordinals
    | Letter
    | ChapterMark
    | Joined
    | OfNextSession
    | Counted
)


def term(code: str, **params: Inline) -> Term:
    """A catalogue message with its placeholders filled."""
    return Term(code, tuple(params.items()))


def counted(code: str, number: int, **params: Inline) -> Counted:
    """A catalogue message in the form for that number; ``{number}`` need not be given."""
    return Counted(code, number, (("number", Verbatim(str(number))), *params.items()))


# --- blocks ----------------------------------------------------------------------------------


class Subject(StrEnum):
    """What a place in a document is about, where a reader may want to go on to it."""

    MEETING = "meeting"
    ITEM = "item"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Target:
    """A noun of the programme, by its key; a renderer that has pages makes a link of it."""

    subject: Subject
    key: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is directly below the title of the document."""

    content: Inline
    level: int = 1
    anchor: str | None = None
    number: Inline | None = None


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; those of a report are numbered through."""

    content: Inline
    role: Role = Role.BODY
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its marker, if it has one, and what it says. ``level`` counts from 1."""

    content: Inline
    marker: Inline | None = None
    level: int = 1
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: the numbered tree of an agenda, or the documents before a body."""

    entries: tuple[Entry, ...]


class ColumnRole(StrEnum):
    """What a column holds; decides how wide it has to be, never what it says."""

    TIME = "time"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``group`` stands above several neighbouring columns that share it."""

    heading: Inline
    role: ColumnRole = ColumnRole.TEXT
    group: Inline | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; empty when it has no content."""

    content: Inline | None = None
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one row header (the first column), e.g. all that happens at one time.

    Each row has one cell for every column after the first. ``key`` names what the group is about
    (the meetings, joined by a space) for renderers that mark it.
    """

    header: Inline
    rows: tuple[tuple[Cell, ...], ...]
    target: Target | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """Row groups under one heading across the table, e.g. a day. ``label`` may be missing."""

    groups: tuple[RowGroup, ...]
    label: Inline | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column holds the row headers."""

    caption: Inline
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where there are pages."""


Block = Heading | Paragraph | Listing | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Sitting:
    """An organ and which of its sittings the document is for; a joint document has several."""

    organ: Inline
    convening: Inline | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The head of a document: what a reader files it by."""

    symbols: tuple[str, ...]
    distribution: Inline
    original_language: Inline | None
    sittings: tuple[Sitting, ...]
    place_and_dates: Inline
    agenda_item: Inline | None = None
    issued: Inline | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document, complete but for its language and its format.

    ``kind`` is its name in addresses and file names (``organization-of-work``), ``session``
    the slug of the session it belongs to.
    """

    kind: str
    session: str
    title: Inline
    cover: Cover
    blocks: tuple[Block, ...]
