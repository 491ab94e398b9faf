import json
from datetime import date, time
from typing import Any

import pytest

from planner.documents.blocks import (
    Clock,
    DateOnly,
    Day,
    Days,
    Hours,
    Inline,
    ItemNumber,
    Ordinal,
    Separator,
    Series,
    Symbol,
    Verbatim,
    Words,
    term,
)
from planner.models.text import LANGUAGES, Text
from planner.rendering.json_data import render_json
from planner.rendering.json_inline import inline_data
from tests.rendering.samples import document, full_document, plenary_table, words

NUMBERS = Series((ItemNumber("1.a"), ItemNumber("2")), Separator.SEMICOLON)


@pytest.mark.parametrize(
    ("inline", "data"),
    [
        (
            Words(Text(en="Opening", fr="Ouverture")),
            {"kind": "words", "language": "fr", "text": "Ouverture"},
        ),
        (words("Opening"), {"kind": "words", "language": "en", "text": "Opening"}),
        (Verbatim("8/2"), {"kind": "verbatim", "text": "8/2"}),
        (ItemNumber("1.a"), {"kind": "item_number", "number": "1.a", "text": "1 a)"}),
        (
            Day(date(2018, 10, 15)),
            {"kind": "day", "day": "2018-10-15", "text": "Lundi 15 octobre 2018"},
        ),
        (
            DateOnly(date(2018, 10, 1)),
            {"kind": "date", "day": "2018-10-01", "text": "1er octobre 2018"},
        ),
        (
            Days(date(2018, 10, 15), date(2018, 10, 19)),
            {
                "kind": "days",
                "first_day": "2018-10-15",
                "last_day": "2018-10-19",
                "text": "15-19 octobre 2018",
            },
        ),
        (
            Hours(time(9, 30), time(12)),
            {
                "kind": "hours",
                "starts_local": "09:30",
                "ends_local": "12:00",
                "text": "9 h 30-12 heures",
            },
        ),
        (Clock(time(12)), {"kind": "clock", "at_local": "12:00", "text": "midi"}),
        (
            Symbol("A/1"),
            {
                "kind": "symbol",
                "symbol": "A/1",
                "href": "https://undocs.org/fr/A/1",
                "text": "A/1",
            },
        ),
        (Ordinal(2), {"kind": "ordinal", "number": 2, "text": "2e"}),
        (
            term("document.decision", number=Verbatim("8/2")),
            {
                "kind": "term",
                "code": "document.decision",
                "params": {"number": {"kind": "verbatim", "text": "8/2"}},
                "text": "décision 8/2",
            },
        ),
    ],
)
def test_an_inline_has_its_value_and_its_words(inline: Inline, data: dict[str, Any]) -> None:
    assert inline_data(inline, "fr") == data


def test_a_series_names_its_members_and_its_separator() -> None:
    assert inline_data(NUMBERS, "en") == {
        "kind": "series",
        "separator": "semicolon",
        "members": [
            {"kind": "item_number", "number": "1.a", "text": "1 (a)"},
            {"kind": "item_number", "number": "2", "text": "2"},
        ],
        "text": "1 (a); 2",
    }


def test_a_document_says_what_it_is_before_what_it_holds() -> None:
    data = json.loads(render_json(document(), "ar"))
    assert list(data) == [
        "schema",
        "kind",
        "session",
        "language",
        "direction",
        "title",
        "cover",
        "blocks",
    ]
    del data["cover"]
    assert data == {
        "schema": 1,
        "kind": "organization-of-work",
        "session": "untoc-cop-9",
        "language": "ar",
        "direction": "rtl",
        "title": {
            "kind": "term",
            "code": "document.organization_of_work",
            "params": {},
            "text": "تنظيم الأعمال المقترح",
        },
        "blocks": [],
    }


def test_a_cell_names_what_it_is_about() -> None:
    table = json.loads(render_json(document(plenary_table()), "en"))["blocks"][0]
    assert table["block"] == "table"
    assert [column["role"] for column in table["columns"]] == ["time", "text", "text"]
    monday, tuesday = table["bands"]
    assert monday["label"]["day"] == "2018-10-15"
    morning, afternoon = monday["groups"]
    assert morning["about"] == {"subject": "meeting", "key": "m-01"}
    assert morning["rows"][0][0]["about"] == {"subject": "item", "key": "i-1-a"}
    assert morning["rows"][0][0]["content"]["params"]["number"] == {
        "kind": "item_number",
        "number": "1.a",
        "text": "1 (a)",
    }
    assert morning["rows"][1][1] == {"content": None, "about": None}
    assert afternoon["keys"] == ["m-03", "m-04"]
    assert tuesday["groups"][0]["rows"] == []


def test_every_kind_of_block_is_named() -> None:
    blocks = json.loads(render_json(full_document(), "en"))["blocks"]
    assert [block["block"] for block in blocks] == [
        "heading",
        "list",
        "heading",
        "paragraph",
        "paragraph",
        "list",
        "page_break",
        "heading",
        "table",
    ]
    assert blocks[2]["number"] == {"kind": "item_number", "number": "1.a", "text": "1 (a)"}
    assert [entry["level"] for entry in blocks[1]["entries"]] == [1, 2, 1]
    assert [block.get("role") for block in blocks[3:5]] == ["body", "note"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_readable_utf_8_with_a_newline_at_the_end(language: str) -> None:
    made = render_json(full_document(), language).decode()
    assert json.dumps(json.loads(made), ensure_ascii=False, indent=2) + "\n" == made
