"""Words in the six official languages of the United Nations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""ISO 639-1 codes, in the order in which the United Nations lists its official languages."""


@dataclass(frozen=True, slots=True)
class Text:
    """One wording per language. A language that is missing is ``None``, never an empty string.

    ``unverified`` names the languages whose wording has not been compared with the
    published document in that language; readers are told so.

    >>> Text(en="Participation", fr="Participation").languages
    ('en', 'fr')
    """

    ar: str | None = None
    zh: str | None = None
    en: str | None = None
    fr: str | None = None
    ru: str | None = None
    es: str | None = None
    unverified: tuple[str, ...] = ()

    def get(self, language: str) -> str | None:
        """The wording in that language, if there is one."""
        wording: str | None = getattr(self, language)
        return wording

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a wording, in the order of `LANGUAGES`."""
        return tuple(language for language in LANGUAGES if self.get(language) is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """The languages that have none, in the same order."""
        return tuple(language for language in LANGUAGES if self.get(language) is None)

    def items(self) -> Iterator[tuple[str, str]]:
        """(language, wording) pairs, in the order of `LANGUAGES`."""
        for language in LANGUAGES:
            wording = self.get(language)
            if wording is not None:
                yield language, wording

    def as_mapping(self) -> dict[str, Any]:
        """The shape stored in the database and written to bundles."""
        mapping: dict[str, Any] = dict(self.items())
        if self.unverified:
            mapping["unverified"] = list(self.unverified)
        return mapping

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> "Text":
        """The inverse of `as_mapping`."""
        words = {language: mapping[language] for language in LANGUAGES if language in mapping}
        return cls(**words, unverified=tuple(mapping.get("unverified", ())))


class TextColumn(TypeDecorator[Text]):
    """Stores a `Text` as a JSON object of its wordings."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Text | None, dialect: Dialect) -> dict[str, Any] | None:
        return None if value is None else value.as_mapping()

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Text | None:
        return None if value is None else Text.from_mapping(value)
