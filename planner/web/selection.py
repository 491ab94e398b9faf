"""What a delegate chose on the form."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from planner.models.programme import Programme
from planner.models.subscription import Subscription


@dataclass(frozen=True, slots=True)
class Selection:
    """Keys of bodies, items and meetings, as they were sent."""

    bodies: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()


NOTHING = Selection()
"""What is chosen before anything is."""


def selection_in_form(form: MultiDict[str, str]) -> Selection:
    """What the boxes say that were ticked."""
    return Selection(
        bodies=tuple(form.getlist("body")),
        items=tuple(form.getlist("item")),
        meetings=tuple(form.getlist("meeting")),
    )


def selection_of(subscription: Subscription, programme: Programme) -> Selection:
    """What was chosen and is in that programme, in its order."""
    return Selection(
        bodies=tuple(b.key for b in programme.bodies if b.key in subscription.bodies),
        items=tuple(i.key for i in programme.items if i.key in subscription.items),
        meetings=tuple(m.key for m in programme.meetings if m.key in subscription.meetings),
    )
