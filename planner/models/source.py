"""Where something is written down: a rule or decision, and the document that quotes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A rule, decision or document; ``document`` is a symbol, ``item`` a number in the inner form.

    ``rule`` is written as mandates are: ``rule 9``, ``decision 6/3``, ``resolution 9/1``; what
    is practice is ``practice``, and what follows from the matter itself ``logic``.
    ``paragraph`` is one of the document (or of the rule's annex, if ``annex``).

    >>> Source(rule="decision 6/3", document="CTOC/COP/2018/1", item="1.c").as_mapping()
    {'rule': 'decision 6/3', 'document': 'CTOC/COP/2018/1', 'item': '1.c'}
    """

    rule: str = ""
    document: str = ""
    item: str = ""
    paragraph: str = ""
    annex: bool = False

    def as_mapping(self) -> dict[str, Any]:
        """The shape stored in the database and written to bundles: only what is given."""
        given = {name: getattr(self, name) for name in SOURCE_FIELDS}
        return {name: value for name, value in given.items() if value}

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> "Source":
        """The inverse of `as_mapping`."""
        return cls(**mapping)


SOURCE_FIELDS = ("rule", "document", "item", "paragraph", "annex")
"""The keys of a source in a bundle or rulebook."""


class SourceColumn(TypeDecorator[Source]):
    """Stores a `Source` as a JSON object."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Source | None, dialect: Dialect) -> dict[str, Any] | None:
        return None if value is None else value.as_mapping()

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Source | None:
        return None if value is None else Source.from_mapping(value)
