"""An application in which every page has something to show, and what stands in their addresses."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.routing.converters import AnyConverter, IntegerConverter

from planner.assets import folder
from planner.editing.meetings import change_meeting, move_meeting, set_status
from planner.editing.nouns import add_noun
from planner.models.account import TERMINAL, Role
from planner.models.drafting_job import DraftingJob, JobStatus
from planner.models.meeting import MeetingStatus, Room
from planner.models.officer import Office, Officer
from planner.models.speaking import Capacity
from planner.seeding.reading import read_bundle
from planner.services.drafting import Wishes, draft_under_rules
from planner.services.drafting_results import DraftingResult, written_result
from planner.services.draws import Circumstances, draw_all_reviewers
from planner.services.editing import create_session, edit_session, read_draft
from planner.services.editions import publish_edition
from planner.services.record import load_record_file
from planner.services.sessions import read_programme
from planner.services.speaking import ListRef, issue_delegation_key, issue_operator_key, load_lists
from planner.services.subscriptions import subscribe
from planner.store.credentials import add_examination, add_step, put_delegation
from planner.store.database import Database, transaction
from planner.store.drafting_jobs import add_job, change_job
from tests.builders import a_session, six
from tests.credentials_builders import register_of_the_ninth_session
from tests.draw_builders import alike, mechanism
from tests.people_builders import an_account, signed_in_client, with_role
from tests.web.conftest import PUBLISHED_AT, application, database_of, draft, seed_files

SLUG, EMPTY, LIST = "untoc-cop-9", "nothing-yet", "general-debate"
ADMINISTRATOR, SECRETARIAT, DELEGATION, PUBLIC = "olga", "selma", "denise", "public"


@dataclass
class Furnished:
    """The application, a browser for each who comes, and values for the parts of addresses."""

    app: Flask
    browsers: dict[str, FlaskClient]
    values: dict[str, Any] = field(default_factory=dict)
    special: dict[tuple[str, str], Any] = field(default_factory=dict)

    def addresses(self, method: str, language: str = "en") -> Iterator[tuple[Rule, str]]:
        """Every route of pages that takes that method, with an address that leads there."""
        for rule in sorted(self.app.url_map.iter_rules(), key=str):
            if method in (rule.methods or ()) and rule.rule.startswith("/<string(length=2):lang"):
                yield rule, self._address(rule, language)

    def _address(self, rule: Rule, language: str) -> str:
        values = {"language": language}
        for argument in rule.arguments - {"language"}:
            converter = rule._converters[argument]
            if isinstance(converter, AnyConverter):
                values[argument] = sorted(converter.items)[0]
            elif isinstance(converter, IntegerConverter):
                values[argument] = self.special.get((rule.endpoint, argument), 1)
            else:
                part = rule.endpoint.rpartition(".")[0]
                found = [self.special.get((name, argument)) for name in (rule.endpoint, part)]
                values[argument] = next((v for v in found if v), None) or self.values[argument]
        with self.app.test_request_context():
            return self.app.url_for(rule.endpoint, **values)


def furnished(folder_: Path, now: datetime) -> Furnished:
    """The ninth session with all that belongs to it, and a session with nothing in it.

    Its draft differs from what is published; ``now`` is where its clock stands.
    """
    app = application(folder_ / "furnished.sqlite3", seed_files(), now)
    database = database_of(app)
    _publish_a_change(app, database)
    seeds = folder("seeds")
    load_lists(database, seeds / "speakers" / f"{SLUG}.toml", seeds, PUBLISHED_AT)
    load_record_file(database, seeds / "records" / f"{SLUG}.toml", PUBLISHED_AT)
    _fill_register(database)
    drawn = Circumstances("drawing", "meeting", "lots", PUBLISHED_AT)
    draw_all_reviewers(database, mechanism(), alike(2, 5), drawn)
    _draft(database, now)
    create_session(database, a_session(slug=EMPTY), TERMINAL, PUBLISHED_AT)
    ref = ListRef(SLUG, LIST)
    chair = issue_operator_key(database, ref, now)
    delegation = issue_delegation_key(
        database, ref, now, delegation="FR", name=six("France"), capacity=Capacity.STATE
    )
    programme = read_programme(database, SLUG)
    secret = subscribe(database, programme, "en", now, bodies=["wg-3"], items=["2-a"])
    browsers, accounts = _people(app, database)
    return Furnished(
        app,
        browsers,
        values={
            "session": SLUG,
            "meeting": "m-02",
            "item": "2-a",
            "entry": "para-6-2",
            "day": "2018-10-16",
            "suffix": "csv",
            "series": "untoc-cop",
            "state": "FR",
            "secret": secret,
            "action": "nothing",
            "name": "plenary",
            "mechanism": "untoc",
            "into": "fr",
            "key": "m-02",
        },
        special={
            ("agenda", "key"): "2-a",
            ("workbench.agenda", "key"): "2-a",
            ("workbench.bodies", "key"): "wg-3",
            ("workbench.bodies.edit_room", "key"): "room-a",
            ("workbench.bodies.remove_room", "key"): "room-a",
            ("workbench.bodies.shift_room", "key"): "room-a",
            ("workbench.officers", "key"): "chair",
            ("workbench.rules", "key"): programme.overrides[0].key,
            ("speakers", "key"): LIST,
            ("speakers.chair", "secret"): chair,
            ("speakers.delegation", "secret"): delegation,
            ("persons.accounts", "key"): accounts[SECRETARIAT],
            ("workbench.proposals", "job"): "finished",
            ("year_calendars.show_note", "session"): 10,
            ("year_calendars.download_note", "session"): 10,
        },
    )


def _publish_a_change(app: Flask, database: Database) -> None:
    """A second edition; what comes after it stays in the draft, with a conflict to be found."""
    programme = read_programme(database, SLUG)
    first, *others = programme.meetings
    changed = first.model_copy(update={"webcast_url": "https://media.example/1"})
    draft(app, replace(programme, meetings=(changed, *others)))
    later = PUBLISHED_AT + timedelta(days=1)
    publish_edition(database, SLUG, later, comment="A webcast was added.")
    room = Room(key="room-a", name=six("Boardroom A"), seats=400, booths=6)
    chair = Officer(
        key="chair", body="wg-3", office=Office.CHAIR, person="Invented Name", state="FR"
    )
    edits = (
        add_noun("room", room),
        add_noun("officer", chair),
        change_meeting("m-01", room="room-a"),
        set_status("m-08", MeetingStatus.CANCELLED),
        move_meeting("m-04", day=first.day, starts=time(18, 30), room=None),
    )
    for edit in edits:
        version = read_draft(database, SLUG).version
        seeds = folder("seeds")
        edit_session(database, SLUG, edit, TERMINAL, later, based_on=version, seeds=seeds)


def _fill_register(database: Database) -> None:
    register = register_of_the_ninth_session()
    with transaction(database) as opened:
        for delegation in register.delegations:
            put_delegation(opened, SLUG, delegation)
            for step in delegation.steps:
                add_step(opened, SLUG, step)
        for examination in register.examinations:
            add_examination(opened, SLUG, examination)


def _draft(database: Database, now: datetime) -> None:
    """A job of drafting that has a proposal, one that found none, and one that runs."""
    seeds = folder("seeds")
    possible = read_bundle(seeds / "sessions" / f"{SLUG}.toml")
    lost = tuple(f"day-lost:2018-10-{day}" for day in (15, 16, 17, 18))
    wishes = {
        "finished": Wishes(seconds=2),
        "impossible": Wishes(seconds=2, disruptions=lost),
        "running": Wishes(),
    }
    for key, wished in wishes.items():
        job = DraftingJob(
            key=key,
            session_slug=SLUG,
            version=1,
            actor=TERMINAL.name,
            limit_seconds=wished.seconds,
            started_at=now,
            seen_at=now + timedelta(days=1),
            wishes=asdict(wished),
        )
        with transaction(database) as opened:
            add_job(opened, job)
        if key == "running":
            continue
        drafted = draft_under_rules(possible, seeds, wished)
        found = drafted.draft
        result = DraftingResult(possible, found.proposals, found.conflict, drafted.assumed)
        assert bool(found.proposals) == (key == "finished")
        with transaction(database) as opened:
            change_job(opened, key, status=JobStatus.FINISHED, result=written_result(result))


def _people(app: Flask, database: Database) -> tuple[dict[str, FlaskClient], dict[str, str]]:
    browsers, keys = {PUBLIC: app.test_client()}, {}
    roles = {ADMINISTRATOR: None, SECRETARIAT: Role.SECRETARIAT, DELEGATION: Role.DELEGATION}
    for name, role in roles.items():
        account = an_account(database, name, is_administrator=role is None)
        if role is not None:
            state = "FR" if role is Role.DELEGATION else None
            with_role(database, account, SLUG, role, state)
        browsers[name], keys[name] = signed_in_client(app, database, account), account.key
    return browsers, keys
