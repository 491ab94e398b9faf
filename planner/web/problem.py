"""What went wrong with a request, as a value."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, said in one language.

    ``status`` is HTTP's; ``code`` and ``params`` tell the same to programs. Where a part of the
    query is at fault, ``params`` has its name as ``field``, what it held as ``value``, and as
    ``known`` the values that it may have, joined by commas. ``faults`` are all that is wrong
    with what was sent, each in a sentence.
    """

    status: int
    title: str
    detail: str
    language: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The members of a problem document. *Source*: RFC 9457, sect. 3."""
        return {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
            "params": self.params,
            **({"faults": list(self.faults)} if self.faults else {}),
        }
