import json

import pytest

from planner.errors import InvalidInput
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.rendering.plain_text import render_plain_text
from tests.rendering.samples import document, plenary_table


@pytest.mark.parametrize(
    ("format", "media", "suffix"),
    [
        ("csv", "text/csv; charset=utf-8", "csv"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
        ),
        ("html", "text/html; charset=utf-8", "html"),
        ("json", "application/json", "json"),
        ("pdf", "application/pdf", "pdf"),
        ("text", "text/plain; charset=utf-8", "txt"),
    ],
)
def test_a_format_has_a_media_type_and_a_suffix(format: str, media: str, suffix: str) -> None:
    assert media_type(format) == media
    assert file_name("agenda", "untoc-cop-9", "zh", format) == f"untoc-cop-9.agenda.zh.{suffix}"


@pytest.mark.parametrize(
    ("format", "begins"),  # what a file of that kind begins with
    [
        ("csv", b"\xef\xbb\xbfDate,"),
        ("docx", b"PK\x03\x04"),
        ("html", b"<!doctype html>"),
        ("json", b'{\n  "schema"'),
        ("pdf", b"%PDF-"),
        ("text", b"CTOC/COP/2018/1\n"),
    ],
)
def test_every_format_renders_a_document(format: str, begins: bytes) -> None:
    assert render(document(plenary_table()), "en", format).startswith(begins)


def test_these_are_all_formats() -> None:
    assert list(FORMATS) == ["csv", "docx", "html", "json", "pdf", "text"]


def test_options_are_handed_on() -> None:
    made = render(document(plenary_table()), "en", "text", width=60)
    assert made == render_plain_text(document(plenary_table()), "en", width=60)


def test_a_format_that_does_not_exist_is_answered_with_those_that_do() -> None:
    for ask in (
        lambda: render(document(), "en", "xls"),
        lambda: media_type("xls"),
        lambda: file_name("agenda", "untoc-cop-9", "en", "xls"),
    ):
        with pytest.raises(InvalidInput) as raised:
            ask()
        assert raised.value.code == "format-unknown"
        assert raised.value.params == {
            "value": "xls",
            "known": "csv, docx, html, json, pdf, text",
        }


def test_json_and_csv_agree_on_the_times() -> None:
    table = json.loads(render(document(plenary_table()), "en", "json"))["blocks"][0]
    hours = [group["header"] for band in table["bands"] for group in band["groups"]]
    lines = render(document(plenary_table()), "en", "csv").decode().splitlines()[1:]
    times = list(dict.fromkeys(tuple(line.split(",")[:3]) for line in lines))
    assert [(h["starts_local"], h["ends_local"]) for h in hours] == [t[1:] for t in times]
