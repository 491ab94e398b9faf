"""The commands about draft resolutions: receive, follow, list."""

from __future__ import annotations

import secrets
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
    from planner.models.record_facts import Sponsor
    from planner.services.draft_resolutions import Desk

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
ACTOR = "terminal"


@click.group()
def drafts() -> None:
    """Receive draft resolutions and follow them until they are adopted or withdrawn."""


@drafts.command("list")
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@to_file
@reported
def list_drafts(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write the list of draft resolutions and where each stands."""
    from planner.assets import folder
    from planner.documents.draft_resolutions import drafts_list
    from planner.services.draft_resolutions import read_standings
    from planner.services.rules import under_rules
    from planner.services.speaking import known_states

    seeds = folder("seeds")
    programme = own_programme(session)
    standings = read_standings(open_own_database(), under_rules(programme, seeds))
    document = drafts_list(programme, standings, known_states(seeds))
    write_document(document, language, kind, output)


@drafts.command("submit")
@click.argument("session")
@click.argument("title")
@click.option("--item", default="", help="The key of the agenda item.")
@click.option("--symbol", default="", help="Unless given, the next one of the series.")
@click.option("--sponsors", default="", metavar="CODES", help="BR,CA or EU+ (with its members).")
@click.option("--from", "from_body", default="", help="The key of the body that it comes from.")
@click.option("--decision", is_flag=True, help="A draft decision, not a resolution.")
@reported
def submit(
    session: str,
    title: str,
    item: str,
    symbol: str,
    sponsors: str,
    from_body: str,
    *,
    decision: bool,
) -> None:
    """Receive a draft; writes its key and its symbol."""
    from planner.models.draft_resolution import DraftKind, Submitted
    from planner.models.text import Text
    from planner.services.draft_resolutions import read_drafts, submit_draft

    desk = _desk(session)
    submission = Submitted(
        draft_kind=DraftKind.DECISION if decision else DraftKind.RESOLUTION,
        title=Text.from_mapping({own_language(): title}),
        item=item,
        symbol=symbol,
        sponsors=_sponsors(sponsors),
        from_body=from_body,
    )
    key = submit_draft(desk, submission)
    click.echo(f"{key}\t{read_drafts(desk.database, session).draft(key).symbol}")


@drafts.command("sponsor")
@click.argument("session")
@click.argument("draft")
@click.argument("sponsors", metavar="CODES")
@reported
def sponsor(session: str, draft: str, sponsors: str) -> None:
    """Note that more have joined: BR,CA or EU+ (with its members)."""
    from planner.services.draft_resolutions import add_sponsors

    add_sponsors(_desk(session), draft, _sponsors(sponsors))


@drafts.command("revise")
@click.argument("session")
@click.argument("draft")
@click.option("--symbol", default="", help="Unless given, the next revision.")
@reported
def revise(session: str, draft: str, symbol: str) -> None:
    """Note that a revision was issued; writes its symbol."""
    from planner.models.draft_resolution import Revised
    from planner.services.draft_resolutions import revise_draft

    click.echo(revise_draft(_desk(session), draft, Revised(symbol=symbol)))


@drafts.command("withdraw")
@click.argument("session")
@click.argument("draft")
@reported
def withdraw(session: str, draft: str) -> None:
    """Note that its sponsors have withdrawn a draft."""
    from planner.services.draft_resolutions import withdraw_draft

    withdraw_draft(_desk(session), draft)


def _desk(session: str) -> Desk:
    from planner.services.draft_resolutions import Desk

    sent = secrets.token_urlsafe(12)
    return Desk(open_own_database(), session, datetime.now(UTC), ACTOR, sent)


def _sponsors(written: str) -> tuple[Sponsor, ...]:
    """The sponsors that are named by codes. Raises `NotFound` for a State that is not known."""
    from planner.assets import folder
    from planner.models.record_facts import GroupSpokenFor, Sponsor
    from planner.services.speaking import known_states

    states = known_states(folder("seeds"))
    found = []
    for word in written.replace(",", " ").split():
        code = states.get(word.removesuffix("+")).code
        if word.endswith("+"):
            members = GroupSpokenFor.OWN_MEMBERS
            found.append(Sponsor(delegation=code, spoken_for=members, is_also_own=True))
        else:
            found.append(Sponsor(delegation=code))
    return tuple(found)
