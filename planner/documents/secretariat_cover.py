"""The head of what the secretariat keeps for itself and the bureau: no symbol, not distributed."""

from dataclasses import replace

from planner.documents.blocks import Cover, term
from planner.documents.working_cover import working_cover_of
from planner.models.programme import Programme


def secretariat_cover_of(programme: Programme) -> Cover:
    """The cover of the session, for a paper that is issued under no symbol and in no language."""
    return replace(
        working_cover_of(programme),
        distribution=term("bureau.working_paper"),
        original_language=None,
        issued=None,
    )
