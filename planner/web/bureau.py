"""The rotation of the bureaus: a list of the series, the grid of each, and its files."""

from functools import cache

from flask import Blueprint, Response

from planner.assets import folder
from planner.documents.bureau import KIND, bureau_rotation
from planner.errors import NotFound
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.services.bureau import Rotation, list_rotations, seen_on
from planner.web.answers import Made, Representation, answer
from planner.web.headers import policy_for_document
from planner.web.negotiation import language_in_address
from planner.web.pages.bureau import SUFFIXES, bureau_page, bureaus_page
from planner.web.reader import now
from planner.web.templates import page_key, render_page

bureau = Blueprint("bureaus", __name__, url_prefix="/<string(length=2):language>/bureau")
_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}


@bureau.get("/")
def list_bureaus(language: str) -> Response:
    """The series whose rotation is known."""
    language_in_address(language)
    return answer(
        Representation(
            key=page_key(),
            language=language,
            make=lambda: render_page(
                "bureau/list_bureaus.html", bureaus_page(list(_rotations().values()), language)
            ),
        )
    )


@bureau.get("/<series>")
def show_bureau(language: str, series: str) -> Response:
    """Sessions by offices, each with its group; what is owed; departures from the rule."""
    language_in_address(language)
    found = _rotation(series)
    return answer(
        Representation(
            key=(*page_key(), str(found.span)),
            language=language,
            make=lambda: render_page("bureau/show_bureau.html", bureau_page(found, language)),
        )
    )


@bureau.get("/<series>.<suffix>")
def download_bureau(language: str, series: str, suffix: str) -> Response:
    """The same as a file."""
    language_in_address(language)
    if suffix not in SUFFIXES:
        raise NotFound("format-unknown", value=suffix, known=", ".join(SUFFIXES))
    found = _rotation(series)
    return answer(
        Representation(
            key=(language, KIND, series, suffix, str(found.span)),
            language=language,
            make=lambda: _file(found, language, suffix),
        )
    )


def _file(found: Rotation, language: str, suffix: str) -> Made:
    format = _BY_SUFFIX[suffix]
    body = render(bureau_rotation(found.series, found.states, found.span), language, format)
    name = file_name(KIND, found.series.slug, language, format)
    kind = "attachment" if suffix in ("csv", "docx") else "inline"
    return Made(
        body=body,
        media_type=media_type(format),
        disposition=f'{kind}; filename="{name}"',
        policy=policy_for_document(suffix, body),
    )


@cache
def _rotations() -> dict[str, Rotation]:
    # They come with the software and change with it, as templates do.
    return {found.series.slug: found for found in list_rotations(folder("seeds"))}


def _rotation(slug: str) -> Rotation:
    known = _rotations()
    if slug not in known:
        raise NotFound("series-unknown", series=slug, known=", ".join(known))
    return seen_on(known[slug], now().date())
