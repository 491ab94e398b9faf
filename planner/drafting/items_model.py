"""The items model for CP-SAT: which topics are taken in which slots, for how long.

For each topic and slot: is it taken there, for how many steps of five minutes, has it begun by the
end of that slot, is it over by then. The last two make order, continuation and what comes first
and last plain inequalities between neighbours, which the relaxation is strong on.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.drafting.constraints import Work
from planner.drafting.cost import change, is_unusual
from planner.drafting.given import Given
from planner.drafting.plan import Plan, first_of, last_of
from planner.models.cost import CostTerm
from planner.models.drafting import Fact

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

    Expr = LinearExpr | int

Cells = dict[tuple[int, int], "IntVar"]
"""A variable for each topic (or organ) and slot."""


@dataclass
class ItemsModel:
    """The model with its variables. ``when`` has a literal for each fact that may be given up."""

    given: Given
    cp: CpModel
    taken: Cells
    steps: Cells
    begun: Cells
    over: Cells
    meets: Cells
    joint: dict[tuple[frozenset[int], int], IntVar]
    when: dict[str, IntVar] = field(default_factory=dict)
    terms: dict[CostTerm, Expr] = field(default_factory=dict)
    turned: list[IntVar] = field(default_factory=list)

    def cost(self) -> Expr:
        """The whole cost as an expression."""
        return sum(self.given.weight(term) * count for term, count in self.terms.items())

    def hint(self, plan: Plan) -> None:
        """Tells the solver where to begin looking."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for topic, parts in enumerate(plan):
            at = dict(parts)
            for slot in range(len(self.given.slots)):
                self.cp.add_hint(self.taken[topic, slot], slot in at)
                self.cp.add_hint(self.steps[topic, slot], at.get(slot, 0))
                self.cp.add_hint(self.begun[topic, slot], bool(at) and first_of(parts) <= slot)
                self.cp.add_hint(self.over[topic, slot], last_of(parts) <= slot)


def items_model(given: Given, *, revocable: Collection[Fact] = ()) -> ItemsModel:
    """The model without its cost; each of the ``revocable`` facts holds only under its literal."""
    from ortools.sat.python.cp_model import CpModel

    cp = CpModel()
    slots = range(len(given.slots))
    topics = range(len(given.topics))
    model = ItemsModel(
        given=given,
        cp=cp,
        taken={(t, s): cp.new_bool_var(f"taken_{t}_{s}") for t in topics for s in slots},
        steps={
            (t, s): cp.new_int_var(
                0, min(given.topics[t].steps, given.slots[s].steps), f"steps_{t}_{s}"
            )
            for t in topics
            for s in slots
        },
        begun={(t, s): cp.new_bool_var(f"begun_{t}_{s}") for t in topics for s in slots},
        over={(t, s): cp.new_bool_var(f"over_{t}_{s}") for t in topics for s in slots},
        meets={
            (o, s): cp.new_bool_var(f"meets_{o}_{s}")
            for o in range(len(given.organs))
            for s in slots
        },
        joint={
            (j, s): cp.new_bool_var(f"joint_{sorted(j)}_{s}") for j in given.joint for s in slots
        },
        when={fact.key: cp.new_bool_var(f"when_{fact.key}") for fact in revocable},
    )
    _add_topics(model)
    _add_meetings(model)
    _add_order(model)
    if not revocable:
        _add_amounts(model)
    from planner.drafting.items_constraints import add_constraint

    for constraint in given.constraints:
        add_constraint(model, constraint)
    return model


def _add_topics(model: ItemsModel) -> None:
    cp, given = model.cp, model.given
    last = len(given.slots) - 1
    for t, topic in enumerate(given.topics):
        for s, slot in enumerate(given.slots):
            taken, steps = model.taken[t, s], model.steps[t, s]
            cp.add(steps >= taken)
            cp.add(steps <= min(topic.steps, slot.steps) * taken)
            needs_booths = any(given.organs[body].is_interpreted for body in topic.bodies)
            if slot.steps == 0 or (needs_booths and not slot.has_interpretation):
                cp.add(taken == 0)
            begun, over = model.begun[t, s], model.over[t, s]
            cp.add(begun >= taken)
            if s > 0:
                earlier = model.begun[t, s - 1]
                cp.add(begun >= earlier)
                cp.add(begun <= earlier + taken)
            else:
                cp.add(begun == taken)
            if s < last:
                after = model.taken[t, s + 1]
                cp.add(over <= model.over[t, s + 1])
                cp.add(over + after <= 1)
                cp.add(over >= model.over[t, s + 1] - after)
            else:
                cp.add(over == 1)


def _add_amounts(model: ItemsModel) -> None:
    """What is over has had its whole length by then, what has not begun has had nothing.

    The whole numbers know that already; the relaxation does not, and without it bounds are far off.
    """
    asked = {t for c in model.given.constraints if isinstance(c, Work) for t in c.topics}
    for t in sorted(asked):
        topic = model.given.topics[t]
        so_far: Expr = 0
        for s in range(len(model.given.slots)):
            so_far += model.steps[t, s]
            model.cp.add(so_far >= topic.steps * model.over[t, s])
            model.cp.add(so_far <= topic.steps * model.begun[t, s])


