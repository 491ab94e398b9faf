import hashlib
import hmac
import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from flask import Flask

from planner.models.account import Role
from planner.models.text import LANGUAGES
from planner.services.webhooks import (
    RETRIES,
    deliver_due,
    list_deliveries,
    post_message,
    secret_of,
    signature,
)
from planner.web.api.description import description
from tests.web.api.conftest import DRAFT, SESSION, SLUG, MakeProgram, Program
from tests.web.conftest import NOW, database_of

MASTER = "for tests"
MOVE = {"day": "2018-10-19", "starts": "19:00", "ends": "20:00"}


def tag(program: Program, path: str) -> str:
    return program.ask("GET", path).headers["ETag"]


def moved(program: Program, key: str, condition: str, **headers: str) -> Any:
    path = f"{DRAFT}/meetings/{key}/move"
    return program.ask("POST", path, MOVE, If_Match=condition, **headers)


def test_who_has_the_state_already_is_sent_nothing_but_its_tag(secretariat: Program) -> None:
    known = tag(secretariat, f"{DRAFT}/meetings/m-01")
    again = secretariat.ask("GET", f"{DRAFT}/meetings/m-01", If_None_Match=known)
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", known)


def test_the_second_of_two_writes_on_one_state_is_refused(secretariat: Program) -> None:
    seen = tag(secretariat, f"{DRAFT}/meetings/m-01")
    assert [moved(secretariat, "m-01", seen).status_code for _ in range(2)] == [200, 412]


def test_a_write_on_something_else_disturbs_nobody(secretariat: Program) -> None:
    first = tag(secretariat, f"{DRAFT}/meetings/m-01")
    second = tag(secretariat, f"{DRAFT}/meetings/m-02")
    assert moved(secretariat, "m-01", first).status_code == 200
    answer = secretariat.ask(
        "POST", f"{DRAFT}/meetings/m-02/status", {"status": "cancelled"}, If_Match=second
    )
    assert answer.status_code == 200


