"""Tells forms that this site made, not long ago, from all others; without any cookie."""

import secrets

from flask import current_app, request
from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer
from werkzeug.exceptions import Forbidden

from planner.web.reader import now

FIELD = "form"
"""The name of the field that holds the token."""

_VALID_SECONDS = 24 * 60 * 60
# Within an hour a form gets the same token, so that its page is made once and can be kept.
_STEP_SECONDS = 60 * 60


class FormExpiredError(Exception):
    """The form is not one that this site made within the last day."""


class _HourlySigner(TimestampSigner):
    def get_timestamp(self) -> int:
        seconds = int(now().timestamp())
        return seconds - seconds % _STEP_SECONDS


class FormTokens:
    """The tokens of one installation; its processes have to share ``secret_key``.

    Without one, the forms of this process are good for this process alone.
    """

    def __init__(self, secret_key: str | None) -> None:
        self._serializer = URLSafeTimedSerializer(
            secret_key or secrets.token_urlsafe(32), salt="planner.form", signer=_HourlySigner
        )

    def token(self, purpose: str) -> str:
        """The token for a form that serves that purpose and no other."""
        return str(self._serializer.dumps(purpose))

    def check(self, purpose: str, sent: str | None = None) -> None:
        """Raises `FormExpiredError` if the form that was sent is none of ours or a day old, and
        `Forbidden` if a page of another site sent it. ``sent`` stands in for the form's field.
        """
        if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            raise Forbidden
        written = request.form.get(FIELD, "") if sent is None else sent
        try:
            signed = self._serializer.loads(written, max_age=_VALID_SECONDS)
        except BadData:
            raise FormExpiredError from None
        if signed != purpose:
            raise FormExpiredError


def form_tokens() -> FormTokens:
    """The tokens of the application that answers this request."""
    found: FormTokens = current_app.extensions["planner.form_tokens"]
    return found
