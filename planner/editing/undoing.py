"""Which writes can be taken back, and which of those brought back, read off the log."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.models.audit import AuditEntry

UNDO = "undo"
REDO = "redo"


@dataclass(frozen=True, slots=True)
class Undoing:
    """What somebody may take back, and what they may bring back: numbers, the last one last."""

    done: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()


def undoing_of(entries: Iterable[AuditEntry], account: str | None = None) -> Undoing:
    """What can be undone and redone of those writes (in order), of one account or of everybody.

    A new edit makes an end of what could be redone by whoever made it. What somebody else has
    taken back cannot be taken back again.
    """
    done: list[int] = []
    undone: list[int] = []
    for entry in entries:
        if entry.difference is None:
            continue
        if entry.service == UNDO and entry.undoes is not None:
            if entry.undoes in done:
                done.remove(entry.undoes)
                # Redoing takes back the undoing, so that is what is remembered.
                if account in (None, entry.account):
                    undone.append(entry.number)
            continue
        if entry.service == REDO:
            if entry.undoes in undone:
                undone.remove(entry.undoes)
        elif account in (None, entry.account):
            undone.clear()
        if account in (None, entry.account):
            done.append(entry.number)
    return Undoing(tuple(done), tuple(undone))
