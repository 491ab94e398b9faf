"""The figures of the ninth session, and who is called."""

from dataclasses import replace
from datetime import timedelta

from planner.models.credentials import CredentialsRegister, Delegation, Issuer, StepKind
from planner.rules.credentials import CredentialsPolicy
from planner.rules.credentials_report import (
    Ask,
    Call,
    CredentialsFigures,
    calls_to_make,
    credentials_figures,
)
from tests.bureau_builders import all_states
from tests.credentials_builders import (
    NOON,
    POLICY,
    delegation,
    register_of_the_ninth_session,
    step,
)

COPY, ORIGINAL, FOUND, WANTING, OBJECTION, *_ = StepKind


def figures(*delegations: Delegation, policy: CredentialsPolicy = POLICY) -> CredentialsFigures:
    register = CredentialsRegister(session="x", delegations=delegations)
    return credentials_figures(register, all_states(), policy)


def calls(*delegations: Delegation) -> tuple[Call, ...]:
    register = CredentialsRegister(session="x", delegations=delegations)
    return calls_to_make(register, all_states(), POLICY)


def test_the_figures_of_the_ninth_session_come_out() -> None:
    """*Source*: CTOC/COP/2018/13, para. 14."""
    register = register_of_the_ninth_session()
    assert len(register.delegations) == 118
    found = credentials_figures(register, all_states(), POLICY)
    assert found == CredentialsFigures(
        represented=117,
        in_order=116,
        late=0,
        objected=0,
        organizations=1,
        organizations_in_order=1,
    )
    assert found.not_in_order == 1


def test_the_figures_do_not_depend_on_the_order_of_the_register() -> None:
    register = register_of_the_ninth_session()
    turned = replace(register, delegations=tuple(reversed(register.delegations)))
    both = [credentials_figures(one, all_states(), POLICY) for one in (register, turned)]
    assert both[0] == both[1]


def test_late_and_objected_delegations_are_among_those_not_in_order() -> None:
    late = Delegation(
        state="FR",
        steps=(
            step(1, ORIGINAL, "FR", at=NOON + timedelta(hours=1)),
            step(2, FOUND, "FR", at=NOON + timedelta(hours=2)),
        ),
    )
    objected = delegation(ORIGINAL, FOUND, OBJECTION, state="IT")
    found = figures(delegation(ORIGINAL, FOUND), late, objected)
    assert (found.represented, found.in_order, found.not_in_order) == (3, 1, 2)
    assert (found.late, found.objected) == (1, 1)


def test_who_is_not_represented_is_in_no_figure() -> None:
    absent = delegation(ORIGINAL, FOUND, is_represented=False)
    assert figures(absent).represented == figures(absent).in_order == 0


def test_calls_are_sorted_by_what_to_ask_and_then_by_the_list_of_states() -> None:
    other = Delegation(state="IT", steps=(step(1, ORIGINAL, "IT", issued_by=Issuer.OTHER),))
    assert calls(
        delegation(COPY, state="ZA"),
        other,
        delegation(COPY, state="DE", contact="Invented Name", phone="+43 1 000"),
        Delegation(state="SE"),
        Delegation(state="AT"),
    ) == (
        Call("AT", Ask.CREDENTIALS, None, None),
        Call("SE", Ask.CREDENTIALS, None, None),
        Call("IT", Ask.OTHER_ISSUER, None, None),
        Call("DE", Ask.ORIGINAL, "Invented Name", "+43 1 000"),
        Call("ZA", Ask.ORIGINAL, None, None),
    )


def test_nobody_is_called_who_has_done_all_he_can() -> None:
    assert (
        calls(
            delegation(ORIGINAL, state="AT"),
            delegation(COPY, FOUND, state="DE"),
            delegation(COPY, WANTING, ORIGINAL, state="FR"),
            delegation(state="SE", is_represented=False),
        )
        == ()
    )


def test_at_the_ninth_session_there_is_one_call_to_make() -> None:
    found = calls_to_make(register_of_the_ninth_session(), all_states(), POLICY)
    assert [(call.state, call.ask) for call in found] == [("AF", Ask.ORIGINAL)]
