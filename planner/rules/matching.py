"""Serving needs by those who can; where that fails, the fewest needs that cannot be met together.

*Source*: Hall's theorem (P. Hall, On Representatives of Subsets, 1935): it fails exactly where
some needs, taken together, have too little to be served by.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shortage:
    """Needs that have fewer to serve them, all together, than they are; all but any one could be
    met. ``capacity`` is how many needs those in ``served_by`` can serve.
    """

    needs: tuple[int, ...]
    served_by: tuple[int, ...]
    capacity: int


def smallest_shortage(
    servers: Sequence[Sequence[int]], capacity: Callable[[int], int]
) -> Shortage | None:
    """The smallest one that is found; ``None`` where every need can be met.

    ``servers`` has for each need those who can serve it; each serves ``capacity`` of them.
    """
    serving: dict[int, list[int]] = {}
    # Who is hard to serve comes first: few have to make way later.
    order = sorted(range(len(servers)), key=lambda need: (len(servers[need]), need))
    unmet = [need for need in order if not _serve(need, servers, capacity, serving)]
    shortages = [_around(need, servers, capacity, serving) for need in unmet]
    return min(shortages, key=lambda found: (len(found.needs), found.needs), default=None)


def _serve(
    need: int,
    servers: Sequence[Sequence[int]],
    capacity: Callable[[int], int],
    serving: dict[int, list[int]],
) -> bool:
    """Finds a server, others changing theirs where that helps."""
    came_from: dict[int, int] = {}
    queue = [need]
    for asking in queue:
        for server in servers[asking]:
            if server in came_from:
                continue
            came_from[server] = asking
            served = serving.setdefault(server, [])
            if len(served) < capacity(server):
                _hand_over(server, came_from, serving, need)
                return True
            queue.extend(served)
    return False


def _hand_over(
    server: int, came_from: dict[int, int], serving: dict[int, list[int]], first: int
) -> None:
    while True:
        asking = came_from[server]
        before = next((s for s, served in serving.items() if asking in served), None)
        serving[server].append(asking)
        if asking == first or before is None:
            return
        serving[before].remove(asking)
        server = before


def _around(
    need: int,
    servers: Sequence[Sequence[int]],
    capacity: Callable[[int], int],
    serving: dict[int, list[int]],
) -> Shortage:
    """What is reached from the need that is not met: each of those could be the one left over."""
    reached: dict[int, None] = {need: None}
    through: dict[int, None] = {}
    queue = [need]
    for asking in queue:
        for server in servers[asking]:
            if server not in through:
                through[server] = None
                for served in serving.get(server, ()):
                    if served not in reached:
                        reached[served] = None
                        queue.append(served)
    return Shortage(
        tuple(sorted(reached)), tuple(sorted(through)), sum(capacity(server) for server in through)
    )
