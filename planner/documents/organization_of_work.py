"""The organization of work: which body takes which items, when."""

from planner.documents.blocks import Document, Table, term
from planner.documents.cover import cover_of
from planner.documents.plenary_layout import plenary_table
from planner.documents.side_by_side_layout import side_by_side_table
from planner.models.body import BodyKind
from planner.models.programme import Programme

KIND = "organization-of-work"


def organization_of_work(programme: Programme) -> Document:
    """The organization of work as a document of its own."""
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("document.organization_of_work"),
        cover=cover_of(programme),
        blocks=(work_table(programme),),
    )


def work_table(programme: Programme) -> Table:
    """The table alone, as it stands in the annex to an agenda.

    Its layout follows from the bodies that meet: where there is a plenary, the plenary beside
    all parallel meetings; where there is none, the bodies that have an agenda side by side.
    """
    plenary = next((body for body in programme.bodies if body.kind is BodyKind.PLENARY), None)
    if plenary is not None:
        return plenary_table(programme, plenary)
    return side_by_side_table(programme)
