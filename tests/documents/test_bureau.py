"""The rotation, slates and elections in words, in six languages."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from planner.documents.blocks import Document, Table, Verbatim
from planner.documents.bureau import bureau_rotation
from planner.documents.bureau_words import GROUPS, LETTERS
from planner.documents.cover import cover_of
from planner.documents.election import acclamation_document, ballot_document
from planner.documents.election_result import acclamation_statement, ballot_statement
from planner.documents.slate import slate_listing
from planner.documents.slate_check import slate_check
from planner.models.check import Severity
from planner.models.series import Departure, Seat
from planner.models.slate import (
    Slate,
    SlateCode,
    SlateFinding,
    SlateMember,
    SlateOrigin,
    StateNamed,
)
from planner.models.source import Source
from planner.models.state import RegionalGroup
from planner.models.text import LANGUAGES, Text
from planner.rendering.formats import render
from planner.rendering.words import plain
from planner.rules.bureau import slate_findings
from planner.rules.elections import Ballot, Outcome, ballot_result
from planner.rules.rotation_span import span_of
from tests.builders import a_programme
from tests.bureau_builders import all_states, codes_of, ninth_slate, parties, series

SERIES = ("cnd", "rotterdam-cop", "unfccc-cop", "untoc-cop")


def rotation(slug: str = "untoc-cop") -> Document:
    return bureau_rotation(series(slug), all_states(), span_of(series(slug)))


def grid(language: str) -> list[list[str]]:
    text = render(rotation(), language, "csv").decode("utf-8-sig")
    return list(csv.reader(StringIO(text.split("\r\n\r\n")[0])))


def test_the_grid_says_who_held_each_office_and_whose_turn_it_is() -> None:
    lines = grid("en")
    assert lines[0] == ["Session", "President", "Rapporteur"]
    assert lines[9] == ["Session 9 (15-19 October 2018)", "WES – Spain", "LAC – Argentina"]
    assert lines[12][1:] == ["EES (by the rule)", "APS (by the rule)"]
    assert len(lines) == 1 + 16


def test_what_nobody_has_recorded_or_confirmed_is_said_to_be_so() -> None:
    assert grid("en")[4] == [
        "Session 4 (8-17 October 2008, to be confirmed)",
        "WES by the rule (not recorded who)",
        "LAC by the rule (not recorded who)",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_of_the_grid_has_letters(language: str) -> None:
    letters = [plain(LETTERS[group], language) for group in RegionalGroup]
    cells = [cell for line in grid(language)[1:] for cell in line[1:]]
    assert [cell for cell in cells if not any(group in cell for group in letters)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_and_names_tell_the_groups_apart(language: str) -> None:
    for names in (LETTERS, GROUPS):
        assert len({plain(names[group], language) for group in RegionalGroup}) == 5


def test_the_departures_of_the_first_session_are_shown_with_what_is_known() -> None:
    text = " ".join(render(rotation(), "en", "text").decode().split())
    assert "warning: Offices not filled: 1 (of: Vice-President, Rapporteur)." in text
    assert (
        "warning: Officers from each group by the rule: 2. More than that: Asia-Pacific States. "
        "Fewer: Eastern European States, Western European and other States." in text
    )
    assert "names no Rapporteur." in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SERIES)
def test_every_series_can_be_read_in_every_language_and_format(slug: str, language: str) -> None:
    for format in ("text", "html", "json", "docx", "pdf", "csv"):
        assert render(rotation(slug), language, format) != b""
    text = render(rotation(slug), language, "text").decode()
    assert ("{" in text, "bureau." in text) == (False, False)


def test_what_else_a_rule_lays_down_is_said() -> None:
    text = render(rotation("rotterdam-cop"), "en", "text").decode()
    assert "Officers take office when the session that elects them closes." in text
    assert "Terms in a row, at most: 2." in text
    assert "The State in which the session is held presides." in (
        render(rotation("unfccc-cop"), "en", "text").decode()
    )


def test_where_no_turn_is_laid_down_there_is_no_grid() -> None:
    tables = [block for block in rotation("rotterdam-cop").blocks if isinstance(block, Table)]
    assert [plain(table.caption, "en") for table in tables] == [
        "Groups that have not yet had an office in this round"
    ]


PARAMS = {
    "actual": (RegionalGroup.AFRICAN,),
    "expected": (StateNamed("ES"),),
    "groups": (RegionalGroup.AFRICAN,),
    "least": 2,
    "most": 2,
    "number": 3,
    "over": (RegionalGroup.AFRICAN,),
    "seats": (Seat.PRESIDENT,),
    "seats_number": 10,
    "states": (StateNamed("ES"), StateNamed("XX")),
    "under": (),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SlateCode)
def test_every_finding_can_be_said_in_every_language(code: SlateCode, language: str) -> None:
    params = tuple(sorted(PARAMS.items()))
    finding = SlateFinding(code, Severity.ERROR, (), params, Source(rule="rule 22"))
    listing = slate_listing(all_states(), [finding])
    said = plain(listing.entries[0].content, language)
    assert "{" not in said
    assert said != ""


def statement(ballot: Ballot, language: str = "en") -> str:
    programme = a_programme()
    document = Document(
        kind="election",
        session="x",
        title=Verbatim("Result"),
        cover=cover_of(programme),
        blocks=ballot_statement(all_states(), Seat.PRESIDENT, ballot_result(ballot)),
    )
    return " ".join(render(document, language, "text").decode().split())


def test_the_result_of_a_ballot_is_stated_with_all_its_figures() -> None:
    said = statement(
        Ballot(number=1, seats=1, papers=117, invalid=2, abstentions=15, votes={"FR": 60, "ES": 40})
    )
    for figure in (
        "Ballot papers | 117",
        "Invalid ballots | 2",
        "Valid ballots | 115",
        "Abstentions | 15",
        "Present and voting | 100",
        "Votes required (simple majority) | 51",
        "France | 60",
        "Spain | 40",
        "Elected: France.",
        "All places are filled.",
    ):
        assert figure in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_ballot_leads_to_can_be_said(language: str) -> None:
    said = set()
    for votes, is_restricted in (
        ({"FR": 60, "ES": 40}, False),
        ({"FR": 40, "ES": 35, "IT": 25}, False),
        ({"FR": 40, "ES": 30, "IT": 30}, False),
        ({"FR": 50, "ES": 50}, True),
    ):
        ballot = Ballot(number=1, seats=1, papers=100, votes=votes, is_restricted=is_restricted)
        said.add(statement(ballot, language))
    assert len(said) == len(Outcome)
    assert [text for text in said if "{" in text] == []


def test_an_acclamation_is_stated() -> None:
    said = acclamation_statement(all_states(), Seat.RAPPORTEUR, ("AR",))
    assert plain(said.content, "en") == "Elected by acclamation, Rapporteur: Argentina."


def slate_text(slate: Slate, language: str = "en", slug: str = "untoc-cop") -> str:
    states = parties(codes_of(ninth_slate()))
    findings = slate_findings(series(slug), states, slate)
    document = slate_check(a_programme(), series(slug), states, slate, SlateOrigin.RECORD, findings)
    return " ".join(render(document, language, "text").decode().split())


def test_the_slate_of_the_ninth_session_passes_and_says_so() -> None:
    said = slate_text(ninth_slate())
    assert "Findings -------- In order." in said
    assert "President | Spain | Western European and other States | Western European and" in said


def test_what_is_found_stands_below_the_slate_with_its_source() -> None:
    first, *others = ninth_slate().members
    moved = replace(ninth_slate(), members=(replace(first, state="IQ"), *others))
    said = slate_text(moved)
    assert "Not in order by the rule:" in said
    assert "error: More than one office for the same State: Iraq." in said
    assert "Source: rule 22 of the rules of procedure, CTOC/COP/2018/13, para. 5" in said


def test_a_departure_that_was_decided_is_shown_as_decided_and_is_advice() -> None:
    members = (
        SlateMember(Seat.PRESIDENT, "IQ"),
        *(m for m in ninth_slate().members if m.state not in ("ES", "IQ")),
        SlateMember(Seat.VICE_PRESIDENT, "ES"),
    )
    decided = Departure(
        session=9,
        finding="wrong-group",
        explanation=Text(en="Two groups have exchanged their turns."),
        is_decided=True,
        source=Source(document="X/2018/13", paragraph="5"),
    )
    cop = replace(series("untoc-cop"), departures=(decided,))
    states = parties(codes_of(ninth_slate()))
    findings = slate_findings(cop, states, replace(ninth_slate(), members=members))
    assert [(f.code, f.severity) for f in findings] == [(SlateCode.WRONG_GROUP, Severity.ADVICE)]
    said = [plain(entry.content, "en") for entry in slate_listing(states, findings).entries]
    assert said[1:3] == ["Two groups have exchanged their turns.", "Decided so: X/2018/13, para. 5"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SERIES)
def test_a_slate_can_be_read_in_every_language(slug: str, language: str) -> None:
    said = slate_text(ninth_slate(), language, slug)
    assert ("{" in said, "bureau." in said) == (False, False)


def test_the_result_says_on_which_rules_the_next_ballot_rests() -> None:
    states = all_states()
    complete = ballot_result(Ballot(number=1, seats=1, papers=10, votes={"FR": 10}))
    open_ = ballot_result(Ballot(number=1, seats=1, papers=10, votes={"FR": 5, "ES": 5}))
    said = [
        render(ballot_document(a_programme(), states, Seat.PRESIDENT, one), "en", "text").decode()
        for one in (complete, open_)
    ]
    assert ["rules 93 and 94" in text for text in said] == [False, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_can_be_had_in_every_format(language: str) -> None:
    result = ballot_result(Ballot(number=1, seats=1, papers=10, votes={"FR": 5, "ES": 5}))
    ballot = ballot_document(a_programme(), all_states(), Seat.PRESIDENT, result)
    for format in ("text", "html", "json", "docx", "pdf", "csv"):
        assert render(ballot, language, format) != b""
    acclaimed = acclamation_document(a_programme(), all_states(), Seat.RAPPORTEUR, ("AR",))
    for format in ("text", "html", "json", "docx", "pdf"):
        assert render(acclaimed, language, format) != b""
