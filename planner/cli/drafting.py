"""The command that drafts: propose an organization of work, explain, re-plan, accept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from planner.cli.terminal import (
    deliver,
    in_language,
    open_own_database,
    own_language,
    reported,
    say,
    to_file,
    write_document,
)

if TYPE_CHECKING:
    from planner.models.drafting import Progress, Proposal
    from planner.services.drafting import DraftedSession, Wishes
    from planner.services.sessions import Database

FORMATS = ("text", "html", "csv", "json", "docx", "pdf", "data")
NO_PROPOSAL = 1


@click.command()
@click.argument("session")
@click.option("--keep", type=click.IntRange(0), help="Change this edition least (0: the session).")
@click.option("--time", "seconds", type=click.FloatRange(0.1), default=30.0, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=8, help="One: always the same.")
@click.option("--seed", type=click.IntRange(0), default=1, help="Where the search begins.")
@click.option("--alternatives", type=click.IntRange(0, 20), default=0, help="So many others.")
@click.option(
    "--leeway",
    type=click.IntRange(0, 30),
    default=0,
    metavar="PERCENT",
    help="Lengths are rough: shorten by so much what would not fit into its meetings.",
)
@click.option("--reasons", is_flag=True, help="Find what each next best place would cost.")
@click.option(
    "--disrupt",
    "disruptions",
    multiple=True,
    help="room-lost:KEY, overrun:ITEM, one-more:BODY, day-lost:YYYY-MM-DD or hybrid.",
)
@click.option("--accept", is_flag=True, help="Save the proposal as the session.")
@click.option("--meeting", "meetings", multiple=True, help="With --accept: only this meeting.")
@in_language
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text")
@to_file
@reported
def draft(
    session: str,
    keep: int | None,
    seconds: float,
    workers: int,
    seed: int,
    alternatives: int,
    leeway: int,
    reasons: bool,
    disruptions: tuple[str, ...],
    accept: bool,
    meetings: tuple[str, ...],
    language: str,
    kind: str,
    output: Path | None,
) -> None:
    """Draft the organization of work of a session, or say why there is none (exit status 1).

    Interrupt it (Ctrl-C) to have the best found so far.
    """
    from planner.services.drafting import Wishes

    if meetings and not accept:
        raise click.UsageError("--meeting goes with --accept")
    wishes = Wishes(
        seconds=seconds,
        workers=workers,
        seed=seed,
        keep=keep,
        alternatives=alternatives,
        disruptions=disruptions,
        with_reasons=reasons,
        leeway_percent=leeway,
    )
    database = open_own_database()
    drafted = _draft(database, session, wishes)
    _write(drafted, language, kind, output)
    if not drafted.draft.proposals:
        raise SystemExit(NO_PROPOSAL)
    if accept:
        _accept(database, drafted, drafted.draft.proposals[0], meetings)


def _draft(database: Database, session: str, wishes: Wishes) -> DraftedSession:
    from planner.assets import folder
    from planner.services.drafting import draft_session

    with _progress(wishes.seconds) as (tell, should_stop):
        return draft_session(
            database, session, folder("seeds"), wishes, tell=tell, should_stop=should_stop
        )


@contextmanager
def _progress(seconds: float) -> Iterator[tuple[Callable[[Progress], None], Callable[[], bool]]]:
    """A line with the best and the bound while it is sought; an interrupt ends the search."""
    import signal

    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    stop = Event()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    try:
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(say("drafting"), total=seconds)

            def tell(progress: Progress) -> None:
                best = "–" if progress.best is None else str(progress.best)
                said = say("drafting_so_far", best=best, bound=progress.bound)
                bar.update(task, description=said, completed=progress.seconds)

            yield tell, stop.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _write(drafted: DraftedSession, language: str, kind: str, output: Path | None) -> None:
    from planner.documents.draft import conflict_document, draft_document
    from planner.services.drafting import changes_of

    before = drafted.kept or drafted.before.programme
    proposals = drafted.draft.proposals
    if kind == "data":
        from planner.documents.draft_data import draft_data

        data = draft_data(before, drafted.draft.conflict, proposals)
        deliver((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(), output)
    elif drafted.draft.conflict is not None:
        document = conflict_document(drafted.before.programme, drafted.draft.conflict)
        write_document(document, language, kind, output)
    else:
        changes = [changes_of(drafted, proposal) for proposal in proposals]
        document = draft_document(before, proposals, changes, drafted.assumed, drafted.shortened)
        write_document(document, language, kind, output)


def _accept(
    database: Database, drafted: DraftedSession, proposal: Proposal, meetings: tuple[str, ...]
) -> None:
    from planner.i18n.catalogues import translate
    from planner.services.drafting import accept_proposal, accepted

    before = drafted.before.programme
    made = accepted(before, proposal, set(meetings) or None)
    has_changed = accept_proposal(database, before, made, datetime.now(UTC))
    code = "drafting.accepted" if has_changed else "drafting.nothing-changed"
    click.echo(translate(code, own_language(), session=before.session.slug), err=True)
