"""Sessions in and out of the planner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from planner.editing.difference import difference_between
from planner.errors import InvalidBundle
from planner.models.account import TERMINAL, Actor
from planner.models.programme import Programme
from planner.models.session import Session
from planner.seeding.reading import read_bundle
from planner.seeding.writing import write_bundle
from planner.services.rulebooks import faults_against_rulebook
from planner.store.audit import is_held, write_audit
from planner.store.database import (
    Database,
    DatabaseFailure,
    Transaction,
    migrate,
    open_database,
    transaction,
)
from planner.store.snapshots import (
    SavedState,
    load_approvals,
    load_programme,
    save_programme,
    saved_state,
)
from planner.store.snapshots import list_sessions as stored_sessions

__all__ = [
    "Database",
    "DatabaseFailure",
    "LoadedSession",
    "SavedState",
    "export_bundle",
    "list_sessions",
    "load_bundles",
    "open_planner",
    "read_programme",
    "read_state",
]


@dataclass(frozen=True, slots=True)
class LoadedSession:
    """What loading a bundle did: which session, and whether anything in it changed."""

    slug: str
    has_changed: bool


def open_planner(url: str) -> Database:
    """The database at that URL, its tables brought up to date. Raises `InvalidInput`."""
    database = open_database(url)
    migrate(database)
    return database


def list_sessions(database: Database) -> list[Session]:
    """All sessions, the latest opening first."""
    with transaction(database) as opened:
        return stored_sessions(opened)


def load_bundles(
    database: Database,
    files: Sequence[Path],
    now: datetime,
    seeds: Path | None = None,
    *,
    actor: Actor = TERMINAL,
) -> list[LoadedSession]:
    """Reads the bundles and stores their sessions in one transaction: all of them or none.

    A session that was there is replaced; the log keeps what was different, so that it can be
    taken back. A bundle that changes nothing leaves no line.

    With ``seeds``, the folder of the rulebooks, what a bundle overrides is held against its
    rulebook. Raises `InvalidBundle` for the first file with faults, before anything is written.
    """
    programmes = [read_bundle(file) for file in files]
    if seeds is not None:
        for file, programme in zip(files, programmes, strict=True):
            faults = faults_against_rulebook(programme, seeds)
            if faults:
                raise InvalidBundle(str(file), faults)
    with transaction(database) as opened:
        # In one order whatever the order of the files, so that two who load wait and do not block.
        slugs = sorted({programme.session.slug for programme in programmes})
        existing = {slug for slug in slugs if is_held(opened, slug)}
        return [
            _loaded(opened, programme, actor, now, is_new=programme.session.slug not in existing)
            for programme in programmes
        ]


def _loaded(
    opened: Transaction, programme: Programme, actor: Actor, now: datetime, *, is_new: bool
) -> LoadedSession:
    slug = programme.session.slug
    difference = None
    if not is_new:
        before = load_programme(opened, slug)
        difference = difference_between(before, programme).as_json() or None
    has_changed = save_programme(opened, _with_stored_approvals(opened, programme), now)
    if has_changed:
        write_audit(opened, slug, actor, "load_bundle", now, difference=difference)
    return LoadedSession(slug, has_changed)


def _with_stored_approvals(opened: Transaction, programme: Programme) -> Programme:
    """A bundle adds to the approvals that were noted since it was written; it takes none away."""
    brought = {approval.key for approval in programme.approvals}
    stored = load_approvals(opened, programme.session.slug)
    kept = tuple(approval for approval in stored if approval.key not in brought)
    return replace(programme, approvals=(*programme.approvals, *kept))


def export_bundle(database: Database, slug: str) -> str:
    """The session as a bundle that loads back to an equal programme. Raises `NotFound`."""
    return write_bundle(read_programme(database, slug))


def read_programme(database: Database, slug: str) -> Programme:
    """The session as it stands. Raises `NotFound`."""
    with transaction(database) as opened:
        return load_programme(opened, slug)


def read_state(database: Database, slug: str) -> SavedState:
    """Which state of the session is stored, without loading it. Raises `NotFound`."""
    with transaction(database) as opened:
        return saved_state(opened, slug)
