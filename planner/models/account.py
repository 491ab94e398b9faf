"""Accounts: who may sign in, in which role at which session, and what is remembered of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice


class Role(StrEnum):
    """What somebody is at one session. Everybody else is the public."""

    SECRETARIAT = "secretariat"
    BUREAU = "bureau"
    DELEGATION = "delegation"


class Action(StrEnum):
    """What a role may permit; `planner.rules.permissions` says which role permits what."""

    READ_DRAFT = "read_draft"
    EDIT = "edit"
    PUBLISH = "publish"
    APPROVE = "approve"
    RECORD = "record"
    OPERATE_SPEAKERS = "operate_speakers"
    BUREAU_READ = "bureau_read"
    CREDENTIALS_READ = "credentials_read"
    CREDENTIALS = "credentials"
    AUDIT_READ = "audit_read"
    DELEGATION_OWN = "delegation_own"
    # Not at one session but in the whole installation:
    CREATE_SESSION = "create_session"
    MANAGE_PEOPLE = "manage_people"


class Scope(StrEnum):
    """What a token of the programming interface may be used for."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something. ``name`` is what the log of changes says; ``account`` is ``None`` for
    whoever works on the machine itself.

    ``delegation`` is the code of the State (or the key of the entity) that somebody in the role
    of a delegation acts for.
    """

    name: str
    account: str | None = None
    role: Role | None = None
    delegation: str | None = None


TERMINAL = Actor("terminal")
"""Whoever works on the terminal of the machine: may do everything, and is called that."""

PUBLIC = Actor("public")
"""Any reader of the public pages: known to nobody, and in the log by that name alone."""


class AccountFacts(Noun):
    """Somebody who may sign in.

    ``name`` is what is typed to sign in, in lower case; ``password_hash`` is by argon2, ``None``
    for whoever signs in elsewhere only: ``issuer`` and ``subject`` are then as that provider of
    OpenID Connect gives them. An administrator makes sessions and accounts.
    """

    key: str = Field(primary_key=True)
    name: str = Field(unique=True)
    display_name: str
    password_hash: str | None = Field(default=None, repr=False)
    issuer: str | None = None
    subject: str | None = None
    is_administrator: bool = False
    is_disabled: bool = False
    created_at: datetime = Field(sa_type=Instant)


class Account(AccountFacts):
    """An account as a value."""


class AccountRow(AccountFacts, table=True):
    """An account as stored. It is disabled and never removed: the log of changes names it."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)
    model_config = ROW_CONFIG


class AssignmentFacts(Noun):
    """That an account has a role at a session; ``delegation`` is for whom a delegate acts."""

    account: str = Field(primary_key=True)
    session_slug: str = Field(primary_key=True)
    role: Role = Field(primary_key=True, sa_type=choice(Role))
    delegation: str | None = None


class Assignment(AssignmentFacts):
    """An assignment as a value."""


class AssignmentRow(AssignmentFacts, table=True):
    """An assignment as stored; it outlives the content of its session, which is often replaced."""

    __tablename__ = "assignment"
    __table_args__ = (
        PrimaryKeyConstraint("account", "session_slug", "role"),
        ForeignKeyConstraint(["account"], ["account.key"]),
    )
    model_config = ROW_CONFIG


class SignInFacts(Noun):
    """One signing in: the SHA-256 of the secret that the browser holds, and how long it is good.

    ``ended_at`` is when it was signed out or taken away; ``seen_at`` when it was last used,
    to the nearest quarter of an hour.
    """

    secret_hash: str = Field(primary_key=True)
    account: str
    created_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    seen_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    browser: str = ""


class SignIn(SignInFacts):
    """A signing in as a value."""


class SignInRow(SignInFacts, table=True):
    """A signing in as stored."""

    __tablename__ = "sign_in"
    __table_args__ = (ForeignKeyConstraint(["account"], ["account.key"]),)
    model_config = ROW_CONFIG


class AttemptRow(Noun, table=True):
    """One attempt at signing in, so that guessing is slowed down; hashes only, kept for a day."""

    __tablename__ = "sign_in_attempt"
    model_config = ROW_CONFIG

    id: int | None = Field(default=None, primary_key=True)
    name_hash: str = Field(index=True)
    source_hash: str = Field(index=True)
    at: datetime = Field(sa_type=Instant)
    is_successful: bool = False


class TokenFacts(Noun):
    """A token of the programming interface: its SHA-256, what it is for and until when.

    ``session_slug`` narrows it to one session.
    """

    key: str = Field(primary_key=True)
    secret_hash: str = Field(unique=True, repr=False)
    account: str
    label: str
    scope: Scope = Field(sa_type=choice(Scope))
    session_slug: str | None = None
    created_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Token(TokenFacts):
    """A token as a value."""


class TokenRow(TokenFacts, table=True):
    """A token as stored."""

    __tablename__ = "api_token"
    __table_args__ = (ForeignKeyConstraint(["account"], ["account.key"]),)
    model_config = ROW_CONFIG
