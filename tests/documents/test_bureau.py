"""The rotation, slates and elections in words, in six languages."""

import csv
from io import StringIO

import pytest

from planner.documents.blocks import Document, Table, Verbatim
from planner.documents.bureau import bureau_rotation
from planner.documents.bureau_words import GROUPS, LETTERS
from planner.documents.cover import cover_of
from planner.documents.election_result import acclamation_statement, ballot_statement
from planner.documents.slate import slate_listing
from planner.models.check import Severity
from planner.models.series import Seat
from planner.models.slate import SlateCode, SlateFinding, StateNamed
from planner.models.source import Source
from planner.models.state import RegionalGroup
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.rendering.words import plain
from planner.rules.elections import Ballot, Outcome, ballot_result
from planner.rules.rotation_span import span_of
from tests.builders import a_programme
from tests.bureau_builders import all_states, series

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
