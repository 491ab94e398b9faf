"""What browsers are told on every answer: nothing from elsewhere, nothing inline, no frames."""

import base64
import hashlib
import re

from flask import Flask, Response

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_INLINE_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


def protect_answers(app: Flask) -> None:
    """Puts the headers on every answer of the application, errors and static files included."""
    app.after_request(_protected)


def keep_address_secret(response: Response) -> Response:
    """Who knows this address can read what is there: it is told to nobody and listed nowhere."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def policy_for_document(suffix: str, body: bytes) -> str | None:
    """The policy for a document that brings its own style or its own viewer, ``None`` for others.

    A page that is complete in itself may use the style that it was made with and no other; a
    browser's PDF viewer needs styles of its own, and the file is opened apart from this site.
    """
    if suffix == "pdf":
        return "frame-ancestors 'none'"
    style = _INLINE_STYLE.search(body) if suffix == "html" else None
    if style is None:
        return None
    digest = base64.b64encode(hashlib.sha256(style[1]).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


def _protected(response: Response) -> Response:
    headers = response.headers
    # A copy that is still good keeps the policy that it came with.
    if response.status_code != 304 and "Content-Security-Policy" not in headers:
        headers.add("Content-Security-Policy", _POLICY)
    if "Referrer-Policy" not in headers:
        headers.add("Referrer-Policy", "same-origin")
    headers.add("X-Content-Type-Options", "nosniff")
    headers.add("Cross-Origin-Opener-Policy", "same-origin")
    return response
