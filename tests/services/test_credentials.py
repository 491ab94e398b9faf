"""Keeping the register: what is entered, decided, and deleted when the session is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from planner.assets import folder
from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.account import TERMINAL
from planner.models.credentials import (
    CredentialsForm,
    CredentialsRegister,
    CredentialsStatus,
    Delegate,
    Delegation,
    Issuer,
    StepKind,
)
from planner.services.credentials import (
    delete_register,
    erase_people,
    read_calls,
    read_figures,
    read_register,
)
from planner.services.credentials_desk import (
    decide_credentials,
    mark_of,
    put_delegation,
    receive_credentials,
    record_examination,
)
from planner.services.session_desk import SessionDesk
from planner.services.sessions import load_bundles, open_planner
from planner.store.audit import list_audit
from planner.store.credentials import add_examination, add_step
from planner.store.credentials import put_delegation as store_delegation
from planner.store.database import transaction
from planner.store.snapshots import load_programme, save_programme
from tests.bureau_builders import all_states
from tests.credentials_builders import BEFORE, NOON, POLICY, register_of_the_ninth_session, step
from tests.web.conftest import statements_executed

SLUG = "untoc-cop-9"
STATES = all_states()
AFTER = datetime(2018, 10, 20, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Engine:
    database = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(database, [folder("seeds") / "sessions" / f"{SLUG}.toml"], BEFORE)
    return database


def fill(database: Engine, register: CredentialsRegister) -> None:
    with transaction(database) as opened:
        for delegation in register.delegations:
            store_delegation(opened, SLUG, delegation)
            for one in delegation.steps:
                add_step(opened, SLUG, one)
        for examination in register.examinations:
            add_examination(opened, SLUG, examination)


def desk(database: Engine, now: datetime = BEFORE) -> SessionDesk:
    return SessionDesk(database, SLUG, TERMINAL, now)


def receive(database: Engine, state: str = "ES", at: datetime = BEFORE) -> CredentialsStatus:
    form, issuer = CredentialsForm.ORIGINAL, Issuer.FOREIGN_MINISTER
    return receive_credentials(desk(database), state, form, issuer, at, STATES, POLICY)


def decide(database: Engine, kind: StepKind, examination: int | None = None) -> CredentialsStatus:
    at = BEFORE + timedelta(days=1)
    return decide_credentials(desk(database, at), "ES", kind, STATES, POLICY, examination)


def test_a_register_comes_back_as_it_was_stored(database: Engine) -> None:
    fill(database, register_of_the_ninth_session())
    stored = read_register(database, SLUG)
    expected = register_of_the_ninth_session()
    assert set(stored.delegations) == set(expected.delegations)
    assert stored.examinations == expected.examinations
    assert [one.state for one in stored.delegations] == sorted(
        d.state for d in expected.delegations
    )


def test_the_figures_of_the_ninth_session_come_out_of_its_register(database: Engine) -> None:
    fill(database, register_of_the_ninth_session())
    figures = read_figures(database, SLUG, folder("seeds"), STATES)
    assert (figures.represented, figures.in_order, figures.not_in_order) == (117, 116, 1)
    assert (figures.organizations, figures.organizations_in_order) == (1, 1)
    assert [call.state for call in read_calls(database, SLUG, folder("seeds"), STATES)] == ["AF"]


def test_a_register_is_read_in_five_queries_whatever_its_size(database: Engine) -> None:
    fill(database, register_of_the_ninth_session())
    with statements_executed() as statements:
        read_register(database, SLUG)
    assert len(statements) == 5


def test_credentials_are_received_examined_and_found_in_order(database: Engine) -> None:
    put_delegation(desk(database), "ESP", STATES)
    record_examination(desk(database), 1, date(2018, 10, 15))
    assert receive(database) is CredentialsStatus.PROVISIONAL
    assert decide(database, StepKind.FOUND_IN_ORDER, 1) is CredentialsStatus.IN_ORDER
    assert decide(database, StepKind.OBJECTION) is CredentialsStatus.OBJECTED
    assert decide(database, StepKind.OBJECTION_DISMISSED) is CredentialsStatus.IN_ORDER
    delegation = read_register(database, SLUG).delegation("ES")
    assert delegation is not None
    assert [one.serial for one in delegation.steps] == [1, 2, 3, 4]


def test_what_cannot_happen_is_refused_and_nothing_is_entered(database: Engine) -> None:
    put_delegation(desk(database), "ES", STATES)
    record_examination(desk(database), 1, date(2018, 10, 15))
    with pytest.raises(Conflict) as refused:
        decide(database, StepKind.FOUND_IN_ORDER, 1)
    assert (refused.value.code, refused.value.params) == (
        "credentials-not-from-here",
        {"state": "ES"},
    )
    assert read_register(database, SLUG).delegations == (Delegation(state="ES"),)


def test_an_examination_has_to_be_recorded_before_its_findings(database: Engine) -> None:
    put_delegation(desk(database), "ES", STATES)
    receive(database)
    with pytest.raises(NotFound) as refused:
        decide(database, StepKind.FOUND_IN_ORDER, 2)
    assert refused.value.code == "examination-unknown"


def test_a_delegation_has_to_be_in_the_register(database: Engine) -> None:
    with pytest.raises(NotFound) as refused:
        receive(database, "FR")
    assert refused.value.code == "delegation-unknown"


def test_an_examination_is_recorded_once(database: Engine) -> None:
    record_examination(desk(database), 1, date(2018, 10, 15))
    with pytest.raises(Conflict) as refused:
        record_examination(desk(database), 1, date(2018, 10, 16))
    assert refused.value.code == "examination-exists"
    with pytest.raises(InvalidInput):
        record_examination(desk(database), 0, date(2018, 10, 15))


def test_two_who_enter_something_at_the_same_moment_do_not_overwrite_each_other(
    database: Engine,
) -> None:
    put_delegation(desk(database), "ES", STATES)
    receive(database)
    with pytest.raises(Conflict) as refused, transaction(database) as opened:
        add_step(opened, SLUG, step(1, StepKind.COPY_RECEIVED))
    assert refused.value.code == "credentials-moved"


def test_saving_the_programme_anew_leaves_the_register(database: Engine) -> None:
    fill(database, register_of_the_ninth_session())
    before = read_register(database, SLUG)
    with transaction(database) as opened:
        programme = load_programme(opened, SLUG)
        moved = programme.session.model_copy(update={"as_of": date(2018, 10, 1)})
        assert save_programme(opened, replace(programme, session=moved), AFTER)
    assert read_register(database, SLUG) == before


@pytest.mark.parametrize("forget", [erase_people, delete_register])
def test_nothing_is_deleted_before_the_session_is_over(database: Engine, forget: object) -> None:
    assert callable(forget)
    put_delegation(desk(database), "ES", STATES, contact="Invented Name")
    with pytest.raises(Conflict) as refused:
        forget(desk(database, NOON))
    assert refused.value.code == "register-in-use"
    assert read_register(database, SLUG).delegations[0].contact == "Invented Name"


def everything_in(database: Engine) -> str:
    with database.connect() as connection:
        tables = ("delegation", "delegate", "credentials_step", "credentials_examination")
        rows = [connection.execute(text(f"SELECT * FROM {name}")).all() for name in tables]  # noqa: S608
    return str(rows)


def test_personal_data_is_deleted_after_the_session_and_the_figures_stay(database: Engine) -> None:
    fill(database, register_of_the_ninth_session())
    person = Delegate(state="ES", serial=1, name="Invented Name", joined_at=BEFORE)
    called = Delegation(state="ES", contact="Another Name", phone="+43 1 000", delegates=(person,))
    with transaction(database) as opened:
        store_delegation(opened, SLUG, called)
    for personal in ("Invented Name", "Another Name", "+43 1 000"):
        assert personal in everything_in(database)
    figures = read_figures(database, SLUG, folder("seeds"), STATES)
    erase_people(desk(database, AFTER))
    for personal in ("Invented Name", "Another Name", "+43 1 000"):
        assert personal not in everything_in(database)
    assert read_figures(database, SLUG, folder("seeds"), STATES) == figures


def test_the_register_can_be_deleted_whole(database: Engine) -> None:
    fill(database, register_of_the_ninth_session())
    delete_register(desk(database, AFTER))
    assert read_register(database, SLUG) == CredentialsRegister(session=SLUG)
    assert everything_in(database) == "[[], [], [], []]"
    with pytest.raises(NotFound):
        delete_register(desk(database, AFTER))


def test_names_are_changed_and_those_who_left_are_kept(database: Engine) -> None:
    put_delegation(desk(database), "ES", STATES, delegates=["A. Name", "B. Name"])
    later = BEFORE + timedelta(hours=1)
    put_delegation(desk(database, later), "ES", STATES, delegates=["B. Name", "C. Name"])
    (spain,) = read_register(database, SLUG).delegations
    assert [(one.name, one.joined_at, one.left_at) for one in spain.delegates] == [
        ("A. Name", BEFORE, later),
        ("B. Name", BEFORE, None),
        ("C. Name", later, None),
    ]
    put_delegation(desk(database, later), "ES", STATES, phone="+43 1 000")
    assert read_register(database, SLUG).delegations[0].delegates == spain.delegates
    with pytest.raises(InvalidInput) as refused:
        put_delegation(desk(database), "ES", STATES, delegates=["A. Name", "A. Name"])
    assert refused.value.params == {"value": "A. Name"}


def test_whoever_saw_something_else_is_told_and_nothing_is_overwritten(database: Engine) -> None:
    put_delegation(desk(database), "ES", STATES, phone="+43 1 000")
    (seen,) = read_register(database, SLUG).delegations
    receive(database)
    for attempt in (
        lambda: put_delegation(desk(database), "ES", STATES, phone="other", seen=mark_of(seen)),
        lambda: decide_credentials(
            desk(database), "ES", StepKind.OBJECTION, STATES, POLICY, seen=mark_of(seen)
        ),
    ):
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.code == "credentials-moved"
    (now,) = read_register(database, SLUG).delegations
    assert (now.phone, len(now.steps)) == ("+43 1 000", 1)
    put_delegation(desk(database), "ES", STATES, phone="other", seen=mark_of(now))
    with pytest.raises(Conflict):
        put_delegation(desk(database), "FR", STATES, seen=mark_of(now))
    put_delegation(desk(database), "FR", STATES, seen=mark_of(None))


def test_nothing_is_received_that_is_still_to_come(database: Engine) -> None:
    put_delegation(desk(database), "ES", STATES)
    with pytest.raises(InvalidInput) as refused:
        receive(database, at=BEFORE + timedelta(minutes=1))
    assert refused.value.code == "received-in-the-future"


def test_the_log_of_changes_tells_who_entered_what_and_no_name(database: Engine) -> None:
    put_delegation(desk(database), "ES", STATES, contact="Invented Name", delegates=["A. Name"])
    record_examination(desk(database), 1, date(2018, 10, 15))
    receive(database)
    with pytest.raises(NotFound):
        decide(database, StepKind.FOUND_IN_ORDER, 2)
    with transaction(database) as opened:
        entries = list_audit(opened, SLUG)
    told = [(entry.actor, entry.service, entry.params) for entry in entries]
    assert told[-3:] == [
        ("terminal", "put_delegation", {"state": "ES", "is_represented": True}),
        ("terminal", "record_examination", {"number": 1, "day": "2018-10-15"}),
        ("terminal", "take_credentials_step", {"state": "ES", "kind": "original_received"}),
    ]
    assert "Name" not in repr(entries)
