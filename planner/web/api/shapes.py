"""The shapes of requests and answers, where they are not the nouns themselves."""

from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, create_model

from planner.models.agenda import AgendaItem
from planner.models.body import Body
from planner.models.meeting import Meeting, MeetingStatus, Room
from planner.models.noun import Noun
from planner.models.officer import Officer
from planner.models.override import Override
from planner.models.paper import Paper
from planner.models.session import Session

MOST = 200
"""So many things an answer lists at most."""


class Strict(BaseModel):
    """What has no field is an error, since it would otherwise have no effect and nobody notice."""

    model_config = ConfigDict(extra="forbid")


class SessionPath(Strict):
    """Which session."""

    session: str = Field(description="The slug of the session.")


class EditionPath(SessionPath):
    """Which edition of a session."""

    number: Annotated[int, Field(ge=1, le=2**31 - 1, description="Editions count from 1.")]


class NounPath(SessionPath):
    """Which noun of a session."""

    key: str = Field(description="Its key; the symbol for papers.", min_length=1)


class WebhookPath(SessionPath):
    """Which webhook of a session."""

    key: str = Field(description="The key of the webhook.", min_length=1)


class Page(Strict):
    """Which part of a long list."""

    offset: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50


class LogPage(Strict):
    """Which lines of the log: those before a number, of somebody, of one kind."""

    before: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    actor: str | None = None
    service: str | None = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50


class Conditions(BaseModel):
    """Which state a write is based on, and the key under which it is done only once."""

    if_match: str | None = Field(
        default=None, alias="If-Match", description="The tag of the state that was read."
    )
    if_none_match: str | None = Field(
        default=None, alias="If-None-Match", description="`*` to make what must not exist yet."
    )
    idempotency_key: str | None = Field(
        default=None,
        alias="Idempotency-Key",
        description="The same key and the same request get the same answer, done once.",
        max_length=100,
    )


class Once(BaseModel):
    """The key under which a write is done only once."""

    idempotency_key: str | None = Field(
        default=None, alias="Idempotency-Key", max_length=100,
        description="The same key and the same request get the same answer, done once.",
    )  # fmt: skip


