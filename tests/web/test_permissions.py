"""Who may do what: every route has a row here, and every row is tried by everybody.

A new route needs a row in `ROWS`, under whoever may use it; without one a test fails. A row is the
name of an endpoint; ``endpoint?argument=value`` is a row for that value alone, where an endpoint
serves several kinds of people.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.routing.converters import AnyConverter, BaseConverter, IntegerConverter

from planner.models.account import Action, Role, Scope
from planner.services.tokens import issue_token
from tests.people_builders import actor_of, an_account, signed_in_client, with_role
from tests.web.conftest import NOW, application, database_of, seed_files


class Open(StrEnum):
    """Where no role is asked for."""

    PUBLIC = "everybody"
    SECRET_ADDRESS = "whoever knows the address"
    ACCOUNT = "whoever is signed in"


One = Action | Open | frozenset[Action]
Needed = One | tuple[One, One]
"""Who may come: by one action, by any of several; a pair is for reading and for sending."""


def rows(needed: Needed, blueprint: str, names: str) -> dict[str, Needed]:
    """The same row for several endpoints of one blueprint."""
    return {f"{blueprint}.{name}" if blueprint else name: needed for name in names.split()}


_NOUNS = ("bodies", "items", "meetings", "officers", "overrides", "papers", "rooms")

ROWS: dict[str, Needed] = {
    # What is published.
    **rows(Open.PUBLIC, "", "static health.tell_health health.tell_readiness"),
    **rows(Open.PUBLIC, "sessions", "choose_language list_sessions show_session"),
    **rows(Open.PUBLIC, "agenda", "show_agenda show_item"),
    **rows(Open.PUBLIC, "meetings", "show_meeting"),
    **rows(Open.PUBLIC, "downloads", "download_calendar download_document"),
    **rows(Open.PUBLIC, "deadlines", "show_deadlines download_deadlines download_calendar"),
    **rows(Open.PUBLIC, "days", "show_day download_day"),
    **rows(
        Open.PUBLIC,
        "editions",
        "list_editions show_edition list_changes download_changes download_document",
    ),
    **rows(Open.PUBLIC, "subscribing", "show_calendar make_subscription"),
    **rows(Open.PUBLIC, "bureaus", "list_bureaus show_bureau download_bureau"),
    **rows(
        Open.PUBLIC, "reviews", "list_reviews show_review show_draw download_plan download_draw"
    ),
    **rows(
        Open.PUBLIC,
        "year_calendars",
        "list_years show_years download_years download_feed show_next_sessions "
        "download_next_sessions show_note download_note",
    ),
    **rows(Open.PUBLIC, "speakers", "list_lists show_list show_room show_version download_list"),
    **rows(Open.PUBLIC, "draft_resolutions", "list_drafts download_drafts"),
    # Who has the address may do what is there.
    **rows(Open.SECRET_ADDRESS, "subscriptions", "download_calendar show_subscription rotate end"),
    **rows(
        Open.SECRET_ADDRESS,
        "speakers",
        "chair.show_chair chair.act chair.download_script "
        "delegation.show_delegation delegation.act",
    ),
    # People.
    **rows(Open.PUBLIC, "persons", "show_sign_in sign_in sign_out"),
    **rows(Open.PUBLIC, "persons.provider", "go_to_provider return_from_provider"),
    **rows(
        Open.ACCOUNT,
        "persons",
        "list_own_sessions account.show_account account.act provider.bind_to_provider",
    ),
    **rows(
        Action.MANAGE_PEOPLE,
        "persons",
        "accounts.list_accounts accounts.add_account accounts.show_accounts_log "
        "accounts.show_person accounts.act "
        "at_session.assign at_session.unassign",
    ),
    **rows(Action.AUDIT_READ, "persons.at_session", "list_people_of_session"),
    # The bureau and the credentials of a session.
    **rows(Action.BUREAU_READ, "bureau_desk", "show_desk show_slate try_slate download"),
    **rows(Action.EDIT, "bureau_desk", "chair record"),
    **rows(Action.BUREAU_READ, "bureau_elections", "show_election state_election"),
    **rows(Action.CREDENTIALS_READ, "register", "list_delegations show_delegation"),
    **rows(Action.CREDENTIALS, "register", "act act_on_delegation download?name=register"),
    **rows(Action.CREDENTIALS_READ, "register", "download?name=report"),
    **rows(Action.DELEGATION_OWN, "register", "show_own"),
    # What happened at the meetings.
    **rows(
        Action.RECORD,
        "recording",
        "add_to_meeting add_to_session correct_entry show_entries show_entry show_meeting "
        "show_record show_plan download_plan take_over drafts.act drafts.keep_drafts",
    ),
    **rows(Action.RECORD, "workbench", "reporting.show_report reporting.download_report"),
    # The draft.
    **rows(Action.CREATE_SESSION, "new_session", "show_new_session add_session"),
    **rows(
        Action.READ_DRAFT,
        "workbench",
        "grid.show_grid agenda.show_agenda bodies.list_bodies officers.list_officers "
        "papers.list_papers titles.list_titles rules.show_rules findings.list_findings "
        "preview.list_documents preview.download_preview preview.download_day "
        "publishing.show_publishing",
    ),
    **rows(
        (Action.READ_DRAFT, Action.EDIT),
        "workbench",
        "agenda.add_item agenda.edit_item agenda.move_item bodies.add_body bodies.edit_body "
        "bodies.add_room bodies.edit_room officers.add_officer officers.edit_officer "
        "papers.add_paper papers.edit_paper rules.add_override rules.edit_override "
        "facts.edit_facts meetings.show_meeting",
    ),
    **rows(
        Action.EDIT,
        "workbench",
        "allocations.arrange allocations.move allocations.put history.redo_edit history.undo_edit "
        "meetings.join meetings.mark meetings.move meetings.new_meeting meetings.remove "
        "meetings.split agenda.arrange_item papers.arrange_paper "
        "bodies.remove_body bodies.shift_body bodies.remove_room bodies.shift_room "
        "officers.remove_officer officers.shift_officer rules.remove_override "
        "titles.change_title importing.show_import importing.read_file importing.take_lines "
        "proposals.show_drafting proposals.begin proposals.show_job proposals.tell_progress "
        "proposals.stop proposals.accept",
    ),
    **rows(Action.PUBLISH, "workbench.publishing", "publish circulate"),
    **rows(Action.APPROVE, "workbench.publishing", "object_to_edition"),
    # The secretariat notes what the bureau said.
    **rows(frozenset({Action.APPROVE, Action.PUBLISH}), "workbench.publishing", "approve"),
    **rows(Action.AUDIT_READ, "workbench.log", "list_log download_log"),
    # The programming interface.
    **rows(
        Open.PUBLIC, "api", "show_description list_sessions show_session list_editions show_edition"
    ),
    **rows(Action.CREATE_SESSION, "api", "make_session"),
    **rows(Action.READ_DRAFT, "api", "show_draft show_session_facts list_findings"),
    **rows(Action.READ_DRAFT, "api", " ".join(f"list_{n} show_{n}" for n in _NOUNS)),
    **rows(Action.EDIT, "api", " ".join(f"put_{n} remove_{n}" for n in _NOUNS)),
    **rows(
        Action.EDIT,
        "api",
        "change_session_facts undo_last redo_last move split join mark set_meeting_items",
    ),
    **rows(Action.PUBLISH, "api", "publish show_webhooks make_webhook end_webhook show_deliveries"),
    **rows(Action.AUDIT_READ, "api", "show_log"),
}

SLUG, OTHER = "untoc-cop-9", "untoc-wg-2022"
# What stands in an address; any value that is possible there will do.
VALUES: dict[str, Any] = {
    "language": "en",
    "session": SLUG,
    "key": "m-03",
    "meeting": "m-03",
    "item": "1",
    "entry": "1",
    "job": "none",
    "number": "1",
    "day": "2018-10-15",
    "suffix": "pdf",
    "series": "untoc-cop",
    "state": "FR",
    "secret": "made-up",
    "action": "nothing",
    "name": "plenary",
    "filename": "icon.svg",
    "mechanism": "irm",
    "into": "fr",
}

# Written by hand, apart from the table that the software goes by.
_INSIDE = {"bureau", "secretariat"}
HERE: dict[Action, set[str]] = {
    Action.READ_DRAFT: _INSIDE,
    Action.EDIT: {"secretariat"},
    Action.PUBLISH: {"secretariat"},
    Action.APPROVE: {"bureau"},
    Action.RECORD: {"secretariat"},
    Action.OPERATE_SPEAKERS: {"secretariat"},
    Action.BUREAU_READ: _INSIDE,
    Action.CREDENTIALS_READ: _INSIDE,
    Action.CREDENTIALS: {"secretariat"},
    Action.AUDIT_READ: {"secretariat"},
    Action.DELEGATION_OWN: {"delegation"},
    Action.CREATE_SESSION: set(),
    Action.MANAGE_PEOPLE: set(),
}
PEOPLE: dict[str, tuple[Role, str] | None] = {
    "without a role": None,
    **{role.value: (role, SLUG) for role in Role},
    **{f"{role.value} elsewhere": (role, OTHER) for role in Role},
    "administrator": None,
}


@dataclass
class Visitors:
    """Everybody who may come, with a cookie for pages and a token for the interface."""

    app: Flask
    browsers: dict[str, FlaskClient]
    tokens: dict[str, str]

    def ask(self, who: str, method: str, path: str) -> str:
        """How somebody is received: ``passed``, ``refused``, or told to sign in (``who?``)."""
        headers, sent = {}, None
        client = self.browsers[who]
        if path.startswith("/api/"):
            client = self.app.test_client()
            sent = self.body(method, path)
            if who in self.tokens:
                headers["Authorization"] = f"Bearer {self.tokens[who]}"
        with client.open(path, method=method, headers=headers, json=sent) as response:
            status = response.status_code
            onward = urlsplit(response.headers.get("Location", "")).path
        assert status < 500, f"{method} {path} for {who}: {status}"
        if status == 401 or (status == 303 and onward == "/en/sign-in"):
            return "who?"
        return "refused" if status == 403 else "passed"

    def body(self, method: str, path: str) -> Any:
        """The least that the interface takes there, by its own description; it looks at that before
        it looks at who sends it.
        """
        with self.app.test_request_context(path, method=method):
            written = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(request.url_rule))
        operation = self.description["paths"].get(written, {}).get(method.lower(), {})
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        return None if content is None else self._least(content["schema"])

    @cached_property
    def description(self) -> Any:
        """What the interface says of itself."""
        return self.app.test_client().get("/api/v1/openapi.json").json

    def _least(self, schema: dict[str, Any]) -> Any:
        """The smallest value of that shape."""
        if "$ref" in schema:
            return self._least(
                self.description["components"]["schemas"][schema["$ref"].split("/")[-1]]
            )
        for choice in ("anyOf", "oneOf", "allOf"):
            if choice in schema:
                return self._least(schema[choice][0])
        if "enum" in schema or "const" in schema:
            return schema.get("const", schema.get("enum", [None])[0])
        match schema.get("type"):
            case "object":
                needed = schema.get("required", [])
                return {name: self._least(schema["properties"][name]) for name in needed}
            case "array":
                return [self._least(schema["items"])] * schema.get("minItems", 0)
            case "integer":
                return schema.get("minimum", 1)
            case "boolean":
                return True
        if "pattern" in schema:
            return "10:00:00"
        formats = {"date": "2018-10-15", "time": "10:00:00", "uri": "https://example.org/"}
        return formats.get(schema.get("format", ""), "m-03")


@pytest.fixture(scope="module")
def visitors(tmp_path_factory: pytest.TempPathFactory) -> Visitors:
    file = tmp_path_factory.mktemp("permissions") / "planner.sqlite3"
    app = application(file, seed_files(), NOW)
    database = database_of(app)
    browsers, tokens = {"public": app.test_client()}, {}
    for number, (who, given) in enumerate(PEOPLE.items()):
        is_administrator = who == "administrator"
        account = an_account(
            database, f"person-{number}", password=None, is_administrator=is_administrator
        )
        if given is not None:
            role, slug = given
            state = "FR" if role is Role.DELEGATION else None
            with_role(database, account, slug, role, state)
        browsers[who] = signed_in_client(app, database, account)
        tokens[who] = issue_token(
            database, account.key, "test", Scope.WRITE, 7, actor_of(account), NOW
        )
    return Visitors(app, browsers, tokens)


def expected(needed: One) -> dict[str, str]:
    """How everybody has to be received."""
    everybody = ("public", *PEOPLE)
    if needed in (Open.PUBLIC, Open.SECRET_ADDRESS):
        return dict.fromkeys(everybody, "passed")
    told = dict.fromkeys(everybody, "passed") | {"public": "who?"}
    if not isinstance(needed, Open):
        actions = {needed} if isinstance(needed, Action) else needed
        may = set().union(*(HERE[action] for action in actions))
        # Nobody acts for a State but its delegation.
        if actions != {Action.DELEGATION_OWN}:
            may.add("administrator")
        told |= {who: "passed" if who in may else "refused" for who in PEOPLE}
    return told


def value_for(argument: str, converter: BaseConverter) -> Any:
    """What stands there in an address."""
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return 1 if isinstance(converter, IntegerConverter) else VALUES[argument]


def rules_of(app: Flask, row: str) -> Iterator[tuple[Rule, dict[str, Any]]]:
    """The routes of the row, and the values that stand in their addresses."""
    endpoint, _, fixed = row.partition("?")
    for rule in app.url_map.iter_rules(endpoint):
        values = {}
        for argument in rule.arguments:
            values[argument] = value_for(argument, rule._converters[argument])
        if fixed:
            name, _, value = fixed.partition("=")
            values[name] = value
        yield rule, values


def test_every_route_has_a_row_and_every_row_a_route(visitors: Visitors) -> None:
    endpoints = {rule.endpoint for rule in visitors.app.url_map.iter_rules()}
    assert endpoints ^ {row.partition("?")[0] for row in ROWS} == set()


def test_every_action_is_in_the_table_of_the_test() -> None:
    assert set(HERE) == set(Action)


@pytest.mark.parametrize("row", ROWS)
def test_everybody_is_received_as_the_row_says(visitors: Visitors, row: str) -> None:
    tried = 0
    for rule, values in rules_of(visitors.app, row):
        with visitors.app.test_request_context():
            path = visitors.app.url_for(rule.endpoint, **values)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            told = {who: visitors.ask(who, method, path) for who in ("public", *PEOPLE)}
            needed = ROWS[row]
            if isinstance(needed, tuple):
                needed = needed[method != "GET"]
            assert told == expected(needed), f"{method} {path}"
            tried += 1
    assert tried > 0


@pytest.mark.parametrize("row", [row for row, needed in ROWS.items() if needed is Open.PUBLIC])
def test_a_public_page_takes_no_notice_of_who_asks(visitors: Visitors, row: str) -> None:
    for rule, values in rules_of(visitors.app, row):
        if "GET" not in (rule.methods or ()) or row.startswith("persons."):
            continue
        with visitors.app.test_request_context():
            path = visitors.app.url_for(rule.endpoint, **values)
        contents = []
        for who in ("public", "administrator"):
            with visitors.browsers[who].get(path) as answer:
                contents.append(answer.data)
                assert "Cookie" not in answer.headers.get("Vary", "")
                assert "Set-Cookie" not in answer.headers
        assert contents[0] == contents[1]
