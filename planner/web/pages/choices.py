"""What can be chosen for a calendar of one's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from planner.documents.blocks import Day, Hours, Inline, ItemNumber, Words, term
from planner.documents.calendar import body_name, meeting_name
from planner.models.agenda import AgendaItem
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.rules.ordinals import meeting_ordinals, takes_place
from planner.web.selection import Selection


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick; ``level`` is 1, or deeper for what is part of the choice above it."""

    value: str
    label: Inline
    is_chosen: bool
    level: int = 1


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Boxes that belong together, e.g. the meetings of one day; never empty."""

    heading: Inline
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """All boxes: the bodies that meet, the items by body, the meetings to come by day."""

    bodies: tuple[Choice, ...]
    items: tuple[ChoiceGroup, ...]
    meetings: tuple[ChoiceGroup, ...]


def choices_in(programme: Programme, chosen: Selection) -> Choices:
    """The boxes for that programme, those ticked that are chosen."""
    return Choices(
        bodies=tuple(
            Choice(body.key, body_name(programme, body.key), body.key in chosen.bodies)
            for body in programme.bodies
            if programme.meetings_of(body.key)
        ),
        items=tuple(
            ChoiceGroup(
                body_name(programme, body.key),
                tuple(
                    Choice(
                        item.key,
                        item_entry(item),
                        item.key in chosen.items,
                        item.number.count(".") + 1,
                    )
                    for item in programme.agenda_of(body.key)
                ),
            )
            for body in programme.bodies_with_agenda()
        ),
        meetings=tuple(_days(programme, chosen)),
    )


def item_entry(item: AgendaItem) -> Inline:
    """An item as a line of its own, by its short title if it has one."""
    return term(
        "document.entry",
        number=ItemNumber(item.number),
        title=Words(item.short_title or item.title),
    )


def meeting_entry(
    programme: Programme, meeting: Meeting, ordinals: dict[tuple[str, str], int]
) -> Inline:
    """A meeting as a line under its day."""
    return term(
        "page.meeting_at",
        hours=Hours(meeting.starts, meeting.ends),
        meeting=meeting_name(programme, meeting, ordinals),
    )


def _days(programme: Programme, chosen: Selection) -> Iterator[ChoiceGroup]:
    ordinals = meeting_ordinals(programme)
    planned = filter(takes_place, programme.meetings)
    for day, meetings in groupby(planned, key=lambda meeting: meeting.day):
        yield ChoiceGroup(
            Day(day),
            tuple(
                Choice(
                    meeting.key,
                    meeting_entry(programme, meeting, ordinals),
                    meeting.key in chosen.meetings,
                )
                for meeting in meetings
            ),
        )
