"""What errors and faults say, in the reader's language."""

from typing import Any

from planner.errors import Fault, InvalidBundle, PlannerError
from planner.i18n.catalogues import translate
from planner.i18n.numbers import item_number

# Parameters that hold numbers of agenda items in the inner form.
_ITEM_NUMBERS = ("number", "parent")


def error_message(error: PlannerError, language: str) -> str:
    """The one sentence that tells what went wrong and what would be right."""
    return translate(f"error.{error.code}", language, **_said(error.params, language))


def fault_message(fault: Fault, language: str) -> str:
    """Where the fault is, then what it is: ``meeting m-03, room: there is no room …``."""
    sentence = translate(f"fault.{fault.code}", language, **_said(fault.params, language))
    where = ", ".join((" ".join(fault.path[:2]), *fault.path[2:])) if fault.path else ""
    return f"{where}: {sentence}" if where else sentence


def bundle_messages(error: InvalidBundle, language: str) -> list[str]:
    """The sentence on the whole, then one line for each fault, with the file."""
    lines = [f"{error.file}: {fault_message(fault, language)}" for fault in error.faults]
    return [*lines, error_message(error, language)]


def _said(params: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        name: item_number(value, language).replace("\N{NO-BREAK SPACE}", " ")
        if name in _ITEM_NUMBERS and isinstance(value, str)
        else value
        for name, value in params.items()
    }