class Problem(BaseModel):
    """What went wrong, in the reader's language. *Source*: RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    params: dict[str, Any]
    faults: list[str] | None = None


def _local(at: time) -> time:
    """An hour at the venue says nothing of a zone: it has that of its session."""
    if at.tzinfo is not None or at.microsecond:
        raise ValueError("a local hour")
    return at


LocalTime = Annotated[time, AfterValidator(_local)]
"""An hour as clocks at the venue show it."""

# Hours are local, and instants bear a zone; neither is left to be guessed.
_AS_SENT: dict[Any, Any] = {
    time: LocalTime,
    time | None: LocalTime | None,
    datetime: AwareDatetime,
    datetime | None: AwareDatetime | None,
}


def strict(kind: type[Noun]) -> type[BaseModel]:
    """The noun as it is sent: with its own fields and no others.

    What is no wording of any language is no field either.
    """
    fields: dict[str, Any] = {
        name: (
            _AS_SENT.get(field.annotation, field.annotation),
            field.default if not field.is_required() else ...,
        )
        for name, field in kind.model_fields.items()
    }
    return create_model(f"{kind.__name__}Sent", __base__=Strict, **fields)


def changes_of(kind: type[Noun], left_out: str) -> type[BaseModel]:
    """Some fields of the noun; what is not sent stays as it is."""
    fields: dict[str, Any] = {
        name: (
            _AS_SENT.get(field.annotation, field.annotation),
            field.default if not field.is_required() else None,
        )
        for name, field in kind.model_fields.items()
        if name != left_out
    }
    return create_model(f"{kind.__name__}Changes", __base__=Strict, **fields)


SessionSent = strict(Session)
SessionChanges = changes_of(Session, "slug")


class TakenItem(Strict):
    """An item that is taken at a meeting."""

    item: str
    minutes: Annotated[int, Field(ge=1, le=24 * 60)] | None = None


class MeetingSent(strict(Meeting)):  # type: ignore[misc]  # made when the module is read
    """A meeting as it is sent, with what is taken at it."""

    items: list[TakenItem] = Field(default_factory=list)


class MeetingRead(Meeting):
    """A meeting with what is taken at it, in order."""

    items: list[TakenItem] = Field(default_factory=list)


class Moved(Strict):
    """Another time and room; without an end the meeting lasts as long as before."""

    day: date
    starts: LocalTime
    ends: LocalTime | None = None
    room: str | None = None


class Split(Strict):
    """Where a meeting is cut, the key of the second part, and what is taken there."""

    at: LocalTime
    new_key: str
    later_items: list[str] = []


class Joined(Strict):
    """The meeting that is joined to the one that is named by the address."""

    other: str


class Marked(Strict):
    """What has become of a meeting."""

    status: MeetingStatus


class Taken(Strict):
    """What is taken at a meeting, in order."""

    items: list[TakenItem]


class Reason(Strict):
    """Why."""

    reason: Annotated[str, Field(max_length=500)] | None = None


class Publication(Strict):
    """How an edition is to be published."""

    comment: Annotated[str, Field(max_length=500)] | None = None
    suffix: Annotated[str, Field(max_length=10)] | None = None


class WebhookSent(Strict):
    """Where messages are to be sent."""

    url: str


class DraftRead(BaseModel):
    """A session as it is being planned."""

    version: int
    session: Session
    bodies: list[Body]
    rooms: list[Room]
    items: list[AgendaItem]
    papers: list[Paper]
    meetings: list[MeetingRead]
    officers: list[Officer]
    overrides: list[Override]


class EditionRead(BaseModel):
    """An edition in a list."""

    number: int
    suffix: str
    comment: str | None
    fingerprint: str
    published_at: datetime
    changes: int


class SessionRead(BaseModel):
    """A session as it is published: its facts, and which edition they are of."""

    session: Session
    edition: EditionRead


class ProgrammeRead(BaseModel):
    """What was frozen in an edition."""

    edition: EditionRead
    session: Session
    bodies: list[Body]
    rooms: list[Room]
    items: list[AgendaItem]
    papers: list[Paper]
    meetings: list[MeetingRead]
    officers: list[Officer]
    overrides: list[Override]


class SessionsRead(BaseModel):
    """A part of the list of sessions."""

    total: int
    offset: int
    items: list[Session]


class EditionsRead(BaseModel):
    """A part of the list of editions, the latest first."""

    total: int
    offset: int
    items: list[EditionRead]


class Written(BaseModel):
    """The version of the draft that a write left, and its line in the log (``null``: no change)."""

    version: int
    line: int | None


class SubjectRead(BaseModel):
    """A thing that a finding is about."""

    about: str
    key: str


class FindingRead(BaseModel):
    """Something wrong or missing, what would mend it, and its ground, in the reader's language."""

    code: str
    severity: str
    is_verified: bool
    subjects: list[SubjectRead]
    what: str
    mend: str
    source: str


class FindingsRead(BaseModel):
    """What is wrong or missing in a draft, the gravest first."""

    version: int
    items: list[FindingRead]


class LogLine(BaseModel):
    """One write."""

    number: int
    at: datetime
    actor: str
    service: str
    params: dict[str, Any]
    reason: str | None
    difference: dict[str, Any] | None
    undoes: int | None


class LogRead(BaseModel):
    """A part of the log, the newest line first; ``next`` is where the next part begins."""

    items: list[LogLine]
    next: int | None


class WebhookRead(BaseModel):
    """A webhook; its secret is shown when it is made and never again."""

    key: str
    url: str
    created_at: datetime
    secret: str | None = None


class WebhooksRead(BaseModel):
    """The webhooks of a session."""

    items: list[WebhookRead]


class DeliveryRead(BaseModel):
    """A message, and what came of it."""

    key: str
    edition: int
    created_at: datetime
    due_at: datetime
    attempts: int
    status: str
    answer: int | None
    problem: str | None


class DeliveriesRead(BaseModel):
    """What was sent to a webhook, the latest first."""

    items: list[DeliveryRead]
