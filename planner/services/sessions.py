"""Sessions in and out of the planner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from planner.models.programme import Programme
from planner.models.session import Session
from planner.seeding.reading import read_bundle
from planner.seeding.writing import write_bundle
from planner.store.database import transaction
from planner.store.snapshots import (
    SavedState,
    load_programme,
    save_programme,
    saved_state,
)
from planner.store.snapshots import list_sessions as stored_sessions


@dataclass(frozen=True, slots=True)
class LoadedSession:
    """What loading a bundle did: which session, and whether anything in it changed."""

    slug: str
    has_changed: bool


def list_sessions(engine: Engine) -> list[Session]:
    """All sessions, the latest opening first."""
    with transaction(engine) as opened:
        return stored_sessions(opened)


def load_bundles(engine: Engine, files: Sequence[Path], now: datetime) -> list[LoadedSession]:
    """Reads the bundles and stores their sessions in one transaction: all of them or none.

    Raises `InvalidBundle` for the first file with faults, before anything is written.
    """
    programmes = [read_bundle(file) for file in files]
    with transaction(engine) as opened:
        return [
            LoadedSession(programme.session.slug, save_programme(opened, programme, now))
            for programme in programmes
        ]


def export_bundle(engine: Engine, slug: str) -> str:
    """The session as a bundle that loads back to an equal programme. Raises `NotFound`."""
    return write_bundle(read_programme(engine, slug))


def read_programme(engine: Engine, slug: str) -> Programme:
    """The session as it stands. Raises `NotFound`."""
    with transaction(engine) as opened:
        return load_programme(opened, slug)


def read_state(engine: Engine, slug: str) -> SavedState:
    """Which state of the session is stored, without loading it. Raises `NotFound`."""
    with transaction(engine) as opened:
        return saved_state(opened, slug)
