"""Answers that are made once: the validator is checked before anything is loaded or rendered."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Response, current_app, request
from werkzeug.http import http_date, is_resource_modified, quote_etag

from planner.web.kept import Kept
from planner.web.signed_in import asked_who

_ANSWERS_KEPT = 1024

ASK_FIRST = "public, no-cache"
"""Anyone may keep a copy, and has to ask before using it whether it still holds."""

ASK_FIRST_ALONE = "private, no-cache"
"""The same, but only the reader may keep a copy, and nobody on the way."""

FOR_EVER = "public, max-age=31536000, immutable"
"""What is at this address never changes."""


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
    since which they are what they are, if that is known. ``is_listed``: search engines may list it.
    """

    key: tuple[str, ...]
    language: str
    make: Callable[[], Made]
    changed_at: datetime | None = None
    varies_by: tuple[str, ...] = ()
    cache_control: str = ASK_FIRST
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The validator of an answer and the headers that it has with its bytes and without."""

    tag: str
    changed_at: datetime | None
    headers: tuple[tuple[str, str], ...]


class Answers:
    """The answers that one process has made, by validator."""

    def __init__(self, software: str) -> None:
        self._software = software
        self._prepared: Kept[tuple[Any, ...], _Prepared] = Kept(_ANSWERS_KEPT)
        self._made: Kept[str, Made] = Kept(_ANSWERS_KEPT)

    def prepared(self, representation: Representation) -> _Prepared:
        """The validator: strong, and the same for the same content in every process."""
        facts = (
            representation.key,
            representation.changed_at,
            representation.cache_control,
            representation.is_listed,
            representation.varies_by,
        )
        return self._prepared.get_or_make(facts, lambda: self._prepare(representation))

    def made(self, tag: str, make: Callable[[], Made]) -> Made:
        """The answer under that validator, made now or before."""
        return self._made.get_or_make(tag, make)

    def _prepare(self, representation: Representation) -> _Prepared:
        parts = "\0".join((self._software, *representation.key))
        tag = quote_etag(hashlib.sha256(parts.encode()).hexdigest()[:32])
        changed_at = _whole_second(representation.changed_at)
        return _Prepared(tag, changed_at, tuple(_headers(representation, tag, changed_at)))


def answer(representation: Representation) -> Response:
    """The response to this request: 304 if the reader has these bytes already.

    Where it was asked who is signed in, the answer may be theirs alone: it is made for them now,
    and nothing of it is kept.
    """
    if asked_who():
        made = representation.make()
        return Response(made.body, headers=list(_headers_of_content(made, representation.language)))
    answers: Answers = current_app.extensions["planner.answers"]
    prepared = answers.prepared(representation)
    if _is_held(prepared):
        return Response(status=304, headers=list(prepared.headers))
    made = answers.made(prepared.tag, lambda: _made_for_all(representation))
    of_content = _headers_of_content(made, representation.language)
    return Response(made.body, headers=[*prepared.headers, *of_content])


def _made_for_all(representation: Representation) -> Made:
    made = representation.make()
    if asked_who():
        # Whoever asks has to be known before the answer is prepared, or others would get theirs.
        raise RuntimeError("an answer for everybody was made for one person")
    return made


def _is_held(prepared: _Prepared) -> bool:
    """Whether the reader has these bytes. *Source*: RFC 9110, sect. 13."""
    asked = request.environ
    # The two cases that nearly all requests are, told without taking the headers apart.
    if asked.get("HTTP_IF_NONE_MATCH") == prepared.tag:
        return True
    if "HTTP_IF_NONE_MATCH" not in asked and "HTTP_IF_MODIFIED_SINCE" not in asked:
        return False
    return not is_resource_modified(asked, etag=prepared.tag, last_modified=prepared.changed_at)


def _headers(
    representation: Representation, tag: str, changed_at: datetime | None
) -> Iterator[tuple[str, str]]:
    yield "ETag", tag
    if changed_at is not None:
        yield "Last-Modified", http_date(changed_at)
    yield "Cache-Control", representation.cache_control
    if representation.varies_by:
        yield "Vary", ", ".join(representation.varies_by)
    if not representation.is_listed:
        yield "X-Robots-Tag", "noindex"


def _headers_of_content(made: Made, language: str) -> Iterator[tuple[str, str]]:
    yield "Content-Type", made.media_type
    yield "Content-Language", language
    if made.disposition is not None:
        yield "Content-Disposition", made.disposition
    if made.policy is not None:
        yield "Content-Security-Policy", made.policy


def _whole_second(instant: datetime | None) -> datetime | None:
    """The instant as HTTP can tell it."""
    return None if instant is None else instant.astimezone(UTC).replace(microsecond=0)
