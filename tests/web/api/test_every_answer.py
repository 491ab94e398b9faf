"""Every operation gives every answer that its description says it may, and no other."""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from flask import Flask

from planner.models.account import Role, Scope
from planner.services.repetition import answered_before
from planner.web.api.description import description
from tests.builders import six
from tests.web.api.conftest import DRAFT, SESSION, SLUG, MakeProgram, Program, program_of
from tests.web.conftest import NOW, database_of

SIX = six("Words").as_mapping()
ROOM = {"key": "room-1", "name": SIX}
BODY = {"key": "body-1", "kind": "side_event", "name": SIX}
ITEM = {"key": "item-1", "body": "plenary", "number": "9", "title": SIX}
PAPER = {"symbol": "A/CONF/1", "title": SIX, "kind": "note"}
OFFICER = {"key": "officer-1", "body": "plenary", "office": "president", "person": "p-1"}
MEETING = {
    "key": "meeting-1",
    "day": "2018-10-15",
    "starts": "19:00",
    "ends": "20:00",
    "bodies": ["plenary"],
    "items": [{"item": "1-a", "minutes": 10}],
}
SOURCE = {"rule": "rule 50", "document": "", "item": "", "paragraph": "", "annex": False}
OVERRIDE = {"key": "deadline.draft-resolutions.amount", "value": "3", "source": SOURCE}
NEW_SESSION = {
    "slug": "new",
    "title": SIX,
    "short_title": SIX,
    "city": SIX,
    "zone": "Europe/Vienna",
    "opens": "2027-03-01",
    "closes": "2027-03-05",
    "as_of": "2026-11-20",
}

# What is put under each table, and a key that is there already.
NOUNS = {
    "bodies": (BODY, "plenary"),
    "rooms": (ROOM, "room-9"),
    "items": (ITEM, "1-a"),
    "papers": (PAPER, "CTOC/COP/2018/1"),
    "meetings": (MEETING, "m-01"),
    "officers": (OFFICER, "officer-9"),
    "overrides": (OVERRIDE, "deadline.ngo-list.amount"),
}


class Operation(NamedTuple):
    method: str
    path: str
    answers: frozenset[int]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def operations() -> Iterator[Operation]:
    for path, methods in description()["paths"].items():
        for method, operation in methods.items():
            answers = frozenset(int(status) for status in operation["responses"])
            yield Operation(method.upper(), path, answers)


OPERATIONS = sorted(operations(), key=str)


class Desk(NamedTuple):
    """Everybody who asks, and what is put in order before each question."""

    app: Flask
    editor: Program
    root: Program
    public: Program


@pytest.fixture
def desk(api_app: Flask) -> Desk:
    root = program_of(api_app, "root", is_administrator=True)
    editor = program_of(api_app, "ana", Role.SECRETARIAT)
    desk = Desk(api_app, editor, root, Program(api_app, None))
    for table, noun in (("rooms", ROOM), ("officers", OFFICER), ("overrides", OVERRIDE)):
        key = NOUNS[table][1]
        made = {**noun, "key": key, "value": "20"} if table == "overrides" else {**noun, "key": key}
        editor.ask("PUT", f"{DRAFT}/{table}/{key}", made, If_None_Match="*")
    hook = editor.ask("POST", f"{SESSION}/webhooks", {"url": "https://example.org/hook"}).json
    assert hook is not None
    HOOK[0] = hook["key"]
    return desk


HOOK = [""]


def address(operation: Operation, *, session: str = SLUG, key: str | None = None) -> str:
    table = table_of(operation)
    if key is None:
        key = HOOK[0] if table == "webhooks" else NOUNS.get(table, ({}, "m-01"))[1]
    filled = operation.path.replace("{session}", session).replace("{key}", key)
    return filled.replace("{number}", "1")


def table_of(operation: Operation) -> str:
    parts = operation.path.split("/")
    place = parts.index("draft") + 1 if "draft" in parts else 5
    return parts[place] if len(parts) > place else ""


def body_of(operation: Operation, desk: Desk) -> Any:
    last = operation.path.rpartition("/")[2]
    if last in ("undo", "redo"):
        return {}
    special: dict[str, Any] = {
        "move": {"day": "2018-10-19", "starts": "19:00", "ends": "20:00"},
        "split": {"at": "11:00", "new_key": "m-new"},
        "join": {"other": "m-02"},
        "status": {"status": "cancelled"},
        "items": {"items": [{"item": "1-a", "minutes": 30}]},
        "editions": {"comment": "Again"},
        "webhooks": {"url": "https://example.org/other"},
        "session": {"as_of": "2018-09-01"},
        "sessions": NEW_SESSION,
    }
    if operation.method in ("POST", "PATCH") or last == "items":
        return special[last]
    if operation.method == "PUT":
        noun, key = NOUNS[table_of(operation)]
        read = desk.editor.ask("GET", address(operation))
        if read.status_code == 200:
            return read.json
        return {**noun, "symbol" if "symbol" in noun else "key": key}
    return None


