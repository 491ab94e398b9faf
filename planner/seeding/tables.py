"""Which tables a bundle has, and how the fields of a noun are written in TOML.

A field of a noun is a key of its table, under the same name: a noun that gains a field gains it
in bundles. What differs is told here.
"""

from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from planner.models.agenda import AgendaItem
from planner.models.approval import Approval
from planner.models.body import Body
from planner.models.meeting import Meeting, Room
from planner.models.noun import Noun
from planner.models.officer import Officer
from planner.models.override import Override
from planner.models.paper import Paper
from planner.models.text import LANGUAGES

FORMAT = 1
"""The version of the format; a bundle says it, so that a later one can be told apart."""

ARRAYS: dict[str, type[Noun]] = {
    "body": Body,
    "room": Room,
    "item": AgendaItem,
    "paper": Paper,
    "meeting": Meeting,
    "officer": Officer,
    "override": Override,
    "approval": Approval,
}
"""The arrays of tables, in the order in which a bundle has them."""

ALLOCATIONS = "items"
"""The key of a meeting that lists the items taken at it."""

NUMBER = ("item", "number")
"""The one field that is written in the notation of the documents: ``1 (a)``."""

# Annotations are drafted in the working languages first; every other wording is needed in all six.
_NEEDED = {("item", "annotation"): ("en", "fr")}


def key_name(table: str) -> str:
    """The key that tells the tables of an array apart."""
    return "symbol" if table == "paper" else "key"


def languages_needed(table: str, field: str) -> tuple[str, ...]:
    """The languages in which that wording must be given, if it is given at all."""
    return _NEEDED.get((table, field), LANGUAGES)


def field_type(noun: type[Noun], field: str) -> type[Any]:
    """The type of a field, without the ``None`` that it may allow.

    One of `Text`, ``str``, ``int``, ``bool``, ``date``, ``time``, ``datetime``, `Source`,
    ``tuple`` (of strings), an enum.
    """
    annotation: Any = noun.model_fields[field].annotation
    kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = kinds
    kind: type[Any] = get_origin(annotation) or annotation
    return kind
