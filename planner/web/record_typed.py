"""What is typed on the pages of the record, entered: which fact, when it happened, by whom."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import request

from planner.assets import folder
from planner.errors import InvalidInput
from planner.models.account import Action
from planner.models.programme import Programme
from planner.models.record import RecordEntry
from planner.models.record_facts import Struck
from planner.services.record import NewEntry, add_entries
from planner.services.sessions import read_programme
from planner.services.speaking import known_states
from planner.web.addresses import Addresses
from planner.web.permissions import actor_for
from planner.web.reader import now, reader
from planner.web.record_reading import Reading, fact_of_form

_MOST_AHEAD = timedelta(minutes=5)
"""A tablet's clock may be so far ahead of ours; what it says beyond that is not believed."""


def add_typed(addresses: Addresses, meeting: str) -> RecordEntry:
    """Enters what the form of this request says, at that meeting or (empty) for the session."""
    form = request.form
    database, slug = reader().database, addresses.session
    programme = read_programme(database, slug)
    reading = Reading(addresses.language, known_states(folder("seeds")))
    new = NewEntry(
        id=form.get("sent", "").strip(),
        fact=fact_of_form(reading, form.get("kind", ""), form),
        meeting=meeting,
        item=form.get("item", "").strip() if meeting else "",
        at=_happened_at(programme, meeting, form, now()),
    )
    actor = actor_for(slug, Action.RECORD)
    return add_entries(database, slug, [new], now(), actor.name)[0]


def correct_typed(addresses: Addresses, entry: RecordEntry) -> RecordEntry:
    """Puts what the form of this request says in the place of that entry, or strikes it out."""
    form = request.form
    database, slug = reader().database, addresses.session
    sent = form.get("sent", "").strip()
    if form.get("strike"):
        reason = form.get("reason", "").strip()[:200]
        new = NewEntry(sent, Struck(reason=reason), entry.meeting, entry.item, entry.at, entry.id)
    else:
        programme = read_programme(database, slug)
        reading = Reading(addresses.language, known_states(folder("seeds")))
        new = NewEntry(
            id=sent,
            fact=fact_of_form(reading, entry.fact.kind, form, entry.fact),
            meeting=entry.meeting,
            item=form.get("item", entry.item).strip(),
            at=_corrected_at(programme, entry, form),
            corrects=entry.id,
        )
    actor = actor_for(slug, Action.RECORD)
    return add_entries(database, slug, [new], now(), actor.name)[0]


def _happened_at(
    programme: Programme, meeting: str, form: Mapping[str, str], at: datetime
) -> datetime | None:
    """When it happened: the hour that was typed; else when it was typed, if that was on the day of
    the meeting; else nobody knows.
    """
    if not meeting:
        return None
    day = programme.meeting(meeting).day
    zone = ZoneInfo(programme.session.zone)
    if form.get("at", "").strip():
        return datetime.combine(day, _clock(form["at"].strip()), zone)
    typed_at = _typed_at(form, at)
    return typed_at if typed_at.astimezone(zone).date() == day else None


def _typed_at(form: Mapping[str, str], at: datetime) -> datetime:
    """When the entry was typed: a script says it, for entries that could not be sent at once."""
    try:
        typed_at = datetime.fromisoformat(form.get("typed_at", "").replace("Z", "+00:00"))
    except ValueError:
        return at
    is_sane = typed_at.tzinfo is not None and typed_at <= at + _MOST_AHEAD
    return min(typed_at, at) if is_sane else at


def _corrected_at(
    programme: Programme, entry: RecordEntry, form: Mapping[str, str]
) -> datetime | None:
    written = form.get("at", "").strip()
    if not written or not entry.meeting:
        return None
    zone = ZoneInfo(programme.session.zone)
    hour = _clock(written)
    if entry.at is not None and entry.at.astimezone(zone).strftime("%H:%M") == written:
        return entry.at
    return datetime.combine(programme.meeting(entry.meeting).day, hour, zone)


def _clock(written: str) -> time:
    try:
        return time.fromisoformat(written)
    except ValueError:
        raise InvalidInput("field-unusable", field="at", value=written[:40]) from None
