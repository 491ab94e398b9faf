"""What forms offer to choose from."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from planner.documents.blocks import Inline, Words
from planner.models.state import State
from planner.web.pages.speaking_chair import Option

Kind = TypeVar("Kind", bound=StrEnum)


def options_of(names: Mapping[Kind, Inline], among: Iterable[Kind]) -> tuple[Option, ...]:
    """Some choices by what they are called."""
    return tuple(Option(key.value, names[key]) for key in among)


def state_options(states: Iterable[State]) -> tuple[Option, ...]:
    """The States, in the order in which they come."""
    return tuple(Option(state.code, Words(state.name)) for state in states)
