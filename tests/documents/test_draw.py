"""A draw as a document, in six languages: possible, repeated, impossible."""

from datetime import UTC, datetime

import pytest

from planner.documents.draw import draw_document
from planner.documents.draw_words import obstacle_text, rule_text
from planner.models.draw import DrawRuleKey, Obstacle, ObstacleCode, Pool
from planner.models.draw_rows import DrawKind, LotDraw
from planner.models.state import Instrument
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.rendering.words import plain
from planner.rules.draw_record import inputs_as_data, result_as_data
from planner.rules.draw_reviewers import draw_reviewers
from planner.rules.lots import Lots
from tests.bureau_builders import all_states
from tests.draw_builders import alike, mechanism, rules


def a_draw(kind: DrawKind, result: dict[str, object]) -> LotDraw:
    return LotDraw(
        mechanism="untoc",
        number=3,
        kind=kind,
        seed="a seed",
        method=1,
        inputs=inputs_as_data(alike(2, 4), rules()),
        inputs_fingerprint="f" * 64,
        result=result,
        result_fingerprint="e" * 64,
        previous_fingerprint="",
        fingerprint="d" * 64,
        repeats=None,
        drawn_at=datetime(2020, 11, 12, 9, tzinfo=UTC),
        actor="terminal",
        occasion="joint intersessional meeting",
    )


def drawn() -> LotDraw:
    found = result_as_data(draw_reviewers(alike(2, 4), rules(), Lots("a seed")))
    return a_draw(DrawKind.REVIEWERS, found)


def repeated() -> LotDraw:
    request = {
        "reviewed": "AF00", "pool": "same-group", "requested_by": "AF00",
        "is_exceptional": False, "replaced": ["AF01"], "barred": ["AF01"],
    }  # fmt: skip
    breach = {"rule": "reviews-least", "states": ["AF01"]}
    found = {**drawn().result, "request": request, "breaches": [breach]}
    return a_draw(DrawKind.REPEAT, found)


def impossible() -> LotDraw:
    obstacles = [
        {
            "code": code.value, "states": ["FR", "ES"], "others": ["IT"], "pool": "same-group",
            "instrument": "firearms", "amount": 2, "limit": 1, "rules": ["no-mutual"],
        }
        for code in ObstacleCode
    ]  # fmt: skip
    return a_draw(DrawKind.REVIEWERS, {"lots": 5, "reviews": [], "obstacles": obstacles})


def years() -> LotDraw:
    return a_draw(DrawKind.YEARS, {"years": [["FR", "KE"], ["ES"], ["IT"]]})


def text(draw: LotDraw, language: str = "en") -> str:
    document = draw_document(mechanism(), all_states(), draw)
    return " ".join(render(document, language, "text").decode().split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("draw", [drawn, repeated, impossible, years])
def test_every_draw_can_be_read_in_every_language_and_format(draw, language: str) -> None:  # type: ignore[no-untyped-def]
    document = draw_document(mechanism(), all_states(), draw())
    for format in ("html", "json", "docx", "pdf"):
        assert render(document, language, format) != b""
    said = text(draw(), language)
    assert ("{" in said, "draw." in said) == (False, False)


def test_the_document_has_all_that_is_needed_to_draw_again() -> None:
    said = text(drawn())
    for fact in (
        "Published seed: a seed",
        "The same in UTF-8, hexadecimal: 612073656564",
        "Version of the method: 1",
        "f" * 64,
        "Block n is the SHA-256 digest of the seed, a colon and n in decimal figures",
        "Draw 3, joint intersessional meeting",
    ):
        assert fact in said


def test_rules_that_the_text_leaves_open_are_told_as_readings_of_it() -> None:
    said = text(drawn())
    assert "No two States review each other. - Source: resolution 9/1, annex, para. 28 (a)" in said
    assert (
        "A review as an additional State counts towards the most. - How what is left open there "
        "is read here: resolution 9/1" in said
    )


def test_what_makes_a_draw_impossible_is_said_with_the_rules_in_the_way() -> None:
    said = text(impossible())
    assert "No result: what makes the draw impossible" in said
    assert (
        "Firearms Protocol, Reviewing State of the same regional group: France; Spain could only "
        "review each other; places: 2, pairs, each of which may be used one way only: 1. - In the "
        "way: No two States review each other. resolution 9/1" in said
    )


def test_who_is_left_below_the_least_is_told_in_the_document_of_a_repeat() -> None:
    said = text(repeated())
    assert "At the request of AF00: review of AF00, Reviewing State of the same" in said
    assert "to be drawn before the end of the process: AF01." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_obstacle_has_words_of_its_own(language: str) -> None:
    applied = [plain(rule_text(rule), language) for rule in rules().rules]
    assert len(set(applied)) == len(DrawRuleKey)
    turned = rules(off={rule.key for rule in rules().rules if rule.applies})
    for rule in turned.rules:
        assert "{" not in plain(rule_text(rule), language)
    said = {
        plain(
            obstacle_text(
                all_states(),
                Obstacle(code, ("FR",), ("ES",), Pool.SAME_GROUP, Instrument.FIREARMS, 2, 1),
            ),
            language,
        )
        for code in ObstacleCode
    }
    assert len(said) == len(ObstacleCode)
