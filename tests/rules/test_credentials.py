"""Where credentials stand: every status with every step, and what follows."""

from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.assets import folder
from planner.models.credentials import CredentialsStatus, Delegation, Issuer, StepKind
from planner.models.state import Standing
from planner.rules.credentials import (
    CredentialsPolicy,
    StepRefusal,
    entitled_issuers,
    has_full_rights,
    is_counted,
    is_late,
    may_follow,
    policy_with,
    refusal_of,
    status_of,
)
from planner.seeding.reading import read_bundle
from planner.services.rulebooks import under_rules
from tests.credentials_builders import BEFORE, NOON, POLICY, delegation, step

NONE, PROVISIONAL, IN_ORDER, OBJECTED, REFUSED = CredentialsStatus
COPY, ORIGINAL, FOUND, WANTING, OBJECTION, DISMISSED, UPHELD = StepKind

# The shortest way to each status.
WAY = {
    NONE: (),
    PROVISIONAL: (ORIGINAL,),
    IN_ORDER: (ORIGINAL, FOUND),
    OBJECTED: (ORIGINAL, FOUND, OBJECTION),
    REFUSED: (ORIGINAL, FOUND, OBJECTION, UPHELD),
}
# What each step makes of each status; ``None`` where it cannot happen.
TABLE = {
    #            copy         original     in order  wanting      objection dismissed upheld
    NONE:        (PROVISIONAL, PROVISIONAL, None,     None,        OBJECTED, None,     None),
    PROVISIONAL: (PROVISIONAL, PROVISIONAL, IN_ORDER, PROVISIONAL, OBJECTED, None,     None),
    IN_ORDER:    (IN_ORDER,    IN_ORDER,    None,     None,        OBJECTED, None,     None),
    OBJECTED:    (OBJECTED,    OBJECTED,    None,     None,        None,     IN_ORDER, REFUSED),
    REFUSED:     (None,        None,        None,     None,        None,     None,     None),
}  # fmt: skip


@pytest.mark.parametrize(("status", "kind"), list(product(CredentialsStatus, StepKind)))
def test_every_transition(status: CredentialsStatus, kind: StepKind) -> None:
    expected = TABLE[status][list(StepKind).index(kind)]
    before = delegation(*WAY[status])
    assert status_of(before) is status
    assert may_follow(status, kind) is (expected is not None)
    next_step = step(len(before.steps) + 1, kind)
    refusal = refusal_of(before, next_step, Standing.MEMBER, POLICY)
    assert refusal is (None if expected is not None else StepRefusal.NOT_FROM_HERE)
    if expected is not None:
        after = before.model_copy(update={"steps": (*before.steps, next_step)})
        assert status_of(after) is expected


@pytest.mark.parametrize(
    ("before", "meanwhile", "after"),
    [
        ((), (), NONE),
        ((), (COPY,), PROVISIONAL),
        ((COPY,), (), PROVISIONAL),
        ((COPY, FOUND), (), IN_ORDER),
        ((COPY, FOUND), (ORIGINAL,), IN_ORDER),
    ],
)
def test_an_objection_that_is_dismissed_leaves_things_as_they_would_be_without_it(
    before: tuple[StepKind, ...], meanwhile: tuple[StepKind, ...], after: CredentialsStatus
) -> None:
    assert status_of(delegation(*before, OBJECTION, *meanwhile, DISMISSED)) is after


@given(st.lists(st.sampled_from(StepKind), max_size=12))
def test_whatever_may_happen_leaves_a_status(kinds: list[StepKind]) -> None:
    happened: tuple[StepKind, ...] = ()
    for kind in kinds:
        if may_follow(status_of(delegation(*happened)), kind):
            happened = (*happened, kind)
    assert status_of(delegation(*happened)) in CredentialsStatus


def test_all_sit_with_the_same_rights_until_the_conference_has_refused_them() -> None:
    assert [status for status in CredentialsStatus if not has_full_rights(status)] == [REFUSED]


STATES_OWN = {
    Issuer.HEAD_OF_STATE,
    Issuer.HEAD_OF_GOVERNMENT,
    Issuer.FOREIGN_MINISTER,
    Issuer.PERMANENT_REPRESENTATIVE,
}


