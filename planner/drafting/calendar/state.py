"""A placement that knows what each change would cost without counting everything again."""

from collections.abc import Iterable

from planner.drafting.calendar.tables import NEVER, Tables


class CalendarState:
    """Where each meeting is (-1: nowhere), and the sums that price a change.

    Rules are never broken: a change that would break one is priced ``None`` and must not be made.
    """

    __slots__ = ("clash", "count", "held", "load", "slot_of", "tables", "total")

    def __init__(self, tables: Tables, slot_of: Iterable[int] = ()) -> None:
        self.tables = tables
        slots = len(tables.day)
        self.slot_of = [-1] * tables.meetings
        # What a meeting of the profile would cost in the slot with the meetings that are there.
        self.clash = [[0] * tables.profiles for _ in range(slots)]
        self.count = [[0] * len(row) for row in tables.limit]
        self.held: list[list[int]] = [[] for _ in range(slots)]
        self.load = [0] * (max(tables.day, default=-1) + 1)
        self.total = tables.problem.weights.unplaced * tables.meetings
        for meeting, slot in enumerate(slot_of):
            if slot >= 0:
                price = self.price_of_move(meeting, slot)
                if price is None:
                    continue
                self.move(meeting, slot, price)

    def window(self, meeting: int) -> tuple[int, int]:
        """The slots that its chains leave to a meeting: after the first, before the second."""
        slot_of = self.slot_of
        after, before = -1, len(self.tables.day)
        for chain in self.tables.earlier[meeting]:
            for other in chain:
                if slot_of[other] >= 0:
                    after = max(after, slot_of[other])
                    break
        for chain in self.tables.later[meeting]:
            for other in chain:
                if slot_of[other] >= 0:
                    before = min(before, slot_of[other])
                    break
        return after, before

    def price_of_move(self, meeting: int, to: int) -> int | None:
        """What the total changes by if a meeting goes to another slot; None if it may not.

        Its chains' windows are asked here; ``to`` may be -1 to take a meeting out.
        """
        if to >= 0:
            after, before = self.window(meeting)
            if not after < to < before:
                return None
        return self.price_within_window(meeting, to)

    def price_within_window(self, meeting: int, to: int, instead_of: int = -1) -> int | None:
        """The same, for a slot known to be within the window.

        ``instead_of`` is a meeting that leaves ``to`` for this one's slot in the same change: the
        two prices together are the price of the swap.
        """
        tables = self.tables
        slot_of = self.slot_of
        profile = tables.profile[meeting]
        leaves = slot_of[meeting]
        own = tables.own_price[meeting]
        day = tables.day
        price = 0
        if to >= 0:
            price = self.clash[to][profile] + own[to]
            count, limit = self.count[to], tables.limit[to]
            if instead_of < 0:
                if price >= NEVER:
                    return None
                for row in tables.rows[meeting]:
                    if count[row] >= limit[row]:
                        return None
            else:
                price -= tables.neighbours[profile].get(tables.profile[instead_of], 0)
                if price >= NEVER:
                    return None
                gone = tables.rows[instead_of]
                for row in tables.rows[meeting]:
                    if count[row] >= limit[row] + (row in gone):
                        return None
            here = day[to]
            for chain in tables.earlier[meeting]:
                other = slot_of[chain[0]]
                if other >= 0:
                    price += tables.pace[here - day[other]]
            for chain in tables.later[meeting]:
                other = slot_of[chain[0]]
                if other >= 0:
                    price += tables.pace[day[other] - here]
        else:
            price = tables.problem.weights.unplaced
        if leaves >= 0:
            price -= self.clash[leaves][profile] - tables.neighbours[profile][profile]
            price -= own[leaves]
            here = day[leaves]
            for chain in tables.earlier[meeting]:
                other = slot_of[chain[0]]
                if other >= 0:
                    price -= tables.pace[here - day[other]]
            for chain in tables.later[meeting]:
                other = slot_of[chain[0]]
                if other >= 0:
                    price -= tables.pace[day[other] - here]
        else:
            price -= tables.problem.weights.unplaced
        if tables.tied_to[meeting] or tables.tied_from[meeting]:
            price += self._price_of_ties(meeting, to) - self._price_of_ties(meeting, leaves)
        if instead_of >= 0:
            return price
        return price + self._crowding(leaves, to)

    def price_of_swap(self, one: int, other: int) -> int | None:
        """What the total changes by if two meetings in different slots change places.

        None if they may not; two of one chain never may, since each bounds the other's window.
        """
        here, there = self.slot_of[one], self.slot_of[other]
        after, before = self.window(one)
        if not after < there < before:
            return None
        after, before = self.window(other)
        if not after < here < before:
            return None
        first = self.price_within_window(one, there, instead_of=other)
        if first is None:
            return None
        second = self.price_within_window(other, here, instead_of=one)
        if second is None:
            return None
        return first + second

    def move(self, meeting: int, to: int, price: int) -> None:
        """Put a meeting into another slot (-1: none); ``price`` is what was asked before."""
        tables = self.tables
        leaves = self.slot_of[meeting]
        neighbours = tables.neighbours[tables.profile[meeting]]
        if leaves >= 0:
            clash = self.clash[leaves]
            for other, cost in neighbours.items():
                clash[other] -= cost
            count = self.count[leaves]
            for row in tables.rows[meeting]:
                count[row] -= 1
            self.held[leaves].remove(meeting)
            self.load[tables.day[leaves]] -= 1
        if to >= 0:
            clash = self.clash[to]
            for other, cost in neighbours.items():
                clash[other] += cost
            count = self.count[to]
            for row in tables.rows[meeting]:
                count[row] += 1
            self.held[to].append(meeting)
            self.load[tables.day[to]] += 1
        self.slot_of[meeting] = to
        self.total += price

    def swap(self, one: int, other: int, price: int) -> None:
        """Let two meetings change places."""
        here, there = self.slot_of[one], self.slot_of[other]
        self.move(one, there, price)
        self.move(other, here, 0)

    def _price_of_ties(self, meeting: int, slot: int) -> int:
        """What the pauses before and after a meeting cost if it is in that slot."""
        if slot < 0:
            return 0
        tables, slot_of = self.tables, self.slot_of
        price = 0
        for other in tables.tied_to[meeting]:
            if slot_of[other] >= 0:
                price += tables.tie_price[slot_of[other]][slot]
        for other in tables.tied_from[meeting]:
            if slot_of[other] >= 0:
                price += tables.tie_price[slot][slot_of[other]]
        return price

    def _crowding(self, leaves: int, to: int) -> int:
        tables = self.tables
        left = tables.day[leaves] if leaves >= 0 else -1
        come = tables.day[to] if to >= 0 else -1
        if left == come:
            return 0
        weight = tables.problem.weights.crowded_day
        price = 0
        if come >= 0 and self.load[come] >= tables.comfortable:
            price += weight
        if left >= 0 and self.load[left] > tables.comfortable:
            price -= weight
        return price
