"""Bodies: the organs that meet in a session."""

from enum import StrEnum

from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Noun, choice, keyed_in_session
from planner.models.text import Text, TextColumn


class BodyKind(StrEnum):
    """What an organ is, in the words of the rules of procedure."""

    PLENARY = "plenary"
    COMMITTEE_OF_THE_WHOLE = "committee_of_the_whole"
    COMMITTEE = "committee"
    WORKING_GROUP = "working_group"
    EXPERT_GROUP = "expert_group"
    BUREAU = "bureau"
    EXTENDED_BUREAU = "extended_bureau"
    INFORMAL_CONSULTATIONS = "informal_consultations"
    REGIONAL_GROUP = "regional_group"
    SIDE_EVENT = "side_event"


class BodyFacts(Noun):
    """An organ that meets in the session.

    ``convening`` says which of its sittings this is ("Ninth session", "Thirteenth meeting").
    ``agenda_symbol`` is the symbol of its provisional agenda in this session, ``symbol_stem``
    what the symbols of its documents begin with, ``mandate`` the decision that created it.
    """

    key: str = Field(primary_key=True)
    kind: BodyKind = Field(sa_type=choice(BodyKind))
    name: Text = Field(sa_type=TextColumn)
    convening: Text | None = Field(default=None, sa_type=TextColumn)
    symbol_stem: str | None = None
    agenda_symbol: str | None = None
    mandate: str | None = None


class Body(BodyFacts):
    """A body as a value."""


class BodyRow(BodyFacts, table=True):
    """A body as stored; ``position`` is its place among the bodies of the session."""

    __tablename__ = "body"
    __table_args__ = (*keyed_in_session("key"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int
