"""A programme as one canonical string, and back."""

import hashlib
import json
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from planner.models.noun import Noun
from planner.models.programme import Programme, programme_of

# The version of what is written; an edition is read back by the version that it was written in.
_VERSION = 1
# An edition is approved after it was frozen: its approvals are kept beside it.
_KEPT_BESIDE = ("approvals",)


def freeze(programme: Programme) -> str:
    """The programme, but for its approvals, as JSON: equal ones give equal strings everywhere."""
    parts: dict[str, Any] = {"version": _VERSION}
    for field in fields(programme):
        if field.name in _KEPT_BESIDE:
            continue
        value = getattr(programme, field.name)
        parts[field.name] = (
            [noun.model_dump(mode="json") for noun in value]
            if isinstance(value, tuple)
            else value.model_dump(mode="json")
        )
    return json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def thaw(content: str) -> Programme:
    """The programme that was frozen. What the programme has gained since then is empty in it."""
    parts: dict[str, Any] = json.loads(content)
    values: dict[str, Any] = {}
    for name, hint in get_type_hints(Programme).items():
        if name not in parts:
            continue
        kind: type[Noun] = (get_args(hint) or (hint,))[0]
        written = parts[name]
        values[name] = (
            [kind.model_validate(noun) for noun in written]
            if isinstance(written, list)
            else kind.model_validate(written)
        )
    return programme_of(**values)


def fingerprint(content: str) -> str:
    """SHA-256 of what was frozen."""
    return hashlib.sha256(content.encode()).hexdigest()
