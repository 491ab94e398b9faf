"""The record that comes with the planner against the report of the session, by paragraph.

*Source*: CTOC/COP/2018/13, paras. 3 to 124; everything here was typed from there by hand.
"""

from datetime import UTC, date, datetime

import pytest

from planner.assets import folder
from planner.models.body import BodyKind
from planner.models.officer import Office
from planner.models.record import RecordEntry
from planner.models.record_facts import (
    Attendance,
    CredentialsExamined,
    Decided,
    DecisionSubject,
    Elected,
    ElectionManner,
    FinancialStatement,
    OrganizationApproved,
    Prepared,
    RulesRecalled,
    SpeakerCategory,
    Statement,
    StatementKind,
)
from planner.rules.draft_status import DraftState, draft_standings
from planner.rules.record_doubts import record_doubts
from planner.rules.record_items import item_record
from planner.rules.record_meetings import MeetingCount, counts_shown, meeting_counts
from planner.seeding.reading import read_bundle
from planner.seeding.records import read_record

NOW = datetime(2018, 10, 25, tzinfo=UTC)
PROGRAMME = read_bundle(folder("seeds") / "sessions" / "untoc-cop-9.toml")
FILE = read_record(folder("seeds") / "records" / "untoc-cop-9.toml", NOW)
RECORD = FILE.record

# Item: at which meetings (ordinal, day of October 2018) it was considered.
CONSIDERED = {
    "1-a": [(1, 15), (2, 15), (3, 16)],
    "1-b": [(1, 15)],
    "1-c": [(1, 15)],
    "1-f": [(3, 16), (4, 16)],
    "2-a": [(4, 16)],
    "2-b": [(4, 16), (5, 17)],
    "2-c": [(5, 17), (6, 17)],
    "2-d": [(6, 17)],
    "3": [(6, 17), (7, 18)],
    "4": [(7, 18)],
    "5": [(7, 18)],
    "6": [(8, 18)],
    "7": [(8, 18)],
    "8": [(8, 18)],
    "9": [(9, 19)],
}
BEFORE = {
    "2-a": ["7", "CRP.1"],
    "2-b": ["2", "5"],
    "2-c": ["3", "6"],
    "2-d": ["4", "8"],
    "3": [],
    "4": ["10", "9"],
    "5": ["9", "11"],
    "6": ["12"],
    "7": [],
}
# Who spoke, by paragraph, in the order of the report; ``*`` is whoever is no State.
SPOKE = {
    4: "* PA EC NG CN BR EU IT ZA EG SD AT CU AO RU QA VA NA GT HN MX TR CA DO SV CN MA ID PE DE"
    " BR AE PK JP AU CO GB SY IR *",
    16: "TH FR CL US TN EC AR ES CH IL KW NO DZ KR BY IQ PT FJ PS NP NG VE LB KE CR PH LI AM BD IN"
    " TZ BO LY",
    17: "SO",
    18: "* *",
    27: "* EU DZ IT TH KW BG RO ID US BI GM CN MX",
    28: "*",
    52: "* *",
    53: "EU TH AT KW BR ID DZ US ES CO IN GB BY FR AR ZA MX NG MN PE IL EG AE",
    54: "* * *",
    63: "* *",
    64: "EU BR ID DZ US MX AR EG",
    65: "TH",
    73: "*",
    74: "EU BR DZ ES IN MX PT NG KW AR VE",
    75: "FR *",
    76: "MX",
    86: "*",
    87: "KW BR ID DZ TH IN FR ZA QA US HN CO CN EG",
    88: "IR",
    96: "*",
    97: "*",
    98: "ID DZ KZ ZA IN PH KW RU IL CO US EG SD MX",
    99: "IR",
    110: "* SY CN US CO",
    111: "*",
    119: "*",
}
AFTER_ADOPTION = "JP CN US EC CR BR DZ MX RU EU GB FR AR PK IL KW"


def of_paragraph(paragraph: int) -> list[RecordEntry]:
    return [
        entry
        for entry in RECORD.in_force
        if entry.source is not None and entry.source.paragraph == str(paragraph)
    ]


