"""Whether every agenda item is taken, once, and in its place."""

from collections.abc import Iterator
from functools import cache

from planner.models.agenda import AgendaItem
from planner.models.finding import About, Finding, Matter
from planner.models.numbering import is_within
from planner.models.programme import Programme
from planner.models.rulebook import CheckRule
from planner.rules.agenda_order import Place, place_in_agenda
from planner.rules.checks.situation import Situation, found, meeting_
from planner.rules.ordinals import takes_place


def item_never_taken(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Items that no meeting takes, neither themselves nor with what is above or below them."""
    programme = situation.programme
    taken: dict[str, list[str]] = {}
    for allocation in programme.allocations:
        if takes_place(programme.meeting(allocation.meeting)):
            item = programme.item(allocation.item)
            taken.setdefault(item.body, []).append(item.number)
    covered = {body: _with_relatives(numbers) for body, numbers in taken.items()}
    for item in programme.items:
        if item.body not in situation.meetings_by_body:
            continue
        own, below = covered.get(item.body, (set(), set()))
        is_covered = item.number in below or any(n in own for n in _ancestry(item.number))
        # Of a whole branch that is missing, only its top is told.
        if not is_covered and not _is_missing_above(programme, item, below):
            yield found(rule, _item(item), item=_item(item), body=About(Matter.BODY, item.body))


def item_reopened(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Items that are taken up again after others have been taken in between."""
    for body, sequence in _sequences(situation).items():
        closed: set[str] = set()
        current = None
        for meeting, item in sequence:
            if item.key == current:
                continue
            if current is not None:
                closed.add(current)
            current = item.key
            if item.key in closed:
                about = About(Matter.MEETING, meeting)
                yield found(
                    rule,
                    about,
                    _item(item),
                    item=_item(item),
                    meeting=about,
                    body=About(Matter.BODY, body),
                )


def items_out_of_order(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Items first taken after one that follows them in the agenda; those with a fixed place at the
    beginning or the end have checks of their own.
    """
    fixed = _fixed(situation)
    for body, sequence in _sequences(situation).items():
        furthest: tuple[Place, AgendaItem] | None = None
        seen: set[str] = set()
        for meeting, item in sequence:
            if item.key in seen or item.key in fixed:
                continue
            seen.add(item.key)
            place = place_in_agenda(item.number)
            if furthest is not None and place < furthest[0]:
                about = About(Matter.MEETING, meeting)
                yield found(
                    rule,
                    about,
                    _item(item),
                    item=_item(item),
                    other=_item(furthest[1]),
                    meeting=about,
                    body=About(Matter.BODY, body),
                )
            else:
                furthest = (place, item)


def first_item_late(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Items that have to be taken at the first meeting of their body, and begin later."""
    for item in _first_items(situation.programme, rule):
        meetings = [m for m in situation.programme.meetings_on(item.key) if takes_place(m)]
        of_body = situation.meetings_by_body.get(item.body, ())
        if meetings and of_body and meetings[0] != of_body[0]:
            yield found(
                rule,
                meeting_(meetings[0]),
                _item(item),
                item=_item(item),
                meeting=meeting_(meetings[0]),
                first=meeting_(of_body[0]),
            )


def last_item_early(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Items that have to be concluded at the last meeting of their body, and end before it."""
    for item in _last_items(situation.programme, rule.limit or 0):
        meetings = [
            meeting
            for key in _branch(situation.programme, item)
            for meeting in situation.programme.meetings_on(key)
            if takes_place(meeting)
        ]
        of_body = situation.meetings_by_body.get(item.body, ())
        if meetings and of_body and of_body[-1] not in meetings:
            taken = max(meetings, key=lambda meeting: (meeting.day, meeting.starts, meeting.key))
            yield found(
                rule,
                meeting_(taken),
                _item(item),
                item=_item(item),
                meeting=meeting_(taken),
                last=meeting_(of_body[-1]),
            )


def _item(item: AgendaItem) -> About:
    return About(Matter.ITEM, item.key)


@cache
def _ancestry(number: str) -> tuple[str, ...]:
    """The number itself, then those above it."""
    levels = number.split(".")
    return tuple(".".join(levels[:depth]) for depth in range(len(levels), 0, -1))


def _with_relatives(numbers: list[str]) -> tuple[set[str], set[str]]:
    """The numbers, and the numbers with all above them."""
    return set(numbers), {above for number in numbers for above in _ancestry(number)}


def _is_missing_above(programme: Programme, item: AgendaItem, below: set[str]) -> bool:
    above = item.parent_number
    return (
        above is not None
        and above not in below
        and programme.item_numbered(item.body, above) is not None
    )


def _sequences(situation: Situation) -> dict[str, list[tuple[str, AgendaItem]]]:
    """For each body the items in the order in which they are taken, with the meeting's key."""
    found: dict[str, list[tuple[str, AgendaItem]]] = {}
    for meeting in situation.meetings:
        for item in situation.programme.items_at(meeting.key):
            found.setdefault(item.body, []).append((meeting.key, item))
    return found


def _first_items(programme: Programme, rule: CheckRule) -> list[AgendaItem]:
    return [
        item
        for item in programme.items
        if any(is_within(item.number, first) for first in rule.items)
    ]


def _last_items(programme: Programme, count: int) -> list[AgendaItem]:
    agendas: dict[str, list[AgendaItem]] = {}
    for item in programme.items:
        if item.parent_number is None:
            agendas.setdefault(item.body, []).append(item)
    return [
        item
        for agenda in agendas.values()
        for item in sorted(agenda, key=lambda item: place_in_agenda(item.number))[-count:]
    ]


def _branch(programme: Programme, item: AgendaItem) -> list[str]:
    return [
        other.key
        for other in programme.items
        if other.body == item.body and is_within(other.number, item.number)
    ]


def _fixed(situation: Situation) -> set[str]:
    """The keys of the items that the rules on the first and the last items settle."""
    fixed: set[str] = set()
    for rule in situation.rulebook.checks:
        if rule.items:
            fixed |= {item.key for item in _first_items(situation.programme, rule)}
        elif rule.code == "last-item-early":
            for item in _last_items(situation.programme, rule.limit or 0):
                fixed |= set(_branch(situation.programme, item))
    return fixed