def test_a_repeated_request_is_done_once_and_answered_twice(secretariat: Program) -> None:
    seen = tag(secretariat, f"{DRAFT}/meetings/m-01")
    answers = [moved(secretariat, "m-01", seen, Idempotency_Key="one") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json == answers[1].json
    assert [answer.headers.get("Idempotent-Replay") for answer in answers] == [None, "true"]
    log = secretariat.ask("GET", f"{SESSION}/log?service=move_meeting").json
    assert log is not None
    assert len(log["items"]) == 1


def test_a_request_that_was_refused_may_try_again_under_its_key(secretariat: Program) -> None:
    assert moved(secretariat, "m-01", '"other"', Idempotency_Key="one").status_code == 412
    seen = tag(secretariat, f"{DRAFT}/meetings/m-01")
    assert moved(secretariat, "m-01", seen, Idempotency_Key="one").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_is_named_in_the_readers_language(secretariat: Program, language: str) -> None:
    answer = secretariat.ask(
        "POST",
        f"{DRAFT}/meetings/m-01/move",
        {"dy": "x", "starts": "10:00+02:00"},
        If_Match="*",
        Accept_Language=language,
    )
    problem = answer.json
    assert problem is not None
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    assert (problem["code"], len(problem["faults"])) == ("request-unusable", 3)
    assert answer.headers["Content-Language"] == language


def test_a_change_with_faults_says_each_and_writes_nothing(secretariat: Program) -> None:
    before = secretariat.ask("GET", DRAFT).json
    answer = secretariat.ask(
        "POST", f"{DRAFT}/meetings/m-01/move", {**MOVE, "day": "2018-11-19"}, If_Match="*"
    )
    assert answer.json is not None
    assert answer.json["faults"] == [
        "meeting m-01, day: 2018-11-19 is not a day of the session, "
        "which lasts from 2018-10-15 to 2018-10-19"
    ]
    assert secretariat.ask("GET", DRAFT).json == before


def test_a_session_built_by_machine_is_the_one_that_was_read(
    administrator: Program, api_app: Flask
) -> None:
    """What the interface gives of a session is enough to make it again, word for word."""
    given = administrator.ask("GET", f"{SESSION}/editions/1").json
    assert given is not None
    made = {**given["session"], "slug": "made-again"}
    assert administrator.ask("POST", "/api/v1/sessions", made).status_code == 201
    draft = "/api/v1/sessions/made-again/draft"
    for table in ("bodies", "rooms", "items", "papers", "meetings", "officers", "overrides"):
        for noun in given[table]:
            key = noun.get("symbol") or noun["key"]
            answer = administrator.ask("PUT", f"{draft}/{table}/{key}", noun, If_None_Match="*")
            assert (key, answer.status_code) == (key, 200)
    built = administrator.ask("GET", draft).json
    assert built is not None
    del built["version"]
    assert built == {**{k: v for k, v in given.items() if k != "edition"}, "session": made}


def test_a_token_for_one_session_opens_no_other(program: MakeProgram) -> None:
    narrow = program("narrow", Role.SECRETARIAT, only="untoc-wg-2022")
    assert narrow.ask("GET", DRAFT).status_code == 403


def test_a_cookie_opens_nothing_here(api_app: Flask) -> None:
    client = api_app.test_client()
    client.set_cookie("planner", "anything")
    assert client.get(DRAFT).status_code == 401


def test_the_description_names_every_operation_once() -> None:
    names = [
        operation["operationId"]
        for methods in description()["paths"].values()
        for operation in methods.values()
    ]
    assert len(set(names)) == len(names)


# --- webhooks ---------------------------------------------------------------------------------


class Receiver:
    """A system that is told of editions, on a port of this machine."""

    def __init__(self, answers: list[int]) -> None:
        self.messages: list[tuple[dict[str, str], bytes]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.messages.append((dict(self.headers), body))
                self.send_response(answers[min(len(receiver.messages), len(answers)) - 1])
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def receiver(request: pytest.FixtureRequest) -> Any:
    made = Receiver(getattr(request, "param", [200]))
    yield made
    made.close()


def told(secretariat: Program, url: str) -> dict[str, Any]:
    """A webhook to that address, and an edition for it to tell of."""
    made = secretariat.ask("POST", f"{SESSION}/webhooks", {"url": url}).json
    moved(secretariat, "m-01", "*")
    answer = secretariat.ask("POST", f"{SESSION}/editions", {"comment": "Moved"})
    assert answer.status_code == 201
    assert made is not None
    return made


def to_inside(url: str, headers: Any, body: bytes) -> int:
    return post_message(url, headers, body, to_inside=True)


def test_an_edition_is_told_signed_and_once(
    secretariat: Program, receiver: Receiver, api_app: Flask
) -> None:
    hook = told(secretariat, receiver.url)
    sent = [len(deliver_due(database_of(api_app), NOW, MASTER, to_inside)) for _ in range(2)]
    assert (sent, len(receiver.messages)) == ([1, 0], 1)
    headers, body = receiver.messages[0]
    message = json.loads(body)
    assert (message["event"], message["session"], message["edition"], message["suffix"]) == (
        "edition.published",
        SLUG,
        2,
        "Rev.1",
    )
    time, signed = (part[part.index("=") + 1 :] for part in headers["Planner-Signature"].split(","))
    expected = hmac.new(hook["secret"].encode(), f"{time}.".encode() + body, hashlib.sha256)
    assert (int(time), signed) == (int(NOW.timestamp()), expected.hexdigest())
    line = list_deliveries(database_of(api_app), SLUG, hook["key"])[0]
    assert (line.status, line.answer, line.attempts) == ("delivered", 200, 1)


@pytest.mark.parametrize("receiver", [[500, 302, 200]], indirect=True)
def test_what_did_not_arrive_is_tried_again_later(
    secretariat: Program, receiver: Receiver, api_app: Flask
) -> None:
    hook = told(secretariat, receiver.url)
    database = database_of(api_app)
    at, answers = NOW, []
    for wait in (*RETRIES[:2], timedelta()):
        assert deliver_due(database, at - timedelta(seconds=1), MASTER, to_inside) == []
        answers += [line.answer for line in deliver_due(database, at, MASTER, to_inside)]
        at += wait
    assert answers == [500, 302, 200]
    assert [line.status for line in list_deliveries(database, SLUG, hook["key"])] == ["delivered"]


def test_after_the_last_attempt_it_is_given_up(secretariat: Program, api_app: Flask) -> None:
    hook = told(secretariat, "http://127.0.0.1:9/closed")
    database, at = database_of(api_app), NOW
    for wait in (*RETRIES, timedelta(days=1)):
        deliver_due(database, at, MASTER, to_inside)
        at += wait
    line = list_deliveries(database, SLUG, hook["key"])[0]
    assert (line.status, line.attempts, line.problem) == ("given_up", 7, "ConnectionError")


def test_nothing_is_sent_to_the_own_network_unless_that_is_wanted(receiver: Receiver) -> None:
    with pytest.raises(PermissionError):
        post_message(receiver.url, {}, b"{}")
    assert receiver.messages == []


def test_an_ended_webhook_is_told_nothing(
    secretariat: Program, receiver: Receiver, api_app: Flask
) -> None:
    hook = told(secretariat, receiver.url)
    ended = secretariat.ask("DELETE", f"{SESSION}/webhooks/{hook['key']}")
    assert ended.status_code == 204
    assert deliver_due(database_of(api_app), NOW, MASTER, to_inside) == []


def test_the_secret_of_a_webhook_is_shown_once_and_stored_nowhere(
    secretariat: Program, receiver: Receiver
) -> None:
    hook = told(secretariat, receiver.url)
    listed = secretariat.ask("GET", f"{SESSION}/webhooks").json
    assert listed is not None
    assert listed["items"][0]["secret"] is None
    assert hook["secret"] == secret_of(hook["key"], MASTER)


def test_a_signature_is_the_one_that_anybody_can_work_out() -> None:
    at = datetime(2018, 10, 15, tzinfo=UTC)
    expected = hmac.new(b"secret", b"1539561600.{}", hashlib.sha256).hexdigest()
    assert signature("secret", b"{}", at) == f"t=1539561600,v1={expected}"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org",
        "https://",
        "https://ana:pw@example.org",
        "https://a b",
        "https://[",
        "x",
    ],
)
def test_an_address_that_cannot_be_sent_to_is_refused(secretariat: Program, url: str) -> None:
    answer = secretariat.ask("POST", f"{SESSION}/webhooks", {"url": url})
    assert (answer.status_code, answer.json["code"]) == (422, "webhook-url-unusable")  # type: ignore[index]
