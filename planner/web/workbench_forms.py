"""The tokens of forms behind an account: each is good for one purpose and one sign-in."""

import hashlib

from planner.errors import InvalidInput
from planner.web.form_tokens import FIELD, FormExpiredError, form_tokens
from planner.web.signed_in import sign_in_secret

__all__ = ["FIELD", "check", "token"]


def token(purpose: str) -> str:
    """What the hidden field of the form holds; its name is `FIELD`."""
    return form_tokens().token(_bound(purpose))


def check(purpose: str, sent: str | None = None) -> None:
    """Makes sure that the form was made by this site, for this sign-in, not long ago.

    ``sent`` stands in for the field of the form. Raises `InvalidInput`; `Forbidden` if a page of
    another site sent it.
    """
    try:
        form_tokens().check(_bound(purpose), sent)
    except FormExpiredError:
        raise InvalidInput("form-expired") from None


def _bound(purpose: str) -> str:
    # What is signed can be read, so it must not hold the secret itself; nor what is stored of it.
    secret = sign_in_secret() or ""
    return f"{purpose} {hashlib.sha256(f'form {secret}'.encode()).hexdigest()[:32]}"
