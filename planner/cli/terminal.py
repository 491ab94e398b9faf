"""What the commands of the terminal have in common: language, output, errors, the database.

Every import that costs time is made where it is used, so that ``planner --help`` answers at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.errors import InvalidBundle, InvalidInput, PlannerError

if TYPE_CHECKING:
    from planner.documents.blocks import Document
    from planner.models.programme import Programme
    from planner.services.sessions import Database

# As in `planner.models.text`, whose import costs more than --help may take; a test compares them.
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
BAD_INPUT = 3

in_language = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Official language to write in.",
)
to_file = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; without it, the terminal or a pipe.",
)


def reported(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turns the planner's own errors into a message and exit status 3; never a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except PlannerError as error:
            from planner.i18n.messages import bundle_messages, error_message

            language = kwargs.get("language") or own_language()
            lines = (
                bundle_messages(error, language)
                if isinstance(error, InvalidBundle)
                else [error_message(error, language)]
            )
            click.echo("\n".join(lines), err=True)
            raise SystemExit(BAD_INPUT) from None
        except Exception as error:
            _report_database(error)
            raise

    return run


def _report_database(error: Exception) -> None:
    """Ends the command with a sentence if it is the database that failed."""
    from planner.config import Settings
    from planner.i18n.catalogues import translate
    from planner.services.sessions import DatabaseFailure

    if isinstance(error, DatabaseFailure):
        url = Settings.from_environment(os.environ).database_url.rpartition("@")[2]
        reason = str(error.orig).strip()
        language = own_language()
        message = translate("error.database-unusable", language, value=url, reason=reason)
        click.echo(message, err=True)
        raise SystemExit(BAD_INPUT) from None


def own_language() -> str:
    """The language of the terminal where it is an official one, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2]
        if code in LANGUAGES:
            return code
    return "en"


def say(code: str, **params: object) -> str:
    """The sentence ``terminal.<code>``, in the language of the terminal."""
    from planner.i18n.catalogues import translate

    return translate(f"terminal.{code}", own_language(), **params)


def open_own_database() -> Database:
    """The database of this installation. Raises `InvalidInput`."""
    from planner.config import Settings
    from planner.services.sessions import open_planner

    return open_planner(Settings.from_environment(os.environ).database_url)


def own_programme(session: str) -> Programme:
    """The session as it stands. Raises `NotFound`."""
    from planner.services.sessions import read_programme

    return read_programme(open_own_database(), session)


def write_document(document: Document, language: str, kind: str, output: Path | None) -> None:
    """Renders the document and delivers it."""
    from planner.rendering.formats import render

    deliver(render(document, language, kind), output)


def write_site(session: str, folder: Path) -> None:
    """Writes the latest edition as files for any web server, and says how many."""
    from planner.export.site import export_site
    from planner.web import create_app

    count = export_site(create_app(), session, folder)
    click.echo(say("documents_written", count=count, folder=folder.resolve()))


def deliver(content: bytes, output: Path | None) -> None:
    """To the file, or to the terminal or pipe. Raises `InvalidInput` if it cannot be written."""
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        reason = error.strerror or ""
        raise InvalidInput("file-unwritable", file=str(output), reason=reason) from None
