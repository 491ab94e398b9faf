"""The register of credentials in and out of the database."""

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select

from planner.errors import Conflict, NotFound
from planner.models.credentials import (
    CredentialsRegister,
    CredentialsStep,
    CredentialsStepFacts,
    CredentialsStepRow,
    Delegate,
    DelegateFacts,
    DelegateRow,
    Delegation,
    DelegationFacts,
    DelegationRow,
    Examination,
    ExaminationFacts,
    ExaminationRow,
    RegisterSettings,
    RegisterSettingsFacts,
    RegisterSettingsRow,
)
from planner.models.noun import Noun

Value = TypeVar("Value", bound=Noun)

# Those that refer to a delegation before the delegation.
_ROWS: tuple[Any, ...] = (
    CredentialsStepRow,
    DelegateRow,
    ExaminationRow,
    DelegationRow,
    RegisterSettingsRow,
)


def load_register(transaction: Transaction, slug: str) -> CredentialsRegister:
    """The register of that session, empty if it has none; five queries, whatever its size."""
    steps = _by_state(
        _read(transaction, slug, CredentialsStep, CredentialsStepFacts, CredentialsStepRow)
    )
    settings = transaction.get(RegisterSettingsRow, slug)
    delegates = _by_state(_read(transaction, slug, Delegate, DelegateFacts, DelegateRow))
    return CredentialsRegister(
        session=slug,
        delegations=tuple(
            found.model_copy(
                update={
                    "steps": tuple(steps.get(found.state, ())),
                    "delegates": tuple(delegates.get(found.state, ())),
                }
            )
            for found in _read(transaction, slug, Delegation, DelegationFacts, DelegationRow)
        ),
        examinations=tuple(_read(transaction, slug, Examination, ExaminationFacts, ExaminationRow)),
        settings=RegisterSettings()
        if settings is None
        else RegisterSettings(**_facts(settings, RegisterSettingsFacts)),
    )


def put_settings(transaction: Transaction, slug: str, settings: RegisterSettings) -> None:
    """Stores what the session asks of credentials."""
    facts = _facts(settings, RegisterSettingsFacts)
    transaction.merge(RegisterSettingsRow(session_slug=slug, **facts))
    transaction.flush()


def put_delegation(transaction: Transaction, slug: str, delegation: Delegation) -> None:
    """Stores what is said of the delegation itself, and its delegates; not its steps."""
    facts = _facts(delegation, DelegationFacts)
    transaction.merge(DelegationRow(session_slug=slug, **facts))
    transaction.flush()
    for delegate in delegation.delegates:
        transaction.merge(DelegateRow(session_slug=slug, **_facts(delegate, DelegateFacts)))
    transaction.flush()


def add_step(transaction: Transaction, slug: str, step: CredentialsStep) -> None:
    """Stores the step. Raises `Conflict` when somebody else added one at the same moment."""
    transaction.add(CredentialsStepRow(session_slug=slug, **_facts(step, CredentialsStepFacts)))
    try:
        transaction.flush()
    except IntegrityError:
        raise Conflict("credentials-moved", state=step.state) from None


def add_examination(transaction: Transaction, slug: str, examination: Examination) -> None:
    """Stores the examination. Raises `Conflict` if its number is taken."""
    transaction.add(ExaminationRow(session_slug=slug, **_facts(examination, ExaminationFacts)))
    try:
        transaction.flush()
    except IntegrityError:
        raise Conflict("examination-exists", number=examination.number) from None


def erase_people(transaction: Transaction, slug: str) -> None:
    """Removes names, contacts and telephone numbers; what was received and decided stays."""
    transaction.exec(delete(DelegateRow).where(col(DelegateRow.session_slug) == slug))
    for row in transaction.exec(select(DelegationRow).where(DelegationRow.session_slug == slug)):
        row.contact = row.phone = None


def delete_register(transaction: Transaction, slug: str) -> None:
    """Removes the whole register. Raises `NotFound` if there is none."""
    if (
        transaction.exec(
            select(DelegationRow.state).where(DelegationRow.session_slug == slug)
        ).first()
        is None
    ):
        raise NotFound("register-missing", session=slug)
    for row in _ROWS:
        transaction.exec(delete(row).where(row.session_slug == slug))


def _read(
    transaction: Transaction, slug: str, value: type[Value], facts: type[Noun], row: Any
) -> list[Value]:
    keys = inspect(row).primary_key
    found = transaction.exec(select(row).where(row.session_slug == slug).order_by(*keys))
    return [value(**_facts(line, facts)) for line in found]


def _by_state(values: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for value in values:
        found.setdefault(value.state, []).append(value)
    return found


def _facts(value: Noun, facts: type[Noun]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in facts.model_fields}
