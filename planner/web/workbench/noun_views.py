"""The views that all nouns with a key have: add one, change it, remove it, change its place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request

from planner.documents.blocks import Inline, term
from planner.editing.nouns import TABLES, add_noun, change_noun, remove_noun, shift_noun
from planner.errors import InvalidInput, NotFound
from planner.models.account import Action
from planner.models.noun import Noun, checked
from planner.web.pages.frame import Link
from planner.web.pages.workbench.fields import Field
from planner.web.pages.workbench.noun_form import Button, NounForm
from planner.web.workbench.answers import answer_edit
from planner.web.workbench.bench import Bench, bench_for
from planner.web.workbench.noun_answers import answer_form, show_form

KEY = "key"
"""The field with the key of something new."""


@dataclass(frozen=True)
class NounViews:
    """What is particular to the nouns of one table.

    ``table`` is its name in a bundle; ``heading`` and ``list_endpoint`` are those of the page that
    lists them. ``fields`` gives the fields apart from the key, ``name_of`` what one is called.
    """

    table: str
    heading: Inline
    list_endpoint: str
    new_title: Inline
    fields: Callable[[Bench], tuple[Field, ...]]
    name_of: Callable[[Bench, Any], Inline]

    @property
    def part(self) -> str:
        """The blueprint that they are in."""
        return self.list_endpoint.partition(".")[0]

    def add_address(self, bench: Bench) -> str:
        """Where one is added."""
        return bench.address(f"{self.part}.add_{self.table}")

    def add_link(self, bench: Bench) -> Link | None:
        """The link to that, for those who may."""
        return Link(self.new_title, self.add_address(bench)) if bench.may_edit else None

    def address(self, bench: Bench, key: str) -> str:
        """Where one is changed."""
        return bench.address(f"{self.part}.edit_{self.table}", key=key)

    def list_address(self, bench: Bench) -> str:
        """Where all are listed."""
        return bench.address(self.list_endpoint)

    def shifts(self, bench: Bench, key: str) -> tuple[Button, ...]:
        """The buttons that move one up and down in the list, for those who may."""
        if not bench.may_edit:
            return ()
        address = bench.address(f"{self.part}.shift_{self.table}", key=key)
        return (
            Button(term("draft.move_up"), address, (("by", "-1"),), "\N{UPWARDS ARROW}"),
            Button(term("draft.move_down"), address, (("by", "1"),), "\N{DOWNWARDS ARROW}"),
        )


def add_views(blueprint: Blueprint, views: NounViews) -> None:
    """Registers the views of those nouns on their blueprint."""
    table = views.table

    def add(language: str, session: str) -> Response:
        if request.method == "POST":
            bench = bench_for(language, session, Action.EDIT)
            return answer_form(bench, _new_form(bench, views), lambda facts: _added(views, facts))
        bench = bench_for(language, session)
        return show_form(bench, _new_form(bench, views))

    def edit(language: str, session: str, key: str) -> Response:
        if request.method == "POST":
            bench = bench_for(language, session, Action.EDIT)
            form = _form(bench, views, key)
            return answer_form(bench, form, lambda facts: change_noun(table, key, **facts))
        bench = bench_for(language, session)
        return show_form(bench, _form(bench, views, key))

    def remove(language: str, session: str, key: str) -> Response:
        bench = bench_for(language, session, Action.EDIT)
        return answer_edit(bench, lambda: remove_noun(table, key), views.list_address(bench))

    def shift(language: str, session: str, key: str) -> Response:
        bench = bench_for(language, session, Action.EDIT)
        return answer_edit(
            bench, lambda: shift_noun(table, key, by=step_sent()), views.list_address(bench)
        )

    both = ("GET", "POST")
    blueprint.add_url_rule(f"/new-{table}", f"add_{table}", add, methods=both)
    blueprint.add_url_rule(f"/{table}/<key>", f"edit_{table}", edit, methods=both)
    blueprint.add_url_rule(f"/{table}/<key>/remove", f"remove_{table}", remove, methods=("POST",))
    blueprint.add_url_rule(f"/{table}/<key>/shift", f"shift_{table}", shift, methods=("POST",))


def key_field() -> Field:
    """The field for the key of something new."""
    return Field(KEY, term("draft.key"), hint=term("draft.key_hint"), is_required=True)


def find(bench: Bench, table: str, key: str) -> Any:
    """The noun with that key. Raises `NotFound`."""
    shape = TABLES[table]
    for noun in getattr(bench.programme, shape.field):
        if getattr(noun, shape.key) == key:
            return noun
    raise NotFound("noun-unknown", key=key)


def _added(views: NounViews, facts: dict[str, Any]) -> Any:
    given = {name: value for name, value in facts.items() if value is not None}
    noun: Noun = checked(TABLES[views.table].kind, given)
    return add_noun(views.table, noun)


def step_sent() -> int:
    """How many places up (-1) or down (1) the form moves something. Raises `InvalidInput`."""
    written = request.form.get("by", "")
    if written not in ("-1", "1"):
        raise InvalidInput("field-unusable", field="by", value=written[:40])
    return int(written)


def _new_form(bench: Bench, views: NounViews) -> NounForm:
    return NounForm(
        title=views.new_title,
        above=Link(views.heading, views.list_address(bench)),
        fields=(key_field(), *views.fields(bench)),
        noun=(views.table, "+"),
        here=views.add_address(bench),
        back=views.list_address(bench),
        submit=term("draft.add"),
    )


def _form(bench: Bench, views: NounViews, key: str) -> NounForm:
    noun = find(bench, views.table, key)
    remove = bench.address(f"{views.part}.remove_{views.table}", key=key)
    return NounForm(
        title=views.name_of(bench, noun),
        above=Link(views.heading, views.list_address(bench)),
        fields=views.fields(bench),
        noun=(views.table, key),
        here=views.address(bench, key),
        back=views.list_address(bench),
        facts=dict(noun),
        buttons=(Button(term("draft.remove"), remove),),
    )
