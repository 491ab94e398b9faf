"""The workbench of a session with somebody of its secretariat at it."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.models.account import Role
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.services.accounts import find_account
from planner.services.editing import read_draft
from tests.people_builders import an_account, signed_in_client, with_role
from tests.web.conftest import NOW, application, database_of, draft, seed_files
from tests.web.pages_read import Page

SLUG = "untoc-cop-9"


@dataclass
class Work:
    """One editor with a browser, at the workbench of one session."""

    app: Flask
    client: FlaskClient
    slug: str = SLUG

    @property
    def home(self) -> str:
        """What the addresses of the workbench begin with, in English."""
        return f"/en/work/{self.slug}/"

    def page(self, path: str = "grid") -> Page:
        """A page of the workbench, which has to be there."""
        response = self.client.get(f"{self.home}{path}")
        assert response.status_code == 200, response.text
        return Page(response.text)

    def before(self, path: str = "grid") -> dict[str, str]:
        """What the forms of that page send whatever they are for: the token and the version."""
        page = self.page(path)
        region = page.all("div", role="region")
        if region and "data-token" in region[0].attributes:
            found = region[0].attributes
            return {"form": str(found["data-token"]), "version": str(found["data-version"])}
        main = [e for e in page.all("input") if e.is_within("main")]
        values = {str(e.attributes["name"]): str(e.attributes.get("value")) for e in main[::-1]}
        return {name: values[name] for name in ("form", "version")}

    def send(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Sends a form; ``fields`` are those of `before`, from the grid of this moment if none."""
        return self.client.post(f"{self.home}{path}", data={**(fields or self.before()), **more})

    def after(self, response: TestResponse) -> Page:
        """The page that the answer leads to."""
        assert response.status_code == 303, response.text
        return Page(self.client.get(response.headers["Location"]).text)

    @property
    def programme(self) -> Programme:
        """The draft as it stands."""
        return read_draft(database_of(self.app), self.slug).programme

    @property
    def version(self) -> int:
        """Its version."""
        return read_draft(database_of(self.app), self.slug).version

    def meeting(self, key: str) -> Meeting:
        """A meeting as it stands."""
        return self.programme.meeting(key)

    def taken(self, key: str) -> list[tuple[str, int | None]]:
        """What is taken at that meeting, and for how long."""
        return [(a.item, a.minutes) for a in self.programme.allocations if a.meeting == key]

    def another(self, name: str, role: Role | None = Role.SECRETARIAT) -> "Work":
        """The same workbench in the browser of somebody else."""
        return Work(self.app, browser_of(self.app, name, self.slug, role), self.slug)


def browser_of(app: Flask, name: str, slug: str, role: Role | None) -> FlaskClient:
    """The browser of somebody new who is signed in."""
    database = database_of(app)
    account = an_account(database, name, password=None)
    if role is not None:
        with_role(database, account, slug, role)
    return signed_in_client(app, database, account)


def workbench(folder: Path, *programmes: Programme, slug: str = SLUG) -> Work:
    """Ana at the workbench of that session, one that comes with the planner or one of those."""
    files = [file for file in seed_files() if file.stem == slug]
    app = application(folder / "workbench.sqlite3", files, NOW)
    for programme in programmes:
        draft(app, programme)
    return Work(app, browser_of(app, "ana", slug, Role.SECRETARIAT), slug)


def copied(prepared: Path, folder: Path) -> Work:
    """The same on a copy of a database that somebody has prepared with `workbench`."""
    # What was written last may still stand in a file beside the database.
    for part in prepared.glob("workbench.sqlite3*"):
        shutil.copy(part, folder)
    app = application(folder / "workbench.sqlite3", [], NOW)
    database = database_of(app)
    return Work(app, signed_in_client(app, database, find_account(database, "ana")))
