"""Subscriptions: a delegate's own selection of meetings, reached by a secret address."""

from datetime import datetime

from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Keys, Noun


class SubscriptionFacts(Noun):
    """What one secret address delivers.

    The meetings of the chosen ``bodies``, those on the chosen ``items`` (keys), and the chosen
    ``meetings`` themselves, together. ``token_hash`` is the SHA-256 of the secret, which is
    stored nowhere. A subscription that was revoked stays, so that its address can say that it is
    gone for good.
    """

    token_hash: str = Field(primary_key=True)
    session_slug: str
    language: str
    bodies: tuple[str, ...] = Field(default=(), sa_type=Keys)
    items: tuple[str, ...] = Field(default=(), sa_type=Keys)
    meetings: tuple[str, ...] = Field(default=(), sa_type=Keys)
    created_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)


class Subscription(SubscriptionFacts):
    """A subscription as a value."""


class SubscriptionRow(SubscriptionFacts, table=True):
    """A subscription as stored."""

    __tablename__ = "subscription"
    model_config = ROW_CONFIG
