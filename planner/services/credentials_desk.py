"""What comes in and what is decided on credentials, entered in the register."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.credentials import (
    CredentialsForm,
    CredentialsStatus,
    CredentialsStep,
    Delegation,
    Examination,
    Issuer,
    RegisterSettings,
    StepKind,
)
from planner.models.state import States
from planner.rules.credentials import (
    CredentialsPolicy,
    StepRefusal,
    refusal_of,
    standing_of,
    status_of,
)
from planner.rules.delegates import composition_after
from planner.services.session_desk import SessionDesk
from planner.store import credentials as stored

RECEIPT_STEPS = {
    CredentialsForm.COPY: StepKind.COPY_RECEIVED,
    CredentialsForm.ORIGINAL: StepKind.ORIGINAL_RECEIVED,
}
"""Which step it is that credentials of each form are received."""


def mark_of(delegation: Delegation | None) -> str:
    """Tells what is on record of a delegation from what was there before and will be later."""
    return hashlib.sha256(repr(delegation).encode()).hexdigest()[:16]


def put_delegation(
    desk: SessionDesk,
    state: str,
    states: States,
    *,
    is_represented: bool = True,
    contact: str | None = None,
    phone: str | None = None,
    delegates: Sequence[str] | None = None,
    seen: str | None = None,
) -> None:
    """Enters a delegation, or changes what is said of it; ``delegates`` of ``None`` stay.

    ``seen`` is the mark of what the change is based on. Raises `NotFound`; `Conflict` if that is no
    longer what is on record; `InvalidInput` for a name that stands twice.
    """
    code = states.get(state).code
    names = list(delegates or ())
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InvalidInput("delegate-twice", value=twice)
    with desk.writing("put_delegation", state=code, is_represented=is_represented) as opened:
        before = stored.load_register(opened, desk.slug).delegation(code)
        _check_unmoved(before, seen, code)
        known = before or Delegation(state=code)
        facts: dict[str, object] = {
            "is_represented": is_represented,
            "contact": contact,
            "phone": phone,
        }
        if delegates is not None:
            facts["delegates"] = composition_after(known, names, desk.now)
        stored.put_delegation(opened, desk.slug, known.model_copy(update=facts))


def receive_credentials(
    desk: SessionDesk,
    state: str,
    form: CredentialsForm,
    issued_by: Issuer,
    at: datetime,
    states: States,
    policy: CredentialsPolicy,
    seen: str | None = None,
) -> CredentialsStatus:
    """Records that credentials came in at that instant; returns where they stand then.

    Raises `NotFound` for a delegation that is not in the register, `Conflict`, `InvalidInput` for
    an instant that is still to come.
    """
    if at > desk.now:
        raise InvalidInput("received-in-the-future", value=at.isoformat(" ", "minutes"))
    step = {"kind": RECEIPT_STEPS[form], "at": at, "issued_by": issued_by}
    return _take_step(desk, state, step, states, policy, seen)


def decide_credentials(
    desk: SessionDesk,
    state: str,
    kind: StepKind,
    states: States,
    policy: CredentialsPolicy,
    examination: int | None = None,
    seen: str | None = None,
) -> CredentialsStatus:
    """Records a finding of the bureau, an objection, or the decision on it.

    Returns where the credentials stand then. Raises `NotFound` for an unknown delegation or
    examination; `Conflict` for what cannot happen to credentials of that status.
    """
    step = {"kind": kind, "at": desk.now, "examination": examination}
    return _take_step(desk, state, step, states, policy, seen)


def record_examination(desk: SessionDesk, number: int, day: date) -> None:
    """Records that the bureau examined credentials at its meeting with that ordinal, that day.

    Raises `NotFound` for an unknown session, `Conflict` if the number is taken.
    """
    if number < 1:
        raise InvalidInput("meeting-number-malformed", value=number)
    with desk.writing("record_examination", number=number, day=day.isoformat()) as opened:
        stored.add_examination(opened, desk.slug, Examination(number=number, day=day))


def set_up_register(desk: SessionDesk, settings: RegisterSettings) -> None:
    """Records what the session asks of credentials. What was found before stays as it is.

    Raises `NotFound`.
    """
    with desk.writing("set_up_register", **settings.model_dump()) as opened:
        stored.put_settings(opened, desk.slug, settings)


def _take_step(
    desk: SessionDesk,
    state: str,
    facts: dict[str, object],
    states: States,
    policy: CredentialsPolicy,
    seen: str | None,
) -> CredentialsStatus:
    code = states.get(state).code
    with desk.writing("take_credentials_step", state=code, kind=facts["kind"]) as opened:
        register = stored.load_register(opened, desk.slug)
        delegation = register.delegation(code)
        if delegation is None:
            raise NotFound("delegation-unknown", session=desk.slug, state=code)
        _check_unmoved(delegation, seen, code)
        step = CredentialsStep.model_validate(
            {**facts, "state": code, "serial": len(delegation.steps) + 1}
        )
        numbers = [examination.number for examination in register.examinations]
        if step.examination is not None and step.examination not in numbers:
            raise NotFound("examination-unknown", session=desk.slug, number=step.examination)
        refusal = refusal_of(delegation, step, standing_of(states, code), policy)
        if refusal is not None:
            raise refused(refusal, code)
        stored.add_step(opened, desk.slug, step)
        return status_of(delegation.model_copy(update={"steps": (*delegation.steps, step)}))


def _check_unmoved(delegation: Delegation | None, seen: str | None, state: str) -> None:
    if seen is not None and seen != mark_of(delegation):
        raise Conflict("credentials-moved", state=state)


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
