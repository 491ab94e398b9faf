"""Forms about one thing of the draft: shown, read, and shown again where something is wrong."""

from collections.abc import Callable
from typing import Any

from flask import Response, request

from planner.editing.edit import Edit
from planner.web.pages.workbench.fields import written_facts
from planner.web.pages.workbench.noun_form import NounForm, noun_form_page
from planner.web.workbench.answers import NO_REFUSAL, Refusal, answer_edit, answer_page
from planner.web.workbench.bench import Bench
from planner.web.workbench.form_facts import facts_sent, sent_fields

_TEMPLATE = "workbench/edit_noun.html"


def show_form(bench: Bench, form: NounForm, refusal: Refusal = NO_REFUSAL) -> Response:
    """The form with what is true now; with what was typed, if that was refused."""
    zone = bench.programme.session.zone
    is_sent = refusal.status != NO_REFUSAL.status
    page = noun_form_page(
        bench,
        form,
        sent_fields(form.fields) if is_sent else written_facts(form.fields, form.facts, zone),
        # What was changed meanwhile has still to be noticed when the form comes again.
        request.form.get("version", "") if is_sent else str(bench.version),
        problems=refusal.sentences,
        errors=refusal.fields,
        reason=request.form.get("reason", "") if is_sent else "",
    )
    return answer_page(_TEMPLATE, page, refusal.status)


def answer_form(
    bench: Bench, form: NounForm, make_edit: Callable[[dict[str, Any]], Edit]
) -> Response:
    """Makes the edit of the facts that were sent and leads back to the list of the form."""

    def edit() -> Edit:
        return make_edit(facts_sent(form.fields, form.noun, bench.programme.session.zone))

    return answer_edit(bench, edit, form.back, lambda refusal: show_form(bench, form, refusal))
