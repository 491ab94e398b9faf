"""The agendas as trees: items come and go, change their places and their numbers."""

from typing import Any

from flask import Blueprint, Response, request

from planner.documents.blocks import Inline, ItemNumber, Words, term
from planner.documents.field_words import FIELDS
from planner.editing.agenda import (
    change_item,
    indent,
    insert_item,
    move_in_agenda,
    outdent,
    remove_item,
    shift,
)
from planner.editing.edit import Edit
from planner.errors import InvalidInput, NotFound
from planner.models.account import Action
from planner.models.agenda import AgendaItem
from planner.models.noun import checked
from planner.web.pages.frame import Link
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.agenda import LAST, agenda_page, item_words, places_in
from planner.web.pages.workbench.fields import Field, Shape
from planner.web.pages.workbench.noun_form import Button, NounForm
from planner.web.reader import reader
from planner.web.workbench.agenda_subjects import subject_field, with_subject
from planner.web.workbench.answers import answer_edit, answer_page
from planner.web.workbench.bench import Bench, bench_for
from planner.web.workbench.noun_answers import answer_form, show_form

agenda = Blueprint("agenda", __name__)

_HEADING = term("work.nav_agenda")
_FIELDS = (
    Field("title", FIELDS["title"], Shape.WORDS, is_required=True),
    Field("short_title", FIELDS["short_title"], Shape.WORDS, hint=term("draft.short_hint")),
    Field("annotation", FIELDS["annotation"], Shape.PROSE),
    Field("mandates", FIELDS["mandates"], Shape.LINES, hint=term("draft.mandates_hint")),
    Field("is_heading_printed", FIELDS["is_heading_printed"], Shape.TICK),
)


@agenda.get("/agenda")
def show_agenda(language: str, session: str) -> Response:
    """The agenda of each body, with what can be done to each item."""
    bench = bench_for(language, session)
    return answer_page("workbench/show_agenda.html", agenda_page(bench, published_items(bench)))


@agenda.route("/agenda/add", methods=("GET", "POST"))
def add_item(language: str, session: str) -> Response:
    """A new item of the body that the address names, at the place that the form names."""
    if request.method == "GET":
        bench = bench_for(language, session)
        return show_form(bench, _new_form(bench))
    bench = bench_for(language, session, Action.EDIT)
    form = _new_form(bench)

    def edit(facts: dict[str, Any]) -> Edit:
        above, before = _place(bench, form.noun[1], facts.pop("place"))
        given = {name: value for name, value in facts.items() if value is not None}
        given.setdefault("key", _free_key(bench))
        # The number is that of its place; the form has none.
        item = checked(AgendaItem, {**given, "body": form.noun[1], "number": "1"})
        return insert_item(item, above=above, before=before, published=published_items(bench))

    return answer_form(bench, form, edit)


@agenda.route("/agenda/items/<key>", methods=("GET", "POST"))
def edit_item(language: str, session: str, key: str) -> Response:
    """An item with everything that is said of it."""
    if request.method == "GET":
        bench = bench_for(language, session)
        return show_form(bench, _form(bench, key))
    bench = bench_for(language, session, Action.EDIT)

    def edit(facts: dict[str, Any]) -> Edit:
        subject = facts.pop("subject")
        return with_subject(change_item(key, **facts), key, subject)

    return answer_form(bench, _form(bench, key), edit)


@agenda.post('/agenda/items/<key>/<any("indent", "outdent", "up", "down", "remove"):do>')
def arrange_item(language: str, session: str, key: str, do: str) -> Response:
    """Moves an item with all below it, or takes it off the agenda."""
    bench = bench_for(language, session, Action.EDIT)

    def edit() -> Edit:
        published = published_items(bench)
        match do:
            case "indent":
                return indent(key, published=published)
            case "outdent":
                return outdent(key, published=published)
            case "remove":
                return remove_item(key)
        return shift(key, by=-1 if do == "up" else 1, published=published)

    return answer_edit(bench, edit, bench.address("agenda.show_agenda"))