def tag(operation: Operation, desk: Desk) -> dict[str, str]:
    if 412 not in operation.answers:
        return {}
    path = address(operation)
    for ending in ("/move", "/split", "/join", "/status", "/items"):
        if operation.path.endswith(f"{{key}}{ending}"):
            path = path.removesuffix(ending)
    read = desk.editor.ask("GET", path)
    return {"If_Match": read.headers["ETag"]} if read.status_code == 200 else {"If_None_Match": "*"}


def writer(operation: Operation, desk: Desk) -> Program:
    return desk.root if operation.path == "/api/v1/sessions" else desk.editor


def asked(operation: Operation, desk: Desk, program: Program | None = None, **headers: str) -> int:
    body = body_of(operation, desk)
    program = program or writer(operation, desk)
    sent = {**tag(operation, desk), **headers}
    return program.ask(operation.method, address(operation), body, **sent).status_code


def went_well(operation: Operation, desk: Desk) -> int:
    if operation.path.endswith("/redo"):
        desk.editor.ask("POST", f"{DRAFT}/undo", {})
    if table_of(operation) == "bodies" and operation.method == "DELETE":
        desk.editor.ask("PUT", f"{DRAFT}/bodies/body-1", BODY, If_None_Match="*")
        tags = desk.editor.ask("GET", f"{DRAFT}/bodies/body-1").headers["ETag"]
        return desk.editor.ask("DELETE", f"{DRAFT}/bodies/body-1", If_Match=tags).status_code
    return asked(operation, desk)


def request_under_way(operation: Operation, desk: Desk) -> int:
    """The same key is held by a request that has not been answered yet."""
    body, sent = body_of(operation, desk), tag(operation, desk)
    program = writer(operation, desk)
    data = b"" if body is None else json.dumps(body).encode()
    path = f"{address(operation)}?".encode()
    hashed = hashlib.sha256(b"\0".join((operation.method.encode(), path, data))).hexdigest()
    answered_before(database_of(desk.app), program.account, "held", hashed, NOW)
    return program.ask(
        operation.method, address(operation), body, Idempotency_Key="held", **sent
    ).status_code


def key_used_before(operation: Operation, desk: Desk) -> int:
    """The key was used for another request."""
    other = {"url": "https://example.org/x"}
    desk.editor.ask("POST", f"{SESSION}/webhooks", other, Idempotency_Key="k")
    desk.root.ask("POST", f"{SESSION}/webhooks", other, Idempotency_Key="k")
    return asked(operation, desk, Idempotency_Key="k")


def not_found(operation: Operation, desk: Desk) -> int:
    headers = {"If_Match": '"x"'} if 412 in operation.answers else {}
    path = address(operation, session="nothing")
    return desk.root.ask(operation.method, path, body_of(operation, desk), **headers).status_code


def bad_query(operation: Operation, desk: Desk) -> int:
    if "{number}" in operation.path:
        path = operation.path.replace("{session}", SLUG).replace("{number}", "0")
        return desk.editor.ask("GET", path).status_code
    return desk.editor.ask("GET", f"{address(operation)}?limit=0").status_code


def wrong_tag(operation: Operation, desk: Desk) -> int:
    return asked(operation, desk, If_Match='"other"')


def without_tag(operation: Operation, desk: Desk) -> int:
    body = body_of(operation, desk)
    return desk.editor.ask(operation.method, address(operation), body).status_code


def stranger(operation: Operation, desk: Desk) -> int:
    """Asked by a program whose token is for another session."""
    other = program_of(desk.app, "other", Role.SECRETARIAT, only="untoc-wg-2022")
    return asked(operation, desk, other)


WAYS: dict[int, Callable[[Operation, Desk], int]] = {
    200: went_well,
    201: went_well,
    204: went_well,
    400: bad_query,
    401: lambda operation, desk: asked(operation, desk, desk.public),
    403: stranger,
    404: not_found,
    409: request_under_way,
    412: wrong_tag,
    422: key_used_before,
    428: without_tag,
}


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_an_operation_gives_every_answer_that_is_described(
    operation: Operation, desk: Desk
) -> None:
    reached = {}
    # What went well comes last, since it changes what the others ask about.
    for status in sorted(operation.answers, key=lambda status: (status < 300, status)):
        reached[status] = WAYS[status](operation, desk)
    assert reached == {status: status for status in operation.answers}


def test_every_operation_says_who_may_use_it() -> None:
    open_to_all = {
        f"{method.upper()} {path}"
        for path, methods in description()["paths"].items()
        for method, operation in methods.items()
        if "security" not in operation
    }
    assert open_to_all == {
        "GET /api/v1/sessions",
        "GET /api/v1/sessions/{session}",
        "GET /api/v1/sessions/{session}/editions",
        "GET /api/v1/sessions/{session}/editions/{number}",
    }


def test_a_token_for_reading_writes_nothing(desk: Desk, program: MakeProgram) -> None:
    reader = program("reader", Role.SECRETARIAT, Scope.READ)
    answer = reader.ask("POST", f"{DRAFT}/undo", {})
    assert (answer.status_code, answer.json["code"]) == (403, "token-reads-only")  # type: ignore[index]
