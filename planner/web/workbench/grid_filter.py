"""Which part of the grid is asked for, and what is being moved in it."""

from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from planner.errors import NotFound
from planner.models.programme import Programme


@dataclass(frozen=True, slots=True)
class GridFilter:
    """Keys of bodies and days; all of them if there are none.

    ``moving`` is the key of the meeting whose place is to be chosen; ``moving_item`` that of an
    item, which is at the meeting ``source`` or, without one, at none yet.
    """

    bodies: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    moving: str | None = None
    moving_item: str | None = None
    source: str | None = None

    def query(self) -> list[tuple[str, str]]:
        """What the address says of bodies and days."""
        return [
            *(("body", key) for key in self.bodies),
            *(("day", day.isoformat()) for day in self.days),
        ]


def grid_filter(query: MultiDict[str, str], programme: Programme) -> GridFilter:
    """What the query of the address asks for. Raises `NotFound`."""
    wanted = GridFilter(
        bodies=tuple(dict.fromkeys(programme.body(key).key for key in query.getlist("body"))),
        days=tuple(sorted({_day(written, programme) for written in query.getlist("day")})),
        moving=query.get("moving") or None,
        moving_item=query.get("moving_item") or None,
        source=query.get("from") or None,
    )
    for key in filter(None, (wanted.moving, wanted.source)):
        programme.meeting(key)
    if wanted.moving_item is not None:
        programme.item(wanted.moving_item)
    return wanted


def _day(written: str, programme: Programme) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        session = programme.session
        raise NotFound(
            "day-unknown",
            day=written,
            session=session.slug,
            opens=session.opens.isoformat(),
            closes=session.closes.isoformat(),
        ) from None
