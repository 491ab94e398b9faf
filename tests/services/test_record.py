"""What is entered, what is refused, and files in and out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.assets import folder
from planner.errors import Conflict, InvalidBundle, InvalidInput, NotFound
from planner.models.draft_resolution import Negotiated, Revised, Submitted
from planner.models.record_facts import (
    Attendance,
    Decided,
    DecisionSubject,
    ItemOpened,
    MeetingOpened,
    Noted,
    SpeakerCategory,
    Sponsor,
    Statement,
    Struck,
    Vote,
)
from planner.models.text import Text
from planner.rules.draft_status import DraftState
from planner.seeding.records import read_record as read_record_file
from planner.services.draft_resolutions import (
    Desk,
    add_sponsors,
    give_symbol,
    note_negotiation,
    preview_symbol,
    read_drafts,
    read_standings,
    remove_sponsor,
    revise_draft,
    submit_draft,
    withdraw_draft,
)
from planner.services.record import (
    NewEntry,
    add_entries,
    compare_with_plan,
    export_record,
    load_record_file,
    read_record,
    record_version,
)
from planner.services.rules import read_under_rules
from planner.services.sessions import load_bundles, open_planner
from planner.store.database import Database

SLUG = "untoc-cop-9"
NOW = datetime(2018, 10, 15, 9, tzinfo=UTC)
SEEDS = folder("seeds")
RECORD = SEEDS / "records" / f"{SLUG}.toml"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [SEEDS / "sessions" / f"{SLUG}.toml"], NOW)
    return opened


def note(id_: str, text: str = "x", **more: str) -> NewEntry:
    return NewEntry(id_, Noted(text=text), **{"meeting": "m-01", **more})


def test_what_is_sent_twice_is_entered_once_and_told_again(database: Database) -> None:
    first = add_entries(database, SLUG, [note("a")], NOW, "first")
    again = add_entries(database, SLUG, [note("a"), note("b")], NOW, "second")
    assert first == again[:1]
    assert [entry.id for entry in read_record(database, SLUG).entries] == ["a", "b"]
    assert record_version(database, SLUG) == 2


def test_an_id_is_not_used_for_something_else(database: Database) -> None:
    add_entries(database, SLUG, [note("a")], NOW, "first")
    with pytest.raises(Conflict) as refused:
        add_entries(database, SLUG, [note("a", "y")], NOW, "second")
    assert refused.value.code == "record-id-taken"


PARTY = SpeakerCategory.PARTY


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewEntry("a", MeetingOpened()), "record-meeting-missing"),
        (NewEntry("a", ItemOpened(), "m-01"), "record-item-missing"),
        (NewEntry("", Noted(text="x"), "m-01"), "record-id-malformed"),
        (NewEntry("a" * 65, Noted(text="x"), "m-01"), "record-id-malformed"),
        (NewEntry("a", Statement(category=PARTY), "m-01", "1-a"), "record-speaker-missing"),
        (NewEntry("a", Struck(), "m-01"), "record-correction-missing"),
        (
            NewEntry("a", Decided(subject=DecisionSubject.OTHER, vote=Vote(yes=-1, no=0)), "m-01"),
            "record-vote-impossible",
        ),
        (NewEntry("a", MeetingOpened(), "m-99"), "meeting-unknown"),
        (NewEntry("a", ItemOpened(), "m-01", "99"), "item-unknown"),
        (NewEntry("a", Struck(), "m-01", corrects="b"), "record-entry-unknown"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(
    database: Database, new: NewEntry, code: str
) -> None:
    with pytest.raises((InvalidInput, NotFound)) as refused:
        add_entries(database, SLUG, [note("before"), new], NOW, "first")
    assert refused.value.code == code
    # All or nothing: what stood before it was not entered either.
    assert read_record(database, SLUG).entries == ()


def test_a_chair_need_not_be_named_and_attendance_belongs_to_no_meeting(
    database: Database,
) -> None:
    chair = Statement(category=SpeakerCategory.CHAIR)
    add_entries(
        database,
        SLUG,
        [NewEntry("a", chair, "m-01", "1-a"), NewEntry("b", Attendance(present=()))],
        NOW,
        "first",
    )
    assert [entry.fact for entry in read_record(database, SLUG).entries] == [
        chair,
        Attendance(present=()),
    ]


def test_of_two_corrections_the_second_is_told_and_may_correct_the_first(
    database: Database,
) -> None:
    add_entries(database, SLUG, [note("a", "tow")], NOW, "first")
    add_entries(database, SLUG, [note("b", "two", corrects="a")], NOW, "first")
    with pytest.raises(Conflict) as refused:
        add_entries(database, SLUG, [note("c", "2", corrects="a")], NOW, "second")
    assert refused.value.code == "record-corrected-meanwhile"
    add_entries(database, SLUG, [note("c", "2", corrects="b")], NOW, "second")
    assert [entry.fact for entry in read_record(database, SLUG).in_force] == [Noted(text="2")]


def test_a_file_is_loaded_once_and_goes_out_as_it_came_in(
    database: Database, tmp_path: Path
) -> None:
    assert load_record_file(database, RECORD, NOW) == (SLUG, 275)
    assert load_record_file(database, RECORD, NOW) == (SLUG, 0)
    file = tmp_path / "out.toml"
    file.write_text(export_record(database, SLUG))
    assert read_record_file(file, NOW) == read_record_file(RECORD, NOW)
    after = datetime(2018, 10, 25, tzinfo=UTC)
    assert len(compare_with_plan(database, SLUG, SEEDS, after).interpreted_held) == 12


def test_a_file_that_names_what_the_session_has_not_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "record.toml"
    file.write_text(
        f'format = 1\nsession = "{SLUG}"\n'
        '[[entry]]\nid = "a"\nkind = "item_opened"\nmeeting = "m-99"\nitem = "99"\n'
        '[[entry]]\nid = "b"\nkind = "noted"\ntext = "x"\nmeeting = "m-01"\n'
    )
    with pytest.raises(InvalidBundle) as refused:
        load_record_file(database, file, NOW)
    assert [(fault.code, fault.path) for fault in refused.value.faults] == [
        ("meeting-unknown", ("entry", "a", "meeting")),
        ("item-unknown", ("entry", "a", "item")),
    ]
    assert read_record(database, SLUG).entries == ()


# --- draft resolutions -----------------------------------------------------------------------


def desk(database: Database, sent: str, at: datetime | None = None) -> Desk:
    return Desk(database, SLUG, NOW, "documents", sent, at)


def test_a_draft_is_followed_from_hand_to_hand(database: Database) -> None:
    brazil, peru = Sponsor(delegation="BR"), Sponsor(delegation="PE")
    in_time = datetime(2018, 9, 28, 9, tzinfo=UTC)
    submission = Submitted(title=Text(en="On drafts"), item="2-a", sponsors=(brazil,))
    assert preview_symbol(database, SLUG) == "CTOC/COP/2018/L.2"
    key = submit_draft(desk(database, "1", in_time), submission)
    # Sent again, it is the same draft.
    assert submit_draft(desk(database, "1", in_time), submission) == key == "draft-1"
    add_sponsors(desk(database, "2"), key, [peru])
    remove_sponsor(desk(database, "3"), key, "BR")
    note_negotiation(desk(database, "4"), key, Negotiated(body="plenary"))
    assert revise_draft(desk(database, "5"), key) == "CTOC/COP/2018/L.2/Rev.1"
    assert revise_draft(desk(database, "6"), key, Revised(symbol="X/L.9")) == "X/L.9"
    decided = Decided(subject=DecisionSubject.DRAFT_RESOLUTION, draft=key, result="resolution 9/1")
    add_entries(database, SLUG, [NewEntry("d", decided, "m-12", "2-a")], NOW, "secretary")
    (found,) = read_standings(database, read_under_rules(database, SLUG, SEEDS))
    assert (found.state, found.is_late, found.sponsors) == (DraftState.ADOPTED, False, (peru,))


def test_what_cannot_happen_to_a_draft_is_refused(database: Database) -> None:
    key = submit_draft(desk(database, "1"), Submitted(title=Text(en="T")), has_symbol=False)
    with pytest.raises(Conflict) as refused:
        revise_draft(desk(database, "2"), key)
    assert refused.value.code == "draft-without-symbol"
    assert give_symbol(desk(database, "3"), key) == "CTOC/COP/2018/L.2"
    with pytest.raises(Conflict) as refused:
        submit_draft(desk(database, "4"), Submitted(title=Text(en="U"), symbol="CTOC/COP/2018/L.2"))
    assert refused.value.code == "draft-symbol-taken"
    with pytest.raises(InvalidInput) as wrong:
        remove_sponsor(desk(database, "5"), key, "BR")
    assert wrong.value.code == "draft-sponsor-unknown"
    with pytest.raises(InvalidInput):
        add_sponsors(desk(database, "6"), key, [])
    with pytest.raises(NotFound):
        withdraw_draft(desk(database, "7"), "draft-9")
    with pytest.raises(NotFound):
        submit_draft(desk(database, "8"), Submitted(title=Text(en="U"), item="99"))
    withdraw_draft(desk(database, "9"), key)
    with pytest.raises(Conflict) as refused:
        revise_draft(desk(database, "10"), key)
    assert refused.value.code == "draft-withdrawn"
    assert [event.id for event in read_drafts(database, SLUG).events] == ["1", "3", "9"]
