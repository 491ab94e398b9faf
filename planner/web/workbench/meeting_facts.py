"""What is sent about meetings and the items taken at them, as values."""

from datetime import date, datetime, time
from typing import Any

from flask import request

from planner.editing.edit import Edit
from planner.editing.meetings import Taken, change_meeting, move_meeting
from planner.errors import InvalidInput
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.web.workbench.meeting_fields import SLOT

_MINUTES_OF_A_DAY = 24 * 60
_FIGURES = 4


def edit_of_facts(meeting: Meeting, facts: dict[str, Any]) -> Edit:
    """The edit that makes the meeting what the form says: a move where only time and place differ.

    The bodies that stay keep their order, since the first counts for the others.
    """
    kept = tuple(body for body in meeting.bodies if body in facts["bodies"])
    others = tuple(body for body in facts["bodies"] if body not in kept)
    facts = {**facts, "bodies": kept + others}
    changed = {name for name, value in facts.items() if getattr(meeting, name) != value}
    if changed and changed <= set(SLOT):
        return move_meeting(meeting.key, **{name: facts[name] for name in SLOT})
    return change_meeting(meeting.key, **{name: facts[name] for name in facts})


def slot_sent(field: str = "to") -> tuple[date, time]:
    """The place in the grid that was chosen (``2018-10-15 10:00``). Raises `InvalidInput`."""
    written = request.form.get(field, "")
    try:
        at = datetime.strptime(written, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - local to the venue
    except ValueError:
        raise InvalidInput("field-unusable", field=field, value=written[:40]) from None
    return at.date(), at.time()


def hour_sent(field: str) -> time:
    """The time of day in the field. Raises `InvalidInput`."""
    written = request.form.get(field, "")
    try:
        return datetime.strptime(written, "%H:%M").time()  # noqa: DTZ007 - local to the venue
    except ValueError:
        raise InvalidInput("field-unusable", field=field, value=written[:40]) from None


def minutes_sent(field: str) -> int | None:
    """The minutes in the field, ``None`` if it is empty. Raises `InvalidInput`."""
    written = request.form.get(field, "").strip()
    if not written:
        return None
    is_figure = written.isdecimal() and len(written) <= _FIGURES
    if not is_figure or not 0 < int(written) < _MINUTES_OF_A_DAY:
        raise InvalidInput("minutes-unusable", field=field, value=written[:40])
    return int(written)


def place_sent(field: str) -> int | None:
    """The place counted from 1 in the field, as one counted from 0. Raises `InvalidInput`."""
    written = request.form.get(field, "").strip()
    if not written:
        return None
    if not written.isdecimal() or len(written) > _FIGURES or int(written) == 0:
        raise InvalidInput("field-unusable", field=field, value=written[:40])
    return int(written) - 1


def taken_sent(taken: Taken) -> Taken:
    """What is to be taken, after the form with a line for each: with its minutes, at its place.

    ``up``, ``down`` and ``off`` name the item whose button was pressed. Raises `InvalidInput`.
    """
    lines: list[tuple[int, int, str, int | None]] = []
    for place, (item, _) in enumerate(taken):
        wanted = place_sent(f"place-{item}")
        wanted = place if wanted is None else wanted
        # Whoever is put where another stands comes before that one if it moves up, else behind.
        tie = 0 if wanted == place else -1 if wanted < place else 1
        lines.append((wanted, tie, item, minutes_sent(f"minutes-{item}")))
    order = [(item, minutes) for _, _, item, minutes in sorted(lines, key=lambda line: line[:2])]
    off = request.form.get("off")
    order = [line for line in order if line[0] != off]
    for field, step in (("up", -1), ("down", 1)):
        pressed = request.form.get(field)
        keys = [item for item, _ in order]
        if pressed in keys:
            place = keys.index(pressed)
            line = order.pop(place)
            order.insert(max(0, place + step), line)
    return tuple(order)


def items_sent(programme: Programme, field: str) -> Taken:
    """The items that were ticked, in the order of the agendas, without a length.

    Raises `NotFound`.
    """
    wanted = {programme.item(key).key for key in request.form.getlist(field)}
    return tuple((item.key, None) for item in programme.items if item.key in wanted)
