"""What forms about credentials say, as values."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from flask import request

from planner.errors import InvalidInput
from planner.web.speaking_fields import text

_LONGEST = 200
_MOST_NAMES = 500


def day_in(field: str) -> date:
    """The day in the field. Raises `InvalidInput`."""
    try:
        return date.fromisoformat(text(field))
    except ValueError:
        raise InvalidInput("field-unusable", field=field, value=text(field)) from None


def instant_in(day_field: str, time_field: str, zone: str) -> datetime:
    """Day and time at the venue as an instant (aware, UTC).

    Raises `InvalidInput`, also for an hour that the clocks leave out.
    """
    day = day_in(day_field)
    try:
        at = time.fromisoformat(text(time_field))
    except ValueError:
        shown = text(time_field)
        raise InvalidInput("field-unusable", field=time_field, value=shown) from None
    local = datetime.combine(day, at.replace(tzinfo=None), ZoneInfo(zone))
    instant = local.astimezone(UTC)
    if instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        written = local.replace(tzinfo=None).isoformat(" ", "minutes")
        raise InvalidInput("hour-left-out", value=written, zone=zone)
    return instant


def names_in(field: str) -> tuple[str, ...]:
    """The names in the field, one on each line. Raises `InvalidInput`."""
    written = request.form.get(field, "")
    names = tuple(line.strip() for line in written.splitlines() if line.strip())
    for name in names[: _MOST_NAMES + 1]:
        if len(name) > _LONGEST or not name.isprintable():
            raise InvalidInput("field-unusable", field=field, value=name[:40])
    if len(names) > _MOST_NAMES:
        raise InvalidInput("field-unusable", field=field, value=str(len(names)))
    return names
