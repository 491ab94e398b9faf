"""The register from and to sheets: all lines or none, and every fault with its line."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import Engine

from planner.assets import folder
from planner.errors import Conflict, InvalidBundle, InvalidInput
from planner.i18n.messages import bundle_messages
from planner.models.account import TERMINAL
from planner.models.credentials import CredentialsStatus, Issuer, StepKind
from planner.models.text import LANGUAGES
from planner.rules.credentials import status_of
from planner.seeding.credentials_sheet import COLUMNS
from planner.seeding.workbooks import write_workbook
from planner.services.credentials import read_register
from planner.services.credentials_desk import decide_credentials
from planner.services.credentials_sheets import Imported, export_register, import_register
from planner.services.session_desk import SessionDesk
from planner.services.sessions import load_bundles, open_planner
from tests.bureau_builders import all_states
from tests.credentials_builders import BEFORE, POLICY

SLUG = "untoc-cop-9"
STATES = all_states()
NOW = datetime(2018, 10, 18, 12, tzinfo=UTC)
Row = dict[str, object]


@pytest.fixture
def database(tmp_path: Path) -> Engine:
    database = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(database, [folder("seeds") / "sessions" / f"{SLUG}.toml"], BEFORE)
    return database


def row(state: str = "ES", **cells: object) -> Row:
    facts: Row = {
        "state": state,
        "represented": "yes",
        "form": "original",
        "issued_by": "foreign_minister",
        "received_at": "2018-10-15 09:30",
    }
    return {**facts, **cells}


def workbook(rows: list[Row]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(COLUMNS))
    for one in rows:
        sheet.append([one.get(column) for column in COLUMNS])
    for cell in (cell for line in sheet.iter_rows() for cell in line):
        if isinstance(cell.value, str):
            cell.data_type = "s"  # what begins with = is text here too
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def desk(database: Engine, now: datetime = NOW) -> SessionDesk:
    return SessionDesk(database, SLUG, TERMINAL, now)


def enter(database: Engine, *rows: Row, now: datetime = NOW) -> Imported:
    content = workbook(list(rows))
    return import_register(desk(database, now), content, "register.xlsx", STATES)


def faults_of(database: Engine, content: bytes, name: str = "register.xlsx") -> InvalidBundle:
    with pytest.raises(InvalidBundle) as refused:
        import_register(desk(database), content, name, STATES)
    return refused.value


WITHIN: dict[int, tuple[Row, str]] = {
    42: (
        {"represented": "perhaps"},
        "represented: 'perhaps' is not possible here; possible are: yes, no",
    ),
    58: ({"form": "fax"}, "form: 'fax' is not possible here; possible are: original, copy"),
    77: (
        {"issued_by": "ambassador"},
        "issued_by: 'ambassador' is not possible here; possible are: head_of_state, "
        "head_of_government, foreign_minister, permanent_representative, competent_authority, "
        "other",
    ),
    90: (
        {"received_at": "yesterday"},
        "received_at: “yesterday” is no date with a time; write it like 2018-10-15 09:30",
    ),
    111: ({"received_at": None}, "received_at: this is required"),
    128: ({"received_at": "2018-10-19 09:30"}, "received_at: 2018-10-19 09:30 is still to come"),
    150: (
        {"name": "Atlantis"},
        "name: “Atlantis” is not the name of the State VC; has a column slipped?",
    ),
    173: (
        {"status": "in_order"},
        "status: a file cannot change the status: it says in_order, the register has none",
    ),
}
AFTER_THEM: dict[int, tuple[Row, str]] = {
    198: (row("XX"), "state: there is no State with the code “XX”"),
    199: (row(""), "state: this is required"),
    200: (row("AF"), "state: “AF” stands in line 2 already"),
    201: (row("ESP"), "state: “ESP” stands in line 166 already"),
}


def two_hundred_lines() -> list[Row]:
    """All 196 delegations, eight of them with a fault, and four lines more that have one."""
    rows = [row(state.code) for state in STATES.states]
    for line, (cells, _) in WITHIN.items():
        rows[line - 2] = {**rows[line - 2], **cells}
    return rows + [cells for cells, _ in AFTER_THEM.values()]


def test_two_hundred_lines_with_twelve_faults_give_twelve_messages_and_change_nothing(
    database: Engine,
) -> None:
    enter(database, row("ES", delegates="Invented Name"))
    before = read_register(database, SLUG)
    assert len(two_hundred_lines()) == 200
    error = faults_of(database, workbook(two_hundred_lines()))
    assert bundle_messages(error, "en")[:-1] == [
        f"register.xlsx: line {line}, {message}"
        for line, (_, message) in (WITHIN | AFTER_THEM).items()
    ]
    assert len(error.faults) == 12
    assert read_register(database, SLUG) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_faults_can_be_told_in_every_language(database: Engine, language: str) -> None:
    error = faults_of(database, workbook(two_hundred_lines()))
    lines = bundle_messages(error, language)
    assert len(set(lines)) == 13
    assert [line for line in lines if "{" in line] == []


def test_a_sheet_without_faults_is_entered(database: Engine) -> None:
    assert enter(database, row("ES"), row("FR", form=None, issued_by=None, received_at=None)) == (
        Imported(lines=2, changed=2)
    )
    spain, france = read_register(database, SLUG).delegations
    assert [(one.kind, one.issued_by, one.at) for one in spain.steps] == [
        (
            StepKind.ORIGINAL_RECEIVED,
            Issuer.FOREIGN_MINISTER,
            datetime(2018, 10, 15, 7, 30, tzinfo=UTC),
        )
    ]
    assert (france.is_represented, france.steps) == (True, ())


def test_reading_the_same_sheet_twice_changes_nothing(database: Engine) -> None:
    rows = (row("ES", delegates="A. Name; B. Name", phone="+43 1 000"), row("FR"))
    enter(database, *rows)
    before = read_register(database, SLUG)
    assert enter(database, *rows, now=NOW + timedelta(hours=1)) == Imported(lines=2, changed=0)
    assert read_register(database, SLUG) == before


def test_changes_of_composition_are_kept_with_their_instants(database: Engine) -> None:
    later = NOW + timedelta(hours=1)
    enter(database, row(delegates="A. Name; B. Name"))
    enter(database, row(delegates="B. Name; C. Name"), now=later)
    (spain,) = read_register(database, SLUG).delegations
    assert [(one.name, one.joined_at, one.left_at) for one in spain.delegates] == [
        ("A. Name", NOW, later),
        ("B. Name", NOW, None),
        ("C. Name", later, None),
    ]
    assert spain.present_delegates == ("B. Name", "C. Name")


def test_the_original_after_the_copy_is_another_receipt(database: Engine) -> None:
    enter(database, row(form="copy"))
    enter(database, row(received_at="2018-10-16 10:00"))
    (spain,) = read_register(database, SLUG).delegations
    assert [one.kind for one in spain.steps] == [StepKind.COPY_RECEIVED, StepKind.ORIGINAL_RECEIVED]


def test_dates_and_numbers_of_a_spreadsheet_are_understood(database: Engine) -> None:
    enter(database, row(received_at=datetime(2018, 10, 15, 9, 30), phone=431000, represented=True))  # noqa: DTZ001
    (spain,) = read_register(database, SLUG).delegations
    assert spain.steps[0].at == datetime(2018, 10, 15, 7, 30, tzinfo=UTC)
    assert (spain.phone, spain.is_represented) == ("431000", True)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_was_written_reads_back_to_the_same(database: Engine, format: str) -> None:
    hostile = '=HYPERLINK("http://example.org")'
    enter(
        database,
        row("ES", delegates=f"{hostile}; B. Name", phone="+43 1 000"),
        row("FR", form=None, issued_by=None, received_at=None, represented="no"),
    )
    before = read_register(database, SLUG)
    content = export_register(database, SLUG, format, STATES, "fr")
    later = NOW + timedelta(days=1)
    done = import_register(desk(database, later), content, f"r.{format}", STATES)
    assert done == Imported(lines=2, changed=0)
    assert read_register(database, SLUG) == before


def test_no_cell_that_is_written_is_a_formula(database: Engine) -> None:
    enter(database, row(contact="=1+1", phone="+43 1 000"))
    book = load_workbook(BytesIO(export_register(database, SLUG, "xlsx", STATES, "en")))
    kinds = {cell.data_type for line in book.worksheets[0].iter_rows() for cell in line}
    assert "f" not in kinds
    assert book.worksheets[0]["H2"].value == "=1+1"
    written = export_register(database, SLUG, "csv", STATES, "en").decode("utf-8-sig")
    assert written.splitlines() == [
        "state,name,represented,form,issued_by,received_at,delegates,contact,phone,status",
        "ES,Spain,yes,original,foreign_minister,2018-10-15 09:30:00+02:00,,'=1+1,'+43 1 000,"
        "provisional",
    ]


def test_a_file_cannot_undo_what_the_conference_decided(database: Engine) -> None:
    enter(database, row())
    for kind in (StepKind.OBJECTION, StepKind.OBJECTION_UPHELD):
        decide_credentials(desk(database), "ES", kind, STATES, POLICY)
    with pytest.raises(Conflict) as refused:
        enter(database, row("FR"), row(received_at="2018-10-17 10:00"))
    assert refused.value.code == "credentials-not-from-here"
    (spain,) = read_register(database, SLUG).delegations
    assert status_of(spain) is CredentialsStatus.REFUSED


def test_a_file_of_another_shape_is_refused_as_a_whole(database: Engine) -> None:
    (fault,) = faults_of(database, b"PK no workbook").faults
    assert fault.code == "not-a-workbook"
    (fault,) = faults_of(database, b"\xff\xfe", "register.csv").faults
    assert fault.code == "not-utf-8"
    (fault,) = faults_of(database, b"a,b\r\n", "register.csv").faults
    assert (fault.code, fault.path) == ("columns-unknown", ("line", "1"))
    (fault,) = faults_of(database, b"", "register.csv").faults
    assert fault.code == "columns-unknown"
    with pytest.raises(InvalidInput) as refused:
        import_register(desk(database), b"", "register.pdf", STATES)
    assert refused.value.params == {"value": "pdf", "known": "csv, xlsx"}


def test_a_line_with_too_few_cells_is_told_beside_the_other_faults(database: Engine) -> None:
    content = f"{','.join(COLUMNS)}\r\nXX,,yes,,,,,,,\r\nES,yes\r\n".encode()
    found = [(fault.code, fault.path) for fault in faults_of(database, content, "r.csv").faults]
    assert found == [
        ("state-unknown", ("line", "2", "state")),
        ("cells-miscounted", ("line", "3")),
    ]


def test_a_name_stands_once_in_a_delegation(database: Engine) -> None:
    (fault,) = faults_of(database, workbook([row(delegates="A. Name; B. Name; A. Name")])).faults
    assert (fault.code, fault.params) == ("named-twice", {"value": "A. Name"})


def test_an_hour_that_the_clock_leaves_out_is_a_fault(database: Engine) -> None:
    (fault,) = faults_of(database, workbook([row(received_at="2018-03-25 02:30")])).faults
    assert (fault.code, fault.params["zone"]) == ("time-does-not-exist", "Europe/Vienna")


def test_a_workbook_that_is_no_register_is_not_read_to_its_end(database: Engine) -> None:
    content = write_workbook([[str(number)] for number in range(3000)], "long")
    (fault,) = faults_of(database, content).faults
    assert (fault.code, fault.params) == ("too-many-lines", {"limit": 2000})
