"""What is done to agendas: items come, go, change their places and their numbers.

A number that was published never changes: a late item between two published ones is "bis".
"""

from collections.abc import Iterable
from typing import Any

from planner.editing.edit import Edit, added, put, rebuilt
from planner.errors import Conflict, InvalidInput
from planner.models.agenda import AgendaItem
from planner.models.noun import checked
from planner.models.numbering import is_within
from planner.models.programme import Programme
from planner.rules.numbering import renumbered

Published = frozenset[str]
"""Keys of the items whose numbers are published."""


def add_item(item: AgendaItem, *, after: str | None = None) -> Edit:
    """A new item under its own number, behind that other one in the order of the document."""

    def apply(programme: Programme) -> Programme:
        return rebuilt(programme, items=added(programme.items, item, after=after))

    return Edit("add_item", apply, {"item": item.key, "number": item.number})


def insert_item(
    item: AgendaItem, *, above: str | None, before: str | None, published: Published
) -> Edit:
    """A new item below ``above`` and before ``before`` (last, if none); the numbers follow."""

    def apply(programme: Programme) -> Programme:
        tree = _Tree(programme, item.body)
        tree.insert(item, above, before)
        return tree.written(programme, published)

    return Edit("add_item", apply, {"item": item.key})


def change_item(key: str, **facts: Any) -> Edit:
    """Other facts of an item: titles, annotation, mandates, subject, number."""

    def apply(programme: Programme) -> Programme:
        item = checked(AgendaItem, {**dict(programme.item(key)), **facts})
        return rebuilt(programme, items=put(programme.items, item))

    return Edit("change_item", apply, {"item": key})


def move_in_agenda(
    key: str, *, above: str | None, before: str | None, published: Published
) -> Edit:
    """The item with all below it goes below ``above`` and before ``before`` (last, if none)."""

    def apply(programme: Programme) -> Programme:
        item = programme.item(key)
        tree = _Tree(programme, item.body)
        tree.move(item, above, before)
        return tree.written(programme, published)

    return Edit("move_in_agenda", apply, {"item": key})


def indent(key: str, *, published: Published) -> Edit:
    """The item becomes the last sub-item of the one before it."""

    def apply(programme: Programme) -> Programme:
        item = programme.item(key)
        tree = _Tree(programme, item.body)
        siblings = tree.siblings(key)
        place = siblings.index(key)
        if place == 0:
            raise Conflict("item-not-indentable", item=key, number=item.number)
        tree.move(item, siblings[place - 1], None)
        return tree.written(programme, published)

    return Edit("indent_item", apply, {"item": key})


def outdent(key: str, *, published: Published) -> Edit:
    """The sub-item comes behind the item that it was below."""

    def apply(programme: Programme) -> Programme:
        item = programme.item(key)
        tree = _Tree(programme, item.body)
        parent = tree.parents[key]
        if parent is None:
            raise Conflict("item-not-outdentable", item=key, number=item.number)
        above = tree.parents[parent]
        following = tree.children[above]
        place = following.index(parent) + 1
        tree.move(item, above, following[place] if place < len(following) else None)
        return tree.written(programme, published)

    return Edit("outdent_item", apply, {"item": key})


def shift(key: str, *, by: int, published: Published) -> Edit:
    """The item changes places with its neighbour: the one before (-1) or behind (1)."""

    def apply(programme: Programme) -> Programme:
        item = programme.item(key)
        tree = _Tree(programme, item.body)
        siblings = tree.siblings(key)
        place = siblings.index(key) + by
        if not 0 <= place < len(siblings):
            raise Conflict("item-at-the-end", item=key, number=item.number)
        others = [sibling for sibling in siblings if sibling != key]
        before = others[place] if place < len(others) else None
        tree.move(item, tree.parents[key], before)
        return tree.written(programme, published)

    return Edit("move_in_agenda", apply, {"item": key})


def remove_item(key: str) -> Edit:
    """Takes the item off the agenda, off all meetings, and from under its papers.

    One with sub-items stays until those are gone. Raises `Conflict`.
    """

    def apply(programme: Programme) -> Programme:
        item = programme.item(key)
        below = [
            other.key
            for other in programme.agenda_of(item.body)
            if other.key != key and is_within(other.number, item.number)
        ]
        if below:
            raise Conflict("item-has-sub-items", number=item.number, count=len(below))
        return rebuilt(
            programme,
            items=(other for other in programme.items if other.key != key),
            allocations=(a for a in programme.allocations if a.item != key),
            papers=(
                paper.model_copy(update={"items": tuple(i for i in paper.items if i != key)})
                if key in paper.items
                else paper
                for paper in programme.papers
            ),
        )

    return Edit("remove_item", apply, {"item": key})


class _Tree:
    """The agenda of one body as a tree of keys, while it is rearranged."""

    def __init__(self, programme: Programme, body: str) -> None:
        self.body = body
        self.items: dict[str, AgendaItem] = {}
        self.parents: dict[str, str | None] = {}
        self.children: dict[str | None, list[str]] = {None: []}
        for item in programme.agenda_of(body):
            above = programme.parent_of(item)
            self._put(item, None if above is None else above.key)

    def _put(self, item: AgendaItem, above: str | None, place: int | None = None) -> None:
        self.items[item.key] = item
        self.parents[item.key] = above
        self.children.setdefault(item.key, [])
        siblings = self.children[above]
        siblings.insert(len(siblings) if place is None else place, item.key)

    def siblings(self, key: str) -> list[str]:
        return self.children[self.parents[key]]

    def insert(self, item: AgendaItem, above: str | None, before: str | None) -> None:
        if item.key in self.items:
            raise Conflict("key-taken", key=item.key)
        self._put(item, self._known(above), self._place(above, before))

    def move(self, item: AgendaItem, above: str | None, before: str | None) -> None:
        ancestor = self._known(above)
        while ancestor is not None:
            if ancestor == item.key:
                raise Conflict("item-below-itself", number=item.number)
            ancestor = self.parents[ancestor]
        self.siblings(item.key).remove(item.key)
        self.parents[item.key] = above
        place = self._place(above, before)
        siblings = self.children[above]
        siblings.insert(len(siblings) if place is None else place, item.key)

    def _known(self, key: str | None) -> str | None:
        if key is not None and key not in self.items:
            raise InvalidInput("item-not-of-body", field="above", value=key, body=self.body)
        return key

    def _place(self, above: str | None, before: str | None) -> int | None:
        if before is None:
            return None
        if before not in self.children[above]:
            raise InvalidInput("item-not-of-body", field="before", value=before, body=self.body)
        return self.children[above].index(before)

    def _lines(self, above: str | None, depth: int) -> Iterable[tuple[str, int]]:
        for key in self.children[above]:
            yield key, depth
            yield from self._lines(key, depth + 1)

    def written(self, programme: Programme, published: Published) -> Programme:
        """The programme with the agenda as the tree has it, in the order of the tree."""
        lines = [
            (key, depth, self.items[key].number if key in published else None)
            for key, depth in self._lines(None, 1)
        ]
        numbers = renumbered(lines)
        agenda = iter(
            [self.items[key].model_copy(update={"number": numbers[key]}) for key, _, _ in lines]
        )
        items = [next(agenda) if item.body == self.body else item for item in programme.items]
        # What is new comes last of its agenda; its place among the tables of other bodies is free.
        rest = list(agenda)
        if rest:
            last = max(
                (n for n, item in enumerate(items) if item.body == self.body),
                default=len(items) - 1,
            )
            items[last + 1 : last + 1] = rest
        return rebuilt(programme, items=items)
