"""Drafts as wide as a grid gets: many bodies that meet twice a day, most of them at some hours."""

from datetime import timedelta
from itertools import cycle, islice

from planner.assets import folder
from planner.models.agenda import AgendaItem
from planner.models.body import Body, BodyKind
from planner.models.meeting import Allocation, Meeting, Room
from planner.models.programme import Programme, programme_of
from planner.models.session import Session
from planner.models.text import LANGUAGES, Text
from planner.rules.usual_hours import usual_hours
from planner.seeding.reading import read_bundle

GRIDS = {20: (5, 2), 400: (14, 30), 2000: (14, 75)}
"""Days and bodies by the number of meetings."""
_ITEMS_PER_BODY = 8


def generated_grid(meetings: int, *, at_once: int | None = None) -> Programme:
    """So many meetings, spread evenly over the days, hours and bodies; two items at each.

    Titles are those of a real session. ``at_once`` is how many with interpretation may be held in
    parallel; with few, nearly every meeting has a finding.
    """
    days, wide = GRIDS[meetings]
    real = read_bundle(folder("seeds") / "sessions" / "untoc-cop-9.toml")
    opens = real.session.opens - timedelta(days=real.session.opens.weekday())
    session = Session(
        **{
            **real.session.model_dump(),
            "slug": f"grid-{meetings}-{at_once or 'free'}",
            "opens": opens,
            "closes": opens + timedelta(days=days - 1),
            "entitled_at_once": at_once,
            "entitled_meetings": None if at_once is None else meetings,
        }
    )
    bodies = [_body(number) for number in range(wide)]
    titles = [item.title for item in real.items]
    items = [
        AgendaItem(key=f"{body.key}-{n}", body=body.key, number=str(n), title=title)
        for body in bodies
        for n, title in enumerate(islice(cycle(titles), _ITEMS_PER_BODY), start=1)
    ]
    cells = [
        (opens + timedelta(days=day), starts, ends, body.key)
        for day in range(days)
        for starts, ends in usual_hours(None)
        for body in bodies
    ]
    taken = [cells[number * len(cells) // meetings] for number in range(meetings)]
    held = [
        Meeting(
            key=f"m-{n}", day=day, starts=starts, ends=ends, bodies=(body,), room=f"room-{body}"
        )
        for n, (day, starts, ends, body) in enumerate(taken)
    ]
    count: dict[str, int] = {}
    allocations = []
    for meeting in held:
        body = meeting.bodies[0]
        # An item lasts for two meetings, as many do.
        place = count.get(body, 0)
        count[body] = place + 1
        numbers = {place // 2 % _ITEMS_PER_BODY + 1, (place + 1) // 2 % _ITEMS_PER_BODY + 1}
        allocations += [
            Allocation(meeting=meeting.key, item=f"{body}-{number}") for number in sorted(numbers)
        ]
    return programme_of(
        session,
        bodies=bodies,
        rooms=[Room(key=f"room-{body.key}", name=_six(f"Boardroom {body.key}")) for body in bodies],
        items=items,
        meetings=held,
        allocations=allocations,
    )


def _body(number: int) -> Body:
    kind = BodyKind.WORKING_GROUP if number else BodyKind.PLENARY
    return Body(key=f"b-{number}", kind=kind, name=_six(f"Working Group {number}"))


def _six(name: str) -> Text:
    return Text(**{language: f"{name} ({language})" for language in LANGUAGES})
