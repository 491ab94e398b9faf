"""Papers: documents with a symbol."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice, keyed_in_session, refers_to
from planner.models.text import Text, TextColumn


class PaperKind(StrEnum):
    """What a paper is, by the series or the use it belongs to."""

    AGENDA = "agenda"
    REPORT = "report"
    NOTE = "note"
    BACKGROUND_PAPER = "background_paper"
    CONFERENCE_ROOM_PAPER = "conference_room_paper"
    DRAFT_RESOLUTION = "draft_resolution"
    INFORMATION = "information"


class PaperStatus(StrEnum):
    """How far a paper has come."""

    PLANNED = "planned"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class PaperFacts(Noun):
    """A document with a symbol, e.g. ``CTOC/COP/2018/L.4/Rev.1``.

    A joint document has two symbols joined by a hyphen; the pair is its symbol. ``issued_on`` is
    the day it was out in all languages, ``submitted_at`` the instant (UTC) at which a draft was
    received, ``submitted_by`` the body that it comes from, if it comes from one.
    """

    symbol: str = Field(primary_key=True)
    title: Text = Field(sa_type=TextColumn)
    kind: PaperKind = Field(sa_type=choice(PaperKind))
    status: PaperStatus = Field(default=PaperStatus.ISSUED, sa_type=choice(PaperStatus))
    issued_on: date | None = None
    submitted_at: datetime | None = Field(default=None, sa_type=Instant)
    submitted_by: str | None = None


class Paper(PaperFacts):
    """A paper as a value; ``items`` are the keys of the items that it is before the body under."""

    items: tuple[str, ...] = ()


class PaperRow(PaperFacts, table=True):
    """A paper as stored; ``position`` is its place in the documentation of the session."""

    __tablename__ = "paper"
    __table_args__ = (*keyed_in_session("symbol"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int


class PaperItemRow(Noun, table=True):
    """That a paper is listed under an item; ``position`` is the item's place in its list."""

    __tablename__ = "paper_item"
    __table_args__ = (
        refers_to("symbol", "paper", key="symbol"),
        refers_to("item", "agenda_item"),
    )
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    symbol: str = Field(primary_key=True)
    item: str = Field(primary_key=True)
    position: int
