"""What was heard on a list of speakers is entered once, and what was struck out stays out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.assets import folder
from planner.models.record_facts import SpeakerCategory, Statement, StatementKind, Struck
from planner.models.speaking import Capacity, Inscription, RequestKind
from planner.models.text import Text
from planner.services.record import NewEntry, add_entries, read_record
from planner.services.record_speakers import heard_at, take_over_statements
from planner.services.sessions import load_bundles, open_planner, read_programme
from planner.services.speaking import default_settings, known_states, make_list
from planner.services.speaking_chair import Desk, call_speaker, end_statement, start_statement
from planner.services.speaking_requests import inscribe_speaker
from planner.store.database import Database

SLUG = "untoc-cop-9"
SEEDS = folder("seeds")
STATES = known_states(SEEDS)
NOW = datetime(2018, 10, 15, 8, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [SEEDS / "sessions" / f"{SLUG}.toml"], NOW)
    return opened


def test_statements_are_taken_over_from_the_list(database: Database) -> None:
    ref = make_list(database, default_settings(read_programme(database, SLUG), "1-f"), NOW).ref
    asked = [
        Inscription(
            delegation="EC",
            name=STATES.get("EC").name,
            capacity=Capacity.GROUP,
            on_behalf_of=Text(en="Group of 77 and China"),
            speaker="A. Person",
        ),
        Inscription(delegation="FR", name=STATES.get("FR").name, capacity=Capacity.STATE),
        Inscription(
            delegation="iaca",
            name=Text(en="Academy"),
            capacity=Capacity.INTERGOVERNMENTAL,
        ),
        Inscription(
            delegation="FR",
            name=STATES.get("FR").name,
            capacity=Capacity.STATE,
            kind=RequestKind.POINT_OF_ORDER,
        ),
    ]
    for place, inscription in enumerate(asked):
        inscribe_speaker(database, ref, inscription, NOW + timedelta(seconds=place), "desk")
    for serial, meeting in ((1, "m-03"), (2, "m-03"), (3, "m-05"), (4, "m-03")):
        at = NOW + timedelta(minutes=10 * serial)
        desk = Desk(database, ref, at, "podium")
        call_speaker(desk, serial, meeting)
        start_statement(desk._replace(now=at + timedelta(minutes=1)), serial)
        end_statement(desk._replace(now=at + timedelta(minutes=4)), serial)

    assert [one.at for one in heard_at(database, SLUG, "m-03", STATES)] == [
        NOW + timedelta(minutes=11),
        NOW + timedelta(minutes=21),
    ]
    for expected in (2, 0):
        taken = take_over_statements(database, SLUG, "m-03", STATES, NOW, "secretary")
        assert taken == expected
    entries = read_record(database, SLUG).entries
    assert [(entry.meeting, entry.item, entry.fact) for entry in entries] == [
        (
            "m-03",
            "1-f",
            Statement(
                made_as=StatementKind.STATEMENT,
                category=SpeakerCategory.PARTY,
                delegation="EC",
                speaker="A. Person",
                rank="representative",
                group_name=Text(en="Group of 77 and China"),
                list_key="1-f",
                serial=1,
            ),
        ),
        (
            "m-03",
            "1-f",
            Statement(
                category=SpeakerCategory.PARTY,
                delegation="FR",
                rank="representative",
                list_key="1-f",
                serial=2,
            ),
        ),
    ]
    # What was struck out of the record is not brought back by the list.
    struck = NewEntry("gone", Struck(), "m-03", corrects=entries[1].id)
    add_entries(database, SLUG, [struck], NOW, "secretary")
    assert heard_at(database, SLUG, "m-03", STATES) == ()
    (other,) = heard_at(database, SLUG, "m-05", STATES)
    assert (other.fact.delegation, other.fact.name) == ("", Text(en="Academy"))
