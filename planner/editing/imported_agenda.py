"""An agenda that somebody else made, as proposals to be confirmed line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.editing.agenda import add_item, change_item
from planner.editing.edit import Edit
from planner.editing.written_words import WrittenWords
from planner.errors import Fault
from planner.models.agenda import AgendaItem
from planner.models.numbering import parent_number
from planner.models.programme import Programme
from planner.models.text import LANGUAGES, Text
from planner.rules.agenda_order import place_in_agenda

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """One item as it was read from a row (counted from 1).

    ``titles`` has the languages that were read. ``known`` is the key of the item of the draft under
    that number; ``is_same``: its titles are these already.
    """

    line: int
    number: str
    titles: Text
    known: str | None = None
    is_same: bool = False
    faults: tuple[Fault, ...] = ()

    @property
    def may_be_taken(self) -> bool:
        """Whether taking it would do something, and can be done."""
        return not self.faults and not self.is_same


def imported_items(
    rows: Rows, programme: Programme, body: str, words: WrittenWords, language: str
) -> tuple[tuple[ImportedItem, ...], tuple[Fault, ...]]:
    """The items in the table, in the order of their numbers, and the rows without a number.

    Titles are in ``language`` unless a column is headed by the name of another one.
    """
    number_at, titles_at, first = _columns(rows, words, language)
    found: list[ImportedItem] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for line, row in enumerate(rows[first:], start=first + 1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        written = cells[number_at] if number_at < len(cells) else ""
        titles = {code: cells[n] for code, n in titles_at.items() if n < len(cells) and cells[n]}
        if titles_at:
            number = words.number(written)
        else:
            number, title = words.numbered(written)
            titles = {language: title} if title else {}
        if number is None:
            faults.append(Fault("line-without-number", (str(line),), {"value": written[:60]}))
            continue
        found.append(_item(line, number, titles, programme, body, words, seen))
        seen.add(number)
    known = {item.number for item in found} | {i.number for i in programme.agenda_of(body)}
    checked = tuple(_with_parent(item, known, body) for item in found)
    return tuple(sorted(checked, key=lambda item: place_in_agenda(item.number))), tuple(faults)


def import_items(chosen: Iterable[ImportedItem], body: str, new_keys: Sequence[str]) -> Edit:
    """One edit that takes those items: new ones are added, known ones get the titles read."""
    items = tuple(chosen)

    def apply(programme: Programme) -> Programme:
        for item, key in zip(items, new_keys, strict=True):
            if item.known is None:
                title = merged(Text(), item.titles)
                made = AgendaItem(key=key, body=body, number=item.number, title=title)
                programme = add_item(made, after=_before(programme, body, item.number)).apply(
                    programme
                )
            else:
                title = merged(programme.item(item.known).title, item.titles)
                programme = change_item(item.known, title=title).apply(programme)
        return programme

    return Edit("import_agenda", apply, {"body": body, "count": len(items)})


def merged(before: Text, read: Text) -> Text:
    """The wording with those languages that were read; what was read has not been compared."""
    changed = [code for code, wording in read.items() if before.get(code) != wording]
    unverified = tuple(code for code in LANGUAGES if code in before.unverified or code in changed)
    return Text.from_mapping(
        {**dict(before.items()), **dict(read.items()), "unverified": unverified}
    )


def _columns(rows: Rows, words: WrittenWords, language: str) -> tuple[int, dict[str, int], int]:
    """Where the number is, where the titles are by language, and the first row below the head."""
    for place, row in enumerate(rows[:10]):
        heads = [words.column(cell) for cell in row]
        if "number" in heads:
            titles = {
                (name.removeprefix("title-") if name != "title" else language): column
                for column, name in enumerate(heads)
                if name is not None and name.startswith("title")
            }
            return heads.index("number"), titles, place + 1
    widest = max((len(row) for row in rows), default=0)
    if widest > 1:
        return 0, {language: 1}, 0
    return 0, {}, 0


def _item(
    line: int,
    number: str,
    titles: dict[str, str],
    programme: Programme,
    body: str,
    words: WrittenWords,
    seen: set[str],
) -> ImportedItem:
    text = Text.from_mapping({code: words.without_mark(title) for code, title in titles.items()})
    existing = programme.item_numbered(body, number)
    faults: list[Fault] = []
    if number in seen:
        params = {"number": number, "body": body}
        faults.append(Fault("number-repeated", (str(line),), params))
    if not text.languages:
        faults.append(Fault("line-without-title", (str(line),), {"number": number}))
    same = existing is not None and all(
        existing.title.get(code) == wording for code, wording in text.items()
    )
    key = None if existing is None else existing.key
    return ImportedItem(line, number, text, key, same, tuple(faults))


def _with_parent(item: ImportedItem, known: set[str], body: str) -> ImportedItem:
    above = parent_number(item.number)
    if above is None or above in known:
        return item
    params = {"number": item.number, "parent": above, "body": body}
    fault = Fault("item-without-parent", (str(item.line),), params)
    return ImportedItem(
        item.line, item.number, item.titles, item.known, item.is_same, (*item.faults, fault)
    )


def _before(programme: Programme, body: str, number: str) -> str | None:
    """The item of that body that comes right before that number."""
    place = place_in_agenda(number)
    before = [i for i in programme.agenda_of(body) if place_in_agenda(i.number) < place]
    return max(before, key=lambda item: place_in_agenda(item.number)).key if before else None
