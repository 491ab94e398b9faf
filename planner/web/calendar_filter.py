"""Which meetings a calendar feed is asked for."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from planner.errors import InvalidInput, NotFound
from planner.models.numbering import is_within, parse_number
from planner.models.programme import Programme

_FIELDS = ("body", "item")
# A body first, if there is one, and an item by its number, which may have dots.
_NAME = re.compile(r"(?P<body>[^.]+)(?:\.item\.(?P<item>.+))?|item\.(?P<item_alone>.+)")


class UnknownField(BadRequest):
    """A query has a field that does not exist; ``params`` name it, its value and those that do."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__()
        self.params = {"field": field, "value": value, "known": ", ".join(_FIELDS)}


@dataclass(frozen=True, slots=True)
class CalendarFilter:
    """A body by its key and an item by its number, as they were written; ``None`` for all."""

    body: str | None = None
    item: str | None = None

    @property
    def number(self) -> str | None:
        """The number of the item in the inner form, ``None`` if it is none or was not given."""
        return None if self.item is None else parse_number(self.item)

    @property
    def key(self) -> tuple[str, ...]:
        """The same for filters that mean the same, however the number is written."""
        return (f"body={self.body or ''}", f"item={self.number or self.item or ''}")

    @property
    def meetings(self) -> Callable[[Programme], Collection[str]] | None:
        """Gives the keys of the meetings of a programme that pass; ``None`` if all do."""
        return None if self.body is None and self.item is None else self._meetings_in

    def _meetings_in(self, programme: Programme) -> Collection[str]:
        try:
            passing = programme.meetings_filtered(self.body, self.number)
        except NotFound:
            # The body or the item is newer than this edition: none of its meetings are on it.
            return ()
        return {meeting.key for meeting in passing}

    def check(self, programme: Programme) -> None:
        """Raises `InvalidInput` with the field, its value and the values that it may have."""
        if self.body is not None:
            _check_body(self.body, programme)
        if self.item is not None:
            self._check_item(self.item, programme)

    def _check_item(self, item: str, programme: Programme) -> None:
        known = [other.number for other in programme.items if self.body in (None, other.body)]
        facts = {"field": "item", "value": item, "known": ", ".join(dict.fromkeys(known))}
        if self.number is None:
            raise InvalidInput("number-malformed", **facts)
        if not any(is_within(number, self.number) for number in known):
            raise InvalidInput(
                "number-unknown", number=self.number, session=programme.session.slug, **facts
            )


_NO_FILTER = CalendarFilter()


def filter_from_query(query: MultiDict[str, str]) -> CalendarFilter:
    """The filter that a query asks for; an empty field counts as not given.

    Raises `UnknownField` for a field that does not exist: a misspelt one would otherwise give
    all meetings to somebody who asked for some.
    """
    if not query:
        return _NO_FILTER
    for field in query:
        if field not in _FIELDS:
            raise UnknownField(field, query[field])
    # A field given twice is shown as it was given, and is then no body and no number.
    body, item = (", ".join(filter(None, query.getlist(field))) or None for field in _FIELDS)
    return CalendarFilter(body, item)


def calendar_name(body: str | None, item: str | None) -> str | None:
    """What tells the feed of a body and an item number from others of the session in its name.

    >>> calendar_name("wg-3", "2.a")
    'wg-3.item.2.a'
    """
    parts = (body, None if item is None else f"item.{item}")
    return ".".join(filter(None, parts)) or None


def fields_in_name(name: str) -> MultiDict[str, str]:
    """The query that says the same as such a name; what is no such name is taken for a body.

    >>> fields_in_name("item.2")
    MultiDict([('item', '2')])
    """
    found = _NAME.fullmatch(name)
    if found is None:
        return MultiDict({"body": name})
    fields = {"body": found["body"], "item": found["item"] or found["item_alone"]}
    return MultiDict({field: value for field, value in fields.items() if value is not None})


def _check_body(body: str, programme: Programme) -> None:
    try:
        programme.body(body)
    except NotFound as error:
        raise InvalidInput(error.code, **error.params, field="body", value=body) from None
