"""The symbols that papers would get next."""

from pathlib import Path

import pytest

from planner.assets import folder
from planner.errors import NotFound
from planner.models.body import BodyKind
from planner.models.paper import Paper, PaperKind
from planner.models.programme import Programme
from planner.rules.paper_symbols import proposed_symbol, series_of
from planner.seeding.reading import read_bundle
from tests.builders import a_body, a_programme, six


def seed(slug: str) -> Programme:
    return read_bundle(Path(folder("seeds")) / "sessions" / f"{slug}.toml")


def a_paper(symbol: str) -> Paper:
    return Paper(symbol=symbol, title=six("Paper"), kind=PaperKind.NOTE)


NINTH = seed("untoc-cop-9")
WEEK = seed("untoc-wg-2022")


def test_numbers_go_on_after_the_last_paper_of_the_series() -> None:
    assert proposed_symbol(NINTH, ["plenary"], PaperKind.REPORT) == "CTOC/COP/2018/13"
    assert proposed_symbol(NINTH, ["plenary"], PaperKind.CONFERENCE_ROOM_PAPER) == (
        "CTOC/COP/2018/CRP.2"
    )


def test_a_series_that_has_no_paper_yet_begins_with_one() -> None:
    assert proposed_symbol(NINTH, ["plenary"], PaperKind.DRAFT_RESOLUTION) == "CTOC/COP/2018/L.1"
    assert proposed_symbol(NINTH, ["plenary"], PaperKind.INFORMATION) == "CTOC/COP/2018/INF/1"


def test_a_joint_paper_has_the_same_number_in_both_series() -> None:
    assert proposed_symbol(WEEK, ["wg-2", "wg-3"], PaperKind.NOTE) == (
        "CTOC/COP/WG.2/2022/4-CTOC/COP/WG.3/2022/4"
    )


def test_a_working_group_does_not_count_in_the_series_of_the_conference() -> None:
    programme = a_programme(
        bodies=[
            a_body(symbol_stem="A/COP", agenda_symbol="A/COP/2018/1"),
            a_body("wg", BodyKind.WORKING_GROUP, symbol_stem="A/COP/WG.3"),
        ],
        papers=[a_paper("A/COP/WG.3/2018/7"), a_paper("A/COP/2018/2/Rev.1")],
    )
    assert proposed_symbol(programme, ["plenary"], PaperKind.NOTE) == "A/COP/2018/3"
    assert proposed_symbol(programme, ["wg"], PaperKind.NOTE) == "A/COP/WG.3/2018/8"


def test_a_body_without_symbols_has_none_to_propose() -> None:
    programme = a_programme(bodies=[a_body(), a_body("b", symbol_stem="B")])
    assert proposed_symbol(programme, ["plenary"], PaperKind.NOTE) == ""
    assert proposed_symbol(programme, ["plenary", "b"], PaperKind.NOTE) == ""
    assert proposed_symbol(programme, [], PaperKind.NOTE) == ""
    assert series_of(programme, programme.body("b")) == "B/2018"
    with pytest.raises(NotFound):
        proposed_symbol(programme, ["nobody"], PaperKind.NOTE)
