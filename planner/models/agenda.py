"""Agenda items: a numbered tree for each body."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Keys, Noun, keyed_in_session, refers_to
from planner.models.numbering import parent_number
from planner.models.text import Text, TextColumn


class AgendaItemFacts(Noun):
    """An item or sub-item of the agenda of one body.

    ``number`` is in the inner form (see `planner.models.numbering`); one number stands once
    in a body. ``subject`` joins items of different bodies that are one subject under two numbers
    (a common item). ``is_heading_printed``: the title of this item is printed in tables
    before the first of its sub-items. ``mandates`` are the decisions and resolutions that the
    item rests on.
    """

    key: str = Field(primary_key=True)
    body: str
    number: str
    title: Text = Field(sa_type=TextColumn)
    short_title: Text | None = Field(default=None, sa_type=TextColumn)
    annotation: Text | None = Field(default=None, sa_type=TextColumn)
    mandates: tuple[str, ...] = Field(default=(), sa_type=Keys)
    subject: str | None = None
    is_heading_printed: bool = True


class AgendaItem(AgendaItemFacts):
    """An agenda item as a value."""

    @property
    def parent_number(self) -> str | None:
        """The number of the item above, in the same body."""
        return parent_number(self.number)

    @property
    def level(self) -> int:
        """1 for an item, 2 for a sub-item, 3 below that."""
        return self.number.count(".") + 1


class AgendaItemRow(AgendaItemFacts, table=True):
    """An agenda item as stored; ``position`` is its place in the agendas of the session."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        *keyed_in_session("key"),
        refers_to("body", "body"),
        UniqueConstraint("session_slug", "body", "number"),
    )
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int