@pytest.mark.parametrize("item", CONSIDERED)
def test_each_item_was_considered_at_the_meetings_of_the_report(item: str) -> None:
    found = item_record(PROGRAMME, RECORD, item)
    meetings = [(held.ordinal("plenary"), held.meeting.day) for held in found.considered_at]
    assert meetings == [(number, date(2018, 10, day)) for number, day in CONSIDERED[item]]


@pytest.mark.parametrize("item", BEFORE)
def test_the_documents_before_the_conference_stand_in_the_order_of_the_report(item: str) -> None:
    found = item_record(PROGRAMME, RECORD, item)
    assert list(found.papers) == [f"CTOC/COP/2018/{number}" for number in BEFORE[item]]


@pytest.mark.parametrize("paragraph", SPOKE)
def test_the_speakers_of_each_paragraph_stand_in_its_order(paragraph: int) -> None:
    facts = [entry.fact for entry in of_paragraph(paragraph)]
    spoke = [fact.delegation or "*" for fact in facts if isinstance(fact, Statement)]
    assert " ".join(spoke) == SPOKE[paragraph]


def test_after_the_adoption_sixteen_delegations_spoke_each_in_its_paragraph() -> None:
    made = [
        (entry, fact)
        for entry, fact in RECORD.of_kind(Statement)
        if fact.made_as is StatementKind.AFTER_ADOPTION
    ]
    assert " ".join(fact.delegation for _, fact in made) == AFTER_ADOPTION
    assert [entry.source.paragraph for entry, _ in made if entry.source] == [
        str(number) for number in range(35, 51)
    ]
    assert {(entry.meeting, entry.item) for entry, _ in made} == {("m-12", "2-a")}


def test_those_who_are_no_parties_spoke_as_what_they_are() -> None:
    others = {
        (entry.source.paragraph if entry.source else "", fact.category, fact.delegation)
        for entry, fact in RECORD.of_kind(Statement)
        if fact.category is not SpeakerCategory.PARTY and fact.delegation
    }
    assert others == {
        ("4", SpeakerCategory.SIGNATORY, "IR"),
        ("17", SpeakerCategory.OBSERVER_STATE, "SO"),
        ("65", SpeakerCategory.SIGNATORY, "TH"),
        ("88", SpeakerCategory.SIGNATORY, "IR"),
        ("99", SpeakerCategory.SIGNATORY, "IR"),
    }


def test_ten_meetings_were_held_two_of_them_by_the_committee_within() -> None:
    assert meeting_counts(PROGRAMME, RECORD) == (
        MeetingCount("plenary", 10, BodyKind.COMMITTEE_OF_THE_WHOLE, 2),
        MeetingCount("wg-3", 2),
    )
    # The report does not say when the Committee met: the entries alone show ten and no more.
    assert counts_shown(PROGRAMME, RECORD)[0] == MeetingCount("plenary", 10)


def test_the_bureau_was_elected_by_acclamation_in_the_order_of_paragraph_6() -> None:
    ((entry, elected),) = RECORD.of_kind(Elected)
    assert (entry.meeting, elected.manner) == ("m-01", ElectionManner.ACCLAMATION)
    assert [officer.state for officer in elected.officers] == [
        "ES", "IT", "IQ", "MX", "RO", "SK", "DZ", "NG", "BD", "AR",
    ]  # fmt: skip
    assert elected.officers[0].office is Office.PRESIDENT
    assert elected.officers[-1].person == "Maite Fernández García"
    assert [o.office for o in elected.officers].count(Office.VICE_PRESIDENT) == 8


def test_the_decisions_stand_with_their_meetings_documents_and_results() -> None:
    decided = [
        (entry.meeting, entry.item, fact.subject, fact.documents, fact.result)
        for entry, fact in RECORD.of_kind(Decided)
    ]
    stem = "CTOC/COP/2018"
    report = (f"{stem}/L.1", *(f"{stem}/L.1/Add.{number}" for number in range(1, 12)))
    subject = DecisionSubject
    assert decided == [
        ("m-01", "1-c", subject.AGENDA, (f"{stem}/1",), ""),
        ("m-10", "7", subject.NEXT_AGENDA, (), "decision 9/1"),
        ("m-10", "7", subject.NEXT_DATES, (), ""),
        ("m-10", "7", subject.NEXT_ORGANIZATION, (), "decision 9/2"),
        ("m-11", "9", subject.REPORT, report, ""),
        ("m-12", "2-a", subject.DRAFT_RESOLUTION, (f"{stem}/L.4/Rev.1",), "resolution 9/1"),
        ("m-12", "2-d", subject.DRAFT_RESOLUTION, (f"{stem}/L.5/Rev.2",), "resolution 9/2"),
        ("m-12", "4", subject.DRAFT_RESOLUTION, (f"{stem}/L.6",), "resolution 9/3"),
    ]


