"""The exception tree: an error carries a code and facts; its words are made at the edge."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


class PlannerError(Exception):
    """A request that cannot be met, as a code and the facts it concerns.

    ``str(error)`` is for logs; what a user reads comes from the catalogues
    (message ``error.<code>``), in the reader's language.
    """

    def __init__(self, code: str, **params: Any) -> None:
        self.code = code
        self.params = params
        super().__init__(code, params)

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code}({facts})"


class NotFound(PlannerError):
    """What was asked for does not exist."""


class Gone(PlannerError):
    """What was asked for existed and was ended for good."""


class NotPermitted(PlannerError):
    """The person asking may not do this."""


class Conflict(PlannerError):
    """The state has moved on since it was read, or the write would break a uniqueness."""


class InvalidInput(PlannerError):
    """A value given by a person is wrong; the parameters tell which, and what would be right."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a bundle: what, and where to mend it.

    ``path`` is the table, its key and the field, e.g. ``("meeting", "m-03", "room")``;
    a table that has no usable key is named by its place, counted from 1: ``("meeting", "#3")``.
    """

    code: str
    path: tuple[str, ...]
    params: dict[str, Any] = field(default_factory=dict)


class InvalidBundle(PlannerError):
    """A bundle that cannot be loaded. All its faults are reported at once; nothing was written."""

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        self.file = file
        self.faults = tuple(faults)
        super().__init__("bundle-invalid", file=file, count=len(self.faults))
