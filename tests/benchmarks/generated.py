"""Sessions of any size, with titles as long and as many-tongued as real ones."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle, islice

from planner.assets import folder
from planner.models.agenda import AgendaItem
from planner.models.body import Body, BodyKind
from planner.models.meeting import Allocation, Meeting, Room
from planner.models.programme import Programme, programme_of
from planner.models.session import Session
from planner.models.text import LANGUAGES, Text
from planner.seeding.reading import read_bundle

SIZES = (20, 200, 1000)
PUBLISHED_AT = datetime(2018, 8, 1, 9, 30, tzinfo=UTC)
_OPENS = date(2018, 10, 8)
# Every body meets each morning and each afternoon of two weeks.
_DAYS = tuple(_OPENS + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11))
_HOURS = ((time(10), time(13)), (time(15), time(18)))
_ITEMS_PER_BODY = 8


def generated_session(meetings: int) -> Programme:
    """A session of that many meetings (a multiple of 20), two items at each.

    Titles, names of bodies and the city are those of a real session, over and over.
    """
    real = read_bundle(folder("seeds") / "sessions" / "untoc-cop-9.toml")
    titles = [item.title for item in real.items]
    session = Session(
        **{
            **real.session.model_dump(),
            "slug": f"generated-{meetings}",
            "opens": _DAYS[0],
            "closes": _DAYS[-1],
        }
    )
    bodies = [_body(number) for number in range(meetings // (len(_DAYS) * len(_HOURS)))]
    rooms = [Room(key=f"room-{body.key}", name=_numbered("Boardroom", body.key)) for body in bodies]
    items = [
        AgendaItem(key=f"{body.key}-{n}", body=body.key, number=str(n), title=title)
        for body in bodies
        for n, title in enumerate(islice(cycle(titles), _ITEMS_PER_BODY), start=1)
    ]
    held = [
        Meeting(
            key=f"{body.key}-m-{2 * day_number + half + 1:02}",
            day=day,
            starts=starts,
            ends=ends,
            bodies=(body.key,),
            room=f"room-{body.key}",
        )
        for body in bodies
        for day_number, day in enumerate(_DAYS)
        for half, (starts, ends) in enumerate(_HOURS)
    ]
    allocations = [
        Allocation(meeting=meeting.key, item=f"{meeting.bodies[0]}-{(n + step) % 8 + 1}")
        for n, meeting in enumerate(held)
        for step in (0, 1)
    ]
    return programme_of(
        session, bodies=bodies, rooms=rooms, items=items, meetings=held, allocations=allocations
    )


def _body(number: int) -> Body:
    kind = BodyKind.WORKING_GROUP if number else BodyKind.PLENARY
    return Body(key=f"b-{number:02}", kind=kind, name=_numbered("Working Group", str(number)))


def _numbered(name: str, number: str) -> Text:
    return Text(**{language: f"{name} {number} ({language})" for language in LANGUAGES})
