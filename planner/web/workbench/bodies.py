"""The bodies that meet, and the rooms they meet in."""

from typing import Any

from flask import Blueprint, Response

from planner.documents.blocks import Inline, Verbatim, Words, term
from planner.documents.field_words import FIELDS
from planner.models.body import BodyKind
from planner.web.pages.fields import options_of
from planner.web.pages.workbench.fields import Field, Shape
from planner.web.pages.workbench.lists import NounLine, NounList, lists_page
from planner.web.pages.workbench.names import BODY_KINDS
from planner.web.workbench.answers import answer_page
from planner.web.workbench.bench import Bench, bench_for
from planner.web.workbench.noun_views import NounViews, add_views

bodies = Blueprint("bodies", __name__)

_BODY_FIELDS = (
    Field(
        "kind",
        FIELDS["kind"],
        Shape.CHOICE,
        options_of(BODY_KINDS, BodyKind),
        is_required=True,
    ),
    Field("name", FIELDS["name"], Shape.WORDS, is_required=True),
    Field("convening", FIELDS["convening"], Shape.WORDS, hint=term("draft.convening_hint")),
    Field("symbol_stem", FIELDS["symbol_stem"], hint=term("draft.symbol_stem_hint")),
    Field("agenda_symbol", FIELDS["agenda_symbol"], hint=term("draft.agenda_symbol_hint")),
    Field("mandate", FIELDS["mandate"], hint=term("draft.mandate_hint")),
)
_ROOM_FIELDS = (
    Field("name", FIELDS["name"], Shape.WORDS, is_required=True),
    Field("seats", FIELDS["seats"], Shape.COUNT),
    Field("booths", FIELDS["booths"], Shape.COUNT, hint=term("draft.booths_hint")),
)


def _name(_: Bench, noun: Any) -> Inline:
    return Words(noun.name)


_BODIES = NounViews(
    table="body",
    heading=term("work.nav_bodies"),
    list_endpoint="bodies.list_bodies",
    new_title=term("draft.new_body"),
    fields=lambda _: _BODY_FIELDS,
    name_of=_name,
)
_ROOMS = NounViews(
    table="room",
    heading=term("work.nav_bodies"),
    list_endpoint="bodies.list_bodies",
    new_title=term("draft.new_room"),
    fields=lambda _: _ROOM_FIELDS,
    name_of=_name,
)
for _views in (_BODIES, _ROOMS):
    add_views(bodies, _views)


def _capacity(seats: int | None, booths: int | None) -> tuple[Inline, ...]:
    said = ((FIELDS["seats"], seats), (FIELDS["booths"], booths))
    return tuple(
        term("draft.fact", name=name, value=Verbatim(str(count)))
        for name, count in said
        if count is not None
    )


@bodies.get("/bodies")
def list_bodies(language: str, session: str) -> Response:
    """The bodies and the rooms, each in the order in which documents name them."""
    bench = bench_for(language, session)
    programme = bench.programme
    lists = (
        NounList(
            anchor="bodies",
            heading=FIELDS["bodies"],
            empty=term("draft.no_body"),
            add=_BODIES.add_link(bench),
            lines=tuple(
                NounLine(
                    Words(body.name),
                    (BODY_KINDS[body.kind],),
                    _BODIES.address(bench, body.key),
                    _BODIES.shifts(bench, body.key),
                )
                for body in programme.bodies
            ),
        ),
        NounList(
            anchor="rooms",
            heading=FIELDS["rooms"],
            empty=term("draft.no_room"),
            add=_ROOMS.add_link(bench),
            lines=tuple(
                NounLine(
                    Words(room.name),
                    _capacity(room.seats, room.booths),
                    _ROOMS.address(bench, room.key),
                    _ROOMS.shifts(bench, room.key),
                )
                for room in programme.rooms
            ),
        ),
    )
    page = lists_page(bench, term("work.nav_bodies"), lists)
    return answer_page("workbench/list_nouns.html", page)
