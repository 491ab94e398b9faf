"""The session: what is planned, published and subscribed to."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice
from planner.models.text import Text, TextColumn


class SessionFormat(StrEnum):
    """How delegations take part."""

    IN_PERSON = "in_person"
    HYBRID = "hybrid"
    VIRTUAL = "virtual"


class SessionFacts(Noun):
    """One session of a conference, or the days on which several bodies meet together.

    ``zone`` is the IANA name of the venue's time zone: the days and hours of all meetings
    are local to it. ``as_of`` is the day on which the plan was what it says here.
    ``entitled_meetings`` is the number of meetings with interpretation that the session may
    hold, ``entitled_at_once`` how many of them in parallel; ``hybrid_limit_minutes`` the
    longest that a hybrid meeting may last. Each of the two carries its own source.
    ``is_special``: convened outside the regular series, for which other periods may hold.
    """

    slug: str = Field(primary_key=True)
    title: Text = Field(sa_type=TextColumn)
    short_title: Text = Field(sa_type=TextColumn)
    city: Text = Field(sa_type=TextColumn)
    zone: str
    opens: date
    closes: date
    as_of: date
    is_special: bool = False
    format: SessionFormat = Field(default=SessionFormat.IN_PERSON, sa_type=choice(SessionFormat))
    original_language: str | None = None
    rulebook: str | None = None
    entitled_meetings: int | None = None
    entitled_at_once: int | None = None
    entitlement_source: str | None = None
    hybrid_limit_minutes: int | None = None
    hybrid_limit_source: str | None = None
    source: str | None = None


class Session(SessionFacts):
    """A session as a value."""


class SessionRow(SessionFacts, table=True):
    """A session as stored.

    ``fingerprint`` is the SHA-256 of everything in the session, ``saved_at`` the instant (UTC)
    at which that last changed.
    """

    __tablename__ = "session"
    model_config = ROW_CONFIG

    fingerprint: str
    saved_at: datetime = Field(sa_type=Instant)
