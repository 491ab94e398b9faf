"""Answers that are given again without asking the application."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from planner.config import Settings
from planner.services.editions import publish_edition
from planner.services.sessions import open_planner
from planner.serving.ready_answers import ReadyAnswers
from planner.store.database import transaction
from planner.store.snapshots import save_programme
from planner.web import create_app
from planner.web.answers import Answers
from tests.benchmarks.generated import generated_session

PUBLISHED_AT = datetime(2018, 8, 1, 9, 30, tzinfo=UTC)
PUBLIC = {"Cache-Control": "public, no-cache", "ETag": '"a"', "Last-Modified": "x"}


class Site:
    """An application that tells how often it was asked, and a clock that can be turned."""

    def __init__(self, status: int = 200, **headers: str) -> None:
        self.asked = 0
        self.closed = 0
        self.time = 100.0
        self.status = status
        self.headers = PUBLIC | {name.replace("_", "-"): value for name, value in headers.items()}
        self.client = Client(ReadyAnswers(self.answer, lambda: self.time))

    def answer(self, environ: Any, start_response: Any) -> Any:
        self.asked += 1
        response = Response(self.pieces(), self.status, self.headers)
        response.call_on_close(self.note_close)
        return response.make_conditional(Request(environ))(environ, start_response)

    def pieces(self) -> Iterator[bytes]:
        yield f"answer {self.asked}".encode()
        yield b"."

    def note_close(self) -> None:
        self.closed += 1

    def get(self, path: str = "/feed", **headers: str) -> tuple[int, str]:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        response = self.client.get(path, headers=sent)
        return response.status_code, response.text


def test_what_was_answered_a_moment_ago_is_answered_again() -> None:
    site = Site()
    assert [site.get(), site.get()] == [(200, "answer 1."), (200, "answer 1.")]
    assert (site.asked, site.closed) == (1, 1)


def test_headers_are_given_again_too() -> None:
    site = Site(Content_Disposition='inline; filename="x.ics"')
    first, second = (dict(site.client.get("/feed").headers) for _ in range(2))
    assert first == second
    assert second["Content-Disposition"] == 'inline; filename="x.ics"'


def test_after_a_quarter_of_a_second_the_application_is_asked() -> None:
    site = Site()
    site.get()
    site.time += 0.2
    assert site.get() == (200, "answer 1.")
    site.time += 0.1
    assert site.get() == (200, "answer 2.")


def test_who_has_the_bytes_is_told_so_again() -> None:
    site = Site()
    assert site.get(If_None_Match='"a"') == (304, "")
    assert site.get(If_None_Match='"a"') == (304, "")
    assert site.asked == 1
    assert site.get() == (200, "answer 2.")
    assert site.get(If_None_Match='"b"') == (200, "answer 3.")
    assert site.get(If_None_Match='"b"') == (200, "answer 3.")


@pytest.mark.parametrize(
    "other", [("/feed?body=a",), ("/Feed",)], ids=["another query", "another path"]
)
def test_another_address_has_its_own_answer(other: tuple[str]) -> None:
    site = Site()
    site.get()
    assert site.get(*other) == (200, "answer 2.")


def test_another_host_has_its_own_answer() -> None:
    site = Site()
    site.get()
    assert site.get(Host="elsewhere.example.org") == (200, "answer 2.")


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (200, {"Cache_Control": "private, no-cache"}),
        (200, {"Cache_Control": "no-store"}),
        (200, {"Vary": "Accept-Language"}),
        (200, {"Set_Cookie": "a=b"}),
        (200, {"ETag": ""}),
        (404, {}),
        (500, {}),
    ],
)
def test_what_not_everybody_may_have_is_never_given_again(
    status: int, headers: dict[str, str]
) -> None:
    site = Site(status, **headers)
    if headers.get("ETag") == "":
        del site.headers["ETag"]
    assert [site.get(), site.get()] == [(status, "answer 1."), (status, "answer 2.")]


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT"])
def test_other_methods_are_passed_on(method: str) -> None:
    site = Site()
    site.get()
    site.client.open("/feed", method=method)
    assert site.asked == 2
    assert site.get() == (200, "answer 1.")


def test_not_more_is_kept_than_there_is_room_for() -> None:
    site = Site()
    for number in range(1000):
        site.get(f"/feed?n={number}")
    assert site.get("/feed?n=999") == (200, "answer 1000.")
    assert site.get("/feed?n=0") == (200, "answer 1001.")


def test_a_feed_that_is_ready_asks_no_database_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    database = open_planner(url)
    programme = generated_session(20)
    with transaction(database) as opened:
        save_programme(opened, programme, PUBLISHED_AT)
    publish_edition(database, programme.session.slug, PUBLISHED_AT)
    client = Client(ReadyAnswers(create_app(Settings(database_url=url)), lambda: 0.0))
    done: list[str] = []
    made = Answers.made

    def note_statement(_: Any, __: Any, statement: str, *others: Any) -> None:
        done.append(statement)

    def note_making(*arguments: Any) -> Any:
        done.append("made")
        return made(*arguments)

    monkeypatch.setattr(Answers, "made", note_making)
    event.listen(Engine, "before_cursor_execute", note_statement)
    try:
        first = client.get("/fr/generated-20/calendar.ics?body=b-00")
        assert "made" in done
        assert len(done) > 1
        tag = {"If-None-Match": first.headers["ETag"]}
        client.get("/fr/generated-20/calendar.ics?body=b-00", headers=tag)
        done.clear()
        again = client.get("/fr/generated-20/calendar.ics?body=b-00")
        unchanged = client.get("/fr/generated-20/calendar.ics?body=b-00", headers=tag)
    finally:
        event.remove(Engine, "before_cursor_execute", note_statement)
    assert done == []
    assert (again.status_code, again.data) == (200, first.data)
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    assert again.headers == first.headers
