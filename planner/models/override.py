"""Overrides: where a session departs from its rulebook, and on whose decision."""

from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Noun, keyed_in_session
from planner.models.source import Source, SourceColumn


class OverrideFacts(Noun):
    """One value of the rulebook replaced for this session.

    ``key`` is the path to it: table, key of the provision, field, joined by full stops
    (``deadline.draft-resolutions.amount``). ``value`` is written as in the rulebook, members of
    an array joined by commas.
    """

    key: str = Field(primary_key=True)
    value: str
    source: Source = Field(sa_type=SourceColumn)


class Override(OverrideFacts):
    """An override as a value."""


class OverrideRow(OverrideFacts, table=True):
    """An override as stored; ``position`` is its place among those of the session."""

    __tablename__ = "override"
    __table_args__ = (*keyed_in_session("key"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int
