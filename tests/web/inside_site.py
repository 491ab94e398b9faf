"""An application with people of every role at the ninth session."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.assets import folder
from planner.models.account import TERMINAL, Role
from planner.services.accounts import create_account
from planner.services.roles import assign_role
from planner.services.sign_ins import open_sign_in
from planner.store.database import Database, transaction
from tests.bureau_builders import all_states
from tests.web.conftest import NOW, application, database_of
from tests.web.pages_read import Page

SLUG = "untoc-cop-9"
COOKIE = "planner"


@dataclass
class InsideSite:
    """The application and a browser for each who signs in."""

    app: Flask
    people: int = 0

    @property
    def database(self) -> Database:
        return database_of(self.app)

    def signed_in(
        self,
        role: Role | None,
        delegation: str | None = None,
        at: datetime = NOW,
        slug: str = SLUG,
    ) -> FlaskClient:
        """The browser of somebody new in that role; ``None`` is somebody without any."""
        self.people += 1
        name = f"person-{self.people}"
        account = create_account(self.database, name, f"Invented {role}", TERMINAL, at)
        if role is not None:
            assign_role(
                self.database, account.key, slug, role, TERMINAL, at, all_states(), delegation
            )
        with transaction(self.database) as opened:
            secret = open_sign_in(opened, account, "tests", at)
        client = self.app.test_client()
        client.set_cookie(COOKIE, secret)
        return client


def press(client: FlaskClient, page: str, action: str, **fields: Any) -> TestResponse:
    """Sends the form of the page that goes to that address, its hidden fields as they are."""
    shown = Page(client.get(page).text)
    forms = shown.all("form", action=action)
    assert forms, f"{page} has no form to {action}"
    hidden = {
        str(field.attributes["name"]): str(field.attributes["value"])
        for field in shown.all("input", type="hidden")
        if field.is_within("form") and field.above in forms[:1]
    }
    return client.post(action, data={**hidden, **fields})


def inside_site(folder_: Path, bundle: str = SLUG) -> InsideSite:
    """The ninth session, or another, published."""
    file = folder("seeds") / "sessions" / f"{bundle}.toml"
    return InsideSite(application(folder_ / "inside.sqlite3", [file], NOW))
