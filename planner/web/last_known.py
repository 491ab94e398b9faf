"""What the database said last: believed for a moment, and relied on while it does not answer."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

from planner.errors import PlannerError

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_log = logging.getLogger(__name__)
_ASKED_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Timing:
    """How long an answer is believed before the database is asked again, how long it is waited
    for, and how long the database is left alone after it failed.

    A quarter of a second is less than any reader notices, and at a thousand requests a second it
    spares the database all but four of them.
    """

    believed_seconds: float = 0.25
    patience_seconds: float = 2.0
    pause_seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class _Known(Generic[Value]):
    value: Value
    good_until: float


class LastKnown(Generic[Key, Value]):
    """At most ``most`` answers of the database by key.

    A value that was read once is given again, unchanged, when the database fails or takes longer
    than the patience for it. That something does not exist, or no longer does, is an answer and
    no failure: it is passed on, and what was known is forgotten.
    """

    def __init__(self, most: int) -> None:
        self.timing = Timing()
        self._most = most
        self._known: OrderedDict[Key, _Known[Value]] = OrderedDict()
        self._asked: dict[Key, Future[Value]] = {}
        self._using = Lock()
        self._askers = ThreadPoolExecutor(_ASKED_AT_ONCE, thread_name_prefix="look")

    def read(self, key: Key, ask: Callable[[], Value]) -> Value:
        """What the database says now, or, within the limits of the timing, what it said last."""
        known = self._known.get(key)
        if known is None:
            return self._note(key, ask())
        if monotonic() < known.good_until:
            return known.value
        try:
            return self._asking(key, ask).result(self.timing.patience_seconds)
        except PlannerError:
            self.forget(key)
            raise
        except Exception:
            # What a database raises depends on which it is; being late is a ``TimeoutError``.
            _log.exception("The database does not answer: serving what it said last")
            self._keep(key, known.value, self.timing.pause_seconds)
            return known.value

    def forget(self, key: Key) -> None:
        """Makes the next reader ask the database."""
        with self._using:
            self._known.pop(key, None)

    def _asking(self, key: Key, ask: Callable[[], Value]) -> "Future[Value]":
        """The question to the database, put once however many readers wait for the answer."""
        with self._using:
            asked = self._asked.get(key)
            if asked is None:
                asked = self._askers.submit(self._answered, key, ask)
                self._asked[key] = asked
        return asked

    def _answered(self, key: Key, ask: Callable[[], Value]) -> Value:
        try:
            return self._note(key, ask())
        finally:
            with self._using:
                self._asked.pop(key, None)

    def _note(self, key: Key, value: Value) -> Value:
        self._keep(key, value, self.timing.believed_seconds)
        return value

    def _keep(self, key: Key, value: Value, seconds: float) -> None:
        with self._using:
            self._known[key] = _Known(value, monotonic() + seconds)
            self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
