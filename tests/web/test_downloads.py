"""The documents of a session as files."""

import json

import pytest
from flask.testing import FlaskClient

from tests.web.pages_read import Page

FILES = {
    "organization-of-work": {
        "html": ("text/html; charset=utf-8", "inline", b"<!doctype html>"),
        "pdf": ("application/pdf", "inline", b"%PDF-"),
        "docx": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
            b"PK",
        ),
        "csv": ("text/csv; charset=utf-8", "attachment", b""),
        "json": ("application/json", "inline", b"{"),
        "txt": ("text/plain; charset=utf-8", "inline", b""),
    },
    "agenda": {
        "html": ("text/html; charset=utf-8", "inline", b"<!doctype html>"),
        "pdf": ("application/pdf", "inline", b"%PDF-"),
        "docx": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
            b"PK",
        ),
        "json": ("application/json", "inline", b"{"),
        "txt": ("text/plain; charset=utf-8", "inline", b""),
    },
}


@pytest.mark.parametrize(
    ("kind", "suffix"), [(kind, suffix) for kind, formats in FILES.items() for suffix in formats]
)
def test_a_document_can_be_had_in_each_format(client: FlaskClient, kind: str, suffix: str) -> None:
    media_type, shown, begins = FILES[kind][suffix]
    response = client.get(f"/es/untoc-wg-2022/{kind}.{suffix}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    name = f"untoc-wg-2022.{kind}.es.{suffix}"
    assert response.headers["Content-Disposition"] == f'{shown}; filename="{name}"'
    assert response.headers["Content-Language"] == "es"
    assert response.data[: len(begins)] == begins


def test_every_file_that_a_page_offers_can_be_had(client: FlaskClient) -> None:
    page = Page(client.get("/ru/untoc-cop-9/").text)
    files = [address for address in page.addresses() if "organization-of-work." in address]
    assert len(files) == 6
    assert [client.get(address).status_code for address in files] == [200] * 6


def test_a_head_request_is_answered_like_a_get_without_its_body(client: FlaskClient) -> None:
    asked = client.head("/en/untoc-cop-9/agenda.json")
    had = client.get("/en/untoc-cop-9/agenda.json")
    assert asked.data == b""
    assert asked.headers["Content-Length"] == str(len(had.data))
    assert asked.headers["ETag"] == had.headers["ETag"]


def test_json_is_the_document_in_the_language_asked_for(client: FlaskClient) -> None:
    found = json.loads(client.get("/zh/untoc-cop-9/organization-of-work.json").data)
    assert "拟议工作安排" in str(found)


def test_a_page_that_is_complete_in_itself_may_use_its_own_style_and_no_other(
    client: FlaskClient,
) -> None:
    policy = client.get("/en/untoc-cop-9/agenda.html").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("organization-of-work.xlsx", "html, pdf, docx, csv, json, txt"),
        ("agenda.csv", "html, pdf, docx, json, txt"),
    ],
)
def test_a_format_that_does_not_exist_is_answered_with_those_that_do(
    client: FlaskClient, address: str, known: str
) -> None:
    response = client.get(f"/en/untoc-cop-9/{address}")
    assert response.status_code == 404
    assert known in Page(response.text).texts("p")[0]
