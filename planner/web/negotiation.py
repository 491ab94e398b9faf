"""Which language and which form an answer has, from what the request says."""

from flask import request

from planner.errors import NotFound
from planner.i18n.languages import AUTONYMS

LANGUAGES = tuple(AUTONYMS)
"""The six languages, in the order in which they are offered."""

_DEFAULT = "en"
_PROBLEM = "application/problem+json"


def language_in_address(language: str) -> str:
    """The language that an address names. Raises `NotFound`."""
    if language not in LANGUAGES:
        raise NotFound("language-unknown", value=language, known=", ".join(LANGUAGES))
    return language


def preferred_language() -> str:
    """The reader's language by ``Accept-Language``, English if it is none of the six.

    A regional variety counts as its language: who asks for ``fr-CA`` and then ``en`` reads French.
    """
    for asked, quality in request.accept_languages:
        language = asked.partition("-")[0].lower()
        if quality > 0 and language in LANGUAGES:
            return language
    return _DEFAULT


def language_of_request() -> str:
    """The language that the address names, or else the reader's."""
    first = request.path.lstrip("/").partition("/")[0]
    return first if first in LANGUAGES else preferred_language()


def wants_json() -> bool:
    """Whether the request would rather have JSON than a page."""
    best = request.accept_mimetypes.best_match(("text/html", _PROBLEM, "application/json"))
    return best in (_PROBLEM, "application/json")
