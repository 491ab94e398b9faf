"""A small store of values that cost much to make, the latest used kept longest."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """At most ``most`` values by key. Each is made once, even when several readers ask at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._using = Lock()
        # Making holds the interpreter, so two at a time would not be faster than one.
        self._making = Lock()

    def get(self, key: Key) -> Value | None:
        """The value, if it is kept."""
        with self._using:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def get_or_make(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value that is kept, or the one that ``make`` gives, which is kept from then on."""
        value = self.get(key)
        if value is not None:
            return value
        with self._making:
            value = self.get(key)
            if value is None:
                value = make()
                self._put(key, value)
            return value

    def _put(self, key: Key, value: Value) -> None:
        with self._using:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)
