"""The head of what is printed from the record, which changes while the session goes on."""

from dataclasses import replace

from planner.documents.blocks import Cover
from planner.documents.working_cover import working_cover_of
from planner.models.programme import Programme


def record_cover_of(programme: Programme) -> Cover:
    """The cover of the session without the day and the language of its provisional agenda."""
    return replace(working_cover_of(programme), original_language=None, issued=None)
