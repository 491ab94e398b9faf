"""The fields with the facts of a session."""

from functools import cache
from pathlib import Path

from planner.documents.blocks import Words, term
from planner.documents.field_words import FIELDS, MODES
from planner.i18n.languages import AUTONYMS
from planner.models.session import SessionFormat
from planner.models.text import LANGUAGES, Text
from planner.services.rulebooks import known_rulebooks
from planner.web.pages.fields import options_of
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.fields import Field, Shape

MOVES_MEETINGS = "moves_meetings"
"""The box that takes the meetings along when the opening is moved."""


@cache
def fact_fields(seeds: Path, *, is_new: bool) -> tuple[Field, ...]:
    """The fields in their order; the slug of a session is asked for once and stays."""
    slug = Field("slug", term("draft.slug"), hint=term("draft.slug_hint"), is_required=True)
    moves = Field(MOVES_MEETINGS, term("draft.moves_meetings"), Shape.TICK)
    return (
        *((slug,) if is_new else ()),
        Field("title", FIELDS["title"], Shape.WORDS, is_required=True),
        Field("short_title", FIELDS["short_title"], Shape.WORDS, is_required=True),
        Field("city", FIELDS["city"], Shape.WORDS, is_required=True),
        Field("zone", FIELDS["zone"], hint=term("draft.zone_hint"), is_required=True),
        *date_fields(),
        *(() if is_new else (moves,)),
        Field(
            "as_of", FIELDS["as_of"], Shape.DAY, hint=term("draft.as_of_hint"),
            is_required=True,
        ),
        Field(
            "format", FIELDS["format"], Shape.CHOICE, options_of(MODES, SessionFormat),
            is_required=True,
        ),
        Field("is_special", FIELDS["is_special"], Shape.TICK),
        Field("rulebook", FIELDS["rulebook"], Shape.CHOICE, _rulebooks(seeds)),
        Field(
            "original_language", FIELDS["original_language"], Shape.CHOICE,
            language_options(),
        ),
        Field("entitled_meetings", FIELDS["entitled_meetings"], Shape.COUNT),
        Field("entitled_at_once", FIELDS["entitled_at_once"], Shape.COUNT),
        Field(
            "entitlement_source", FIELDS["entitlement_source"],
            hint=term("draft.source_rule_hint"),
        ),
        Field("hybrid_limit_minutes", FIELDS["hybrid_limit_minutes"], Shape.COUNT),
        Field("hybrid_limit_source", FIELDS["hybrid_limit_source"]),
        Field("source", FIELDS["source"], hint=term("draft.session_source_hint")),
    )  # fmt: skip


def language_options() -> tuple[Option, ...]:
    """The six languages, each by its own name."""
    return tuple(
        Option(code, Words(Text.from_mapping({code: AUTONYMS[code]}))) for code in LANGUAGES
    )


def date_fields() -> tuple[Field, ...]:
    """From when to when."""
    return (
        Field("opens", FIELDS["opens"], Shape.DAY, is_required=True),
        Field("closes", FIELDS["closes"], Shape.DAY, is_required=True),
    )


def _rulebooks(seeds: Path) -> tuple[Option, ...]:
    return tuple(Option(book.slug, Words(book.title)) for book in known_rulebooks(seeds))
