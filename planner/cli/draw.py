"""The commands about drawing lots: draw, draw again, look at the log, prove it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import (
    BAD_INPUT,
    in_language,
    open_own_database,
    own_language,
    reported,
    to_file,
    write_document,
)

if TYPE_CHECKING:
    from planner.models.draw_rows import LotDraw
    from planner.models.review_mechanism import Mechanism
    from planner.services.draws import Circumstances

FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
IMPOSSIBLE = 1
_ACTOR = "terminal"

of_mechanism = click.option("--mechanism", default="untoc", show_default=True)
from_seed = click.option("--seed", required=True, help="The published seed; used once only.")
on_occasion = click.option(
    "--occasion", required=True, help="The meeting at which the draw is made, for the log."
)
of_states = click.option(
    "--states",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="CSV: code,group,untoc,trafficking,smuggling,firearms,reviews_most,reviewers_most.",
)
in_format = click.option("--format", "kind", type=click.Choice(FORMATS), default="text")


@click.group()
def draw() -> None:
    """Draw lots for reviews, from a published seed; every draw is kept in a log."""


@draw.command()
@of_mechanism
@of_states
@from_seed
@on_occasion
@in_language
@in_format
@to_file
@reported
def reviewers(
    mechanism: str,
    states: Path,
    seed: str,
    occasion: str,
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """Draw the reviewing States of all. Exit status 1 if that is impossible; it is said why."""
    from planner.services.draws import draw_all_reviewers, read_states_in_draw

    found = _mechanism(mechanism)
    participants = read_states_in_draw(_seeds(), states)
    circumstances = _circumstances(seed, occasion)
    made = draw_all_reviewers(open_own_database(), found, participants, circumstances)
    _tell(found, made, language, kind, output)


@draw.command("years")
@of_mechanism
@of_states
@from_seed
@on_occasion
@in_language
@in_format
@to_file
@reported
def years_(
    mechanism: str,
    states: Path,
    seed: str,
    occasion: str,
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """Draw from which year on each State is reviewed."""
    from planner.services.draws import draw_review_years, read_states_in_draw

    found = _mechanism(mechanism)
    participants = read_states_in_draw(_seeds(), states)
    circumstances = _circumstances(seed, occasion)
    made = draw_review_years(open_own_database(), found, participants, circumstances)
    _tell(found, made, language, kind, output)


@draw.command()
@click.argument("reviewed")
@click.option(
    "--pool", type=click.Choice(("same-group", "other-group")), required=True, help="Which place."
)
@click.option("--requested-by", required=True, help="The State that asks for it.")
@click.option("--exceptional", is_flag=True, help="In exceptional circumstances; not counted.")
@of_mechanism
@from_seed
@on_occasion
@in_language
@in_format
@to_file
@reported
def repeat(
    reviewed: str,
    pool: str,
    requested_by: str,
    exceptional: bool,
    mechanism: str,
    seed: str,
    occasion: str,
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """Draw one reviewing State of REVIEWED again. Exit status 1 if nobody is left to draw."""
    from planner.models.draw import Pool
    from planner.services.draws import repeat_draw

    found = _mechanism(mechanism)
    made = repeat_draw(
        open_own_database(),
        found,
        reviewed.upper(),
        Pool(pool),
        requested_by.upper(),
        _circumstances(seed, occasion),
        is_exceptional=exceptional,
    )
    _tell(found, made, language, kind, output)


@draw.command()
@click.argument("number", type=int)
@of_mechanism
@in_language
@in_format
@to_file
@reported
def show(number: int, mechanism: str, language: str, kind: str, output: Path | None) -> None:
    """Write a draw from the log."""
    from planner.services.draws import read_draw

    found = _mechanism(mechanism)
    _write(found, read_draw(open_own_database(), found.slug, number), language, kind, output)


@draw.command()
@of_mechanism
@reported
def verify(mechanism: str) -> None:
    """Draw all draws of the log again. Exit status 3 if one comes out otherwise."""
    from planner.i18n.catalogues import translate
    from planner.services.draws import list_draws, verify_log

    log = list_draws(open_own_database(), _mechanism(mechanism).slug)
    wrong = verify_log(log)
    language = own_language()
    if wrong:
        numbers = ", ".join(str(number) for number in wrong)
        click.echo(translate("draw.log_broken", language, numbers=numbers), err=True)
        raise SystemExit(BAD_INPUT)
    click.echo(translate("draw.log_sound", language, number=len(log)))


@draw.command()
@of_mechanism
@in_language
@in_format
@to_file
@reported
def plan(mechanism: str, language: str, kind: str, output: Path | None) -> None:
    """Write the multi-year work plan, the dates of the dialogues, and the rules of the draw."""
    from planner.documents.review_plan import review_plan
    from planner.services.years import read_known_years

    found = _mechanism(mechanism)
    known = read_known_years(_seeds(), found.head.years)
    today = datetime.now(UTC).date()
    write_document(review_plan(found, known.years, known.station, today), language, kind, output)


def _tell(
    mechanism: Mechanism, made: LotDraw, language: str, kind: str, output: Path | None
) -> None:
    from planner.i18n.catalogues import translate

    _write(mechanism, made, language, kind, output)
    noted = translate("draw.noted", own_language(), number=made.number, seal=made.fingerprint)
    click.echo(noted, err=True)
    if made.result.get("obstacles"):
        raise SystemExit(IMPOSSIBLE)


def _write(
    mechanism: Mechanism, made: LotDraw, language: str, kind: str, output: Path | None
) -> None:
    from planner.documents.draw import draw_document
    from planner.services.bureau import read_all_states

    document = draw_document(mechanism, read_all_states(_seeds()), made)
    write_document(document, language, kind, output)


def _mechanism(slug: str) -> Mechanism:
    from planner.services.draws import read_known_mechanism

    return read_known_mechanism(_seeds(), slug)


def _circumstances(seed: str, occasion: str) -> Circumstances:
    from planner.services.draws import Circumstances

    return Circumstances(seed, occasion, _ACTOR, datetime.now(UTC))


def _seeds() -> Path:
    from planner.assets import folder

    return folder("seeds")
