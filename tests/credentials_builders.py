"""A register of credentials made by hand: the ninth session's numbers with invented receipts."""

from datetime import UTC, date, datetime, timedelta

from planner.models.credentials import (
    CredentialsRegister,
    CredentialsStep,
    Delegation,
    Examination,
    Issuer,
    StepKind,
)
from planner.models.state import Standing
from planner.rules.credentials import CredentialsPolicy
from tests.bureau_builders import all_states

NOON = datetime(2018, 10, 19, 10, 0, tzinfo=UTC)  # noon in Vienna
POLICY = CredentialsPolicy(final_at=NOON)
BEFORE = NOON - timedelta(days=3)


def step(serial: int, kind: StepKind, state: str = "ES", **facts: object) -> CredentialsStep:
    """A step; the bureau's findings are of its first examination, receipts of the minister's."""
    defaults: dict[str, object] = {"at": BEFORE + timedelta(hours=serial)}
    if kind in (StepKind.COPY_RECEIVED, StepKind.ORIGINAL_RECEIVED):
        defaults["issued_by"] = Issuer.FOREIGN_MINISTER
    if kind in (StepKind.FOUND_IN_ORDER, StepKind.FOUND_WANTING):
        defaults["examination"] = 1
    return CredentialsStep(**{"state": state, "serial": serial, "kind": kind, **defaults, **facts})


def delegation(*kinds: StepKind, state: str = "ES", **facts: object) -> Delegation:
    """A delegation to whose credentials these steps happened, an hour apart."""
    steps = tuple(step(serial, kind, state) for serial, kind in enumerate(kinds, start=1))
    return Delegation(**{"state": state, "steps": steps, **facts})


def register_of_the_ninth_session() -> CredentialsRegister:
    """118 delegations: 117 States, of which one never handed in an original, and the Union.

    *Source* of the numbers: CTOC/COP/2018/13, paras. 9 and 14; who had what is invented.
    """
    members = [s.code for s in all_states().states if s.standing is Standing.MEMBER][:117]
    in_order = (StepKind.ORIGINAL_RECEIVED, StepKind.FOUND_IN_ORDER)
    delegations = [delegation(*in_order, state=code) for code in members[1:]]
    wanting = (StepKind.COPY_RECEIVED, StepKind.FOUND_WANTING)
    union = step(1, StepKind.ORIGINAL_RECEIVED, "EU", issued_by=Issuer.COMPETENT_AUTHORITY)
    found = step(2, StepKind.FOUND_IN_ORDER, "EU")
    return CredentialsRegister(
        session="untoc-cop-9",
        delegations=(
            delegation(*wanting, state=members[0]),
            *delegations,
            Delegation(state="EU", steps=(union, found)),
        ),
        examinations=tuple(
            Examination(number=number, day=date(2018, 10, 14 + number)) for number in range(1, 6)
        ),
    )
