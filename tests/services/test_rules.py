"""The rules applied to what is stored, and what other dates would change."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from planner.assets import folder
from planner.errors import InvalidBundle, InvalidInput, NotFound
from planner.i18n.messages import fault_message
from planner.services.rulebooks import faults_against_rulebook, under_rules
from planner.services.rules import preview_dates, read_under_rules
from planner.services.sessions import list_sessions, load_bundles, open_planner, read_programme
from tests.builders import a_programme, a_session
from tests.rules.rulebooks import override

SEEDS = folder("seeds")
NOW = datetime(2018, 7, 26, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Engine:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [SEEDS / "sessions" / "untoc-cop-9.toml"], NOW, SEEDS)
    return opened


def test_what_is_stored_is_under_the_rulebook_that_it_names(database: Engine) -> None:
    ruled = read_under_rules(database, "untoc-cop-9", SEEDS)
    assert ruled.rulebook.slug == "untoc"
    assert ruled.station.slug == "vienna"
    assert len(ruled.deadlines) == 12
    assert [finding.severity for finding in ruled.findings] == ["advice"] * 3
    assert (ruled.use.used, ruled.use.entitled) == (12, 20)


def test_a_session_that_names_no_rulebook_is_under_what_holds_for_all() -> None:
    assert under_rules(a_programme(), SEEDS).rulebook.slug == "united-nations"


def test_a_rulebook_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotFound) as missing:
        under_rules(a_programme(session=a_session(rulebook="nowhere")), SEEDS)
    assert missing.value.code == "rulebook-unknown"


def test_other_dates_are_shown_and_not_saved(database: Engine) -> None:
    then, changes = preview_dates(database, "untoc-cop-9", date(2018, 10, 22), None, SEEDS)
    assert (then.programme.session.opens, then.programme.session.closes) == (
        date(2018, 10, 22),
        date(2018, 10, 26),
    )
    assert len([change for change in changes if change.is_change]) == 12
    assert read_programme(database, "untoc-cop-9").session.opens == date(2018, 10, 15)


def test_a_closing_alone_keeps_the_length(database: Engine) -> None:
    then, _ = preview_dates(database, "untoc-cop-9", None, date(2018, 10, 12), SEEDS)
    assert then.programme.session.opens == date(2018, 10, 8)


def test_a_session_that_closes_before_it_opens_is_refused(database: Engine) -> None:
    with pytest.raises(InvalidInput) as refused:
        preview_dates(database, "untoc-cop-9", date(2018, 10, 22), date(2018, 10, 19), SEEDS)
    assert refused.value.code == "dates-malformed"


def test_overrides_are_held_against_the_rulebook_before_anything_is_stored(
    database: Engine, tmp_path: Path
) -> None:
    bundle = (SEEDS / "sessions" / "untoc-wg-2022.toml").read_text(encoding="utf-8")
    file = tmp_path / "wrong.toml"
    file.write_text(
        bundle + '\n[[override]]\nkey = "deadline.budget.amount"\nvalue = "soon"\n'
        'source = { rule = "decision 1/1" }\n',
        encoding="utf-8",
    )
    with pytest.raises(InvalidBundle) as refused:
        load_bundles(database, [file], NOW, SEEDS)
    assert [fault_message(fault, "en") for fault in refused.value.faults] == [
        "override deadline.budget.amount, value: “soon” cannot stand here; needed: int"
    ]
    assert [session.slug for session in list_sessions(database)] == ["untoc-cop-9"]


def test_each_wrong_override_is_told() -> None:
    programme = a_programme(
        session=a_session(rulebook="untoc"),
        overrides=[override("deadline.no-such.hour", "1"), override("check.x", "1")],
    )
    assert [fault.code for fault in faults_against_rulebook(programme, SEEDS)] == [
        "override-unknown",
        "override-unknown",
    ]
    other = a_programme(session=a_session(rulebook="nowhere"))
    assert [fault.code for fault in faults_against_rulebook(other, SEEDS)] == ["rulebook-unknown"]