def _add_meetings(model: ItemsModel) -> None:
    cp, given = model.cp, model.given
    for o, topics in enumerate(given.topics_of):
        for s, slot in enumerate(given.slots):
            meets = model.meets[o, s]
            cp.add_max_equality(meets, [model.taken[t, s] for t in topics])
            # Whatever an organ takes, it takes within the slot, and not when it does not meet.
            cp.add(sum(model.steps[t, s] for t in topics) <= slot.steps * meets)
    for together in given.joint:
        theirs = [t for t, topic in enumerate(given.topics) if frozenset(topic.bodies) == together]
        touching = [t for t, topic in enumerate(given.topics) if together & set(topic.bodies)]
        for s, slot in enumerate(given.slots):
            joint = model.joint[together, s]
            cp.add_max_equality(joint, [model.taken[t, s] for t in theirs])
            # One meeting takes what all of its organs take, one after the other.
            total = sum(model.steps[t, s] for t in touching)
            cp.add(total <= slot.steps).only_enforce_if(joint)
    for number, together in enumerate(given.joint):
        for other in given.joint[number + 1 :]:
            if together & other:
                for s in range(len(given.slots)):
                    cp.add(model.joint[together, s] + model.joint[other, s] <= 1)


def _add_order(model: ItemsModel) -> None:
    """Of two topics of one organ one is over when the other is taken; which, costs."""
    cp, given = model.cp, model.given
    for i, j in given.order:
        is_turned = cp.new_bool_var(f"turned_{i}_{j}")
        model.turned.append(is_turned)
        for s in range(len(given.slots)):
            cp.add(model.begun[j, s] <= model.over[i, s] + is_turned)
            cp.add(model.begun[i, s] <= model.over[j, s] + 1 - is_turned)
    model.terms[CostTerm.ORDER] = sum(model.turned)


def add_cost(model: ItemsModel) -> None:
    """All terms of the cost, as `planner.drafting.cost` counts them."""
    cp, given, terms = model.cp, model.given, model.terms
    slots = range(len(given.slots))
    topics = range(len(given.topics))
    meetings = {s: _meetings_at(model, s) for s in slots}
    terms[CostTerm.CHANGES] = sum(
        change(given, t, s) * model.taken[t, s] for t in topics for s in slots
    )
    terms[CostTerm.WHOLE] = sum(model.taken.values()) - sum(map(given.fewest_parts, topics))
    terms[CostTerm.CLASHES] = given.clash_factor * sum(
        common * _both(model, i, j, s) for i, j, common in given.clashing for s in slots
    )
    terms[CostTerm.SAME_DAY] = sum(_scattered(model, t) for t in topics)
    terms[CostTerm.UNUSUAL_HOURS] = sum(meetings[s] for s in slots if is_unusual(given, s))
    beyond: list[Expr] = []
    for day in given.days:
        over = cp.new_int_var(0, len(given.slots) * len(given.organs), f"beyond_{day}")
        of_day = sum(meetings[s] for s in slots if given.slots[s].day == day)
        cp.add(over >= of_day - given.even_share)
        beyond.append(over)
    terms[CostTerm.BALANCE] = sum(beyond)
    terms[CostTerm.MEETINGS] = sum(meetings.values())
    terms[CostTerm.EARLY] = sum(1 - model.begun[t, s] for t in topics for s in slots)
    from planner.drafting.items_floors import add_floors

    add_floors(model)
    cp.minimize(model.cost())


def _meetings_at(model: ItemsModel, slot: int) -> Expr:
    organs = sum(model.meets[o, slot] for o in range(len(model.given.organs)))
    return organs - sum((len(j) - 1) * model.joint[j, slot] for j in model.given.joint)


def _both(model: ItemsModel, first: int, second: int, slot: int) -> Expr:
    both = model.cp.new_bool_var(f"clash_{first}_{second}_{slot}")
    model.cp.add(both >= model.taken[first, slot] + model.taken[second, slot] - 1)
    return both


def _scattered(model: ItemsModel, topic: int) -> Expr:
    cp, given = model.cp, model.given
    count: Expr = -given.fewest_days(topic)
    for day in dict.fromkeys(slot.day for slot in given.slots):
        on_day = cp.new_bool_var(f"day_{topic}_{day}")
        for s, slot in enumerate(given.slots):
            if slot.day == day:
                cp.add(on_day >= model.taken[topic, s])
        count += on_day
    for s in range(1, len(given.slots) - 1):
        if not is_unusual(given, s):
            pause = cp.new_bool_var(f"pause_{topic}_{s}")
            going_on = model.begun[topic, s - 1] - model.over[topic, s]
            cp.add(pause >= going_on - model.taken[topic, s])
            count += pause
    return count
