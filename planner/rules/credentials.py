"""Where the credentials of delegations stand, and what follows from it.

*Source*: rules 18 (as amended by decision 4/7), 19 and 20 of the rules of procedure of the
Conference; CTOC/COP/2018/1, item 1 (e); CTOC/COP/2018/13, paras. 12-14.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.models.credentials import (
    CredentialsRegister,
    CredentialsStatus,
    CredentialsStep,
    Delegation,
    Issuer,
    StepKind,
)
from planner.models.deadline import Deadline
from planner.models.rulebook import DeadlineKind
from planner.models.state import Standing, States

_NONE, _PROVISIONAL, _IN_ORDER, _OBJECTED, _REFUSED = CredentialsStatus

TRANSITIONS: dict[tuple[CredentialsStatus, StepKind], CredentialsStatus] = {
    (_NONE, StepKind.COPY_RECEIVED): _PROVISIONAL,
    (_NONE, StepKind.ORIGINAL_RECEIVED): _PROVISIONAL,
    (_NONE, StepKind.OBJECTION): _OBJECTED,
    (_PROVISIONAL, StepKind.COPY_RECEIVED): _PROVISIONAL,
    (_PROVISIONAL, StepKind.ORIGINAL_RECEIVED): _PROVISIONAL,
    (_PROVISIONAL, StepKind.FOUND_IN_ORDER): _IN_ORDER,
    (_PROVISIONAL, StepKind.FOUND_WANTING): _PROVISIONAL,
    (_PROVISIONAL, StepKind.OBJECTION): _OBJECTED,
    (_IN_ORDER, StepKind.COPY_RECEIVED): _IN_ORDER,
    (_IN_ORDER, StepKind.ORIGINAL_RECEIVED): _IN_ORDER,
    (_IN_ORDER, StepKind.OBJECTION): _OBJECTED,
    (_OBJECTED, StepKind.COPY_RECEIVED): _OBJECTED,
    (_OBJECTED, StepKind.ORIGINAL_RECEIVED): _OBJECTED,
    (_OBJECTED, StepKind.OBJECTION_UPHELD): _REFUSED,
}
"""What each step makes of each status; a pair that is missing cannot happen.

An objection that is dismissed leads back to where the credentials would stand without it, which
`status_of` tells: papers may have come in meanwhile.
"""

_RECEIPTS = {StepKind.COPY_RECEIVED, StepKind.ORIGINAL_RECEIVED}
_EXAMINED = {StepKind.FOUND_IN_ORDER, StepKind.FOUND_WANTING}

_OF_STATES = {
    Issuer.HEAD_OF_STATE,
    Issuer.HEAD_OF_GOVERNMENT,
    Issuer.FOREIGN_MINISTER,
    Issuer.PERMANENT_REPRESENTATIVE,
}


class StepRefusal(StrEnum):
    """Why a step cannot be taken."""

    NOT_FROM_HERE = "not-from-here"
    NO_ISSUER = "no-issuer"
    NO_EXAMINATION = "no-examination"
    ISSUER_NOT_ENTITLED = "issuer-not-entitled"
    NO_ORIGINAL = "no-original"
    BEFORE_LAST_STEP = "before-last-step"


@dataclass(frozen=True, slots=True)
class CredentialsPolicy:
    """What a session asks of credentials.

    ``considers_amendments``: amendments to the Convention are before it, so that permanent
    representatives may not issue them. ``wished_at`` and ``final_at`` are the cut-offs, where
    known; what comes later is recorded but not counted in the report. Whether an original is
    needed is for the session to say: rule 18 does not.
    """

    considers_amendments: bool = False
    needs_original: bool = False
    wished_at: datetime | None = None
    final_at: datetime | None = None


def policy_with(
    deadlines: Iterable[Deadline],
    *,
    considers_amendments: bool = False,
    needs_original: bool = False,
) -> CredentialsPolicy:
    """The policy with the cut-offs of the session's deadlines."""
    at = {deadline.kind: deadline.at for deadline in deadlines}
    return CredentialsPolicy(
        considers_amendments=considers_amendments,
        needs_original=needs_original,
        wished_at=at.get(DeadlineKind.CREDENTIALS_WISHED),
        final_at=at.get(DeadlineKind.CREDENTIALS_FINAL),
    )


