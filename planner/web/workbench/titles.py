"""All wordings in six languages side by side, with what is missing or has not been compared."""

from typing import Any

from flask import Blueprint, Response, request

from planner.documents.field_words import FIELDS
from planner.editing.agenda import change_item
from planner.editing.edit import Edit
from planner.editing.meetings import change_meeting
from planner.editing.nouns import change_noun, change_session
from planner.errors import Fault, InvalidDraft, InvalidInput
from planner.models.account import Action
from planner.models.finding import About, Matter
from planner.models.text import Text
from planner.rules.wordings import Place, Wording, wordings_of
from planner.web.pages.workbench.fields import Field, Shape
from planner.web.pages.workbench.titles import LONG, Filter, name_of_place, titles_page
from planner.web.speaking_fields import text as field_text
from planner.web.workbench.answers import NO_REFUSAL, Refusal, answer_edit, answer_page
from planner.web.workbench.bench import Bench, bench_for
from planner.web.workbench.form_facts import sent_fields, text_sent

titles = Blueprint("titles", __name__)

_FIELD = "text"
_NOUNS = {Matter.BODY: "body", Matter.ROOM: "room", Matter.PAPER: "paper"}


@titles.get("/titles")
def list_titles(language: str, session: str) -> Response:
    """The wordings; the query narrows them to a kind of thing, and to what a language lacks."""
    return _answer(bench_for(language, session), NO_REFUSAL)


@titles.post("/titles")
def change_title(language: str, session: str) -> Response:
    """Puts other wordings in the place that the form names."""
    bench = bench_for(language, session, Action.EDIT)

    def edit() -> Edit:
        wording = _found(bench)
        shape = Shape.PROSE if wording.place.field in LONG else Shape.WORDS
        noun = (wording.place.about.matter.value, wording.place.about.key)
        written = text_sent(_FIELD, noun, shape)
        if written is None:
            raise InvalidDraft([Fault("key-missing", (*noun, f"{_FIELD}.{bench.language}"))])
        return _edit(wording.place, written)

    back = bench.address("titles.list_titles")
    return answer_edit(bench, edit, back, lambda refusal: _answer(bench, refusal))


def _found(bench: Bench) -> Wording:
    """The wording that the form is about. Raises `InvalidInput`."""
    asked = field_text("place")
    for wording in wordings_of(bench.programme):
        if name_of_place(wording.place) == asked:
            return wording
    raise InvalidInput("field-unusable", field="place", value=asked[:40])


def _edit(place: Place, text: Text) -> Edit:
    facts: dict[str, Any] = {place.field: text}
    about: About = place.about
    match about.matter:
        case Matter.SESSION:
            return change_session(**facts)
        case Matter.ITEM:
            return change_item(about.key, **facts)
        case Matter.MEETING:
            return change_meeting(about.key, **facts)
    return change_noun(_NOUNS[about.matter], about.key, **facts)


def _answer(bench: Bench, refusal: Refusal) -> Response:
    """The page; where a form was refused, with what was typed in it."""
    is_sent = refusal.status != NO_REFUSAL.status
    page = titles_page(
        bench,
        Filter.from_query(request.form if is_sent else request.args),
        refused=request.form.get("place", "") if is_sent else None,
        written=sent_fields((Field(_FIELD, FIELDS["title"]),)) if is_sent else {},
        version=request.form.get("version", "") if is_sent else str(bench.version),
        problems=refusal.sentences,
        errors=refusal.fields,
    )
    return answer_page("workbench/list_titles.html", page, refusal.status)
