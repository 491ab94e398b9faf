"""The page on which to subscribe, and the making of a calendar address of one's own."""

from flask import Blueprint, Response, request

from planner.errors import InvalidInput, NotFound
from planner.i18n.catalogues import translate
from planner.i18n.messages import error_message
from planner.services.subscriptions import subscribe
from planner.web.addresses import Addresses
from planner.web.answers import ASK_FIRST_ALONE, Made, Representation, answer
from planner.web.calendar_filter import CalendarFilter, filter_from_query
from planner.web.form_tokens import FormExpiredError, form_tokens
from planner.web.negotiation import language_in_address
from planner.web.pages.subscribing import subscribing_page
from planner.web.pages.view import View
from planner.web.reader import now, reader
from planner.web.selection import selection_in_form
from planner.web.subscriptions import answer_once, answer_with_address
from planner.web.templates import page_key, render_page

subscribing = Blueprint("subscribing", __name__)

_ADDRESS = "/<string(length=2):language>/<session>/subscribe"
_TEMPLATE = "subscribing/show_calendar.html"


@subscribing.get(_ADDRESS)
def show_calendar(language: str, session: str) -> Response:
    """The ways to a calendar, of one body and one item if so asked, and the form for another."""
    wanted = filter_from_query(request.args)
    addresses = Addresses(language_in_address(language), session)
    opened = reader().latest(session)
    token = form_tokens().token(_purpose(session))

    def make() -> Made:
        wanted.check(opened.programme)
        view = View(opened.edition, opened.programme, addresses)
        return render_page(_TEMPLATE, subscribing_page(view, wanted, token))

    return answer(
        Representation(
            key=(*page_key(), *opened.key, token),
            language=language,
            make=make,
            cache_control=ASK_FIRST_ALONE,
        )
    )


@subscribing.post(_ADDRESS)
def make_subscription(language: str, session: str) -> Response:
    """Makes an address for what was chosen and shows it, this once."""
    addresses = Addresses(language_in_address(language), session)
    opened = reader().latest(session)
    view = View(opened.edition, opened.programme, addresses)
    chosen = selection_in_form(request.form)
    try:
        form_tokens().check(_purpose(session))
        secret = subscribe(
            reader().database,
            opened.programme,
            language,
            now(),
            bodies=chosen.bodies,
            items=chosen.items,
            meetings=chosen.meetings,
        )
    except FormExpiredError:
        problem = translate("page.form_expired", language)
    except (InvalidInput, NotFound) as error:
        problem = error_message(error, language)
    else:
        return answer_with_address(view, secret, status=201, is_new=True)
    token = form_tokens().token(_purpose(session))
    page = subscribing_page(view, CalendarFilter(), token, chosen=chosen, problem=problem)
    return answer_once(render_page(_TEMPLATE, page), language, status=422)


def _purpose(session: str) -> str:
    return f"subscribe {session}"
