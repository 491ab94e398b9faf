"""An application with a session that has a list of speakers."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.assets import folder
from planner.config import Settings
from planner.errors import Conflict
from planner.models.speaking import Capacity, Inscription, SpeakersList
from planner.models.text import Text
from planner.services.editions import publish_edition
from planner.services.sessions import Database, load_bundles, open_planner
from planner.services.speaking import issue_delegation_key, make_list
from planner.services.speaking_log import ListRef
from planner.services.speaking_requests import by_delegation, inscribe_speaker
from planner.web import create_app
from planner.web.speaking import speaking
from tests.web.pages_read import Page

# Half past eight in Vienna, on the day on which the session opens.
NOW = datetime(2018, 10, 15, 6, 30, tzinfo=UTC)
REF = ListRef("untoc-cop-9", "1-f")
STATES = {"FR": "France", "AT": "Austria", "KE": "Kenya", "PE": "Peru", "JP": "Japan"}


@dataclass
class SpeakingSite:
    """The application, its clock, and the secret of its operator."""

    app: Flask
    database: Database
    secret: str
    now: datetime = NOW
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()
        self.app.config["CLOCK"] = lambda: self.now

    def wait(self, **time: int) -> None:
        self.now += timedelta(**time)

    @property
    def chair(self) -> str:
        return f"/en/chair/{self.secret}/"

    def press(
        self, action: str, page: str | None = None, serial: int | None = None, **fields: Any
    ) -> TestResponse:
        """Sends the form of that action as a browser does.

        ``serial`` picks the form that has it hidden; ``chosen`` is chosen in the form.
        """
        page = page or self.chair
        hidden = self.form(action, page, serial)
        if "chosen" in fields:
            fields["serial"] = fields.pop("chosen")
        return self.client.post(f"{page}{action}", data={**hidden, **fields})

    def form(self, action: str, page: str, serial: int | None = None) -> dict[str, str]:
        """What the hidden fields of that form say; asserts that the page has it."""
        shown = Page(self.client.get(page).text)
        for found in shown.all("form", action=f"{page}{action}"):
            hidden = {
                str(field.attributes["name"]): str(field.attributes["value"])
                for field in shown.all("input", type="hidden")
                if field.above is found
            }
            if serial is None or hidden.get("serial") == str(serial):
                return hidden
        raise AssertionError(f"there is no form {action} about {serial}")

    def address_for(self, code: str) -> str:
        """The page of a delegation."""
        secret = issue_delegation_key(
            self.database,
            REF,
            self.now,
            delegation=code,
            name=Text(en=STATES.get(code, code)),
            capacity=Capacity.STATE,
        )
        return f"/en/delegation/{secret}/"


def speaking_site(folder_: Path, *delegations: str, **settings: Any) -> SpeakingSite:
    """The ninth session with the general debate's list, and those delegations on it."""
    url = f"sqlite:///{folder_ / 'planner.sqlite3'}"
    database = open_planner(url)
    bundle = folder("seeds") / "sessions" / "untoc-cop-9.toml"
    load_bundles(database, [bundle], NOW)
    # Loading may publish already; then there is nothing new to publish.
    with suppress(Conflict):
        publish_edition(database, "untoc-cop-9", NOW)
    facts: dict[str, Any] = {
        "session_slug": "untoc-cop-9",
        "key": "1-f",
        "item": "1-f",
        "body": "plenary",
        "meetings": ("m-03", "m-05"),
        **settings,
    }
    opened = make_list(database, SpeakersList(**facts), NOW - timedelta(days=1), label="podium")
    for minute, code in enumerate(delegations):
        at = NOW - timedelta(hours=5) + timedelta(minutes=minute)
        inscription = Inscription(
            delegation=code, name=Text(en=STATES.get(code, code)), capacity=Capacity.STATE
        )
        inscribe_speaker(database, REF, inscription, at, by_delegation(code))
    app = create_app(Settings(database_url=url))
    if "speakers" not in app.blueprints:
        app.register_blueprint(speaking)
    return SpeakingSite(app, database, opened.secret)
