"""Lists of speakers: made, read, and handed to those who may write on them."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from planner.errors import Gone, InvalidInput, NotFound
from planner.models.account import TERMINAL
from planner.models.credentials import CredentialsStatus
from planner.models.debate import Debate
from planner.models.programme import Programme
from planner.models.speaking import Capacity, SpeakersList
from planner.models.speaking_actions import Opened
from planner.models.speaking_rows import KeyRole, SpeakingKey
from planner.models.state import States
from planner.models.text import Text
from planner.rules.credentials import status_of
from planner.rules.speaking_policies import POLICIES
from planner.seeding.speakers import read_speakers
from planner.seeding.states import read_states
from planner.services.credentials import read_register
from planner.services.sessions import Database
from planner.services.speaking_log import ListRef, note_write, writing
from planner.store.audit import is_held
from planner.store.database import transaction
from planner.store.speaking import (
    add_key,
    add_list,
    append,
    key_with,
    keys_of_lists,
    load_list,
    revoke_key,
    version_of,
)

# 32 bytes: cannot be guessed, however many addresses there are.
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A list that was made, and the secret of the address from which it is operated."""

    ref: ListRef
    secret: str


def make_list(
    database: Database, settings: SpeakersList, now: datetime, *, label: str = "operator"
) -> OpenedList:
    """Stores a list and returns the secret of its first operator, which is kept nowhere.

    Without a rule for its opening the list is open from now on. Raises `Conflict` if there is such
    a list, `InvalidInput` for a limit that is none.
    """
    if settings.default_limit_seconds < 1 or any(s < 1 for s in settings.limits_seconds.values()):
        raise InvalidInput("limit-not-positive")
    ref = ListRef(settings.session_slug, settings.key)
    with transaction(database) as opened:
        has_log = is_held(opened, ref.session)
        add_list(opened, settings, now)
        if has_log:
            note_write(opened, ref, label, now, "make_speakers_list")
    if settings.opens is None:
        with writing(database, ref, now, label) as held:
            held.do(Opened())
    return OpenedList(ref, issue_operator_key(database, ref, now, label=label))


def load_lists(database: Database, file: Path, seeds: Path, now: datetime) -> list[ListRef]:
    """Stores the lists of that file, all of them or none. Raises `InvalidBundle`, `Conflict`."""
    debates = read_speakers(file, read_states(seeds))
    with transaction(database) as opened:
        slugs = sorted({debate.settings.session_slug for debate in debates})
        with_log = {slug for slug in slugs if is_held(opened, slug)}
        for debate in debates:
            settings = debate.settings
            add_list(opened, settings, now)
            append(opened, Debate(settings), requests=debate.requests, events=debate.events)
            ref = ListRef(settings.session_slug, settings.key)
            if ref.session in with_log:
                note_write(opened, ref, TERMINAL.name, now, "load_speakers_list", debate.version)
    return [ListRef(debate.settings.session_slug, debate.settings.key) for debate in debates]


def default_settings(programme: Programme, item: str) -> SpeakersList:
    """The settings of a list for that item (key) as they are unless decided otherwise.

    Three minutes by order of receipt, ministers first. Raises `NotFound`.
    """
    found = programme.item(item)
    return SpeakersList(
        session_slug=programme.session.slug,
        key=found.key,
        item=found.key,
        body=found.body,
        policy=POLICIES["ministerial-first"],
    )


def read_list(database: Database, ref: ListRef) -> Debate:
    """The list with all that happened on it. Raises `NotFound`."""
    with transaction(database) as opened:
        return load_list(opened, *ref)


def read_list_version(database: Database, ref: ListRef) -> int:
    """The number of the last thing that happened on it, in one query. Raises `NotFound`."""
    with transaction(database) as opened:
        return version_of(opened, *ref)


def read_statuses(database: Database, debate: Debate) -> dict[str, CredentialsStatus] | None:
    """Where the credentials of each State stand, for a list that needs them; else ``None``."""
    if not debate.settings.needs_credentials:
        return None
    register = read_register(database, debate.settings.session_slug)
    return {delegation.state: status_of(delegation) for delegation in register.delegations}


def list_speakers_lists(database: Database, session: str) -> list[ListRef]:
    """The lists of that session, in the order of their keys."""
    with transaction(database) as opened:
        return [ListRef(session, key) for key in keys_of_lists(opened, session)]


# --- secret addresses ------------------------------------------------------------------------


def issue_operator_key(
    database: Database, ref: ListRef, now: datetime, *, label: str = "operator"
) -> str:
    """A secret address for somebody who operates the list; ``label`` stands in its log.

    Returns the secret, which is kept nowhere. Raises `NotFound`.
    """
    return _issue(database, ref, now, label, role=KeyRole.OPERATOR, label=label)


def issue_delegation_key(
    database: Database,
    ref: ListRef,
    now: datetime,
    *,
    delegation: str,
    name: Text,
    capacity: Capacity = Capacity.STATE,
    actor: str = TERMINAL.name,
) -> str:
    """A secret address for a delegation, which may ask for the floor with it.

    Returns the secret, which is kept nowhere. Raises `NotFound`.
    """
    return _issue(
        database,
        ref,
        now,
        actor,
        role=KeyRole.DELEGATION,
        label=delegation,
        delegation=delegation,
        name=name,
        capacity=capacity,
    )


def bearer_of(database: Database, secret: str, role: KeyRole) -> SpeakingKey:
    """Who bears that secret. Raises `NotFound`, also for another role; `Gone` if it was ended."""
    with transaction(database) as opened:
        found = key_with(opened, _hash(secret))
    if found.role is not role:
        raise NotFound("speaking-key-unknown")
    if found.revoked_at is not None:
        raise Gone("speaking-key-revoked")
    return found


def end_key(database: Database, secret: str, now: datetime) -> None:
    """Ends a secret address for good. Raises `NotFound`."""
    with transaction(database) as opened:
        found = key_with(opened, _hash(secret))
    ref = ListRef(found.session_slug, found.list_key)
    with transaction(database) as opened:
        has_log = is_held(opened, ref.session)
        revoke_key(opened, found.token_hash, now)
        if has_log:
            note_write(opened, ref, TERMINAL.name, now, "end_speakers_key")


def _issue(database: Database, ref: ListRef, now: datetime, actor: str, **facts: object) -> str:
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    with transaction(database) as opened:
        has_log = is_held(opened, ref.session)
        version_of(opened, *ref)
        key = SpeakingKey.model_validate(
            {
                "token_hash": _hash(secret),
                "session_slug": ref.session,
                "list_key": ref.key,
                "created_at": now,
                **facts,
            }
        )
        add_key(opened, key)
        if has_log:
            note_write(opened, ref, actor, now, "issue_speakers_key")
    return secret


def _hash(secret: str) -> str:
    # The secret has 256 random bits: a slow hash, as passwords need, would add nothing.
    return hashlib.sha256(secret.encode()).hexdigest()


@cache
def known_states(seeds: Path) -> States:
    """The States and what they are called, from the folder ``seeds``. Raises `InvalidBundle`."""
    return read_states(seeds)
