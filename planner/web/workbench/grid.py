"""The grid of the draft."""

from flask import Blueprint, Response, request

from planner.web.pages.workbench.grid_maker import grid_page
from planner.web.speaking_state import POLICY
from planner.web.workbench.answers import answer_page
from planner.web.workbench.bench import bench_for
from planner.web.workbench.grid_filter import grid_filter

grid = Blueprint("grid", __name__)


@grid.after_request
def let_it_send(response: Response) -> Response:
    """Dragging sends what the forms send, from the page itself."""
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response


@grid.get("/grid")
def show_grid(language: str, session: str) -> Response:
    """Days and hours down, bodies across, and the meetings in it."""
    bench = bench_for(language, session)
    wanted = grid_filter(request.args, bench.programme)
    return answer_page("workbench/show_grid.html", grid_page(bench, wanted))
