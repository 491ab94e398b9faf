"""Delegations and operators who all act at once, each as if nobody else were there."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from planner.errors import Conflict
from planner.models.speaking import Capacity, Inscription, Rank
from planner.models.speaking_actions import Changed
from planner.models.text import Text
from planner.rules.speaking_floor import floor_of
from planner.rules.speaking_order import speaking_order
from planner.services.sessions import Database
from planner.services.speaking import read_list
from planner.services.speaking_chair import (
    Desk,
    call_speaker,
    end_statement,
    skip_absent,
    start_statement,
)
from planner.services.speaking_log import ListRef
from planner.services.speaking_requests import (
    by_delegation,
    change_request,
    inscribe_speaker,
    withdraw,
)
from planner.store.database import open_database

REF = ListRef("a-session", "1-f")
NOW = datetime(2018, 10, 15, 8, tzinfo=UTC)


def act_as_delegation(database: Database, number: int) -> int:
    """Asks for the floor, sends the same form once more, changes something; some withdraw.

    Returns the serial that was acknowledged.
    """
    code = f"D{number:02}"
    inscription = Inscription(
        delegation=code,
        name=Text(en=code),
        capacity=Capacity.STATE,
        rank=Rank.MINISTER if number % 7 == 0 else Rank.REPRESENTATIVE,
        submission=f"sent-{number}",
    )
    actor = by_delegation(code)
    receipt = inscribe_speaker(database, REF, inscription, NOW, actor)
    again = inscribe_speaker(database, REF, inscription, NOW, actor)
    assert again.request == receipt.request
    serial = receipt.request.serial
    try:
        change_request(database, REF, Changed(serial=serial, speaker=code), NOW, actor)
        if number % 10 == 3:
            withdraw(database, REF, serial, NOW, actor)
    except Conflict as late:
        # The chair may have been quicker; nothing else may be in the way.
        if late.code != "request-not-waiting":
            raise
    return serial


def act_as_operator(database: Database, name: str, statements: int) -> list[str]:
    """Runs the floor until so many statements were delivered; returns what was acknowledged."""
    done: list[str] = []
    choose = random.Random(name)
    while True:
        debate = read_list(database, REF)
        floor = floor_of(debate)
        if len(floor.delivered) >= statements:
            return done
        desk = Desk(database, REF, NOW, name, debate.version)
        try:
            if floor.current is not None:
                serial = floor.current.request.serial
                if floor.current.started_at is None:
                    start_statement(desk, serial)
                    done.append(f"started {serial}")
                else:
                    end_statement(desk, serial)
                    done.append(f"ended {serial}")
            elif floor.next is not None:
                serial = floor.next.serial
                if choose.random() < 0.2:
                    skip_absent(desk, serial)
                    done.append(f"sent_to_end {serial}")
                else:
                    call_speaker(desk, serial)
                    done.append(f"called {serial}")
        except Conflict:
            continue


def act_in_threads(
    url: str, delegations: list[int], operators: list[str], statements: int
) -> tuple[list[int], list[str], tuple[int, ...]]:
    """All of them at once: the serials and the actions acknowledged, and the order seen then."""
    database = open_database(url)
    try:
        with ThreadPoolExecutor(len(delegations) + len(operators)) as crowd:
            serials = [crowd.submit(act_as_delegation, database, n) for n in delegations]
            acting = [crowd.submit(act_as_operator, database, o, statements) for o in operators]
            acknowledged = [serial.result() for serial in serials]
            done = [action for operator in acting for action in operator.result()]
        return acknowledged, done, order_seen(database)
    finally:
        database.dispose()


def order_seen(database: Database) -> tuple[int, ...]:
    """The order as this database shows it."""
    debate = read_list(database, REF)
    return speaking_order(debate.requests, debate.settings.policy, debate.actions)


def order_at(url: str) -> tuple[int, ...]:
    """The order as another process sees it."""
    database = open_database(url)
    try:
        return order_seen(database)
    finally:
        database.dispose()
