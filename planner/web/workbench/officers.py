"""The officers of the bodies."""

from typing import Any

from flask import Blueprint, Response

from planner.documents.blocks import Inline, Verbatim, Words, term
from planner.documents.field_words import FIELDS
from planner.models.officer import Office, Officer
from planner.services.speaking import known_states
from planner.web.pages.fields import options_of, state_options
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.fields import Field, Shape
from planner.web.pages.workbench.lists import NounLine, NounList, lists_page
from planner.web.pages.workbench.names import OFFICES
from planner.web.workbench.answers import answer_page
from planner.web.workbench.bench import SEEDS, Bench, bench_for
from planner.web.workbench.noun_views import NounViews, add_views

officers = Blueprint("officers", __name__)


def _fields(bench: Bench) -> tuple[Field, ...]:
    bodies = tuple(Option(body.key, Words(body.name)) for body in bench.programme.bodies)
    states = state_options(known_states(SEEDS).states)
    return (
        Field("body", FIELDS["body"], Shape.CHOICE, bodies, is_required=True),
        Field(
            "office", FIELDS["office"], Shape.CHOICE, options_of(OFFICES, Office), is_required=True
        ),
        Field("person", FIELDS["person"], hint=term("draft.person_hint"), is_required=True),
        Field("state", FIELDS["state"], Shape.CHOICE, states),
    )


def _name(_: Bench, officer: Any) -> Inline:
    return Verbatim(officer.person)


_OFFICERS = NounViews(
    table="officer",
    heading=FIELDS["officers"],
    list_endpoint="officers.list_officers",
    new_title=term("draft.new_officer"),
    fields=_fields,
    name_of=_name,
)
add_views(officers, _OFFICERS)


@officers.get("/officers")
def list_officers(language: str, session: str) -> Response:
    """The officers in their order."""
    bench = bench_for(language, session)
    officers_of_session = NounList(
        anchor="officers",
        heading=FIELDS["officers"],
        empty=term("draft.no_officer"),
        add=_OFFICERS.add_link(bench),
        lines=tuple(
            NounLine(
                name=_name(bench, officer),
                facts=_facts(bench, officer),
                address=_OFFICERS.address(bench, officer.key),
                buttons=_OFFICERS.shifts(bench, officer.key),
            )
            for officer in bench.programme.officers
        ),
    )
    page = lists_page(bench, FIELDS["officers"], (officers_of_session,))
    return answer_page("workbench/list_nouns.html", page)


def _facts(bench: Bench, officer: Officer) -> tuple[Inline, ...]:
    facts: list[Inline] = [OFFICES[officer.office], Words(bench.programme.body(officer.body).name)]
    state = known_states(SEEDS).find(officer.state) if officer.state else None
    if state is not None:
        facts.append(Words(state.name))
    return tuple(facts)
