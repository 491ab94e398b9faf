"""Every wording of a programme, with what it is of: for whoever completes the six languages."""

from collections.abc import Iterator
from typing import NamedTuple

from planner.models.finding import About, Matter
from planner.models.programme import Programme
from planner.models.text import Text


class Place(NamedTuple):
    """Where a wording stands: the field of one noun."""

    about: About
    field: str


class Wording(NamedTuple):
    """A text where it stands; an empty one where a title is needed and there is none."""

    place: Place
    text: Text


def wordings_of(programme: Programme) -> Iterator[Wording]:
    """The wordings of the session, its bodies, items, rooms, meetings and papers, in that order.

    What a noun does not need and does not have is left out.
    """
    session = programme.session
    about = About(Matter.SESSION, session.slug)
    yield from _of(about, session, ("title", "short_title", "city"))
    for body in programme.bodies:
        yield from _of(About(Matter.BODY, body.key), body, ("name", "convening"))
    for item in programme.items:
        yield from _of(About(Matter.ITEM, item.key), item, ("title", "short_title", "annotation"))
    for room in programme.rooms:
        yield from _of(About(Matter.ROOM, room.key), room, ("name",))
    for meeting in programme.meetings:
        yield from _of(About(Matter.MEETING, meeting.key), meeting, ("title",))
    for paper in programme.papers:
        yield from _of(About(Matter.PAPER, paper.symbol), paper, ("title",))


def _of(about: About, noun: object, fields: tuple[str, ...]) -> Iterator[Wording]:
    for field in fields:
        text: Text | None = getattr(noun, field)
        if text is not None:
            yield Wording(Place(about, field), text)
