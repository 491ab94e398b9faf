"""Drawings of lots as stored: added one after the other, never changed, each sealing the last."""

import hashlib
import json
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, PrimaryKeyConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice


class DrawKind(StrEnum):
    """What is drawn: all reviewing States, one place again, or the years of the reviews."""

    REVIEWERS = "reviewers"
    REPEAT = "repeat"
    YEARS = "years"


class LotDrawFacts(Noun):
    """One draw. ``inputs`` and ``result`` are as `planner.rules.draw_record` writes them.

    ``repeats`` is the number of the draw that it changes. ``fingerprint`` seals all that went
    before: it is made from this entry and ``previous_fingerprint``, which is empty for the first.
    """

    mechanism: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    kind: DrawKind = Field(sa_type=choice(DrawKind))
    seed: str
    method: int
    inputs: dict[str, Any] = Field(sa_type=JSON)
    inputs_fingerprint: str
    result: dict[str, Any] = Field(sa_type=JSON)
    result_fingerprint: str
    previous_fingerprint: str
    fingerprint: str
    repeats: int | None = None
    drawn_at: datetime = Field(sa_type=Instant)
    actor: str
    occasion: str


class LotDraw(LotDrawFacts):
    """A draw as a value."""


class LotDrawRow(LotDrawFacts, table=True):
    """A draw as stored."""

    __tablename__ = "lot_draw"
    __table_args__ = (
        PrimaryKeyConstraint("mechanism", "number"),
        ForeignKeyConstraint(["mechanism", "repeats"], ["lot_draw.mechanism", "lot_draw.number"]),
    )
    model_config = ROW_CONFIG


def fingerprint_of(data: dict[str, Any]) -> str:
    """SHA-256 of the data as JSON: keys in order, UTF-8, no spaces; 64 figures."""
    written = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def seal_of(draw: LotDrawFacts) -> str:
    """What ``fingerprint`` has to be, if nothing in the entry was changed."""
    instant = draw.drawn_at.isoformat(timespec="microseconds")
    facts = draw.model_dump(mode="json", exclude={"fingerprint", "drawn_at", "inputs", "result"})
    return fingerprint_of({**facts, "drawn_at": instant})
