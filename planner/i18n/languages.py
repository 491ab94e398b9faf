"""The six languages: their names, their direction, and which to fall back on."""

from planner.errors import InvalidInput
from planner.models.text import LANGUAGES, Text

AUTONYMS = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
"""Each language's own name, in the order of `LANGUAGES`."""

# A reader who lacks a wording is shown the working languages of the Secretariat first.
_FALLBACKS = ("en", "fr", "es", "ru", "zh", "ar")


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, as HTML names them."""
    return "rtl" if language == "ar" else "ltr"


def known_language(code: str) -> str:
    """The code, if it is one of the six. Raises `InvalidInput`."""
    if code not in LANGUAGES:
        raise InvalidInput("language-unknown", value=code, known=", ".join(LANGUAGES))
    return code


def best_wording(text: Text, language: str) -> tuple[str, str]:
    """The wording to show and the language it is in: the reader's own if there is one.

    >>> best_wording(Text(en="Participation"), "ru")
    ('Participation', 'en')
    """
    for candidate in (language, *_FALLBACKS):
        wording = text.get(candidate)
        if wording is not None:
            return wording, candidate
    return "", language
