"""What is taken at which meeting: put, moved, ordered, taken off."""

from planner.editing.edit import Edit, rebuilt
from planner.editing.meetings import Taken, allocations, taken_at
from planner.errors import NotFound
from planner.models.programme import Programme


def place_item(
    meeting: str, item: str, *, minutes: int | None = None, place: int | None = None
) -> Edit:
    """The item is taken at the meeting; ``place`` counts from 0, last if it is left out.

    An item that is already there changes its place, and its minutes if some are given.
    """

    def apply(programme: Programme) -> Programme:
        programme.meeting(meeting)
        programme.item(item)
        taken = taken_at(programme, meeting)
        length = minutes if minutes is not None else dict(taken).get(item)
        return _with(programme, meeting, _inserted(taken, (item, length), place))

    return Edit("place_item", apply, {"meeting": meeting, "item": item})


def move_item(item: str, *, source: str, target: str, place: int | None = None) -> Edit:
    """The item is taken at another meeting instead, for as long as it was planned."""

    def apply(programme: Programme) -> Programme:
        programme.meeting(target)
        taken = dict(taken_at(programme, source))
        if item not in taken:
            raise NotFound("item-not-at-meeting", item=item, meeting=source)
        moved = (item, taken.pop(item))
        left = _with(programme, source, tuple(taken.items()))
        return _with(left, target, _inserted(taken_at(left, target), moved, place))

    return Edit("move_item", apply, {"item": item, "meeting": source, "other": target})


def take_off(meeting: str, item: str) -> Edit:
    """The item is not taken at the meeting any more."""

    def apply(programme: Programme) -> Programme:
        taken = dict(taken_at(programme, meeting))
        if item not in taken:
            raise NotFound("item-not-at-meeting", item=item, meeting=meeting)
        del taken[item]
        return _with(programme, meeting, tuple(taken.items()))

    return Edit("take_off", apply, {"meeting": meeting, "item": item})


def set_items(meeting: str, items: Taken) -> Edit:
    """What is taken at the meeting, in that order and for so long, and nothing else."""

    def apply(programme: Programme) -> Programme:
        programme.meeting(meeting)
        return _with(programme, meeting, items)

    return Edit("set_items", apply, {"meeting": meeting})


def _with(programme: Programme, meeting: str, items: Taken) -> Programme:
    others = tuple(a for a in programme.allocations if a.meeting != meeting)
    return rebuilt(programme, allocations=(*others, *allocations(meeting, items)))


def _inserted(taken: Taken, line: tuple[str, int | None], place: int | None) -> Taken:
    others = [other for other in taken if other[0] != line[0]]
    others.insert(len(others) if place is None else place, line)
    return tuple(others)
