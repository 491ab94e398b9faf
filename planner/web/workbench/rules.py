"""The rules in force, and where the session departs from its rulebook."""

from typing import Any

from flask import Blueprint, Response, request

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.field_words import FIELDS
from planner.documents.rules_in_force import rule_name
from planner.editing.edit import Edit
from planner.editing.nouns import add_noun, change_noun, remove_noun
from planner.errors import Fault, InvalidDraft, NotFound
from planner.models.account import Action
from planner.models.numbering import parse_number
from planner.models.override import Override
from planner.models.rulebook import Provision
from planner.models.source import Source
from planner.rules.rulebook_in_force import settled_by_session
from planner.services.rulebooks import rulebook_as_written
from planner.web.pages.frame import Link
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.fields import Field, Shape, field_views
from planner.web.pages.workbench.names import RULE_FIELDS
from planner.web.pages.workbench.noun_form import Button, GetForm, NounForm
from planner.web.pages.workbench.rules import override_words, provisions, rules_page
from planner.web.workbench.answers import answer_edit, answer_page
from planner.web.workbench.bench import SEEDS, Bench, bench_for
from planner.web.workbench.noun_answers import answer_form, show_form
from planner.web.workbench.noun_views import find

rules = Blueprint("rules", __name__)

_HEADING = term("work.nav_rules")
_VALUE = Field("value", FIELDS["value"], hint=term("draft.value_hint"), is_required=True)
_SOURCE_FIELDS = (
    Field("rule", term("draft.source_rule"), hint=term("draft.source_rule_hint")),
    Field("document", term("draft.source_document")),
    Field("item", term("work.item")),
    Field("paragraph", term("draft.source_paragraph")),
)


@rules.get("/rules")
def show_rules(language: str, session: str) -> Response:
    """What is in force and why, and what the session has settled for itself."""
    return answer_page("workbench/show_rules.html", rules_page(bench_for(language, session)))


@rules.route("/rules/override", methods=("GET", "POST"))
def add_override(language: str, session: str) -> Response:
    """Settles something otherwise than the rulebook; the address names the provision."""
    if request.method == "GET":
        bench = bench_for(language, session)
        return show_form(bench, _new_form(bench))
    bench = bench_for(language, session, Action.EDIT)
    form = _new_form(bench)

    def edit(facts: dict[str, Any]) -> Edit:
        key = f"{form.noun[1]}.{facts.pop('field')}"
        return add_noun("override", Override(key=key, **_value_and_source(key, facts)))

    return answer_form(bench, form, edit)


@rules.route("/rules/override/<key>", methods=("GET", "POST"))
def edit_override(language: str, session: str, key: str) -> Response:
    """Settles it in another way, or on another ground."""
    if request.method == "GET":
        bench = bench_for(language, session)
        return show_form(bench, _form(bench, key))
    bench = bench_for(language, session, Action.EDIT)
    return answer_form(
        bench,
        _form(bench, key),
        lambda facts: change_noun("override", key, **_value_and_source(key, facts)),
    )


@rules.post("/rules/override/<key>/remove")
def remove_override(language: str, session: str, key: str) -> Response:
    """The rulebook holds again."""
    bench = bench_for(language, session, Action.EDIT)
    address = bench.address("rules.show_rules")
    return answer_edit(bench, lambda: remove_noun("override", key), address)


def _value_and_source(key: str, facts: dict[str, Any]) -> dict[str, Any]:
    names = [field.name for field in _SOURCE_FIELDS]
    if facts["item"] is not None:
        number = parse_number(facts["item"])
        if number is None:
            path = ("override", key, "item")
            raise InvalidDraft([Fault("number-malformed", path, {"value": facts["item"]})])
        facts["item"] = number
    source = Source.from_mapping({name: facts[name] or "" for name in names})
    if not source.rule and not source.document:
        raise InvalidDraft([Fault("key-missing", ("override", key, "rule"))])
    return {"value": facts["value"], "source": source}


def _new_form(bench: Bench) -> NounForm:
    rulebook = rulebook_as_written(bench.programme, SEEDS)
    known = provisions(rulebook)
    asked = request.args.get("provision") or next(iter(known))
    if asked not in known:
        raise NotFound("noun-unknown", key=asked)
    chosen = known[asked]
    fields = Field(
        "field",
        term("draft.provision_field"),
        Shape.CHOICE,
        tuple(Option(name, _with_value(chosen, name)) for name in settled_by_session(chosen)),
        is_required=True,
    )
    return NounForm(
        title=term("draft.new_override"),
        above=Link(_HEADING, bench.address("rules.show_rules")),
        lead=rule_name(chosen),
        fields=(fields, _VALUE, *_SOURCE_FIELDS),
        noun=("override", asked),
        here=bench.address("rules.add_override", provision=asked),
        back=bench.address("rules.show_rules"),
        submit=term("draft.add"),
        before=_choice_of_provision(bench, known, asked),
    )


def _choice_of_provision(bench: Bench, known: dict[str, Provision], asked: str) -> GetForm:
    options = tuple(
        Option(key, term("draft.provision_name", rule=rule_name(rule), key=Verbatim(key)))
        for key, rule in known.items()
    )
    label = term("draft.provision")
    field = Field("provision", label, Shape.CHOICE, options, is_required=True)
    return GetForm(
        legend=term("draft.choose_provision"),
        address=bench.address("rules.add_override"),
        fields=field_views((field,), {"provision": (asked,)}, {}),
        submit=term("draft.choose"),
    )


def _form(bench: Bench, key: str) -> NounForm:
    override: Override = find(bench, "override", key)
    remove = bench.address("rules.remove_override", key=key)
    return NounForm(
        title=override_words(bench, key),
        above=Link(_HEADING, bench.address("rules.show_rules")),
        fields=(_VALUE, *_SOURCE_FIELDS),
        noun=("override", key),
        here=bench.address("rules.edit_override", key=key),
        back=bench.address("rules.show_rules"),
        facts={"value": override.value, **override.source.as_mapping()},
        buttons=(Button(term("draft.remove"), remove),),
    )


def _with_value(rule: Provision, name: str) -> Inline:
    """The field with what stands there now, as a rulebook writes it."""
    value = getattr(rule, name)
    written = ", ".join(map(str, value)) if isinstance(value, tuple) else value
    if isinstance(written, bool):
        written = str(written).lower()
    said = "–" if written in (None, "") else str(written)
    return term("draft.fact", name=RULE_FIELDS[name], value=Verbatim(said))
