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


class SignInNeeded(PlannerError):
    """Whoever asks has to say first who they are."""


class TooManyAttempts(PlannerError):
    """Whoever asks has to wait first: ``minutes``."""


class Conflict(PlannerError):
    """The state has moved on since it was read, or the write would break a uniqueness."""


class PreconditionFailed(Conflict):
    """The state is not the one that the request says it is based on."""


class PreconditionMissing(PlannerError):
    """The request does not say on which state it is based."""


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


class InvalidDraft(PlannerError):
    """A change that would leave the programme with faults; nothing was written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("draft-invalid", count=len(self.faults))


class UnusableRequest(PlannerError):
    """A request of a program that does not have the shape that is described; nothing was done."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("request-unusable", count=len(self.faults))


class InvalidBundle(PlannerError):
    """A bundle that cannot be loaded. All its faults are reported at once; nothing was written."""

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        self.file = file
        self.faults = tuple(faults)
        super().__init__("bundle-invalid", file=file, count=len(self.faults))
