"""Pages as bytes: one value, one template."""

from functools import partial
from typing import Any, Protocol

from flask import Flask, current_app, render_template, request, url_for
from jinja2 import StrictUndefined

from planner.documents.blocks import Inline
from planner.i18n.catalogues import translate
from planner.rendering.html_inline import inline_markup
from planner.rendering.words import plain
from planner.web.answers import Made
from planner.web.pages.frame import Frame

_HTML = "text/html; charset=utf-8"


class Page(Protocol):
    """What every page has."""

    @property
    def frame(self) -> Frame:
        """What stands around the content."""

    @property
    def title(self) -> Inline:
        """What the page is about; its heading and its name in a browser's tabs."""


def prepare_templates(app: Flask) -> None:
    """Makes a misspelt name in a template an error, and adds what templates may call."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["asset"] = _asset


def render_page(template: str, page: Page) -> Made:
    """The page through its template.

    The template has ``page``; ``say(code)`` for messages, ``said(inline)`` for inlines as HTML and
    ``plain(inline)`` for inlines as characters, each in the page's language; ``asset(path)``.
    """
    language = page.frame.language
    written = render_template(
        template,
        page=page,
        say=partial(_say, language),
        said=partial(_said, language),
        plain=partial(_plain, language),
    )
    return Made(written.encode(), _HTML)


def page_key() -> tuple[str, ...]:
    """What every page depends on besides its content: the addresses that its links are made of."""
    return (request.root_url, request.path, request.query_string.decode("latin-1"))


def _say(language: str, code: str, **params: object) -> str:
    return translate(code, language, **params)


def _said(language: str, inline: Inline, address: str | None = None) -> Any:
    return inline_markup(inline, language, address)


def _plain(language: str, inline: Inline) -> str:
    return plain(inline, language)


def _asset(path: str) -> str:
    """The address of a static file, different when the file is, so that it can be kept for long."""
    return url_for("static", filename=path, v=current_app.config["ASSET_VERSION"])
