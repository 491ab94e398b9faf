"""Who speaks in which order: ``fold(moves, sort(requests, policy))``.

The order is never stored as numbers. It follows from the requests as they were received, the
policy of the list, and the moves, each of which changes places and nothing but places; so it is
the same for everybody, and can always be explained.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from functools import cache

from planner.models.speaking import OrderPolicy, Request, RequestKind, SortKey
from planner.models.speaking_actions import (
    Action,
    Changed,
    InWriting,
    LevelChanged,
    LotsDrawn,
    PlacedByChair,
    Promoted,
    Recalled,
    SentToEnd,
    Swapped,
    Withdrawn,
)
from planner.models.text import Text

Part = tuple[int, str]
"""What one key says of a request; smaller comes first. Figures and words compare as such."""

_LETTERS = 26
_FALLBACK = "en"


def speaking_order(
    requests: Iterable[Request], policy: OrderPolicy, actions: Iterable[Action] = ()
) -> tuple[int, ...]:
    """The serials of the statements that are to be heard or were heard, in order.

    Requests may come in any order; ``actions`` in that in which they were done. Withdrawn and
    written statements have no place. Replies and points of order are not on the list.
    """
    done = tuple(actions)
    places = _Places(requests, policy, done)
    for action in done:
        places.take(action)
    gone = {a.serial for a in done if isinstance(a, (Withdrawn, InWriting))}
    return tuple(serial for serial in places.order if serial not in gone)


def current_requests(requests: Iterable[Request], actions: Iterable[Action]) -> dict[int, Request]:
    """The requests by serial, with the particulars and ranks that they have by now."""
    current = {request.serial: request for request in requests}
    for action in actions:
        _update(current, action)
    return current


def sort_parts(
    request: Request, policy: OrderPolicy, lots: Mapping[int, int]
) -> tuple[tuple[SortKey, Part], ...]:
    """What each key of the policy says of the request, the weightiest first; ``RECEIVED`` last."""
    keys = [key for key in policy.order if key is not SortKey.RECEIVED]
    return (
        *((key, _part(key, request, policy, lots)) for key in keys),
        (SortKey.RECEIVED, _part(SortKey.RECEIVED, request, policy, lots)),
    )


def lots_drawn(actions: Iterable[Action]) -> dict[int, int]:
    """The numbers that were drawn, by serial; what was drawn later replaces what was before."""
    lots: dict[int, int] = {}
    for action in actions:
        if isinstance(action, LotsDrawn):
            lots |= action.lots
    return lots


class _Places:
    """The order while the moves are applied to it, one after the other."""

    def __init__(
        self, requests: Iterable[Request], policy: OrderPolicy, actions: tuple[Action, ...]
    ) -> None:
        self.policy = policy
        self.lots = lots_drawn(actions)
        self.current = {
            request.serial: request for request in requests if request.kind is RequestKind.STATEMENT
        }
        self.order = sorted(self.current, key=lambda serial: self._key(self.current[serial]))

    def _key(self, request: Request) -> tuple[Part, ...]:
        return tuple(part for _, part in sort_parts(request, self.policy, self.lots))

    def _category(self, serial: int) -> tuple[Part, ...]:
        return category_of(self.current[serial], self.policy)

    def take(self, action: Action) -> None:
        """Applies the action; one about a request that is not on the list changes nothing."""
        match action:
            case Swapped(first=first, second=second):
                self._swap(first, second)
            case SentToEnd(serial=serial) if serial in self.current:
                self._send_to_end(serial)
            case (
                PlacedByChair(serial=serial, before=before) | Recalled(serial=serial, before=before)
            ) if serial in self.current:
                self._put_before(serial, before)
            case LevelChanged(serial=serial) if serial in self.current:
                _update(self.current, action)
                if not action.keeps_place:
                    self._enter_category(serial, action.among or self.order)
            case Promoted(serial=serial) if serial in self.current:
                _update(self.current, action)
                self._enter_category(serial, self.order)
            case _:
                _update(self.current, action)

    def _swap(self, first: int, second: int) -> None:
        if first in self.current and second in self.current:
            one, other = self.order.index(first), self.order.index(second)
            self.order[one], self.order[other] = second, first

    def _put_before(self, serial: int, before: int | None) -> None:
        if before == serial:
            return
        self.order.remove(serial)
        place = self.order.index(before) if before in self.order else len(self.order)
        self.order.insert(place, serial)

    def _send_to_end(self, serial: int) -> None:
        """Behind the last of its category; never forward."""
        own = self._category(serial)
        last = max(n for n, other in enumerate(self.order) if self._category(other) == own)
        place = self.order.index(serial)
        self.order.insert(last, self.order.pop(place))

    def _enter_category(self, serial: int, among: Sequence[int]) -> None:
        """To the next free place of its category among those; where that is empty, to where it
        would be.
        """
        own = self._category(serial)
        others = [other for other in self.order if other != serial]
        field = [other for other in others if other in among]
        peers = [other for other in field if self._category(other) == own]
        above = peers or [other for other in field if self._category(other) < own]
        if above:
            place = others.index(above[-1]) + 1
        else:
            place = others.index(field[0]) if field else self.order.index(serial)
        others.insert(place, serial)
        self.order = others


_CATEGORY = (SortKey.FIXED, SortKey.STANDBY, SortKey.CAPACITY, SortKey.RANK_BAND)


def category_of(request: Request, policy: OrderPolicy) -> tuple[Part, ...]:
    """What a request has in common with those that speak in the same stretch of the list."""
    keys = [key for key in policy.order if key in _CATEGORY]
    return tuple(_part(key, request, policy, {}) for key in keys)


def _part(key: SortKey, request: Request, policy: OrderPolicy, lots: Mapping[int, int]) -> Part:
    match key:
        case SortKey.FIXED:
            return _place_in([(name,) for name in policy.fixed], request.delegation), ""
        case SortKey.STANDBY:
            return int(request.is_standby), ""
        case SortKey.CAPACITY:
            return _place_in(policy.capacities, request.capacity), ""
        case SortKey.RANK_BAND:
            return _place_in(policy.rank_bands, request.rank), ""
        case SortKey.LOT:
            # What arrived after the draw comes after all that was drawn.
            return (0, f"{lots[request.serial]:09}") if request.serial in lots else (1, "")
        case SortKey.LETTER:
            return _turn(_name(request.name, policy.alphabet), policy.drawn_letter.upper())
        case SortKey.RECEIVED:
            received = request.received_at.astimezone(UTC)
            return 0, f"{received:%Y%m%d%H%M%S%f}{request.serial:09}"


def _place_in(classes: Sequence[Sequence[str]], member: str) -> int:
    return next((n for n, those in enumerate(classes) if member in those), len(classes))


def _name(text: Text, language: str) -> str:
    return text.get(language) or text.get(_FALLBACK) or next((w for _, w in text.items()), "")


@cache
def _turn(name: str, drawn: str) -> Part:
    """How far the name is from the drawn letter, going round the alphabet; then the name."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    first = plain[:1].upper()
    if not "A" <= first <= "Z":
        return _LETTERS, plain.casefold()
    return (ord(first) - ord(drawn)) % _LETTERS, plain.casefold()


def _update(current: dict[int, Request], action: Action) -> None:
    """Brings the particulars of a request up to date; a move leaves them alone."""
    serial = getattr(action, "serial", None)
    if serial not in current:
        return
    match action:
        case LevelChanged(rank=rank):
            changes: dict[str, object] = {"rank": rank}
        case Promoted():
            changes = {"is_standby": False}
        case Changed():
            given = action.model_dump(exclude={"serial"}).items()
            changes = {name: getattr(action, name) for name, value in given if value is not None}
        case _:
            return
    current[serial] = current[serial].model_copy(update=changes)
