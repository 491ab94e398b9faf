"""How a draft stands: which state of it is stored, whether it is published, what can be undone."""

from dataclasses import dataclass

from planner.editing.undoing import Undoing, undoing_of
from planner.models.account import Actor
from planner.models.audit import AuditEntry
from planner.store.audit import version_of
from planner.store.database import Database, transaction
from planner.store.draft_state import PublishedPrint, latest_print, list_writes
from planner.store.snapshots import saved_state


@dataclass(frozen=True, slots=True)
class DraftState:
    """A draft without its content.

    ``fingerprint`` is the hash of what is stored, ``version`` the number of its last write.
    ``published`` is the latest edition. ``to_undo`` and ``to_redo`` are the writes that the actor
    would take back and bring back next.
    """

    fingerprint: str
    version: int
    published: PublishedPrint | None
    to_undo: AuditEntry | None
    to_redo: AuditEntry | None

    @property
    def is_published(self) -> bool:
        """Whether the public sees just this."""
        return self.published is not None and self.published.fingerprint == self.fingerprint


def read_draft_state(database: Database, slug: str, actor: Actor) -> DraftState:
    """How the draft stands for the actor, in four small queries. Raises `NotFound`."""
    with transaction(database) as opened:
        # The version first: should somebody write in between, an edit that is based on it is held
        # against that write, and never the other way round.
        version = version_of(opened, slug)
        state = saved_state(opened, slug)
        writes = list_writes(opened, slug)
        undoing = undoing_of(writes, actor.account)
        return DraftState(
            fingerprint=state.fingerprint,
            version=version,
            published=latest_print(opened, slug),
            to_undo=_last(writes, undoing.done),
            to_redo=_redone(writes, undoing),
        )


def _last(writes: list[AuditEntry], numbers: tuple[int, ...]) -> AuditEntry | None:
    return next((entry for entry in writes if numbers and entry.number == numbers[-1]), None)


def _redone(writes: list[AuditEntry], undoing: Undoing) -> AuditEntry | None:
    """The write that was taken back by the last undoing."""
    undone = _last(writes, undoing.undone)
    return None if undone is None else next(e for e in writes if e.number == undone.undoes)
