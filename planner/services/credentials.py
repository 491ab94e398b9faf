"""The register of credentials: what comes in, what the bureau finds, who is missing."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.credentials import (
    CredentialsForm,
    CredentialsRegister,
    CredentialsStatus,
    CredentialsStep,
    Delegation,
    Examination,
    Issuer,
    StepKind,
)
from planner.models.session import Session
from planner.models.state import States
from planner.rules.credentials import (
    CredentialsPolicy,
    StepRefusal,
    policy_with,
    refusal_of,
    standing_of,
    status_of,
)
from planner.rules.credentials_report import (
    Call,
    CredentialsFigures,
    calls_to_make,
    credentials_figures,
)
from planner.services.rulebooks import under_rules
from planner.store import credentials as stored
from planner.store.database import Database, transaction
from planner.store.snapshots import load_programme

RECEIPT_STEPS = {
    CredentialsForm.COPY: StepKind.COPY_RECEIVED,
    CredentialsForm.ORIGINAL: StepKind.ORIGINAL_RECEIVED,
}
"""Which step it is that credentials of each form are received."""


def read_register(database: Database, slug: str) -> CredentialsRegister:
    """The register of that session, empty if it has none."""
    with transaction(database) as opened:
        return stored.load_register(opened, slug)


def policy_of(
    database: Database,
    slug: str,
    seeds: Path,
    *,
    considers_amendments: bool = False,
    needs_original: bool = False,
) -> CredentialsPolicy:
    """What the session asks, with the cut-offs of its rulebook. Raises `NotFound`."""
    with transaction(database) as opened:
        programme = load_programme(opened, slug)
    return policy_with(
        under_rules(programme, seeds).deadlines,
        considers_amendments=considers_amendments,
        needs_original=needs_original,
    )


def read_figures(database: Database, slug: str, seeds: Path, states: States) -> CredentialsFigures:
    """The figures for the report as they stand. Raises `NotFound`."""
    policy = policy_of(database, slug, seeds)
    return credentials_figures(read_register(database, slug), states, policy)


def read_calls(database: Database, slug: str, seeds: Path, states: States) -> tuple[Call, ...]:
    """Who has to be called, sorted by what there is to ask for. Raises `NotFound`."""
    policy = policy_of(database, slug, seeds)
    return calls_to_make(read_register(database, slug), states, policy)


def put_delegation(
    database: Database,
    slug: str,
    state: str,
    states: States,
    *,
    is_represented: bool = True,
    contact: str | None = None,
    phone: str | None = None,
) -> None:
    """Enters a delegation, or changes what is said of it. Raises `NotFound`."""
    code = states.get(state).code
    with transaction(database) as opened:
        load_programme(opened, slug)
        facts = Delegation(state=code, is_represented=is_represented, contact=contact, phone=phone)
        stored.put_delegation(opened, slug, facts)


def receive_credentials(
    database: Database,
    slug: str,
    state: str,
    form: CredentialsForm,
    issued_by: Issuer,
    at: datetime,
    states: States,
    policy: CredentialsPolicy,
) -> CredentialsStatus:
    """Records that credentials came in; returns where they stand then.

    Raises `NotFound` for a delegation that is not in the register, `Conflict`.
    """
    step = {"kind": RECEIPT_STEPS[form], "at": at, "issued_by": issued_by}
    return _take_step(database, slug, state, step, states, policy)


def decide_credentials(
    database: Database,
    slug: str,
    state: str,
    kind: StepKind,
    at: datetime,
    states: States,
    policy: CredentialsPolicy,
    examination: int | None = None,
) -> CredentialsStatus:
    """Records a finding of the bureau, an objection, or the decision on it.

    Returns where the credentials stand then. Raises `NotFound` for an unknown delegation or
    examination; `Conflict` for what cannot happen to credentials of that status.
    """
    step = {"kind": kind, "at": at, "examination": examination}
    return _take_step(database, slug, state, step, states, policy)


def record_examination(database: Database, slug: str, number: int, day: date) -> None:
    """Records that the bureau examined credentials at its meeting with that ordinal, that day.

    Raises `NotFound` for an unknown session, `Conflict` if the number is taken.
    """
    if number < 1:
        raise InvalidInput("meeting-number-malformed", value=number)
    with transaction(database) as opened:
        load_programme(opened, slug)
        stored.add_examination(opened, slug, Examination(number=number, day=day))


def erase_people(database: Database, slug: str, now: datetime) -> None:
    """Removes all personal data from the register once the session is over; figures stay.

    Raises `NotFound`, and `Conflict` while the session has not closed.
    """
    with transaction(database) as opened:
        _check_is_over(load_programme(opened, slug).session, now)
        stored.erase_people(opened, slug)


def delete_register(database: Database, slug: str, now: datetime) -> None:
    """Removes the register once the session is over. Raises `NotFound`, `Conflict`."""
    with transaction(database) as opened:
        _check_is_over(load_programme(opened, slug).session, now)
        stored.delete_register(opened, slug)


def _take_step(
    database: Database,
    slug: str,
    state: str,
    facts: dict[str, object],
    states: States,
    policy: CredentialsPolicy,
) -> CredentialsStatus:
    code = states.get(state).code
    with transaction(database) as opened:
        register = stored.load_register(opened, slug)
        delegation = register.delegation(code)
        if delegation is None:
            raise NotFound("delegation-unknown", session=slug, state=code)
        step = CredentialsStep.model_validate(
            {**facts, "state": code, "serial": len(delegation.steps) + 1}
        )
        numbers = [examination.number for examination in register.examinations]
        if step.examination is not None and step.examination not in numbers:
            raise NotFound("examination-unknown", session=slug, number=step.examination)
        refusal = refusal_of(delegation, step, standing_of(states, code), policy)
        if refusal is not None:
            raise refused(refusal, code)
        stored.add_step(opened, slug, step)
        return status_of(delegation.model_copy(update={"steps": (*delegation.steps, step)}))


def refused(refusal: StepRefusal, state: str) -> Conflict:
    """The error that says why a step cannot be taken."""
    match refusal:
        case StepRefusal.NOT_FROM_HERE:
            return Conflict("credentials-not-from-here", state=state)
        case StepRefusal.NO_ISSUER:
            return Conflict("credentials-no-issuer", state=state)
        case StepRefusal.NO_EXAMINATION:
            return Conflict("credentials-no-examination", state=state)
        case StepRefusal.ISSUER_NOT_ENTITLED:
            return Conflict("credentials-issuer-not-entitled", state=state)
        case StepRefusal.NO_ORIGINAL:
            return Conflict("credentials-no-original", state=state)
        case StepRefusal.BEFORE_LAST_STEP:
            return Conflict("credentials-before-last-step", state=state)


def _check_is_over(session: Session, now: datetime) -> None:
    end = datetime.combine(session.closes, datetime.min.time(), ZoneInfo(session.zone))
    if now < end + timedelta(days=1):
        raise Conflict("register-in-use", session=session.slug, closes=session.closes.isoformat())
