"""The figures on credentials for the report, and who has to be called.

*Source*: CTOC/COP/2018/13, para. 14: a State party that is not in order is not counted.
"""

from dataclasses import dataclass
from enum import StrEnum

from planner.models.credentials import (
    CredentialsForm,
    CredentialsRegister,
    CredentialsStatus,
    Delegation,
    StepKind,
)
from planner.models.state import Standing, States
from planner.rules.credentials import (
    CredentialsPolicy,
    entitled_receipts,
    is_counted,
    is_late,
    standing_of,
    states_in,
    status_of,
)


@dataclass(frozen=True, slots=True)
class CredentialsFigures:
    """States parties represented, and how many of them are in order and in time.

    ``late`` and ``objected`` are among those that are not; ``organizations`` are counted apart.
    """

    represented: int
    in_order: int
    late: int
    objected: int
    organizations: int
    organizations_in_order: int

    @property
    def not_in_order(self) -> int:
        """Those represented that are not counted in the report."""
        return self.represented - self.in_order


class Ask(StrEnum):
    """What a delegation has to be asked for, the most pressing first."""

    CREDENTIALS = "credentials"
    OTHER_ISSUER = "other-issuer"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Call:
    """One call to make: which delegation, what to ask for, and whom, if that is known."""

    state: str
    ask: Ask
    contact: str | None
    phone: str | None


def credentials_figures(
    register: CredentialsRegister, states: States, policy: CredentialsPolicy
) -> CredentialsFigures:
    """The figures as they stand now."""
    represented = [one for one in states_in(register, states) if one.is_represented]
    others = [
        one
        for one in register.delegations
        if one.is_represented and standing_of(states, one.state) is Standing.ORGANIZATION
    ]
    return CredentialsFigures(
        represented=len(represented),
        in_order=sum(
            is_counted(one, standing_of(states, one.state), policy) for one in represented
        ),
        late=sum(is_late(one, standing_of(states, one.state), policy) for one in represented),
        objected=sum(status_of(one) is CredentialsStatus.OBJECTED for one in represented),
        organizations=len(others),
        organizations_in_order=sum(
            is_counted(one, Standing.ORGANIZATION, policy) for one in others
        ),
    )


def calls_to_make(
    register: CredentialsRegister, states: States, policy: CredentialsPolicy
) -> tuple[Call, ...]:
    """Who is missing: by what has to be asked for, and then in the order of the list of States.

    A delegation that has handed in all it can is not called: the bureau examines it. Nor is one
    that is not represented.
    """
    place = {state.code: number for number, state in enumerate(states.states)}
    asks = list(Ask)
    calls = [
        Call(one.state, ask, one.contact, one.phone)
        for one in register.delegations
        if (ask := _ask(one, states, policy)) is not None
    ]
    return tuple(
        sorted(
            calls,
            key=lambda call: (asks.index(call.ask), place.get(call.state, len(place)), call.state),
        )
    )


def last_form(delegation: Delegation) -> CredentialsForm | None:
    """The best form in which anything was received: an original, or a copy."""
    kinds = {step.kind for step in delegation.steps}
    if StepKind.ORIGINAL_RECEIVED in kinds:
        return CredentialsForm.ORIGINAL
    return CredentialsForm.COPY if StepKind.COPY_RECEIVED in kinds else None


def _ask(delegation: Delegation, states: States, policy: CredentialsPolicy) -> Ask | None:
    decided = status_of(delegation) in (CredentialsStatus.IN_ORDER, CredentialsStatus.REFUSED)
    if not delegation.is_represented or decided:
        return None
    if last_form(delegation) is None:
        return Ask.CREDENTIALS
    receipts = entitled_receipts(delegation, standing_of(states, delegation.state), policy)
    if not receipts:
        return Ask.OTHER_ISSUER
    if all(step.kind is StepKind.COPY_RECEIVED for step in receipts):
        return Ask.ORIGINAL
    return None
