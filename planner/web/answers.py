"""Answers that are made once: the validator is checked before anything is loaded or rendered."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Response, current_app, request
from werkzeug.http import is_resource_modified, quote_etag

from planner.web.kept import Kept

_ANSWERS_KEPT = 512
# Anyone may keep a copy, and has to ask before using it whether it still holds.
_CACHE_CONTROL = "public, no-cache"


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of an answer, and what browsers are told of them.

    ``policy`` stands in for the content security policy that all other answers have.
    """

    body: bytes
    media_type: str
    disposition: str | None = None
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class Representation:
    """An answer before it is made.

    ``key`` is all that its bytes depend on besides the software; ``changed_at`` is the instant
    since which they are what they are, if that is known.
    """

    key: tuple[str, ...]
    language: str
    make: Callable[[], Made]
    changed_at: datetime | None = None
    varies_by: tuple[str, ...] = ()


class Answers:
    """The answers that one process has made, by validator."""

    def __init__(self, software: str) -> None:
        self._software = software
        self._made: Kept[str, Made] = Kept(_ANSWERS_KEPT)

    def tag(self, key: tuple[str, ...]) -> str:
        """The strong validator of an answer: the same for the same content in every process."""
        parts = "\0".join((self._software, *key))
        return hashlib.sha256(parts.encode()).hexdigest()[:32]

    def made(self, tag: str, make: Callable[[], Made]) -> Made:
        """The answer under that validator, made now or before."""
        return self._made.get_or_make(tag, make)


def answer(representation: Representation) -> Response:
    """The response to this request: 304 if the reader has these bytes already."""
    answers: Answers = current_app.extensions["planner.answers"]
    tag = answers.tag(representation.key)
    changed_at = _whole_second(representation.changed_at)
    if is_resource_modified(request.environ, etag=quote_etag(tag), last_modified=changed_at):
        made = answers.made(tag, representation.make)
        response = Response(made.body, content_type=made.media_type)
        response.content_language.add(representation.language)
        if made.disposition is not None:
            response.headers["Content-Disposition"] = made.disposition
        if made.policy is not None:
            response.headers["Content-Security-Policy"] = made.policy
    else:
        response = Response(status=304)
    response.set_etag(tag)
    if changed_at is not None:
        response.last_modified = changed_at
    response.headers["Cache-Control"] = _CACHE_CONTROL
    response.vary.update(representation.varies_by)
    return response


def _whole_second(instant: datetime | None) -> datetime | None:
    """The instant as HTTP can tell it."""
    return None if instant is None else instant.astimezone(UTC).replace(microsecond=0)
