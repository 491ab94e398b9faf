"""Credentials: what each delegation has handed in, and what has been decided on it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice


class CredentialsForm(StrEnum):
    """In which form credentials were received."""

    ORIGINAL = "original"
    COPY = "copy"


class Issuer(StrEnum):
    """Who issued credentials; ``other`` is nobody whom the rules name."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    PERMANENT_REPRESENTATIVE = "permanent_representative"
    COMPETENT_AUTHORITY = "competent_authority"
    OTHER = "other"


class CredentialsStatus(StrEnum):
    """Where the credentials of a delegation stand."""

    NONE = "none"
    PROVISIONAL = "provisional"
    IN_ORDER = "in_order"
    OBJECTED = "objected"
    REFUSED = "refused"


class StepKind(StrEnum):
    """What can happen to the credentials of a delegation."""

    COPY_RECEIVED = "copy_received"
    ORIGINAL_RECEIVED = "original_received"
    FOUND_IN_ORDER = "found_in_order"
    FOUND_WANTING = "found_wanting"
    OBJECTION = "objection"
    OBJECTION_DISMISSED = "objection_dismissed"
    OBJECTION_UPHELD = "objection_upheld"


class CredentialsStepFacts(Noun):
    """One thing that happened; never changed, never removed but with the register.

    ``serial`` counts the steps of a delegation from 1; ``at`` is the instant. Credentials
    received have who ``issued_by``; what the bureau found has the number of its ``examination``.
    """

    state: str = Field(primary_key=True)
    serial: int = Field(primary_key=True)
    kind: StepKind = Field(sa_type=choice(StepKind))
    at: datetime = Field(sa_type=Instant)
    issued_by: Issuer | None = Field(default=None, sa_type=choice(Issuer))
    examination: int | None = None


class CredentialsStep(CredentialsStepFacts):
    """A step as a value."""


class DelegateFacts(Noun):
    """One name in the composition of a delegation: personal data.

    ``left_at`` is set when a later communication no longer has the name.
    """

    state: str = Field(primary_key=True)
    serial: int = Field(primary_key=True)
    name: str
    joined_at: datetime = Field(sa_type=Instant)
    left_at: datetime | None = Field(default=None, sa_type=Instant)


class Delegate(DelegateFacts):
    """A delegate as a value."""


class DelegationFacts(Noun):
    """A State's delegation to a session.

    ``contact`` and ``phone`` are whom the secretariat calls: personal data, kept no longer than
    needed.
    """

    state: str = Field(primary_key=True)
    is_represented: bool = True
    contact: str | None = None
    phone: str | None = None


class Delegation(DelegationFacts):
    """A delegation as a value; ``steps`` and ``delegates`` in the order of their serial numbers."""

    steps: tuple[CredentialsStep, ...] = ()
    delegates: tuple[Delegate, ...] = ()

    @property
    def present_delegates(self) -> tuple[str, ...]:
        """The names that belong to the delegation now."""
        return tuple(delegate.name for delegate in self.delegates if delegate.left_at is None)


class ExaminationFacts(Noun):
    """One meeting at which the bureau examined credentials, by its ordinal."""

    number: int = Field(primary_key=True)
    day: date


class Examination(ExaminationFacts):
    """An examination as a value."""


class RegisterSettingsFacts(Noun):
    """What a session asks of credentials beyond the dates of its rulebook.

    ``considers_amendments``: amendments to the Convention are before it, so that fewer may issue
    credentials. ``needs_original``: a copy alone is not found in order.
    """

    considers_amendments: bool = False
    needs_original: bool = False


class RegisterSettings(RegisterSettingsFacts):
    """The settings as a value."""


_NOTHING_MORE = RegisterSettings()


@dataclass(frozen=True)
class CredentialsRegister:
    """The credentials of one session, by State, and the examinations by number."""

    session: str
    delegations: tuple[Delegation, ...] = ()
    examinations: tuple[Examination, ...] = ()
    settings: RegisterSettings = _NOTHING_MORE

    def delegation(self, state: str) -> Delegation | None:
        """The delegation of that State, if the register has it."""
        return next((found for found in self.delegations if found.state == state), None)


# These rows do not refer to the session's: saving a programme replaces that row, and the register
# has to outlive it, as it outlives the session itself until somebody deletes it.


class DelegationRow(DelegationFacts, table=True):
    """A delegation as stored."""

    __tablename__ = "delegation"
    __table_args__ = (PrimaryKeyConstraint("session_slug", "state"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)


def _of_delegation() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["session_slug", "state"],
        ["delegation.session_slug", "delegation.state"],
        ondelete="CASCADE",
    )


class CredentialsStepRow(CredentialsStepFacts, table=True):
    """A step as stored."""

    __tablename__ = "credentials_step"
    __table_args__ = (PrimaryKeyConstraint("session_slug", "state", "serial"), _of_delegation())
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)


class DelegateRow(DelegateFacts, table=True):
    """A delegate as stored."""

    __tablename__ = "delegate"
    __table_args__ = (PrimaryKeyConstraint("session_slug", "state", "serial"), _of_delegation())
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)


class ExaminationRow(ExaminationFacts, table=True):
    """An examination as stored."""

    __tablename__ = "credentials_examination"
    __table_args__ = (PrimaryKeyConstraint("session_slug", "number"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)


class RegisterSettingsRow(RegisterSettingsFacts, table=True):
    """The settings as stored; a session without a row asks for nothing beyond the dates."""

    __tablename__ = "register_settings"
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
