"""What would be wrong with a draft, said with the names that people know and not with keys."""

from planner.documents.blocks import Inline
from planner.documents.calendar import body_name
from planner.documents.edit_words import meeting_words
from planner.documents.field_words import FIELDS
from planner.errors import Fault
from planner.i18n.messages import fault_message
from planner.models.programme import Programme
from planner.rendering.words import plain


def fault_sentence(programme: Programme | None, fault: Fault, language: str) -> str:
    """The fault alone, for the field that it stands at."""
    names = _names(programme)
    params = {
        name: _named(names, value, language) if isinstance(value, str) else value
        for name, value in fault.params.items()
    }
    return fault_message(Fault(fault.code, (), params), language)


def fault_line(programme: Programme | None, fault: Fault, language: str) -> str:
    """The fault with what it is about and which field, for a list."""
    names = _names(programme)
    about = names.get(fault.path[1]) if len(fault.path) > 1 else None
    parts = [] if about is None else [about]
    field = fault.path[-1].partition(".")[0] if fault.path else ""
    if field in FIELDS:
        parts.append(FIELDS[field])
    sentence = fault_sentence(programme, fault, language)
    where = ", ".join(plain(part, language) for part in parts)
    return f"{where}: {sentence}" if where else sentence


def _named(names: dict[str, Inline], value: str, language: str) -> str:
    """The value with names in place of the keys that it holds; several are joined by commas."""
    keys = value.split(", ")
    if not all(key in names for key in keys):
        return value
    return ", ".join(plain(names[key], language) for key in keys)


def _names(programme: Programme | None) -> dict[str, Inline]:
    if programme is None:
        return {}
    known = {body.key for body in programme.bodies}
    return {
        **{body.key: body_name(programme, body.key) for body in programme.bodies},
        **{
            meeting.key: meeting_words(programme, meeting)
            for meeting in programme.meetings
            if known.issuperset(meeting.bodies)
        },
    }
