"""The first page of an exported site: the session, in each of its languages."""

from dataclasses import dataclass

from flask import Flask, render_template

from planner.export.addresses import Site
from planner.export.file_names import INDEX, file_of, link_to
from planner.i18n.languages import AUTONYMS, best_wording, direction
from planner.web.reader import OpenedEdition


@dataclass(frozen=True, slots=True)
class SessionInLanguage:
    """The session under its title in one language; ``title_language`` is that of the wording."""

    language: str
    direction: str
    autonym: str
    title: str
    title_language: str
    address: str


def front_page(app: Flask, latest: OpenedEdition, site: Site) -> str:
    """The page, its links as the file at the top of the folder has them."""
    session = latest.programme.session
    lines = []
    for language, autonym in AUTONYMS.items():
        title, title_language = best_wording(session.title, language)
        page = file_of(f"/{language}/{session.slug}/", is_page=True)
        lines.append(
            SessionInLanguage(
                language=language,
                direction=direction(language),
                autonym=autonym,
                title=title,
                title_language=title_language,
                address=link_to(page, INDEX),
            )
        )
    with app.test_request_context("/", base_url=site.root):
        return render_template("export/choose_language.html", sessions=lines)
