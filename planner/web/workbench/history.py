"""Taking back what was done to a draft, and bringing it back."""

from flask import Blueprint, Response

from planner.models.account import Action
from planner.services.editing import Edited, redo, undo
from planner.web.speaking_fields import number_or_none
from planner.web.workbench.answers import answer_write
from planner.web.workbench.bench import bench_for

history = Blueprint("history", __name__)


@history.post("/undo")
def undo_edit(language: str, session: str) -> Response:
    """Takes back one's last write, or the one that the form names."""
    bench = bench_for(language, session, Action.EDIT)

    def write() -> Edited:
        return undo(
            bench.database, session, bench.actor, bench.now, number=number_or_none("number")
        )

    return answer_write(bench, write, bench.address("grid.show_grid"))


@history.post("/redo")
def redo_edit(language: str, session: str) -> Response:
    """Brings back what one took back last."""
    bench = bench_for(language, session, Action.EDIT)

    def write() -> Edited:
        return redo(bench.database, session, bench.actor, bench.now)

    return answer_write(bench, write, bench.address("grid.show_grid"))
