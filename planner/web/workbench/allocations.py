"""What is taken at which meeting of the draft, in what order and for how long."""

from flask import Blueprint, Response, request

from planner.editing.allocations import move_item, place_item, set_items, take_off
from planner.editing.edit import Edit
from planner.editing.meetings import Taken, taken_at
from planner.models.account import Action
from planner.web.speaking_fields import text
from planner.web.workbench.answers import answer_edit
from planner.web.workbench.bench import bench_for
from planner.web.workbench.meeting_facts import minutes_sent, place_sent, taken_sent
from planner.web.workbench.meetings import address_of, in_grid, redisplay

allocations = Blueprint("allocations", __name__)


@allocations.post("/meetings/<key>/items")
def arrange(language: str, session: str, key: str) -> Response:
    """The items of a meeting with their places and lengths, as one form has them."""
    bench = bench_for(language, session, Action.EDIT)

    def edit() -> Edit:
        taken = taken_at(bench.programme, bench.programme.meeting(key).key)
        return _edit_of(key, taken, taken_sent(taken))

    return answer_edit(bench, edit, address_of(bench, key), redisplay(bench, key, "items"))


@allocations.post("/meetings/<key>/put")
def put(language: str, session: str, key: str) -> Response:
    """One more item at a meeting."""
    bench = bench_for(language, session, Action.EDIT)

    def edit() -> Edit:
        item = bench.programme.item(text("item"))
        return place_item(key, item.key, minutes=minutes_sent("minutes"), place=place_sent("place"))

    return answer_edit(bench, edit, address_of(bench, key), redisplay(bench, key, "put"))


@allocations.post("/allocations/<item>/move")
def move(language: str, session: str, item: str) -> Response:
    """An item to the meeting that was chosen: from another, or from none."""
    bench = bench_for(language, session, Action.EDIT)
    bench.programme.item(item)

    def edit() -> Edit:
        target, source = bench.programme.meeting(text("to")).key, request.form.get("from")
        if not source:
            return place_item(target, item, place=place_sent("place"))
        if source == target:
            return place_item(target, item, place=place_sent("place"))
        return move_item(item, source=source, target=target, place=place_sent("place"))

    return answer_edit(bench, edit, in_grid(bench, request.form.get("to", "")))


def _edit_of(meeting: str, before: Taken, after: Taken) -> Edit:
    """The edit by its own name where the form did one thing only, so that the log says which."""
    old, new = [item for item, _ in before], [item for item, _ in after]
    gone = [item for item in old if item not in new]
    if len(gone) == 1 and after == tuple(line for line in before if line[0] != gone[0]):
        return take_off(meeting, gone[0])
    return set_items(meeting, after)
