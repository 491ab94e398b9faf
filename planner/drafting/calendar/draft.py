"""Drafting a calendar: a greedy start, local search, then exact search in neighbourhoods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from random import Random

from planner.drafting.calendar.annealing import anneal
from planner.drafting.calendar.bounds import bound_of_chains
from planner.drafting.calendar.cost import CalendarCost, cost_of
from planner.drafting.calendar.ejection import place_the_rest
from planner.drafting.calendar.exact import Effort, Solved, solve_exactly
from planner.drafting.calendar.greedy import draft_greedily
from planner.drafting.calendar.named_rooms import name_rooms, price_of_rooms
from planner.drafting.calendar.neighbourhoods import draw_neighbourhood
from planner.drafting.calendar.problem import CalendarProblem
from planner.drafting.calendar.state import CalendarState
from planner.drafting.calendar.tables import Tables, tables_of

# Up to these sizes the whole problem is given to the solver: to be proven, to be bounded.
PROVABLE = 60
BOUNDABLE = 150
# Until which share of the time there is local search, and then neighbourhoods, by size.
SECONDS_IF_PROVABLE = 0.5
PLAN_IF_BOUNDABLE = (0.2, 0.8)
PLAN_IF_LARGE = (0.7, 1.0)
# A bound of a hundred meetings takes so long that with less it is better to go on improving.
SECONDS_TO_BOUND = 5.0
# How many meetings are freed together: so many are solved in less than a tenth of a second.
NEIGHBOURHOOD = 20
LARGEST_NEIGHBOURHOOD = 80
PATIENCE = 15
SECONDS_PER_NEIGHBOURHOOD = 0.6
COUNT_PER_NEIGHBOURHOOD = 0.3
STEPS_PER_ROUND = 20_000
# The solver's portfolio proves with eight workers what one or two only find, even on two cores.
WORKERS = 8


@dataclass(frozen=True, slots=True)
class CalendarProgress:
    """How far a draft is: its cost, what is proven, the seconds since it was begun.

    ``placement`` has the slot of each meeting at the end of a stage; within one it is not told.
    """

    stage: str
    total: int
    bound: int
    seconds: float
    placement: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CalendarProposal:
    """A calendar: the slot's and the room's key for each meeting that has one.

    ``bound`` is what no calendar can cost less than, ``is_proven`` that this one is as cheap as
    can be, ``rooms_price`` what the named rooms cost (it is not in the cost).
    """

    slots: dict[str, str]
    rooms: dict[str, str]
    cost: CalendarCost
    rooms_price: int
    bound: int
    is_proven: bool
    unplaced: tuple[str, ...]


def draft_calendar(
    problem: CalendarProblem,
    *,
    clock: Callable[[], float],
    seconds: float = 10.0,
    seed: int = 0,
    steps: int | None = None,
    stop: Callable[[], bool] = lambda: False,
    progress: Callable[[CalendarProgress], None] = lambda _: None,
) -> CalendarProposal:
    """The best calendar found in the time given.

    ``clock`` counts seconds; ``stop`` is asked often and ends the search with the best so far;
    ``progress`` is told at each stage and whenever cost or bound are better. The last two are also
    called from other threads.
    With ``steps`` the clock does not decide: so many steps of local search, then rounds in
    proportion with one worker, and the same input and seed give the same calendar.
    """
    draft = _Draft(problem, clock, seconds, seed, steps, stop, progress)
    draft.start()
    draft.search_locally()
    if find_spec("ortools") is not None:
        draft.search_neighbourhoods()
        draft.search_the_whole()
    return draft.proposal()


class _Draft:
    """One run: the state, what is proven, and what is left of the time."""

    def __init__(
        self,
        problem: CalendarProblem,
        clock: Callable[[], float],
        seconds: float,
        seed: int,
        steps: int | None,
        stop: Callable[[], bool],
        progress: Callable[[CalendarProgress], None],
    ) -> None:
        self.problem = problem
        self.clock, self.seconds, self.steps = clock, seconds, steps
        self.stop, self.progress = stop, progress
        self.random = Random(seed)  # noqa: S311  (a search, nothing is guarded)
        self.seed = seed
        self.began = clock()
        self.tables: Tables = tables_of(problem)
        self.state = CalendarState(self.tables)
        self.bound = 0

    def start(self) -> None:
        """The greedy start, and what is known to be the least from the beginning."""
        self.state = draft_greedily(self.tables)
        place_the_rest(self.state, self.random)
        self.bound = bound_of_chains(self.tables)
        self.tell("started")

    def search_locally(self) -> None:
        """Annealing for its share of the time."""
        share = self._plan()[0]
        told = [self.spent()]

        def done(step: int) -> float:
            if self.is_over():
                return 1.0
            if self.spent() - told[0] > 0.5:
                told[0] = self.spent()
                self.tell("searching")
            if self.steps is not None:
                return step / max(1, self.steps)
            return (self.spent() - begun) / max(1e-9, share * self.seconds - begun)

        begun = self.spent()
        if self.tables.meetings and len(self.tables.day) > 1:
            anneal(self.state, self.random, done)
        self.tell("searched")

    def search_neighbourhoods(self) -> None:
        """A few meetings at a time; more of them when nothing is gained from so few."""
        end = self._plan()[1] * self.seconds
        size, idle, rounds = NEIGHBOURHOOD, 0, 0
        while not self.is_over() and (
            self.spent() < end if self.steps is None else rounds * STEPS_PER_ROUND < self.steps
        ):
            rounds += 1
            free = draw_neighbourhood(self.state, self.random, size)
            effort = Effort(count=COUNT_PER_NEIGHBOURHOOD, seed=self.seed)
            if self.steps is None:
                effort = Effort(
                    seconds=min(end - self.spent(), SECONDS_PER_NEIGHBOURHOOD), seed=rounds
                )
            solved = solve_exactly(self.state, free, effort, is_over=self.stop)
            if self._take(solved):
                idle = 0
            elif not solved.is_proven:
                size = max(NEIGHBOURHOOD // 2, size - 4)
            elif (idle := idle + 1) >= PATIENCE:
                size, idle = min(size + 4, LARGEST_NEIGHBOURHOOD), 0

    def search_the_whole(self) -> None:
        """All meetings at once, where they are few enough for a proof or a bound."""
        if self.tables.meetings > BOUNDABLE or self.is_over():
            return
        if self.steps is None and self.left() <= 0:
            return
        if self.steps is not None:
            rounds = max(1, self.steps // STEPS_PER_ROUND)
            effort = Effort(count=COUNT_PER_NEIGHBOURHOOD * rounds, seed=self.seed)
        else:
            effort = Effort(seconds=self.left(), workers=WORKERS, seed=self.seed)

        def found(total: int, bound: int) -> None:
            best, most = min(total, self.state.total), max(bound, self.bound)
            self.progress(CalendarProgress("proving", best, most, self.spent()))

        everyone = range(self.tables.meetings)
        solved = solve_exactly(self.state, everyone, effort, is_over=self.stop, found=found)
        self.bound = max(self.bound, solved.bound)
        self._take(solved)

    def proposal(self) -> CalendarProposal:
        """What came out, with rooms by name."""
        slots = self.tables.placement(self.state.slot_of)
        rooms = name_rooms(self.problem, slots)
        self.tell("finished")
        return CalendarProposal(
            slots=slots,
            rooms=rooms,
            cost=cost_of(self.problem, slots),
            rooms_price=price_of_rooms(self.problem, slots, rooms),
            bound=min(self.bound, self.state.total),
            is_proven=self.bound >= self.state.total,
            unplaced=tuple(
                meeting.key for meeting in self.problem.meetings if meeting.key not in slots
            ),
        )

    def spent(self) -> float:
        """Seconds since the beginning."""
        return self.clock() - self.began

    def left(self) -> float:
        """Seconds that are left."""
        return self.seconds - self.spent()

    def is_over(self) -> bool:
        """Whether nothing better can come, or nobody waits for it."""
        return self.stop() or self.state.total <= self.bound

    def tell(self, stage: str) -> None:
        """Say how far it is."""
        placement = None if stage == "searching" else self.tables.placement(self.state.slot_of)
        told = CalendarProgress(stage, self.state.total, self.bound, self.spent(), placement)
        self.progress(told)

    def _plan(self) -> tuple[float, float]:
        if self.tables.meetings <= PROVABLE:
            share = min(0.05, SECONDS_IF_PROVABLE / max(self.seconds, SECONDS_IF_PROVABLE))
            return share, share
        if self.tables.meetings > BOUNDABLE:
            return PLAN_IF_LARGE
        share, end = PLAN_IF_BOUNDABLE
        is_too_short = self.steps is None and (1 - end) * self.seconds < SECONDS_TO_BOUND
        return share, 1.0 if is_too_short else end

    def _take(self, solved: Solved) -> bool:
        """Go on from what a solver found, if it is better."""
        if solved.slot_of is None or solved.total >= self.state.total:
            return False
        self.state = CalendarState(self.tables, solved.slot_of)
        self.tell("solved")
        return True
