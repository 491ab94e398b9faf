"""What is said of a request whose shape is not the one that is described."""

from typing import Any

from flask import Response, request
from pydantic import ValidationError

from planner.errors import Fault, UnusableRequest

# How values are written, for what the library calls them; the same in every language.
_WRITTEN = {
    "bool": "true, false",
    "date": "2018-10-15",
    "datetime": "2018-10-15T10:00:00Z",
    "dict": "{…}",
    "int": "1, 2, 3",
    "list": "[…]",
    "string": "“…”",
    "time": "10:00",
}
_MISSING = "missing"
_CHOICE = ("enum", "literal_error")
_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")


def refuse(error: ValidationError) -> Response:
    """Raises the error that says everything that is wrong with the request."""
    raise UnusableRequest([_fault(found) for found in error.errors(include_url=False)])


def _fault(found: Any) -> Fault:
    path = tuple(str(part) for part in found["loc"])
    if found["type"] == _MISSING or (not path and request.get_data() == b""):
        return Fault("key-missing", path)
    if found["type"] in _UNKNOWN:
        return Fault("field-unknown", path)
    value = str(found["input"])[:80]
    if found["type"] in _CHOICE:
        return Fault("choice-unknown", path, {"value": value, "known": found["ctx"]["expected"]})
    kind = found["type"].partition("_")[0]
    expected = _WRITTEN.get(kind) or _limits(found) or "{…}"
    return Fault("wrong-type", path, {"value": value, "expected": expected})


def _limits(found: Any) -> str:
    """The limits that a number or a length keeps to: ``ge 1``."""
    return ", ".join(f"{name} {limit}" for name, limit in (found.get("ctx") or {}).items())
