"""A plan of meetings that somebody else made, as proposals to be confirmed one by one.

Four shapes are understood: the organization of work with a day in a row of its own and a column
for each body, as documents of the United Nations have it; the same with the number and the title
of an item in two columns; either with the day and the hours in columns of their own, as the
planner writes it into workbooks; and a plain list with a column for the day, the hours and the
body.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from planner.editing.allocations import set_items
from planner.editing.edit import Edit
from planner.editing.meetings import add_meeting, taken_at
from planner.editing.written_words import Hours, WrittenWords
from planner.errors import Fault
from planner.models.body import BodyKind
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class ImportedMeeting:
    """One meeting as it was read; ``lines`` are the rows (counted from 1) that it was read from.

    ``known`` is the key of the meeting of the draft that it is, if there is one at that time;
    ``items`` are keys. With faults it cannot be taken. ``is_same``: the draft has just this.
    """

    lines: tuple[int, ...]
    day: date
    hours: Hours
    bodies: tuple[str, ...]
    items: tuple[str, ...] = ()
    known: str | None = None
    is_same: bool = False
    faults: tuple[Fault, ...] = ()

    @property
    def may_be_taken(self) -> bool:
        """Whether taking it would do something, and can be done."""
        return not self.faults and not self.is_same


@dataclass
class _Slot:
    lines: list[int] = field(default_factory=list)
    items: dict[str, int] = field(default_factory=dict)  # the row that each was read from
    faults: list[Fault] = field(default_factory=list)


def imported_meetings(
    rows: Rows, programme: Programme, words: WrittenWords
) -> tuple[tuple[ImportedMeeting, ...], tuple[Fault, ...]]:
    """The meetings in the table, in order of time, and what could not be understood in it."""
    reading = _Reading(programme, words)
    head = _head_of_list(rows, words)
    if head is None:
        reading.read_grid(rows)
    elif {"body", "items"} & set(head[1]):
        reading.read_list(rows, *head)
    else:
        reading.read_columns(rows, *head)
    return tuple(reading.meetings()), tuple(reading.faults)


def import_meetings(chosen: Iterable[ImportedMeeting], new_keys: Sequence[str]) -> Edit:
    """One edit that takes those meetings: new ones are added, known ones get the items read.

    ``new_keys`` are keys for the new ones, as many as meetings are chosen.
    """
    meetings = tuple(chosen)

    def apply(programme: Programme) -> Programme:
        for meeting, key in zip(meetings, new_keys, strict=True):
            if meeting.known is None:
                made = Meeting(
                    key=key,
                    day=meeting.day,
                    starts=meeting.hours[0],
                    ends=meeting.hours[1],
                    bodies=meeting.bodies,
                )
                edit = add_meeting(made, tuple((item, None) for item in meeting.items))
            else:
                minutes = dict(taken_at(programme, meeting.known))
                items = tuple((item, minutes.get(item)) for item in meeting.items)
                edit = set_items(meeting.known, items)
            programme = edit.apply(programme)
        return programme

    return Edit("import_meetings", apply, {"count": len(meetings)})


def _head_of_list(rows: Rows, words: WrittenWords) -> tuple[int, dict[str, int]] | None:
    """The row that heads a plain list, and which column holds what."""
    for number, row in enumerate(rows[:10]):
        columns = {words.column(cell): place for place, cell in enumerate(row)}
        if "day" in columns and ("starts" in columns or "hours" in columns):
            found = {name: place for name, place in columns.items() if name is not None}
            return number, found
    return None


class _Reading:
    """A table while it is read."""

    def __init__(self, programme: Programme, words: WrittenWords) -> None:
        self.programme = programme
        self.words = words
        self.slots: dict[tuple[date, Hours, str], _Slot] = {}
        self.faults: list[Fault] = []
        plenaries = [b.key for b in programme.bodies if b.kind is BodyKind.PLENARY]
        self.default = plenaries[0] if plenaries else next((b.key for b in programme.bodies), None)

    # --- the table of the organization of work ------------------------------------------------

    def read_grid(self, rows: Rows) -> None:
        day: date | None = None
        hours: Hours | None = None
        heads: list[Sequence[str]] = []
        for line, row in enumerate(rows, start=1):
            filled = [cell for cell in row if cell.strip()]
            if not filled:
                continue
            found = self.words.day(filled[0])
            if found is not None and all(cell == filled[0] for cell in filled):
                day, hours = found, None
                continue
            if found is not None and row and row[0].strip():
                day, row = found, row[1:]
            written = row[0] if row else ""
            if day is None:
                heads.append(row)
                continue
            if written.strip():
                hours = self.words.hours_of(written)
                if hours is None:
                    self.faults.append(
                        Fault("hours-malformed", (str(line),), {"value": written.strip()[:60]})
                    )
                    continue
            if hours is None:
                self.faults.append(
                    Fault("line-without-hours", (str(line),), {"value": filled[0][:60]})
                )
                continue
            self._read_cells(line, day, hours, row[1:], [head[1:] for head in heads])

    def _read_cells(
        self, line: int, day: date, hours: Hours, cells: Sequence[str], heads: list[Sequence[str]]
    ) -> None:
        place = 0
        while place < len(cells):
            cell = cells[place].strip()
            body = self._body_of_column(place, heads)
            if self._holds_numbers(place, heads):
                if cell:
                    self._place(line, day, hours, body, cell, exact=True)
                place += 2
                continue
            place += 1
            for entry in filter(None, map(str.strip, cell.split("\n"))):
                named = self.words.body(entry)
                if named is not None:
                    self._slot(line, day, hours, named)
                else:
                    self._place(line, day, hours, body, entry)

    def _body_of_column(self, place: int, heads: list[Sequence[str]]) -> str | None:
        for head in heads:
            if place < len(head) and (found := self.words.body(head[place])) is not None:
                return found
        return self.default

    def _holds_numbers(self, place: int, heads: list[Sequence[str]]) -> bool:
        return any(
            place < len(head) and self.words.column(head[place]) == "number" for head in heads
        )

    # --- a plain list ---------------------------------------------------------------------------

    def read_list(self, rows: Rows, head: int, columns: dict[str, int]) -> None:
        day: date | None = None
        for line, row in enumerate(rows[head + 1 :], start=head + 2):
            cells = {name: row[n].strip() if n < len(row) else "" for name, n in columns.items()}
            if not any(cells.values()):
                continue
            if cells["day"]:
                day = self.words.day(cells["day"])
                if day is None:
                    self.faults.append(
                        Fault("day-malformed", (str(line),), {"value": cells["day"][:60]})
                    )
                    continue
            hours = self._hours_in(cells)
            if day is None or hours is None:
                value = cells.get("hours") or cells.get("starts") or "-"
                self.faults.append(Fault("hours-malformed", (str(line),), {"value": value[:60]}))
                continue
            written = cells.get("body", "")
            body = self.words.body(written) if written else self.default
            if body is None:
                self.faults.append(Fault("body-not-known", (str(line),), {"value": written[:60]}))
                continue
            slot = self._slot(line, day, hours, body)
            for entry in filter(None, cells.get("items", "").replace("\n", ";").split(";")):
                self._put(slot, line, body, entry.strip())

    # --- a column for each body, the day and the hours in their own ------------------------------

    def read_columns(self, rows: Rows, head: int, columns: dict[str, int]) -> None:
        own = set(columns.values())
        others = [place for place in range(len(rows[head])) if place not in own]
        names = [
            rows[head][place].replace("\N{FULLWIDTH COLON}", ":").rpartition(":")
            for place in others
        ]
        heads = [["", *(body or rest for body, _, rest in names)], ["", *(r for _, _, r in names)]]
        for line, row in enumerate(rows[head + 1 :], start=head + 2):
            cells = {name: row[n].strip() if n < len(row) else "" for name, n in columns.items()}
            day, hours = self.words.day(cells["day"]), self._hours_in(cells)
            if day is None or hours is None:
                if any(cells.values()):
                    self.faults.append(
                        Fault("day-malformed", (str(line),), {"value": cells["day"][:60]})
                    )
                continue
            taken = [row[place] if place < len(row) else "" for place in others]
            self._read_cells(line, day, hours, taken, [head[1:] for head in heads])

    def _hours_in(self, cells: dict[str, str]) -> Hours | None:
        if cells.get("hours"):
            return self.words.hours_of(cells["hours"])
        starts, ends = (
            self.words.hour(cells.get("starts", "")),
            self.words.hour(cells.get("ends", "")),
        )
        return None if starts is None or ends is None else (starts, ends)

    # --- what both have in common ---------------------------------------------------------------

    def _slot(self, line: int, day: date, hours: Hours, body: str) -> _Slot:
        slot = self.slots.setdefault((day, hours, body), _Slot())
        if line not in slot.lines:
            slot.lines.append(line)
        return slot

    def _place(
        self,
        line: int,
        day: date,
        hours: Hours,
        body: str | None,
        entry: str,
        *,
        exact: bool = False,
    ) -> None:
        if body is None:
            self.faults.append(Fault("body-not-known", (str(line),), {"value": entry[:60]}))
            return
        self._put(self._slot(line, day, hours, body), line, body, entry, exact=exact)

    def _put(self, slot: _Slot, line: int, body: str, entry: str, *, exact: bool = False) -> None:
        number = self.words.number(entry) if exact else self.words.numbered(entry)[0]
        item = None if number is None else self.programme.item_numbered(body, number)
        if item is None:
            path = (str(line),)
            slot.faults.append(Fault("item-not-known", path, {"value": entry[:60], "body": body}))
        else:
            slot.items.setdefault(item.key, line)

    def meetings(self) -> list[ImportedMeeting]:
        """What was read, joint meetings put together, compared with the draft."""
        found = []
        for (day, hours, bodies), slot in _joined(self.programme, self.slots):
            known = self._known(day, hours, bodies)
            items = _without_headings(self.programme, tuple(slot.items))
            same = known is not None and items == tuple(
                i for i, _ in taken_at(self.programme, known)
            )
            faults = list(slot.faults)
            session = self.programme.session
            if not session.opens <= day <= session.closes:
                params = {
                    "value": day.isoformat(),
                    "opens": session.opens.isoformat(),
                    "closes": session.closes.isoformat(),
                }
                faults.append(Fault("meeting-outside-session", (str(slot.lines[0]),), params))
            found.append(
                ImportedMeeting(
                    tuple(slot.lines), day, hours, bodies, items, known, same, tuple(faults)
                )
            )
        return sorted(found, key=lambda meeting: (meeting.day, meeting.hours, meeting.bodies))

    def _known(self, day: date, hours: Hours, bodies: tuple[str, ...]) -> str | None:
        for meeting in self.programme.meetings_on_day(day):
            if (
                meeting.status is not MeetingStatus.CANCELLED
                and (meeting.starts, meeting.ends) == hours
                and set(meeting.bodies) == set(bodies)
            ):
                return meeting.key
        return None


def _without_headings(programme: Programme, items: tuple[str, ...]) -> tuple[str, ...]:
    """Without the items that only head the sub-item behind them, as tables print them."""
    numbers = [(programme.item(key).body, programme.item(key).number) for key in items]
    return tuple(
        key
        for place, key in enumerate(items)
        if not any(
            body == numbers[place][0] and number.startswith(f"{numbers[place][1]}.")
            for body, number in numbers[place + 1 : place + 3]
        )
    )


def _joined(
    programme: Programme, slots: dict[tuple[date, Hours, str], _Slot]
) -> list[tuple[tuple[date, Hours, tuple[str, ...]], _Slot]]:
    """Bodies that take the same subject at the same time are taken to meet together."""
    groups: list[tuple[tuple[date, Hours, tuple[str, ...]], _Slot]] = []
    for (day, hours, body), slot in slots.items():
        subjects = {programme.item(item).subject for item in slot.items} - {None}
        for place, ((other_day, other_hours, bodies), other) in enumerate(groups):
            shared = subjects & {programme.item(item).subject for item in other.items}
            if (day, hours) == (other_day, other_hours) and shared:
                together = _Slot(
                    sorted({*other.lines, *slot.lines}),
                    # Row by row, the body on the left first, as a reader takes them.
                    dict(sorted([*other.items.items(), *slot.items.items()], key=itemgetter(1))),
                    [*other.faults, *slot.faults],
                )
                groups[place] = ((day, hours, (*bodies, body)), together)
                break
        else:
            groups.append(((day, hours, (body,)), slot))
    return groups
