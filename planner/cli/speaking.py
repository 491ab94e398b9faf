"""The commands about lists of speakers: make, fill, print, and hand out their secret addresses."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import (
    in_language,
    open_own_database,
    own_language,
    own_programme,
    reported,
    to_file,
    write_document,
)

if TYPE_CHECKING:
    from planner.services.speaking_log import ListRef

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
POLICIES = (
    "alphabetical-from-drawn-letter", "groups-first", "lots", "ministerial-first", "protocol",
    "receipt",
)  # fmt: skip
CAPACITIES = (
    "regional_group", "group", "state", "observer_state", "observer_entity", "un_entity",
    "intergovernmental", "non_governmental",
)  # fmt: skip
DOCUMENTS = {"provisional": "speakers-list", "delivered": "speakers-delivered"}

as_kind = click.option("--format", "kind", type=click.Choice(FORMATS), default="text")


@click.group()
def speakers() -> None:
    """Lists of speakers: make, fill, print them, hand out their addresses."""


@speakers.command("open")
@click.argument("session")
@click.argument("item")
@click.option("--policy", type=click.Choice(POLICIES), default="ministerial-first")
@click.option("--limit", type=click.IntRange(1), default=180, help="Seconds for a statement.")
@click.option("--label", default="operator", help="How the log names who has this address.")
@reported
def open_speakers(session: str, item: str, policy: str, limit: int, label: str) -> None:
    """Make the list of an item and write the secret address of its chair's page.

    For a list that is there, another address is made.
    """
    from planner.rules.speaking_policies import POLICIES as BY_NAME
    from planner.services.speaking import (
        default_settings,
        issue_operator_key,
        list_speakers_lists,
        make_list,
    )

    database = open_own_database()
    ref = _ref(session, item)
    if ref in list_speakers_lists(database, session):
        secret = issue_operator_key(database, ref, _now(), label=label)
    else:
        changes = {"policy": BY_NAME[policy], "default_limit_seconds": limit}
        settings = default_settings(own_programme(session), item).model_copy(update=changes)
        secret = make_list(database, settings, _now(), label=label).secret
    _say_address(f"/{own_language()}/chair/{secret}/")


@speakers.command("load")
@click.argument("file", type=click.Path(path_type=Path))
@reported
def load_speakers(file: Path) -> None:
    """Load the lists of a file (TOML) with their requests: all of them, or nothing."""
    from planner.assets import folder
    from planner.i18n.catalogues import translate
    from planner.services.speaking import load_lists

    for ref in load_lists(open_own_database(), file, folder("seeds"), _now()):
        click.echo(translate("speaking.loaded", own_language(), list=f"{ref.session} {ref.key}"))


@speakers.command("import")
@click.argument("session")
@click.argument("key")
@click.argument("file", type=click.Path(path_type=Path))
@in_language
@reported
def import_speakers(session: str, key: str, file: Path, language: str) -> None:
    """Receive the requests of a CSV file: all of them, or nothing if one line has a fault.

    --lang is the language of the names in the file.
    """
    from planner.assets import folder
    from planner.i18n.catalogues import translate
    from planner.services.speaking_requests import import_requests

    received = import_requests(
        open_own_database(),
        _ref(session, key),
        file,
        folder("seeds"),
        _now(),
        "import",
        language=language,
    )
    click.echo(translate("speaking.imported", language, count=len(received)))


@speakers.command("address")
@click.argument("session")
@click.argument("key")
@click.argument("code")
@click.option("--name", help="What the delegation is called, if it is no State.")
@click.option("--capacity", type=click.Choice(CAPACITIES), default="state")
@in_language
@reported
def make_address(
    session: str, key: str, code: str, name: str | None, capacity: str, language: str
) -> None:
    """Make the secret address of a delegation and write it."""
    from planner.assets import folder
    from planner.errors import InvalidInput
    from planner.i18n.catalogues import translate
    from planner.i18n.languages import best_wording
    from planner.models.speaking import Capacity
    from planner.models.text import Text
    from planner.services.speaking import issue_delegation_key, known_states

    state = known_states(folder("seeds")).find(code)
    called = Text.from_mapping({language: name}) if name else state.name if state else None
    if called is None:
        raise InvalidInput("field-unusable", field="code", value=code)
    secret = issue_delegation_key(
        open_own_database(),
        _ref(session, key),
        _now(),
        delegation=state.code if state else code.lower(),
        name=called,
        capacity=Capacity(capacity),
    )
    wording, _ = best_wording(called, language)
    click.echo(translate("speaking.address_made", language, delegation=wording))
    click.echo(_address(f"/{language}/delegation/{secret}/"))


@speakers.command("lots")
@click.argument("session")
@click.argument("key")
@click.argument("drawn", nargs=-1, required=True)
@reported
def note_lots(session: str, key: str, drawn: tuple[str, ...]) -> None:
    """Note the lots that were drawn, each as SERIAL=NUMBER."""
    from planner.errors import InvalidInput
    from planner.services.speaking_chair import Desk, draw_lots

    lots: dict[int, int] = {}
    for pair in drawn:
        serial, _, number = pair.partition("=")
        if not (serial.isdecimal() and number.isdecimal()) or int(serial) in lots:
            raise InvalidInput("field-unusable", field="DRAWN", value=pair)
        lots[int(serial)] = int(number)
    draw_lots(Desk(open_own_database(), _ref(session, key), _now(), "operator"), lots)


@speakers.command("list")
@click.argument("session")
@click.argument("key", required=False)
@in_language
@click.option("--which", type=click.Choice(tuple(DOCUMENTS)), default="provisional")
@as_kind
@to_file
@reported
def write_list(
    session: str, key: str | None, language: str, which: str, kind: str, output: Path | None
) -> None:
    """Write a list as it stands, or as it was delivered; without KEY, which lists there are."""
    from planner.services.speaking import list_speakers_lists

    if key is None:
        for ref in list_speakers_lists(open_own_database(), session):
            click.echo(ref.key)
        return
    _write(session, key, DOCUMENTS[which], language, kind, output)


@speakers.command("script")
@click.argument("session")
@click.argument("key")
@in_language
@as_kind
@to_file
@reported
def write_script(session: str, key: str, language: str, kind: str, output: Path | None) -> None:
    """Write what the chair says, one statement after the other."""
    _write(session, key, "speakers-script", language, kind, output)


def _write(
    session: str, key: str, document: str, language: str, kind: str, output: Path | None
) -> None:
    from planner.documents.speakers_list import DOCUMENTS as BY_KIND
    from planner.rules.speaking_outlook import outlook
    from planner.services.speaking import read_list, read_statuses

    database = open_own_database()
    debate = read_list(database, _ref(session, key))
    programme = own_programme(session)
    view = outlook(debate, programme, _now(), read_statuses(database, debate))
    made = BY_KIND[document](programme, view)
    write_document(made, language, kind, output)


def _say_address(path: str) -> None:
    from planner.i18n.catalogues import translate

    click.echo(translate("speaking.operator_address", own_language(), address=_address(path)))


def _address(path: str) -> str:
    """The address in full where the public one is known, else as a path on this host."""
    from planner.config import Settings

    return f"{Settings.from_environment(os.environ).public_url or ''}{path}"


def _ref(session: str, key: str) -> ListRef:
    from planner.services.speaking_log import ListRef

    return ListRef(session, key)


def _now() -> datetime:
    return datetime.now(UTC)
