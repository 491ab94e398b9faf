"""Answers that were given a moment ago, given again without asking the application."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

# As long as what the database said is believed: nobody notices, and it spares nearly all the work
# when thousands ask for the same calendar.
_GOOD_SECONDS = 0.25
_MOST = 256

_Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was answered, for whoever sends the same conditions; ``body`` is empty for a 304."""

    status: str
    headers: _Headers
    body: list[bytes]
    good_until: float


class ReadyAnswers:
    """Keeps public answers for a quarter of a second, each in its 200 and its 304 form.

    Kept are answers that anybody may have: with ``Cache-Control: public`` and a tag, and without
    ``Vary``. Whoever asks with conditions gets a kept answer only if somebody asked with the very
    same ones; everything else is passed on.
    """

    def __init__(
        self, application: "WSGIApplication", clock: Callable[[], float] = monotonic
    ) -> None:
        self._application = application
        self._clock = clock
        self._kept: dict[tuple[Any, ...], _Answer] = {}

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET":
            return self._application(environ, start_response)
        asked = environ.get
        # Addresses in pages are made from the host that was asked.
        key = (
            environ["PATH_INFO"],
            asked("QUERY_STRING"),
            asked("HTTP_HOST"),
            asked("wsgi.url_scheme"),
            asked("HTTP_IF_NONE_MATCH"),
            asked("HTTP_IF_MODIFIED_SINCE"),
        )
        kept = self._kept.get(key)
        if kept is not None and self._clock() < kept.good_until:
            start_response(kept.status, kept.headers)
            return kept.body
        return self._ask(key, environ, start_response)

    def _ask(
        self, key: tuple[Any, ...], environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        told: list[tuple[str, _Headers]] = []

        def note(status: str, headers: _Headers, *error: Any) -> Callable[[bytes], object]:
            told.append((status, headers))
            return start_response(status, headers, *error)

        answered = self._application(environ, note)
        if not told or not _may_be_kept(*told[-1]):
            return answered
        try:
            # One piece of bytes stays the same one, however many keys it is kept under.
            body = [b"".join(answered)]
        finally:
            close = getattr(answered, "close", None)
            if close is not None:
                close()
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[key] = _Answer(*told[-1], body, self._clock() + _GOOD_SECONDS)
        return body


def _may_be_kept(status: str, headers: _Headers) -> bool:
    found = {name.lower(): value for name, value in headers}
    return (
        status[:3] in ("200", "304")
        and found.get("cache-control", "").startswith("public")
        and "etag" in found
        and "vary" not in found
        and "set-cookie" not in found
    )
