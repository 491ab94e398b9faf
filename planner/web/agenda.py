"""The agenda of a session, and each of its items."""

from flask import Blueprint, Response

from planner.web.pages.agenda import agenda_page
from planner.web.pages.item import item_page
from planner.web.session_answers import answer_page

agenda = Blueprint("agenda", __name__)


@agenda.get("/<string(length=2):language>/<session>/agenda")
def show_agenda(language: str, session: str) -> Response:
    """The agenda, with its annotations and the organization of work as its annex."""
    return answer_page(
        language,
        session,
        "agenda/show_agenda.html",
        agenda_page,
    )


@agenda.get("/<string(length=2):language>/<session>/items/<key>")
def show_item(language: str, session: str, key: str) -> Response:
    """One item: what it is about, its documents, and when it is taken."""
    return answer_page(
        language,
        session,
        "agenda/show_item.html",
        lambda view: item_page(view, key),
    )
