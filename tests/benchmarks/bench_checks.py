"""What it costs to check a session, against its size.

Run by ``make bench``. The figure is CPU time; a cost of n log n grows 13 times from 200 meetings
to 2,000 and 12.6 times from there to 20,000.
"""

import gc
from datetime import date, time, timedelta
from itertools import pairwise
from math import log
from statistics import median
from time import process_time

from planner.models.body import BodyKind
from planner.models.meeting import Allocation, Meeting
from planner.models.programme import Programme, programme_of
from planner.rules.findings import findings_of
from tests.builders import a_body, a_session, an_item
from tests.rules.rulebooks import in_force, station

SIZES = (200, 2_000, 20_000)
ROUNDS = 5
MEETINGS_A_DAY = 4
# How much worse than n log n the growth by ten may be measured, noise included.
MOST_ABOVE = 1.3


def a_long_session(meetings: int) -> Programme:
    """Two meetings at a time, two times a day, as many days as it takes; ten meetings an item."""
    opens = date(2020, 1, 6)
    bodies = [a_body(), a_body("group", BodyKind.WORKING_GROUP)]
    held, taken, items = [], [], []
    for number in range(meetings):
        day, slot = divmod(number, MEETINGS_A_DAY)
        body = bodies[slot % 2]
        starts = time(10 if slot < 2 else 15)
        key = f"m-{number}"
        held.append(
            Meeting(
                key=key,
                day=opens + timedelta(days=day),
                starts=starts,
                ends=starts.replace(hour=starts.hour + 3),
                bodies=(body.key,),
            )
        )
        place = number // 20 + 1
        item = f"{body.key}-{place}"
        if not items or item not in {known.key for known in items[-2:]}:
            items.append(an_item(item, str(place), body.key, title=bodies[0].name))
        taken.append(Allocation(meeting=key, item=item))
    last = held[-1].day
    return programme_of(
        a_session(opens=opens, closes=last, as_of=opens),
        bodies=bodies,
        items=items,
        meetings=held,
        allocations=taken,
    )


def seconds_to_check(programme: Programme) -> tuple[float, int]:
    book, vienna = in_force(programme), station("vienna")
    times = []
    # The collector's share depends on all else that lives in the process.
    gc.disable()
    for _ in range(ROUNDS):
        # A fresh snapshot each time: what it keeps for itself is part of the cost.
        fresh = Programme(**{name: getattr(programme, name) for name in programme.__match_args__})
        start = process_time()
        found = findings_of(fresh, book, vienna)
        times.append(process_time() - start)
    gc.enable()
    return median(times), len(found)


def bench_checking_grows_about_as_n_log_n() -> None:
    seconds = []
    for size in SIZES:
        taken, findings = seconds_to_check(a_long_session(size))
        seconds.append(taken)
        print(f"\n{size:>6} meetings: {taken * 1000:8.1f} ms, {findings} findings", end="")
    print()
    for (small, large), (before, after) in zip(pairwise(SIZES), pairwise(seconds), strict=True):
        expected = large * log(large) / (small * log(small))
        print(f"{small} to {large}: {after / before:.1f} times (n log n: {expected:.1f})")
        assert after / before < expected * MOST_ABOVE
