"""The report of the ninth session against the facts typed by hand from CTOC/COP/2018/13."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.documents.blocks import Counted, Inline, Joined, OnDays, Ordinals, Series, Term, Words
from planner.documents.report import ReportSection, numbered_paragraphs, report_sections
from planner.documents.report_facts import facts_of
from planner.documents.report_paragraph import ReportParagraph
from planner.i18n.numbers import item_number
from planner.rendering.words import plain
from tests.documents.report_material import material

FILE = Path(__file__).parent.parent / "transcribed" / "untoc-cop-9.report.tsv"
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
REPORT = [
    (section, paragraph)
    for _, section, paragraph in numbered_paragraphs(report_sections(material()))
]
# Of our paragraphs these state nothing that stands in a paragraph of the report on items 1 to 9:
# the lists of what was adopted, the meetings counted, the rules on credentials, the closure.
OWN = 5
PRESENTED = {
    "report.introduced": "représentant du Secrétariat",
    "report.introduced_woman": "représentante du Secrétariat",
    "report.chair_presented": "Président du ",
    "report.chair_presented_woman": "Présidente du ",
    "report.party_presented_for_group": "représentant ",
}
DECIDED = {
    "report.elected_by_acclamation": "élection du Bureau par acclamation",
    "report.adopted_agenda": "ordre du jour",
    "report.adopted_resolution": "projet de résolution",
    "report.adopted_next_agenda": "ordre du jour provisoire de la prochaine session",
    "report.decided_next_dates": "dates de la prochaine session",
    "report.adopted_next_organization": "organisation des travaux de la prochaine session",
    "report.adopted_report": "rapport",
}


def numbers_in(written: str) -> set[str]:
    """``"96-97"`` as the numbers of its paragraphs."""
    first, _, last = written.partition("-")
    return {str(number) for number in range(int(first), int(last or first) + 1)}


def told_for(row: dict[str, str]) -> list[tuple[ReportSection, ReportParagraph]]:
    wanted = numbers_in(row["paragraphs"])
    return [one for one in REPORT if one[1].source and set(one[1].source) <= wanted]


def within(inline: Inline) -> Iterator[Inline]:
    yield inline
    match inline:
        case Term(_, params) | Counted(_, _, params):
            for _, param in params:
                yield from within(param)
        case Series(members, _) | Joined(members):
            for member in members:
                yield from within(member)


def introducer(said: Term) -> str:
    """Who presented, as the table writes it."""
    params = dict(said.params)
    written = PRESENTED[said.code]
    if "speaker" in params:
        written += plain(params["speaker"], "fr") + ", "
    if "body" in params:
        parts = list(within(params["body"]))
        written += "".join(plain(part, "fr") for part in parts if isinstance(part, Words))
        written += "".join(f", {plain(p, 'fr')}" for p in parts if isinstance(p, Ordinals))
    return written


def action(paragraph: ReportParagraph, clause: Term) -> str:
    """What was decided, as the table writes it."""
    inside = [part for part in within(clause) if isinstance(part, Term)]
    results = [
        plain(part, "fr")
        for part in inside
        if part.code in ("document.resolution", "document.decision")
    ]
    said = [part for part in within(paragraph.content) if isinstance(part, Term)]
    amended = ["modifié oralement" for part in said if part.code == "report.orally_amended"]
    return ", ".join((DECIDED[clause.code], *results, *amended))


def test_every_paragraph_on_an_item_is_told_once_and_in_the_order_of_the_report() -> None:
    told = [one for row in ROWS for one in told_for(row)]
    of_items = [one for one in REPORT if one[1].source not in ((), ("3",))]
    # Who named the candidates stands in paragraph 5 of the report; the record has it with 6.
    assert told == of_items
    assert len(REPORT) - len(of_items) == OWN
    assert [row["paragraphs"] for row in ROWS if not told_for(row)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["paragraphs"])
def test_a_paragraph_states_the_meetings_dates_documents_introducers_and_action_of_its_source(
    row: dict[str, str],
) -> None:
    told = told_for(row)
    facts = [(paragraph, facts_of(paragraph)) for _, paragraph in told]
    meetings = list(dict.fromkeys(Ordinals(one.meetings) for _, one in facts if one.meetings))
    days = list(dict.fromkeys(OnDays(one.days) for _, one in facts if one.days))
    assert {
        "paragraphs": row["paragraphs"],
        "item": "; ".join(
            dict.fromkeys(
                item_number(section.item, "fr").replace("\N{NO-BREAK SPACE}", " ")
                for section, _ in told
            )
        ),
        "meetings": "; ".join(plain(one, "fr") for one in meetings),
        "dates": "; ".join(plain(one, "fr") for one in days),
        "meetings_en": "; ".join(plain(one, "en") for one in meetings),
        "dates_en": "; ".join(plain(one, "en") for one in days),
        "documents": " ".join(symbol for _, one in facts for symbol in one.documents),
        "introduced": "; ".join(introducer(said) for _, one in facts for said in one.introduced),
        "action": "; ".join(
            action(paragraph, clause) for paragraph, one in facts for clause in one.actions
        ),
    } == row


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["meetings"]], ids=lambda row: row["paragraphs"]
)
def test_the_sentence_says_the_meetings_and_the_dates_as_they_are_written(
    row: dict[str, str], language: str
) -> None:
    said = plain(told_for(row)[-1][1].content, language)
    ordinals, dates = ("meetings", "dates") if language == "fr" else ("meetings_en", "dates_en")
    before = {"fr": ("À sa ", "À ses "), "en": ("At its ", "At its ")}[language]
    noun = {"fr": ("séance", "séances"), "en": ("meeting", "meetings")}[language]
    several = " et " in row["meetings"]
    begins = f"{before[several]}{row[ordinals]} {noun[several]}, {row[dates]}, "
    assert said.startswith(begins)
