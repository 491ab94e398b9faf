"""A calendar as a model for OR-Tools CP-SAT, with some meetings free and the others fixed.

Meetings of one profile exclude each other, so a profile is at most once in a slot. The relaxation
is kept tight, because proofs and bounds come from it: order and pace are written over "in by this
slot" literals, and clashes over sets of which any two are in each other's way.
"""

from collections import defaultdict
from collections.abc import Collection
from itertools import chain, combinations, pairwise
from typing import Any

from planner.drafting.calendar.state import CalendarState
from planner.drafting.calendar.tables import NEVER, Tables


class CalendarModel:
    """Variables, rules and costs of the free meetings; ``at[meeting][slot]`` is being there."""

    def __init__(self, state: CalendarState, free: list[int]) -> None:
        from ortools.sat.python import cp_model

        self.model = cp_model.CpModel()
        self.free = free
        self._state = state
        self._tables: Tables = state.tables
        self._is_free = set(free)
        # What is already there without the free meetings, on a copy that may be changed.
        self._rest = CalendarState(
            state.tables,
            [
                -1 if meeting in self._is_free else slot
                for meeting, slot in enumerate(state.slot_of)
            ],
        )
        self._costs: list[Any] = []
        self.at: dict[int, dict[int, Any]] = {}
        self._left_out: dict[int, Any] = {}
        self._by: dict[int, list[Any]] = {}
        self._place_each()
        self._keep_apart()
        self._keep_within_limits()
        self._keep_order()
        self._price_clashes()
        self._price_pace()
        self._price_ties()
        self._price_crowding()
        self.model.minimize(self._fixed_cost() + sum(self._costs))

    def _place_each(self) -> None:
        tables, rest = self._tables, self._rest
        for meeting in self.free:
            after, before = rest.window(meeting)
            profile = tables.profile[meeting]
            self.at[meeting] = {}
            for slot in tables.allowed[meeting]:
                price = tables.own_price[meeting][slot] + rest.clash[slot][profile]
                if after < slot < before and price < NEVER:
                    here = self.model.new_bool_var("")
                    self.at[meeting][slot] = here
                    self.model.add_hint(here, self._state.slot_of[meeting] == slot)
                    if price:
                        self._costs.append(price * here)
            choices: list[Any] = list(self.at[meeting].values())
            self._left_out[meeting] = 0
            if self._state.total >= tables.problem.weights.unplaced:
                # Otherwise each has a place and keeps one: to be without is dearer than all else.
                out = self._left_out[meeting] = self._literal(self._state.slot_of[meeting] < 0)
                self._costs.append(tables.problem.weights.unplaced * out)
                choices.append(out)
            self.model.add_exactly_one(choices)

    def _keep_apart(self) -> None:
        """One literal at most for a group, and for a person, in a slot."""
        problem = self._tables.problem
        busy: dict[tuple[str, str], list[int]] = defaultdict(list)
        for meeting in self.free:
            noun = problem.meetings[meeting]
            busy["group", noun.group].append(meeting)
            for person in noun.people:
                busy["person", person].append(meeting)
        for meetings in {tuple(meetings) for meetings in busy.values() if len(meetings) > 1}:
            for here in self._by_slot(meetings).values():
                if len(here) > 1:
                    self.model.add_at_most_one(here)

    def _keep_within_limits(self) -> None:
        tables, rest = self._tables, self._rest
        counted: dict[int, list[int]] = defaultdict(list)
        for meeting in self.free:
            for row in tables.rows[meeting]:
                counted[row].append(meeting)
        for row, meetings in counted.items():
            for slot, here in self._by_slot(meetings).items():
                room = tables.limit[slot][row] - rest.count[slot][row]
                if len(here) > room:
                    self.model.add(sum(here) <= room)

    def _keep_order(self) -> None:
        """Of two in a chain the later one is in by a slot only if the earlier is in before it.

        If a meeting may stay out, those on its two sides are told of each other as well.
        """
        for series in self._tables.chains:
            held = [meeting for meeting in series if meeting in self._is_free]
            for place, later in enumerate(held):
                for earlier in reversed(held[:place]):
                    self._keep_pair(earlier, later)
                    if self._state.total < self._tables.problem.weights.unplaced:
                        break

    def _keep_pair(self, earlier: int, later: int) -> None:
        left_out = self._left_out[earlier]
        before: Any = 0
        for slot in range(len(self._tables.day)):
            if slot in self.at[later]:
                self.model.add(self._in_by(later, slot) <= before + left_out)
            before = self._in_by(earlier, slot)

    def _price_clashes(self) -> None:
        """A pair of free profiles in one slot costs once; fixed meetings are in the prices."""
        tables = self._tables
        here: dict[tuple[int, int], list[Any]] = defaultdict(list)
        for meeting in self.free:
            for slot, literal in self.at[meeting].items():
                here[slot, tables.profile[meeting]].append(literal)
        profiles = sorted({tables.profile[meeting] for meeting in self.free})
        together: dict[tuple[int, int, int], Any] = {}
        profiles_in = [{tables.profile[meeting] for meeting in held} for held in self._state.held]
        for one in profiles:
            for other, price in tables.neighbours[one].items():
                if other <= one or price >= NEVER:
                    continue
                for slot in range(len(tables.day)):
                    if (slot, one) in here and (slot, other) in here:
                        both = together[slot, one, other] = self._literal(
                            {one, other} <= profiles_in[slot]
                        )
                        self.model.add(sum(here[slot, one]) + sum(here[slot, other]) - 1 <= both)
                        self._costs.append(price * both)
        self._strengthen_clashes(profiles, here, together)

    def _strengthen_clashes(
        self,
        profiles: list[int],
        here: dict[tuple[int, int], list[Any]],
        together: dict[tuple[int, int, int], Any],
    ) -> None:
        """Of k in a slot who all clash with each other, at least k - 1 pairs are together.

        True anyway; a solver cannot see it from the pairs while it allows fractions.
        """
        days = range(len(self._tables.day))
        for alike in self._all_in_each_others_way(profiles):
            pairs = list(combinations(alike, 2))
            for slot in days:
                present = [here[slot, profile] for profile in alike if (slot, profile) in here]
                found = [together[slot, *pair] for pair in pairs if (slot, *pair) in together]
                if len(present) > 2 and found:
                    self.model.add(sum(chain.from_iterable(present)) - 1 <= sum(found))

    def _all_in_each_others_way(self, profiles: list[int]) -> list[tuple[int, ...]]:
        """Profiles of which any two clash or exclude each other, as many as come together.

        Begun with each subject and each person, then whoever fits is taken in.
        """
        tables = self._tables
        example = {tables.profile[meeting]: meeting for meeting in reversed(self.free)}
        begun: dict[tuple[str, str], list[int]] = defaultdict(list)
        for profile in profiles:
            meeting = tables.problem.meetings[example[profile]]
            for subject in meeting.subjects:
                begun["subject", subject].append(profile)
            for person in (*meeting.people, meeting.group):
                begun["person", person].append(profile)
        found = set()
        for start in begun.values():
            alike: list[int] = []
            for profile in [*start, *profiles]:
                costs = tables.neighbours[profile]
                if profile not in alike and all(costs.get(other) for other in alike):
                    alike.append(profile)
            if len(alike) > 2:
                found.add(tuple(sorted(alike)))
        return sorted(found)

    def _price_pace(self) -> None:
        """What two of a chain cost by their days: each day is asked by itself.

        In by the end of a day is a sum of literals. The later one in by a day on whose eve the
        earlier one was not: both are on that day. The earlier one in on the eve, the later one not
        by the end: an idle day. Written so, the relaxation of a single chain is exact.
        """
        tables = self._tables
        weights = tables.problem.weights
        days_of = {
            meeting: tables.day[slot]
            for meeting, slot in enumerate(self._state.slot_of)
            if slot >= 0
        }
        last_of_day = {day: slot for slot, day in enumerate(tables.day)}
        for series in tables.chains:
            for earlier, later in pairwise(series):
                if earlier not in self._is_free and later not in self._is_free:
                    continue
                if not (self._may_be_held(earlier) and self._may_be_held(later)):
                    continue
                # Without one of the two there is no gap, whatever the days say.
                out = self._left_out.get(earlier, 0) + self._left_out.get(later, 0)
                eve: Any = 0
                for day, last in last_of_day.items():
                    by_now = self._in_by(later, last)
                    same = self._literal(days_of.get(earlier) == days_of.get(later) == day)
                    idle = self._literal(days_of.get(earlier, day) < day < days_of.get(later, day))
                    self.model.add(by_now - eve <= same + out)
                    self.model.add(eve - by_now <= idle + out)
                    self._costs += [weights.same_day * same, weights.idle_day * idle]
                    eve = self._in_by(earlier, last)

    def _price_ties(self) -> None:
        """A pause is a slot after the earlier one and before the later one; so is a night."""
        tables = self._tables
        if not tables.problem.weights.pause:
            return
        last_of_day = {day: slot for slot, day in enumerate(tables.day)}
        for later, ties in enumerate(tables.tied_to):
            for earlier in ties:
                if earlier not in self._is_free and later not in self._is_free:
                    continue
                if not (self._may_be_held(earlier) and self._may_be_held(later)):
                    continue
                out = self._left_out.get(earlier, 0) + self._left_out.get(later, 0)
                night = self._pause(earlier, later, -1)
                for last in last_of_day.values():
                    waits = self._in_by(earlier, last) - self._in_by(later, last)
                    self.model.add(waits <= night + out)
                for slot in range(1, len(tables.day) - 1):
                    if tables.problem.slots[slot].price == 0:
                        waits = self._in_by(earlier, slot - 1) - self._in_by(later, slot)
                        self.model.add(waits <= self._pause(earlier, later, slot) + out)

    def _pause(self, earlier: int, later: int, slot: int) -> Any:
        """A literal for a pause in the slot (-1: for a night), which costs."""
        first, then = self._state.slot_of[earlier], self._state.slot_of[later]
        days = self._tables.day
        is_night = 0 <= first < then and days[first] != days[then]
        pause = self._literal(is_night if slot < 0 else 0 <= first < slot < then)
        self._costs.append(self._tables.problem.weights.pause * pause)
        return pause

    def _price_crowding(self) -> None:
        tables, rest = self._tables, self._rest
        by_day: dict[int, list[Any]] = defaultdict(list)
        for meeting in self.free:
            for slot, here in self.at[meeting].items():
                by_day[tables.day[slot]].append(here)
        for day, there in by_day.items():
            # On a day that is full without them, each of them is above the even share.
            room = max(0, tables.comfortable - rest.load[day])
            if len(there) > room:
                above = self.model.new_int_var(0, len(there), "")
                added = self._state.load[day] - rest.load[day]
                self.model.add_hint(above, max(0, added - room))
                self.model.add(above >= sum(there) - room)
                self._costs.append(tables.problem.weights.crowded_day * above)

    def _literal(self, is_so_now: bool) -> Any:
        """A new literal, which the solver tries first as it is in the state."""
        literal = self.model.new_bool_var("")
        self.model.add_hint(literal, is_so_now)
        return literal

    def _fixed_cost(self) -> int:
        """What the meetings that stay cost among themselves."""
        return self._rest.total - self._tables.problem.weights.unplaced * len(self.free)

    def _may_be_held(self, meeting: int) -> bool:
        return meeting in self._is_free or self._rest.slot_of[meeting] >= 0

    def _in_by(self, meeting: int, slot: int) -> Any:
        """Whether a meeting is in a slot or an earlier one, as a literal or a number.

        Each is the one before and one literal more: short rows, which solvers are quick with.
        """
        if meeting not in self._is_free:
            return int(self._rest.slot_of[meeting] <= slot)
        if meeting not in self._by:
            known: list[Any] = []
            before: Any = 0
            for number in range(len(self._tables.day)):
                here = self.at[meeting].get(number)
                if here is not None:
                    now = self._literal(0 <= self._state.slot_of[meeting] <= number)
                    self.model.add(now == before + here)
                    before = now
                known.append(before)
            self._by[meeting] = known
        return self._by[meeting][slot]

    def _by_slot(self, meetings: Collection[int]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for meeting in meetings:
            for slot, here in self.at[meeting].items():
                found[slot].append(here)
        return found
