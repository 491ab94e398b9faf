"""The composition of a delegation, and its changes."""

from collections.abc import Sequence
from datetime import datetime

from planner.models.credentials import Delegate, Delegation


def composition_after(
    delegation: Delegation, names: Sequence[str], now: datetime
) -> tuple[Delegate, ...]:
    """The delegates once the delegation has said that it consists of those names.

    Who is no longer named has left now, who is new has joined now; nobody is forgotten.
    """
    kept = [
        delegate.model_copy(update={"left_at": now})
        if delegate.left_at is None and delegate.name not in names
        else delegate
        for delegate in delegation.delegates
    ]
    new = [name for name in names if name not in delegation.present_delegates]
    return (
        *kept,
        *(
            Delegate(state=delegation.state, serial=serial, name=name, joined_at=now)
            for serial, name in enumerate(new, start=len(kept) + 1)
        ),
    )
