"""An application with the real sessions, and programs that come to it with tokens."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from planner.models.account import TERMINAL, Role, Scope
from planner.models.state import States
from planner.services.accounts import create_account
from planner.services.roles import assign_role
from planner.services.tokens import issue_token
from tests.web.conftest import NOW, application, database_of, seed_files

SLUG = "untoc-cop-9"
SESSION = f"/api/v1/sessions/{SLUG}"
DRAFT = f"{SESSION}/draft"


class Program(NamedTuple):
    """Something that asks with a token, or with none."""

    app: Flask
    token: str | None
    account: str = ""

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> TestResponse:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token is not None:
            sent["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body)
        return self.app.test_client().open(
            path, method=method, data=data, content_type="application/json", headers=sent
        )


@pytest.fixture
def api_app(tmp_path: Path) -> Flask:
    return application(tmp_path / "api.sqlite3", seed_files(), NOW, secret_key="for tests")


def program_of(
    app: Flask,
    name: str,
    role: Role | None = None,
    scope: Scope = Scope.WRITE,
    *,
    is_administrator: bool = False,
    only: str | None = None,
) -> Program:
    """A program of a new account with that role at the ninth session."""
    database = database_of(app)
    account = create_account(
        database, name, name.title(), TERMINAL, NOW, is_administrator=is_administrator
    )
    if role is not None:
        assign_role(database, account.key, SLUG, role, TERMINAL, NOW, States())
    secret = issue_token(database, account.key, "test", scope, 30, TERMINAL, NOW, session=only)
    return Program(app, secret, account.key)


@pytest.fixture
def public(api_app: Flask) -> Program:
    return Program(api_app, None)


@pytest.fixture
def secretariat(api_app: Flask) -> Program:
    return program_of(api_app, "ana", Role.SECRETARIAT)


@pytest.fixture
def administrator(api_app: Flask) -> Program:
    return program_of(api_app, "root", is_administrator=True)


MakeProgram = Callable[..., Program]


@pytest.fixture
def program(api_app: Flask) -> MakeProgram:
    def make(name: str, *facts: Any, **options: Any) -> Program:
        return program_of(api_app, name, *facts, **options)

    return make
