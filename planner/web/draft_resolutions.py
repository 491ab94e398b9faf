"""The status of draft resolutions, for everybody."""

from flask import Blueprint, Response

from planner.assets import folder
from planner.documents.draft_resolutions import KIND, drafts_list
from planner.errors import NotFound
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.services.draft_resolutions import drafts_version, read_standings
from planner.services.rulebooks import under_rules
from planner.services.speaking import known_states
from planner.web.addresses import Addresses
from planner.web.answers import Made, Representation, answer
from planner.web.headers import policy_for_document
from planner.web.negotiation import language_in_address
from planner.web.pages.draft_resolutions import drafts_page
from planner.web.pages.plan_and_record import SUFFIXES
from planner.web.reader import reader
from planner.web.templates import page_key, render_page

draft_resolutions = Blueprint(
    "draft_resolutions", __name__, url_prefix="/<string(length=2):language>/<session>"
)

_SEEDS = folder("seeds")
_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}
_SAVED = ("csv", "docx")


@draft_resolutions.get(f"/{KIND}/")
def list_drafts(language: str, session: str) -> Response:
    """The drafts and where each stands, with the programme that is published."""
    addresses = Addresses(language_in_address(language), session)
    opened = reader().latest(session)
    versions = drafts_version(reader().database, session)

    def make() -> Made:
        programme = opened.programme
        standings = read_standings(reader().database, under_rules(programme, _SEEDS))
        page = drafts_page(programme, standings, known_states(_SEEDS), addresses)
        return render_page("draft_resolutions/list_drafts.html", page)

    key = (*page_key(), *opened.key, *map(str, versions))
    return answer(Representation(key=key, language=language, make=make))


@draft_resolutions.get(f"/<any('{KIND}'):kind>.<suffix>")
def download_drafts(language: str, session: str, kind: str, suffix: str) -> Response:
    """The same as a file."""
    language_in_address(language)
    if suffix not in SUFFIXES:
        raise NotFound("format-unknown", value=suffix, known=", ".join(SUFFIXES))
    opened = reader().latest(session)
    versions = drafts_version(reader().database, session)

    def make() -> Made:
        programme = opened.programme
        standings = read_standings(reader().database, under_rules(programme, _SEEDS))
        document = drafts_list(programme, standings, known_states(_SEEDS))
        format = _BY_SUFFIX[suffix]
        body = render(document, language, format)
        name = file_name(kind, session, language, format)
        shown = "attachment" if suffix in _SAVED else "inline"
        return Made(
            body=body,
            media_type=media_type(format),
            disposition=f'{shown}; filename="{name}"',
            policy=policy_for_document(suffix, body),
        )

    key = (kind, suffix, language, *opened.key, *map(str, versions))
    return answer(Representation(key=key, language=language, make=make))