def entitled_issuers(standing: Standing, policy: CredentialsPolicy) -> frozenset[Issuer]:
    """Who may issue credentials (rule 18, paras. 3 and 4)."""
    if standing is Standing.ORGANIZATION:
        return frozenset({Issuer.COMPETENT_AUTHORITY})
    if policy.considers_amendments:
        return frozenset(_OF_STATES - {Issuer.PERMANENT_REPRESENTATIVE})
    return frozenset(_OF_STATES)


def status_of(delegation: Delegation) -> CredentialsStatus:
    """Where the credentials stand after all steps."""
    status = before = _NONE
    for step in delegation.steps:
        if step.kind is StepKind.OBJECTION_DISMISSED:
            status = before
            continue
        if step.kind is StepKind.OBJECTION:
            before = status
        elif status is _OBJECTED and step.kind in _RECEIPTS:
            before = TRANSITIONS[before, step.kind]
        status = TRANSITIONS[status, step.kind]
    return status


def may_follow(status: CredentialsStatus, kind: StepKind) -> bool:
    """Whether such a step can happen to credentials of that status."""
    if kind is StepKind.OBJECTION_DISMISSED:
        return status is _OBJECTED
    return (status, kind) in TRANSITIONS


def has_full_rights(status: CredentialsStatus) -> bool:
    """Whether the delegation sits with the same rights as others, for good or provisionally.

    All do until the bureau decides, also one that is objected to (rule 20); only one whose
    credentials the Conference has refused does not.
    """
    return status is not _REFUSED


def refusal_of(
    delegation: Delegation, step: CredentialsStep, standing: Standing, policy: CredentialsPolicy
) -> StepRefusal | None:
    """Why the step cannot be taken; ``None`` if it can."""
    if not may_follow(status_of(delegation), step.kind):
        return StepRefusal.NOT_FROM_HERE
    if delegation.steps and step.at < delegation.steps[-1].at:
        return StepRefusal.BEFORE_LAST_STEP
    if step.kind in _RECEIPTS and step.issued_by is None:
        return StepRefusal.NO_ISSUER
    if step.kind in _EXAMINED and step.examination is None:
        return StepRefusal.NO_EXAMINATION
    if step.kind is StepKind.FOUND_IN_ORDER:
        if not entitled_receipts(delegation, standing, policy):
            return StepRefusal.ISSUER_NOT_ENTITLED
        if policy.needs_original and not _has_original(delegation, standing, policy):
            return StepRefusal.NO_ORIGINAL
    return None


def entitled_receipts(
    delegation: Delegation, standing: Standing, policy: CredentialsPolicy
) -> tuple[CredentialsStep, ...]:
    """The receipts that come from somebody entitled to issue them, in order."""
    entitled = entitled_issuers(standing, policy)
    return tuple(
        step for step in delegation.steps if step.kind in _RECEIPTS and step.issued_by in entitled
    )


def _has_original(delegation: Delegation, standing: Standing, policy: CredentialsPolicy) -> bool:
    receipts = entitled_receipts(delegation, standing, policy)
    return any(step.kind is StepKind.ORIGINAL_RECEIVED for step in receipts)


def is_late(delegation: Delegation, standing: Standing, policy: CredentialsPolicy) -> bool:
    """Whether all that counts came in after the cut-off."""
    receipts = [
        step
        for step in entitled_receipts(delegation, standing, policy)
        if step.kind is StepKind.ORIGINAL_RECEIVED or not policy.needs_original
    ]
    if policy.final_at is None or not receipts:
        return False
    return all(step.at > policy.final_at for step in receipts)


def is_counted(delegation: Delegation, standing: Standing, policy: CredentialsPolicy) -> bool:
    """Whether the report counts the delegation: in order, and in time."""
    return (
        delegation.is_represented
        and status_of(delegation) is _IN_ORDER
        and not is_late(delegation, standing, policy)
    )


def standing_of(states: States, code: str) -> Standing:
    """What the delegation with that code is one of; a code that nobody knows counts as a State."""
    found = states.find(code)
    return Standing.MEMBER if found is None else found.standing


def states_in(register: CredentialsRegister, states: States) -> tuple[Delegation, ...]:
    """The delegations of States, without those of organizations."""
    return tuple(
        delegation
        for delegation in register.delegations
        if standing_of(states, delegation.state) is not Standing.ORGANIZATION
    )
