"""The slate of a session from what is stored, and elections from what was counted."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from planner.assets import folder
from planner.errors import InvalidInput, NotFound
from planner.models.account import TERMINAL
from planner.models.officer import Office, Officer
from planner.models.series import Seat
from planner.models.slate import SlateCode, SlateMember, SlateOrigin
from planner.rules.bureau import is_in_order
from planner.rules.place_in_series import place_in_series
from planner.services.credentials_desk import put_delegation
from planner.services.elections import acclaim, count_ballot
from planner.services.session_desk import SessionDesk
from planner.services.sessions import load_bundles, open_planner, read_programme
from planner.services.slate import read_session_in_series, with_proposal
from planner.store.database import transaction
from planner.store.snapshots import save_programme
from tests.bureau_builders import all_states
from tests.credentials_builders import BEFORE

SLUG = "untoc-cop-9"
SEEDS = folder("seeds")


@pytest.fixture
def database(tmp_path: Path) -> Engine:
    database = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    files = [SEEDS / "sessions" / f"{name}.toml" for name in (SLUG, "untoc-wg-2022")]
    load_bundles(database, files, BEFORE)
    return database


@pytest.mark.parametrize(
    ("slug", "place"),
    [
        ("untoc-cop-9", ("untoc-cop", 9)),
        ("untoc-cop-16", ("untoc-cop", 16)),
        ("untoc-cop", None),
        ("untoc-cop-09", None),
        ("untoc-cop-٩", None),
        ("untoc-wg-2022", None),
        ("9", None),
    ],
)
def test_a_session_is_in_a_series_by_its_name(slug: str, place: tuple[str, int] | None) -> None:
    assert place_in_series(slug, ["cnd", "untoc-cop"]) == place


def test_the_ninth_session_has_the_bureau_on_record_and_it_is_in_order(database: Engine) -> None:
    found = read_session_in_series(database, SLUG, SEEDS)
    assert (found.number, found.origin, found.slate.present) == (9, SlateOrigin.RECORD, None)
    # Whether Bangladesh was party to the Protocols then nobody has looked up yet.
    assert [(finding.code, len(finding.subjects)) for finding in found.findings] == [
        (SlateCode.PARTY_STATUS_UNKNOWN, 1),
        (SlateCode.PARTY_STATUS_UNVERIFIED, 10),
    ]
    assert is_in_order(found.findings)


def test_officers_in_the_programme_come_before_those_on_record(database: Engine) -> None:
    programme = read_programme(database, SLUG)
    president = Officer(
        key="p", body="plenary", office=Office.PRESIDENT, person="Invented", state="FR"
    )
    with transaction(database) as opened:
        changed = replace(programme, officers=(president,))
        save_programme(opened, changed, BEFORE)
    found = read_session_in_series(database, SLUG, SEEDS)
    assert found.origin is SlateOrigin.PROGRAMME
    assert found.slate.members == (SlateMember(Seat.PRESIDENT, "FR"),)


def test_the_register_of_credentials_tells_who_is_represented(database: Engine) -> None:
    desk = SessionDesk(database, SLUG, TERMINAL, BEFORE)
    put_delegation(desk, "ES", all_states())
    put_delegation(desk, "IT", all_states(), is_represented=False)
    found = read_session_in_series(database, SLUG, SEEDS)
    assert found.slate.present == frozenset({"ES"})
    assert SlateCode.NOT_PRESENT in [finding.code for finding in found.findings]


def test_a_proposal_is_held_against_the_rule_and_not_stored(database: Engine) -> None:
    found = read_session_in_series(database, SLUG, SEEDS)
    tried = with_proposal(found, [SlateMember(Seat.PRESIDENT, "IQ")], candidates=11)
    assert tried.origin is SlateOrigin.PROPOSED
    assert [finding.code for finding in tried.findings] == [
        SlateCode.SEATS_VACANT,
        SlateCode.PARTY_STATUS_UNVERIFIED,
        SlateCode.WRONG_GROUP,
        SlateCode.CONTESTED_ACCLAMATION,
    ]
    assert read_session_in_series(database, SLUG, SEEDS) == found
    with pytest.raises(InvalidInput):
        with_proposal(found, [])


def test_a_session_in_no_series_is_told_apart_from_one_that_does_not_exist(
    database: Engine,
) -> None:
    for slug, code in (
        ("untoc-wg-2022", "session-in-no-series"),
        ("nothing", "session-unknown"),
    ):
        with pytest.raises(NotFound) as refused:
            read_session_in_series(database, slug, SEEDS)
        assert refused.value.code == code


def test_a_count_names_each_candidate_once_by_the_code_of_its_state() -> None:
    result = count_ballot(all_states(), [("FRA", 60), ("es", 40)], seats=1, papers=100)
    assert (result.elected, dict(result.ranking)) == (("FR",), {"FR": 60, "ES": 40})
    for votes, code in (
        ([("FR", 1), ("FRA", 1)], "candidate-twice"),
        ([], "candidate-missing"),
        ([("XX", 1)], "state-unknown"),
    ):
        with pytest.raises((InvalidInput, NotFound)) as refused:
            count_ballot(all_states(), votes, seats=1, papers=10)
        assert refused.value.code == code


def test_nobody_is_acclaimed_while_more_stand_than_there_are_places() -> None:
    assert acclaim(all_states(), ["ARG"], 1) == ("AR",)
    with pytest.raises(InvalidInput) as refused:
        acclaim(all_states(), ["AR", "MX"], 1)
    assert refused.value.params == {"candidates": 2, "seats": 1}
