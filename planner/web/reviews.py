"""Review mechanisms: the work plan, the draws that were made, and each of them."""

from functools import cache

from flask import Blueprint, Response

from planner.assets import folder
from planner.documents.draw import draw_document
from planner.documents.review_plan import review_plan
from planner.errors import NotFound
from planner.models.draw_rows import LotDraw
from planner.models.review_mechanism import Mechanism
from planner.models.state import States
from planner.services.bureau import read_all_states
from planner.services.draws import list_all_mechanisms, list_draws, read_draw
from planner.services.years import KnownYears, read_known_years
from planner.web.answers import Representation, answer
from planner.web.document_files import check_suffix, file_of
from planner.web.negotiation import language_in_address
from planner.web.pages.reviews import draw_page, review_list_page, review_page
from planner.web.reader import now, reader
from planner.web.templates import page_key, render_page

reviews = Blueprint("reviews", __name__, url_prefix="/<string(length=2):language>/review")

_TEMPLATE = "reviews/show_review.html"


@reviews.get("/")
def list_reviews(language: str) -> Response:
    """The mechanisms that there are."""
    language_in_address(language)
    return answer(
        Representation(
            key=page_key(),
            language=language,
            make=lambda: render_page(
                "years/list_years.html", review_list_page(list(_known().values()), language)
            ),
        )
    )


@reviews.get("/<mechanism>")
def show_review(language: str, mechanism: str) -> Response:
    """The work plan, and the draws made so far."""
    language_in_address(language)
    found, today = _mechanism(mechanism), now().date()
    draws = list_draws(reader().database, found.slug)
    seal = draws[-1].fingerprint if draws else ""
    return answer(
        Representation(
            key=(*page_key(), today.isoformat(), seal),
            language=language,
            make=lambda: render_page(
                _TEMPLATE, review_page(found, _years(found.head.years), draws, language, today)
            ),
        )
    )


@reviews.get("/<mechanism>.<suffix>")
def download_plan(language: str, mechanism: str, suffix: str) -> Response:
    """The work plan as a file."""
    language_in_address(language)
    check_suffix(suffix)
    found, today = _mechanism(mechanism), now().date()
    known = _years(found.head.years)
    return answer(
        Representation(
            key=(*page_key(), today.isoformat()),
            language=language,
            make=lambda: file_of(
                review_plan(found, known.years, known.station, today), language, suffix
            ),
        )
    )


@reviews.get("/<mechanism>/draw-<int:number>")
def show_draw(language: str, mechanism: str, number: int) -> Response:
    """One draw as it stands in the log."""
    language_in_address(language)
    found = _mechanism(mechanism)
    draw = _draw(found, number)
    return answer(
        Representation(
            key=(*page_key(), draw.fingerprint),
            language=language,
            make=lambda: render_page(_TEMPLATE, draw_page(found, _states(), draw, language)),
        )
    )


@reviews.get("/<mechanism>/draw-<int:number>.<suffix>")
def download_draw(language: str, mechanism: str, number: int, suffix: str) -> Response:
    """The same as a file."""
    language_in_address(language)
    check_suffix(suffix)
    found = _mechanism(mechanism)
    draw = _draw(found, number)
    return answer(
        Representation(
            key=(*page_key(), draw.fingerprint),
            language=language,
            make=lambda: file_of(draw_document(found, _states(), draw), language, suffix),
        )
    )


def _draw(mechanism: Mechanism, number: int) -> LotDraw:
    return read_draw(reader().database, mechanism.slug, number)


@cache
def _known() -> dict[str, Mechanism]:
    # They come with the software and change with it, as templates do.
    return {found.slug: found for found in list_all_mechanisms(folder("seeds"))}


@cache
def _years(slug: str) -> KnownYears:
    return read_known_years(folder("seeds"), slug)


@cache
def _states() -> States:
    return read_all_states(folder("seeds"))


def _mechanism(slug: str) -> Mechanism:
    known = _known()
    if slug not in known:
        raise NotFound("mechanism-unknown", mechanism=slug, known=", ".join(known))
    return known[slug]
