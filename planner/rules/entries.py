"""What an organization of work prints for each body at each meeting."""

from dataclasses import dataclass

from planner.models.agenda import AgendaItem
from planner.models.programme import Programme
from planner.rules.ordinals import takes_place


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One line for a body at a meeting.

    ``item`` is ``None`` where the body meets without items of its own: then the line is the
    body's name. ``is_heading``: the item is printed as the title above its sub-items.
    ``is_continued``: the same line stood at an earlier meeting of the body.
    """

    meeting: str
    body: str
    item: AgendaItem | None = None
    is_heading: bool = False
    is_continued: bool = False


def planned_entries(programme: Programme) -> dict[str, tuple[PlannedEntry, ...]]:
    """The entries of every meeting, in the order in which items are taken there; by meeting key.

    "(continued)" follows from the earlier meetings at which the same item was taken; the title of
    an item is put before the first of its sub-items that is taken, unless the item itself has
    been taken already or says that its title is not printed. Cancelled meetings keep their
    entries but nothing follows from them.
    """
    seen_items: set[str] = set()
    seen_bodies: set[str] = set()
    entries: dict[str, tuple[PlannedEntry, ...]] = {}
    for meeting in programme.meetings:
        items = set(seen_items)
        bodies = set(seen_bodies)
        lines: list[PlannedEntry] = []
        for item in programme.items_at(meeting.key):
            for heading in _headings_before(programme, item, items):
                items.add(heading.key)
                lines.append(PlannedEntry(meeting.key, item.body, heading, is_heading=True))
            is_continued = item.key in items
            lines.append(PlannedEntry(meeting.key, item.body, item, is_continued=is_continued))
            items.add(item.key)
        with_items = {line.body for line in lines}
        for body in meeting.bodies:
            if body not in with_items:
                lines.append(PlannedEntry(meeting.key, body, is_continued=body in bodies))
                bodies.add(body)
        entries[meeting.key] = tuple(lines)
        if takes_place(meeting):
            seen_items, seen_bodies = items, bodies
    return entries


def _headings_before(programme: Programme, item: AgendaItem, seen: set[str]) -> list[AgendaItem]:
    headings: list[AgendaItem] = []
    parent = programme.parent_of(item)
    while parent is not None:
        if parent.is_heading_printed and parent.key not in seen:
            headings.insert(0, parent)
        parent = programme.parent_of(parent)
    return headings