@agenda.route("/agenda/items/<key>/place", methods=("GET", "POST"))
def move_item(language: str, session: str, key: str) -> Response:
    """Puts an item with all below it somewhere else in its agenda."""
    if request.method == "GET":
        bench = bench_for(language, session)
        return show_form(bench, _move_form(bench, key))
    bench = bench_for(language, session, Action.EDIT)

    def edit(facts: dict[str, Any]) -> Edit:
        above, before = _place(bench, bench.programme.item(key).body, facts["place"])
        if before == key:
            before = _next_sibling(bench, key)
        return move_in_agenda(key, above=above, before=before, published=published_items(bench))

    return answer_form(bench, _move_form(bench, key), edit)


def published_items(bench: Bench) -> frozenset[str]:
    """The keys of the items that the public knows by their numbers."""
    published = bench.state.published
    if published is None:
        return frozenset()
    edition = reader().numbered(bench.session, published.number)
    return frozenset(item.key for item in edition.programme.items)


def _place(bench: Bench, body: str, chosen: str | None) -> tuple[str | None, str | None]:
    """Below which item, and before which: as a choice of `places_in` says it."""
    how, _, key = (chosen or LAST).partition(":")
    if how == LAST:
        return None, None
    agenda_of_body = bench.programme.agenda_of(body)
    if how == "first":
        return None, agenda_of_body[0].key if agenda_of_body else None
    if how == "below":
        return bench.programme.item(key).key, None
    if how != "after":
        raise InvalidInput("field-unusable", field="place", value=(chosen or "")[:40])
    above = bench.programme.parent_of(bench.programme.item(key))
    return None if above is None else above.key, _next_sibling(bench, key)


def _next_sibling(bench: Bench, key: str) -> str | None:
    item = bench.programme.item(key)
    siblings = [
        other.key
        for other in bench.programme.agenda_of(item.body)
        if other.parent_number == item.parent_number
    ]
    rest = siblings[siblings.index(key) + 1 :]
    return rest[0] if rest else None


def _free_key(bench: Bench) -> str:
    taken = {item.key for item in bench.programme.items}
    number = len(taken) + 1
    while f"item-{number}" in taken:
        number += 1
    return f"item-{number}"


def _new_form(bench: Bench) -> NounForm:
    body = bench.programme.body(_body_asked(bench)).key
    place = request.args.get("place", LAST)
    places = places_in(bench.programme, body)
    return NounForm(
        title=term("draft.new_item_of", body=Words(bench.programme.body(body).name)),
        above=Link(_HEADING, bench.address("agenda.show_agenda")),
        fields=(
            _place_field(places),
            *_FIELDS,
            Field("key", term("draft.key"), hint=term("draft.item_key_hint")),
        ),
        noun=("item", body),
        here=bench.address("agenda.add_item", body=body),
        back=bench.address("agenda.show_agenda"),
        facts={
            "place": place if place in {option.value for option in places} else LAST,
            "is_heading_printed": True,
        },
        submit=term("draft.add"),
    )


def _place_field(places: tuple[Option, ...]) -> Field:
    return Field(
        "place",
        term("work.place"),
        Shape.CHOICE,
        places,
        hint=term("draft.place_hint"),
        is_required=True,
    )


def _move_form(bench: Bench, key: str) -> NounForm:
    item = bench.programme.item(key)
    return NounForm(
        title=term("draft.move_item", item=item_words(item)),
        above=Link(_HEADING, bench.address("agenda.show_agenda")),
        fields=(_place_field(places_in(bench.programme, item.body, item)),),
        noun=("item", key),
        here=bench.address("agenda.move_item", key=key),
        back=bench.address("agenda.show_agenda"),
        facts={"place": LAST},
        submit=term("draft.move"),
    )


def _body_asked(bench: Bench) -> str:
    asked = request.args.get("body")
    if asked is not None:
        return asked
    if not bench.programme.bodies:
        raise NotFound("body-unknown", body="", session=bench.session, known="-")
    return bench.programme.bodies[0].key


def _form(bench: Bench, key: str) -> NounForm:
    item = bench.programme.item(key)
    remove = bench.address("agenda.arrange_item", key=key, do="remove")
    number: Inline = ItemNumber(item.number)
    return NounForm(
        title=item_words(item),
        above=Link(_HEADING, bench.address("agenda.show_agenda")),
        fields=(*_FIELDS, subject_field(bench, item)),
        noun=("item", key),
        here=bench.address("agenda.edit_item", key=key),
        back=bench.address("agenda.show_agenda"),
        facts=dict(item),
        lead=term("draft.number_stays", number=number) if key in published_items(bench) else None,
        buttons=(Button(term("draft.remove"), remove),),
    )
