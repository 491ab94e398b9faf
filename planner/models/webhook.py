"""Webhooks: who is told by machine that an edition was published, and how that went."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice


class DeliveryStatus(StrEnum):
    """How far a delivery has come."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


class WebhookFacts(Noun):
    """An address that is sent a message for every edition of a session.

    Its secret is not stored: it is derived from the key and from the secret of the installation.
    """

    key: str = Field(primary_key=True)
    session_slug: str = Field(index=True)
    url: str
    created_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Webhook(WebhookFacts):
    """A webhook as a value."""


class WebhookRow(WebhookFacts, table=True):
    """A webhook as stored."""

    __tablename__ = "webhook"
    model_config = ROW_CONFIG


class DeliveryFacts(Noun):
    """One message to one webhook: which edition, how often it was tried, and what came of it.

    ``due_at`` is when it is to be tried next; ``answer`` is the status of HTTP of the last attempt,
    ``problem`` why there was none.
    """

    key: str = Field(primary_key=True)
    webhook: str
    session_slug: str
    edition: int
    created_at: datetime = Field(sa_type=Instant)
    due_at: datetime = Field(sa_type=Instant)
    attempts: int = 0
    status: DeliveryStatus = Field(default=DeliveryStatus.WAITING, sa_type=choice(DeliveryStatus))
    answer: int | None = None
    problem: str | None = None


class Delivery(DeliveryFacts):
    """A delivery as a value."""


class DeliveryRow(DeliveryFacts, table=True):
    """A delivery as stored."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (ForeignKeyConstraint(["webhook"], ["webhook.key"]),)
    model_config = ROW_CONFIG


class KeptAnswerRow(Noun, table=True):
    """What a request with an idempotency key was answered, so that a repetition gets the same.

    ``request_hash`` tells whether the same was asked for; ``status`` is ``None`` while the first
    request is still under way.
    """

    __tablename__ = "kept_answer"
    model_config = ROW_CONFIG

    account: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    request_hash: str
    at: datetime = Field(sa_type=Instant)
    status: int | None = None
    headers: str = ""
    body: str = ""
