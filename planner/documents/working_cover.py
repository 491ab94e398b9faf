"""The head of a working list, which is no document of the session with a symbol of its own."""

from dataclasses import replace

from planner.documents.blocks import Cover
from planner.documents.cover import cover_of
from planner.models.programme import Programme


def working_cover_of(programme: Programme) -> Cover:
    """The cover of the session without the symbols of its agendas and the item they come under."""
    return replace(cover_of(programme), symbols=(), agenda_item=None)