def test_who_may_issue_credentials_is_narrower_for_amendments() -> None:
    """*Source*: rule 18, paras. 3 and 4."""
    amendments = CredentialsPolicy(considers_amendments=True)
    assert entitled_issuers(Standing.MEMBER, POLICY) == STATES_OWN
    assert entitled_issuers(Standing.MEMBER, amendments) == STATES_OWN - {
        Issuer.PERMANENT_REPRESENTATIVE
    }
    for policy in (POLICY, amendments):
        assert entitled_issuers(Standing.ORGANIZATION, policy) == {Issuer.COMPETENT_AUTHORITY}


def received_from(issuer: Issuer, kind: StepKind = ORIGINAL) -> Delegation:
    return Delegation(state="ES", steps=(step(1, kind, issued_by=issuer),))


@pytest.mark.parametrize(
    ("issuer", "standing", "considers_amendments", "refusal"),
    [
        (Issuer.PERMANENT_REPRESENTATIVE, Standing.MEMBER, False, None),
        (
            Issuer.PERMANENT_REPRESENTATIVE,
            Standing.MEMBER,
            True,
            StepRefusal.ISSUER_NOT_ENTITLED,
        ),
        (Issuer.FOREIGN_MINISTER, Standing.MEMBER, True, None),
        (Issuer.COMPETENT_AUTHORITY, Standing.MEMBER, False, StepRefusal.ISSUER_NOT_ENTITLED),
        (Issuer.COMPETENT_AUTHORITY, Standing.ORGANIZATION, False, None),
        (Issuer.FOREIGN_MINISTER, Standing.ORGANIZATION, False, StepRefusal.ISSUER_NOT_ENTITLED),
        (Issuer.OTHER, Standing.MEMBER, False, StepRefusal.ISSUER_NOT_ENTITLED),
    ],
)
def test_only_credentials_from_somebody_entitled_are_found_in_order(
    issuer: Issuer, standing: Standing, considers_amendments: bool, refusal: StepRefusal | None
) -> None:
    policy = CredentialsPolicy(considers_amendments=considers_amendments)
    assert refusal_of(received_from(issuer), step(2, FOUND), standing, policy) is refusal


def test_a_session_may_ask_for_the_original() -> None:
    strict = CredentialsPolicy(needs_original=True)
    copy = delegation(COPY)
    assert refusal_of(copy, step(2, FOUND), Standing.MEMBER, POLICY) is None
    assert refusal_of(copy, step(2, FOUND), Standing.MEMBER, strict) is StepRefusal.NO_ORIGINAL


def test_a_step_says_all_that_it_has_to_say() -> None:
    before = delegation(COPY)
    nobody, nowhere = step(2, ORIGINAL, issued_by=None), step(2, FOUND, examination=None)
    early = step(2, ORIGINAL, at=BEFORE)
    assert refusal_of(before, nobody, Standing.MEMBER, POLICY) is StepRefusal.NO_ISSUER
    assert refusal_of(before, nowhere, Standing.MEMBER, POLICY) is StepRefusal.NO_EXAMINATION
    assert refusal_of(before, early, Standing.MEMBER, POLICY) is StepRefusal.BEFORE_LAST_STEP


@pytest.mark.parametrize(("minutes", "counted"), [(-1, True), (0, True), (1, False)])
def test_what_comes_after_the_cut_off_is_not_counted(minutes: int, counted: bool) -> None:
    received = step(1, ORIGINAL, at=NOON + timedelta(minutes=minutes))
    found = step(2, FOUND, at=NOON + timedelta(hours=1))
    one = Delegation(state="ES", steps=(received, found))
    assert is_late(one, Standing.MEMBER, POLICY) is not counted
    assert is_counted(one, Standing.MEMBER, POLICY) is counted


def test_who_is_not_represented_is_not_counted() -> None:
    absent = delegation(ORIGINAL, FOUND, is_represented=False)
    assert not is_counted(absent, Standing.MEMBER, POLICY)


def test_the_cut_offs_come_from_the_deadlines_of_the_session() -> None:
    programme = read_bundle(folder("seeds") / "sessions" / "untoc-cop-9.toml")
    policy = policy_with(under_rules(programme, folder("seeds")).deadlines)
    vienna = ZoneInfo("Europe/Vienna")
    assert policy.wished_at == datetime(2018, 10, 14, 10, tzinfo=vienna)
    assert policy.final_at == datetime(2018, 10, 19, 12, tzinfo=vienna) == NOON
    assert NOON.tzinfo is UTC