def test_what_was_said_of_money_and_of_amendments() -> None:
    said = {fact.result: fact.financial for _, fact in RECORD.of_kind(Decided) if fact.result}
    assert said == {
        "decision 9/1": None,
        "decision 9/2": FinancialStatement.NONE_ARISE,
        "resolution 9/1": FinancialStatement.READ_OUT,
        "resolution 9/2": FinancialStatement.EXTRABUDGETARY,
        "resolution 9/3": FinancialStatement.EXTRABUDGETARY,
    }
    amended = [fact.subject for _, fact in RECORD.of_kind(Decided) if fact.is_orally_amended]
    assert amended == [DecisionSubject.REPORT]
    # The report says of no text that it was adopted by consensus, or put to the vote.
    assert {fact.manner for _, fact in RECORD.of_kind(Decided)} == {None}


def test_the_next_session_has_its_dates_and_its_agenda_was_drawn_up_as_rule_8_asks() -> None:
    (dates,) = [fact for _, fact in RECORD.of_kind(Decided) if fact.starts is not None]
    assert (dates.starts, dates.ends) == (date(2020, 10, 12), date(2020, 10, 16))
    ((_, prepared),) = RECORD.of_kind(Prepared)
    assert (prepared.consulted, prepared.rule) == (BodyKind.BUREAU, "rule 8")


def test_attendance_credentials_and_the_rules_that_were_recalled() -> None:
    ((_, attendance),) = RECORD.of_kind(Attendance)
    assert [one.number for one in attendance.present] == [117, 1, 1, 1, 1, *[None] * 7]
    assert attendance.list_symbol == "CTOC/COP/2018/INF/2/Rev.2"
    ((_, examined),) = RECORD.of_kind(CredentialsExamined)
    assert (examined.represented, examined.in_order, examined.not_in_order) == (117, 116, 1)
    assert examined.bureau_meetings == (1, 2, 3, 4, 5)
    assert examined.are_left_out
    assert [fact.rules for _, fact in RECORD.of_kind(RulesRecalled)] == [(14, 15, 16, 17)]
    ((_, approved),) = RECORD.of_kind(OrganizationApproved)
    assert approved.suspends_for is BodyKind.COMMITTEE_OF_THE_WHOLE
    assert approved.approval in {approval.key for approval in PROGRAMME.approvals}


def test_the_three_drafts_were_adopted_by_those_whom_the_report_names() -> None:
    standings = draft_standings(PROGRAMME, FILE.drafts, RECORD, ())
    assert {one.state for one in standings} == {DraftState.ADOPTED}
    assert [one.draft.symbol for one in standings] == [
        "CTOC/COP/2018/L.4/Rev.1",
        "CTOC/COP/2018/L.5/Rev.2",
        "CTOC/COP/2018/L.6",
    ]
    assert [[sponsor.delegation for sponsor in one.sponsors] for one in standings] == [
        [],
        ["BR", "CA", "SV", "EC", "GT", "PE", "EU"],
        ["US", "EU"],
    ]
    # When they were handed in nobody says, so nobody says either whether they were late.
    assert [(one.draft.submitted_at, one.is_late) for one in standings] == [(None, None)] * 3


def test_nothing_in_the_record_contradicts_itself_or_the_programme() -> None:
    assert record_doubts(PROGRAMME, RECORD, FILE.drafts) == ()


def test_no_entry_has_an_hour_since_the_report_gives_none() -> None:
    assert {entry.at for entry in RECORD.entries} == {None}
    assert all(entry.source is not None for entry in RECORD.entries)
