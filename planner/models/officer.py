"""Officers: who holds which office of a body."""

from enum import StrEnum

from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Noun, choice, keyed_in_session, refers_to


class Office(StrEnum):
    """The offices that rules of procedure know."""

    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    RAPPORTEUR = "rapporteur"


class OfficerFacts(Noun):
    """One person in one office of one body.

    ``person`` tells people apart: whoever holds two offices has the same there twice. ``state`` is
    the ISO 3166 code of the State that the person represents.
    """

    key: str = Field(primary_key=True)
    body: str
    office: Office = Field(sa_type=choice(Office))
    person: str
    state: str | None = None


class Officer(OfficerFacts):
    """An officer as a value."""


class OfficerRow(OfficerFacts, table=True):
    """An officer as stored; ``position`` is the place among the officers of the session."""

    __tablename__ = "officer"
    __table_args__ = (*keyed_in_session("key"), refers_to("body", "body"))
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int
