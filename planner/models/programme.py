"""The programme: one immutable snapshot of everything in a session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.errors import NotFound
from planner.models.agenda import AgendaItem
from planner.models.approval import Approval
from planner.models.body import Body
from planner.models.meeting import Allocation, Meeting, Room
from planner.models.numbering import is_within
from planner.models.officer import Officer
from planner.models.override import Override
from planner.models.paper import Paper
from planner.models.session import Session


@dataclass(frozen=True)
class Programme:
    """A session with its bodies, rooms, agendas, papers, meetings and allocations, its officers,
    and what it has decided otherwise than its rulebook.

    Bodies, rooms, papers, items, officers and overrides keep the order of the document they come
    from (items: the order of the agenda). ``meetings`` are in order of day, start and key;
    ``allocations`` in the order of the meetings, and within a meeting in the order in which items
    are taken.
    `programme_of` puts them so.
    """

    session: Session
    bodies: tuple[Body, ...] = ()
    rooms: tuple[Room, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    papers: tuple[Paper, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    officers: tuple[Officer, ...] = ()
    overrides: tuple[Override, ...] = ()
    approvals: tuple[Approval, ...] = ()

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        return {body.key: body for body in self.bodies}

    @cached_property
    def _rooms(self) -> dict[str, Room]:
        return {room.key: room for room in self.rooms}

    @cached_property
    def _items(self) -> dict[str, AgendaItem]:
        return {item.key: item for item in self.items}

    @cached_property
    def _items_by_number(self) -> dict[tuple[str, str], AgendaItem]:
        return {(item.body, item.number): item for item in self.items}

    @cached_property
    def _meetings(self) -> dict[str, Meeting]:
        return {meeting.key: meeting for meeting in self.meetings}

    @cached_property
    def _meetings_by_day(self) -> dict[date, tuple[Meeting, ...]]:
        days: dict[date, list[Meeting]] = {}
        for meeting in self.meetings:
            days.setdefault(meeting.day, []).append(meeting)
        return {day: tuple(meetings) for day, meetings in days.items()}

    @cached_property
    def _items_at(self) -> dict[str, tuple[AgendaItem, ...]]:
        taken: dict[str, list[AgendaItem]] = {}
        for allocation in self.allocations:
            taken.setdefault(allocation.meeting, []).append(self._items[allocation.item])
        return {meeting: tuple(items) for meeting, items in taken.items()}

    @cached_property
    def _meetings_on(self) -> dict[str, tuple[Meeting, ...]]:
        taking: dict[str, list[Meeting]] = {}
        for allocation in self.allocations:
            taking.setdefault(allocation.item, []).append(self._meetings[allocation.meeting])
        return {item: tuple(meetings) for item, meetings in taking.items()}

    @cached_property
    def _papers_under(self) -> dict[str, tuple[Paper, ...]]:
        under: dict[str, list[Paper]] = {}
        for paper in self.papers:
            for item in paper.items:
                under.setdefault(item, []).append(paper)
        return {item: tuple(papers) for item, papers in under.items()}

    @cached_property
    def items_by_subject(self) -> dict[str, tuple[AgendaItem, ...]]:
        """The items that are one subject under different numbers, in the order of the agendas."""
        shared: dict[str, list[AgendaItem]] = {}
        for item in self.items:
            if item.subject is not None:
                shared.setdefault(item.subject, []).append(item)
        return {subject: tuple(items) for subject, items in shared.items()}

    def body(self, key: str) -> Body:
        """The body with that key. Raises `NotFound`."""
        try:
            return self._bodies[key]
        except KeyError:
            raise NotFound(
                "body-unknown",
                body=key,
                session=self.session.slug,
                known=", ".join(self._bodies),
            ) from None

    def room(self, key: str) -> Room:
        """The room with that key. Raises `NotFound`."""
        try:
            return self._rooms[key]
        except KeyError:
            raise NotFound("room-unknown", room=key, session=self.session.slug) from None

    def item(self, key: str) -> AgendaItem:
        """The agenda item with that key. Raises `NotFound`."""
        try:
            return self._items[key]
        except KeyError:
            raise NotFound("item-unknown", item=key, session=self.session.slug) from None

    def item_numbered(self, body: str, number: str) -> AgendaItem | None:
        """The item of that body under that number (inner form), if there is one."""
        return self._items_by_number.get((body, number))

    def meeting(self, key: str) -> Meeting:
        """The meeting with that key. Raises `NotFound`."""
        try:
            return self._meetings[key]
        except KeyError:
            raise NotFound("meeting-unknown", meeting=key, session=self.session.slug) from None

    def parent_of(self, item: AgendaItem) -> AgendaItem | None:
        """The item above it in the agenda of its body."""
        return self.item_numbered(item.body, item.parent_number) if item.parent_number else None

    def agenda_of(self, body: str) -> tuple[AgendaItem, ...]:
        """The items of that body, in the order of its agenda."""
        return tuple(item for item in self.items if item.body == body)

    def bodies_with_agenda(self) -> tuple[Body, ...]:
        """The bodies that have an agenda of their own in this session."""
        having = {item.body for item in self.items}
        return tuple(body for body in self.bodies if body.key in having)

    def items_at(self, meeting: str) -> tuple[AgendaItem, ...]:
        """The items taken at that meeting, in order."""
        return self._items_at.get(meeting, ())

    def meetings_on(self, item: str) -> tuple[Meeting, ...]:
        """The meetings at which that item itself is taken, in order of time."""
        return self._meetings_on.get(item, ())

    def meetings_of(self, body: str) -> tuple[Meeting, ...]:
        """The meetings in which that body takes part, in order of time."""
        return tuple(meeting for meeting in self.meetings if body in meeting.bodies)

    def meetings_on_day(self, day: date) -> tuple[Meeting, ...]:
        """The meetings on that day, in order of time."""
        return self._meetings_by_day.get(day, ())

    def session_days(self) -> tuple[date, ...]:
        """The days from the opening to the closing, both counted."""
        opens, closes = self.session.opens, self.session.closes
        return tuple(opens + timedelta(days=n) for n in range((closes - opens).days + 1))

    def papers_under(self, item: str) -> tuple[Paper, ...]:
        """The documentation of that item, in order."""
        return self._papers_under.get(item, ())

    def same_subject(self, item: AgendaItem) -> tuple[AgendaItem, ...]:
        """The items of other bodies that are the same subject under their own numbers."""
        if item.subject is None:
            return ()
        return tuple(o for o in self.items if o.subject == item.subject and o.key != item.key)

    def meetings_filtered(
        self, body: str | None = None, number: str | None = None
    ) -> tuple[Meeting, ...]:
        """The meetings of that body (all bodies if ``None``) at which the item with that number,
        or an item below it, is taken (any if ``None``).
        """
        if body is not None:
            self.body(body)
        if number is not None and not any(
            is_within(item.number, number) for item in self.items if body in (None, item.body)
        ):
            raise NotFound("number-unknown", number=number, session=self.session.slug)
        return tuple(
            meeting
            for meeting in self.meetings
            if (body is None or body in meeting.bodies)
            and (
                number is None
                or any(
                    is_within(item.number, number)
                    for item in self.items_at(meeting.key)
                    if body in (None, item.body)
                )
            )
        )


def programme_of(
    session: Session,
    *,
    bodies: Iterable[Body] = (),
    rooms: Iterable[Room] = (),
    items: Iterable[AgendaItem] = (),
    papers: Iterable[Paper] = (),
    meetings: Iterable[Meeting] = (),
    allocations: Iterable[Allocation] = (),
    officers: Iterable[Officer] = (),
    overrides: Iterable[Override] = (),
    approvals: Iterable[Approval] = (),
) -> Programme:
    """A programme with its meetings and allocations put in order of time.

    Items and allocations within a meeting keep the order in which they are given.
    """
    in_order = sorted(meetings, key=lambda meeting: (meeting.day, meeting.starts, meeting.key))
    place = {meeting.key: index for index, meeting in enumerate(in_order)}
    return Programme(
        session=session,
        bodies=tuple(bodies),
        rooms=tuple(rooms),
        items=tuple(items),
        papers=tuple(papers),
        meetings=tuple(in_order),
        # A meeting that does not exist sorts last, so that the check can report it.
        allocations=tuple(sorted(allocations, key=lambda a: place.get(a.meeting, len(place)))),
        officers=tuple(officers),
        overrides=tuple(overrides),
        approvals=tuple(approvals),
    )
