"""The facts of a session: changed, with what other dates do to its deadlines; and a new session."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, request
from markupsafe import Markup

from planner.documents.blocks import term
from planner.documents.deadlines import changes_of_deadlines
from planner.editing.edit import Edit, rebuilt
from planner.editing.nouns import change_session
from planner.errors import InvalidInput, PlannerError
from planner.i18n.messages import error_message
from planner.models.account import Action
from planner.models.programme import Programme
from planner.rendering.html import render_fragment
from planner.rendering.html_inline import element
from planner.services.rules import preview_dates
from planner.web.pages.workbench.facts import MOVES_MEETINGS, date_fields, fact_fields
from planner.web.pages.workbench.fields import field_views
from planner.web.pages.workbench.noun_form import GetForm, NounForm
from planner.web.workbench.bench import SEEDS, Bench, bench_for
from planner.web.workbench.noun_answers import answer_form, show_form

facts = Blueprint("facts", __name__)

_HEADING = term("draft.facts")


@facts.route("/facts", methods=("GET", "POST"))
def edit_facts(language: str, session: str) -> Response:
    """The facts of the session; the query may ask what other dates would change."""
    if request.method == "GET":
        bench = bench_for(language, session)
        return show_form(bench, _form(bench))
    bench = bench_for(language, session, Action.EDIT)

    def edit(given: dict[str, Any]) -> Edit:
        moves = given.pop(MOVES_MEETINGS)
        opens: date = given["opens"]
        change = change_session(**given)
        return _with_meetings(change, opens) if moves else change

    return answer_form(bench, _form(bench), edit)


def _with_meetings(change: Edit, opens: date) -> Edit:
    """The change, and all meetings as many days later or earlier as the opening is."""

    def apply(programme: Programme) -> Programme:
        by: timedelta = opens - programme.session.opens
        moved = [m.model_copy(update={"day": m.day + by}) for m in programme.meetings]
        return change.apply(rebuilt(programme, meetings=moved))

    return Edit(change.name, apply, change.params)


def _form(bench: Bench) -> NounForm:
    return NounForm(
        title=_HEADING,
        above=None,
        fields=fact_fields(SEEDS, is_new=False),
        noun=("session",),
        here=bench.address("facts.edit_facts"),
        back=bench.address("facts.edit_facts"),
        facts=dict(bench.programme.session),
        before=_preview_form(bench),
        aside=_preview(bench) if request.method == "GET" else None,
    )


def _preview_form(bench: Bench) -> GetForm:
    session = bench.programme.session
    written = {
        "opens": (request.args.get("opens", session.opens.isoformat()),),
        "closes": (request.args.get("closes", session.closes.isoformat()),),
    }
    return GetForm(
        legend=term("draft.preview_dates"),
        address=bench.address("facts.edit_facts"),
        fields=field_views(date_fields(), written, {}),
        submit=term("draft.show_effect"),
    )


def _preview(bench: Bench) -> Markup | None:
    """What the dates in the query would do to the deadlines; nothing if it has none."""
    if "opens" not in request.args and "closes" not in request.args:
        return None
    try:
        opens, closes = _asked("opens"), _asked("closes")
        then, changes = preview_dates(bench.database, bench.session, opens, closes, SEEDS)
    except PlannerError as error:
        said = error_message(error, bench.language)
        return element("p", said, class_="problem", role="alert")
    document = changes_of_deadlines(then.programme, changes)
    return render_fragment(document, bench.language)


def _asked(name: str) -> date | None:
    written = request.args.get(name, "")
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise InvalidInput("field-unusable", field=name, value=written[:40]) from None
