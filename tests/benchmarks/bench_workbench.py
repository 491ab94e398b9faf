"""The grid of the workbench: opened again, opened after an edit, and the edit itself, by size.

Run by ``make bench``. The figures are CPU time of the server; the ratios are to 20 meetings.
"""

import gc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from planner.models.account import Role
from planner.models.programme import Programme
from tests.benchmarks.generated_grid import GRIDS, generated_grid
from tests.web.conftest import draft
from tests.web.workbench.site import Work, browser_of, workbench

ROUNDS = 5
# The grid of 400 meetings may take at most so many times that of 20; more means something squares.
MOST_TO_400 = 40


def milliseconds(do: Callable[[], object], prepare: Callable[[], object] = lambda: None) -> float:
    """The median of several rounds."""
    times = []
    for _ in range(ROUNDS):
        prepare()
        gc.collect()
        start = process_time()
        do()
        times.append(process_time() - start)
    return 1000 * median(times)


def measured(work: Work, programme: Programme) -> tuple[float, float, float]:
    """The grid again, the grid that nobody has opened yet, and a move."""
    slug = programme.session.slug
    one = Work(work.app, browser_of(work.app, f"editor-of-{slug}", slug, Role.SECRETARIAT), slug)
    grid = f"{one.home}grid"
    forget = lambda: work.app.extensions.pop("planner.drafts", None)  # noqa: E731
    assert one.client.get(grid).status_code == 200
    fresh = milliseconds(lambda: one.client.get(grid), forget)
    again = milliseconds(lambda: one.client.get(grid))
    sent = {**one.before(), "status": "held"}
    places = iter(range(ROUNDS))
    edit = milliseconds(
        lambda: one.client.post(f"{one.home}meetings/m-{next(places)}/status", data=sent)
    )
    return again, fresh, edit


def bench_the_grid_by_its_size(tmp_path: Path) -> None:
    work = workbench(tmp_path)
    found = {}
    for at_once in (None, 2):
        for meetings in GRIDS:
            programme = generated_grid(meetings, at_once=at_once)
            draft(work.app, programme)
            found[meetings] = again, fresh, edit = measured(work, programme)
            first = found[min(GRIDS)]
            print(
                f"\n{meetings:5} meetings, {at_once or 'any number'} at once: "
                f"again {again:.0f} ms ({again / first[0]:.1f}), "
                f"first time {fresh:.0f} ms ({fresh / first[1]:.1f}), "
                f"an edit {edit:.0f} ms ({edit / first[2]:.1f})",
                end="",
            )
        assert found[400][1] < MOST_TO_400 * found[20][1]
