"""Lists of speakers as those use them who run them and those who are on them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.assets import folder
from planner.errors import Conflict, Gone, InvalidBundle, InvalidInput, NotFound, NotPermitted
from planner.models.speaking import (
    Capacity,
    Inscription,
    Moment,
    Rank,
    ReplyPolicy,
    RequestKind,
)
from planner.models.speaking_actions import Changed, PlacedByChair
from planner.models.speaking_rows import KeyRole
from planner.models.text import Text
from planner.rules.speaking_floor import Floor, Stage, floor_of
from planner.services.sessions import Database
from planner.services.speaking import (
    bearer_of,
    end_key,
    issue_delegation_key,
    issue_operator_key,
    list_speakers_lists,
    load_lists,
    make_list,
    read_list,
    read_list_version,
)
from planner.services.speaking_chair import (
    Desk,
    call_speaker,
    change_level,
    change_limit,
    close_list,
    draw_lots,
    end_statement,
    open_list,
    place_by_chair,
    promote,
    recall_absent,
    release_call,
    skip_absent,
    start_statement,
    swap,
)
from planner.services.speaking_log import ListRef
from planner.services.speaking_requests import (
    by_delegation,
    change_request,
    deliver_in_writing,
    import_requests,
    inscribe_speaker,
    withdraw,
)
from planner.store.database import migrate, open_database
from tests.rules.debates import a_list

NOW = datetime(2018, 10, 15, 8, tzinfo=UTC)
REF = ListRef("a-session", "1-f")
MINUTE = timedelta(minutes=1)
SEEDS = folder("seeds")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    found = open_database(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    migrate(found)
    return found


@pytest.fixture
def listed(database: Database) -> Callable[..., Database]:
    """Makes the list, with requests of the delegations named, a minute apart."""

    def make(*delegations: str, **settings: Any) -> Database:
        make_list(database, a_list(**settings), NOW)
        for minute, delegation in enumerate(delegations, start=1):
            at = NOW + minute * MINUTE
            inscribe_speaker(database, REF, asking(delegation), at, by_delegation(delegation))
        return database

    return make


def asking(delegation: str, **changes: Any) -> Inscription:
    facts: dict[str, Any] = {
        "delegation": delegation,
        "name": Text(en=delegation),
        "capacity": Capacity.STATE,
    }
    return Inscription(**{**facts, **changes})


def desk(database: Database, minutes: int = 60, based_on: int | None = None) -> Desk:
    return Desk(database, REF, NOW + minutes * MINUTE, "podium", based_on)


def floor(database: Database) -> Floor:
    return floor_of(read_list(database, REF))


def waiting(database: Database) -> list[str]:
    return [request.delegation for request in floor(database).waiting]


# --- inscriptions ----------------------------------------------------------------------------


def test_a_request_is_received_with_its_instant_and_serial(listed: Any) -> None:
    database = listed("AA")
    receipt = inscribe_speaker(database, REF, asking("BB"), NOW + 9 * MINUTE, "delegation:BB")
    assert (receipt.request.serial, receipt.request.received_at) == (2, NOW + 9 * MINUTE)
    assert (receipt.request.actor, receipt.is_new) == ("delegation:BB", True)
    assert read_list(database, REF).request(2) == receipt.request


def test_the_same_form_sent_twice_is_one_request(listed: Any) -> None:
    database = listed()
    sent = asking("AA", submission="once")
    first = inscribe_speaker(database, REF, sent, NOW + MINUTE, "delegation:AA")
    again = inscribe_speaker(database, REF, sent, NOW + 2 * MINUTE, "delegation:AA")
    assert (again.request, again.is_new) == (first.request, False)
    assert waiting(database) == ["AA"]


def test_who_was_told_a_place_is_not_overtaken_by_a_slow_clock(listed: Any) -> None:
    database = listed("AA", "BB")
    late = inscribe_speaker(database, REF, asking("CC"), NOW, "delegation:CC")
    assert late.request.received_at == NOW + 2 * MINUTE
    assert waiting(database) == ["AA", "BB", "CC"]


def test_who_withdraws_and_comes_again_is_at_the_end(listed: Any) -> None:
    database = listed("AA", "BB")
    withdraw(database, REF, 1, NOW + 5 * MINUTE, "delegation:AA")
    assert waiting(database) == ["BB"]
    again = inscribe_speaker(database, REF, asking("AA"), NOW + 6 * MINUTE, "delegation:AA")
    assert again.request.serial == 3
    assert waiting(database) == ["BB", "AA"]


def test_a_change_leaves_the_place_and_the_request_as_they_were(listed: Any) -> None:
    database = listed("AA", "BB")
    before = read_list(database, REF).request(1)
    changed = Changed(serial=1, speaker="A. Person")
    change_request(database, REF, changed, NOW + 5 * MINUTE, "delegation:AA")
    assert read_list(database, REF).request(1) == before
    assert [r.speaker for r in floor(database).waiting] == ["A. Person", None]


def test_two_of_one_delegation_do_not_overwrite_each_other(listed: Any) -> None:
    database = listed("AA")
    seen = read_list_version(database, REF)
    change_request(database, REF, Changed(serial=1, speaker="First"), NOW, "delegation:AA", seen)
    with pytest.raises(Conflict) as refused:
        change_request(database, REF, Changed(serial=1, speaker="Second"), NOW, "x", seen)
    assert refused.value.code == "speakers-list-changed"
    assert (refused.value.params["based_on"], refused.value.params["version"]) == (seen, seen + 1)
    assert floor(database).waiting[0].speaker == "First"


def test_a_closed_list_takes_no_statement_and_all_else_goes_on(listed: Any) -> None:
    database = listed("AA", "BB", right_of_reply=ReplyPolicy())
    order = waiting(database)
    close_list(desk(database))
    assert waiting(database) == order
    at = NOW + 70 * MINUTE
    with pytest.raises(NotPermitted) as refused:
        inscribe_speaker(database, REF, asking("CC"), at, "delegation:CC")
    assert refused.value.code == "speakers-list-closed"
    reply = inscribe_speaker(database, REF, asking("CC", kind=RequestKind.REPLY), at, "x")
    assert reply.is_new
    inscribe_speaker(database, REF, asking("CC", kind=RequestKind.POINT_OF_ORDER), at, "x")
    swap(desk(database, 71), 1, 2, ("AA", "BB"))
    withdraw(database, REF, 1, at, "delegation:AA")
    assert waiting(database) == ["BB"]
    open_list(desk(database, 72), "a delegation was delayed")
    late = inscribe_speaker(database, REF, asking("CC"), NOW + 73 * MINUTE, "x")
    assert late.is_new


def test_a_list_with_a_rule_opens_and_closes_by_it(listed: Any) -> None:
    hours = {"zone": "America/New_York"}
    database = listed(
        opens=Moment(at=datetime.fromisoformat("2018-10-15T04:30"), **hours),
        closes=Moment(at=datetime.fromisoformat("2018-10-15T05:00"), **hours),
    )
    for minute, is_taken in ((29, False), (30, True), (59, True), (60, False)):
        try:
            inscribe_speaker(database, REF, asking(f"S{minute}"), NOW + minute * MINUTE, "x")
            taken = True
        except NotPermitted:
            taken = False
        assert taken is is_taken


def test_a_written_statement_leaves_the_list(listed: Any) -> None:
    database = listed("AA", "BB")
    deliver_in_writing(database, REF, 1, NOW + 5 * MINUTE, "delegation:AA")
    assert waiting(database) == ["BB"]
    assert floor(database).stages[1] is Stage.IN_WRITING


# --- the chair -------------------------------------------------------------------------------


def speak(database: Database, serial: int, minutes: int = 60, lasts: int = 3) -> None:
    call_speaker(desk(database, minutes), serial, "m-1")
    start_statement(desk(database, minutes), serial)
    end_statement(desk(database, minutes + lasts), serial)


def test_a_statement_is_called_started_and_ended(listed: Any) -> None:
    database = listed("AA", "BB")
    speak(database, 1)
    (statement,) = floor(database).delivered
    assert (statement.lasted, statement.limit, statement.meeting) == (3 * MINUTE, 3 * MINUTE, "m-1")
    assert waiting(database) == ["BB"]


def test_the_limit_is_that_of_the_capacity_when_the_statement_begins(listed: Any) -> None:
    database = listed("AA", limits_seconds={Capacity.STATE: 420})
    change_limit(desk(database), {Capacity.STATE: 120})
    speak(database, 1, 61)
    assert floor(database).delivered[0].limit == 2 * MINUTE


def test_nobody_gets_the_floor_while_another_has_it(listed: Any) -> None:
    database = listed("AA", "BB")
    call_speaker(desk(database), 1)
    with pytest.raises(Conflict) as taken:
        call_speaker(desk(database), 2)
    assert (taken.value.code, taken.value.params) == ("floor-taken", {"serial": 1})
    release_call(desk(database), 1)
    call_speaker(desk(database), 2)
    start_statement(desk(database), 2)
    for refused, code in (
        (lambda: start_statement(desk(database), 2), "statement-begun"),
        (lambda: release_call(desk(database), 2), "statement-begun"),
        (lambda: skip_absent(desk(database), 2), "statement-begun"),
        (lambda: end_statement(desk(database), 1), "floor-not-given"),
        (lambda: withdraw(database, REF, 2, NOW, "x"), "request-not-waiting"),
    ):
        with pytest.raises(Conflict) as conflict:
            refused()
        assert conflict.value.code == code


def test_a_statement_that_was_not_begun_cannot_end(listed: Any) -> None:
    database = listed("AA")
    call_speaker(desk(database), 1)
    with pytest.raises(Conflict) as refused:
        end_statement(desk(database), 1)
    assert refused.value.code == "statement-not-begun"


def test_who_is_absent_goes_behind_the_others_and_may_come_back(listed: Any) -> None:
    database = listed("AA", "BB", "CC")
    call_speaker(desk(database), 1)
    skip_absent(desk(database), 1)
    assert waiting(database) == ["BB", "CC", "AA"]
    assert floor(database).current is None
    recall_absent(desk(database), 1)
    assert waiting(database) == ["AA", "BB", "CC"]
    with pytest.raises(Conflict) as refused:
        recall_absent(desk(database), 2)
    assert refused.value.code == "request-not-absent"


def test_the_last_of_a_category_who_is_absent_does_not_hold_up_the_list(listed: Any) -> None:
    database = listed("AA", "BB", policy={"order": ["rank_band"], "rank_bands": [["minister"]]})
    change_level(desk(database), 1, Rank.MINISTER)
    skip_absent(desk(database), 1)
    assert waiting(database) == ["BB", "AA"]
    last = read_list(database, REF).actions[-1]
    assert last == PlacedByChair(serial=1, before=None, reason="absent")


def test_the_only_one_on_the_list_may_be_absent(listed: Any) -> None:
    database = listed("AA")
    skip_absent(desk(database), 1)
    assert waiting(database) == ["AA"]


def test_a_swap_needs_both_delegations(listed: Any) -> None:
    database = listed("AA", "BB", "CC")
    with pytest.raises(InvalidInput) as refused:
        swap(desk(database), 1, 3, ("AA",))
    assert refused.value.params == {"needed": "AA, CC"}
    swap(desk(database), 1, 3, ("CC", "AA"))
    assert waiting(database) == ["CC", "BB", "AA"]


def test_the_chair_gives_a_reason_for_a_move(listed: Any) -> None:
    database = listed("AA", "BB", "CC")
    with pytest.raises(InvalidInput) as refused:
        place_by_chair(desk(database), 3, 1, "  ")
    assert refused.value.code == "reason-missing"
    place_by_chair(desk(database), 3, 1, "leaves at noon")
    assert waiting(database) == ["CC", "AA", "BB"]


def test_lots_decide_where_the_policy_says_so(listed: Any) -> None:
    database = listed("AA", "BB", "CC", policy={"order": ["lot"]})
    with pytest.raises(InvalidInput) as refused:
        draw_lots(desk(database), {1: 4, 2: 4})
    assert refused.value.code == "lot-twice"
    draw_lots(desk(database), {1: 30, 2: 11, 3: 20})
    assert waiting(database) == ["BB", "CC", "AA"]


def test_standby_is_called_when_there_is_time(listed: Any) -> None:
    database = listed("AA", policy={"order": ["standby"]})
    standby = asking("iaca", capacity=Capacity.INTERGOVERNMENTAL, is_standby=True)
    inscribe_speaker(database, REF, standby, NOW + 2 * MINUTE, "x")
    inscribe_speaker(database, REF, asking("BB"), NOW + 3 * MINUTE, "x")
    assert waiting(database) == ["AA", "BB", "iaca"]
    promote(desk(database), 2)
    assert waiting(database) == ["AA", "BB", "iaca"]
    inscribe_speaker(database, REF, asking("CC", is_standby=True), NOW + 99 * MINUTE, "x")
    assert waiting(database) == ["AA", "BB", "iaca", "CC"]


def test_what_is_not_on_the_list_cannot_be_moved(listed: Any) -> None:
    database = listed("AA", right_of_reply=ReplyPolicy())
    inscribe_speaker(database, REF, asking("BB", kind=RequestKind.REPLY), NOW + MINUTE, "x")
    with pytest.raises(InvalidInput) as refused:
        place_by_chair(desk(database), 2, 1, "-")
    assert refused.value.code == "request-not-on-list"
    with pytest.raises(NotFound) as unknown:
        place_by_chair(desk(database), 9, 1, "-")
    assert unknown.value.params == {"serial": 9}


# --- replies ---------------------------------------------------------------------------------


def test_replies_are_counted_and_get_shorter(listed: Any) -> None:
    database = listed("AA", right_of_reply=ReplyPolicy())
    for serial, limit in ((2, 5), (3, 3)):
        reply = asking("BB", kind=RequestKind.REPLY)
        inscribe_speaker(database, REF, reply, NOW + serial * MINUTE, "x")
        speak(database, serial, 60 + serial)
        assert floor(database).delivered[-1].limit == limit * MINUTE
    with pytest.raises(NotPermitted) as refused:
        inscribe_speaker(
            database, REF, asking("BB", kind=RequestKind.REPLY), NOW + 70 * MINUTE, "x"
        )
    assert refused.value.code == "replies-used-up"


def test_a_reply_is_not_asked_for_more_often_than_it_may_be_made(listed: Any) -> None:
    database = listed(right_of_reply=ReplyPolicy(max_per_delegation=1))
    reply = asking("BB", kind=RequestKind.REPLY)
    inscribe_speaker(database, REF, reply, NOW, "x")
    with pytest.raises(NotPermitted):
        inscribe_speaker(database, REF, reply, NOW, "x")


def test_who_is_no_state_needs_leave_to_reply(listed: Any) -> None:
    database = listed(right_of_reply=ReplyPolicy())
    reply = asking("iaca", kind=RequestKind.REPLY, capacity=Capacity.INTERGOVERNMENTAL)
    with pytest.raises(NotPermitted) as refused:
        inscribe_speaker(database, REF, reply, NOW, "x")
    assert refused.value.code == "reply-needs-leave"
    allowed = reply.model_copy(update={"has_leave": True})
    assert inscribe_speaker(database, REF, allowed, NOW, "x").is_new


def test_a_list_without_a_right_of_reply_says_so(listed: Any) -> None:
    database = listed()
    with pytest.raises(NotPermitted) as refused:
        inscribe_speaker(database, REF, asking("AA", kind=RequestKind.REPLY), NOW, "x")
    assert refused.value.code == "reply-not-given"


def test_a_point_of_order_has_its_own_place_and_no_clock_to_beat(listed: Any) -> None:
    database = listed("AA", "BB")
    point = asking("CC", kind=RequestKind.POINT_OF_ORDER)
    inscribe_speaker(database, REF, point, NOW + 5 * MINUTE, "x")
    assert waiting(database) == ["AA", "BB"]
    speak(database, 3)
    assert [s.request.delegation for s in floor(database).delivered] == ["CC"]
    assert floor(database).statements == ()


# --- two operators ---------------------------------------------------------------------------


def test_an_operator_who_has_not_seen_what_the_other_did_is_told(listed: Any) -> None:
    database = listed("AA", "BB")
    seen = read_list_version(database, REF)
    call_speaker(desk(database, based_on=seen), 1)
    with pytest.raises(Conflict) as refused:
        call_speaker(desk(database, based_on=seen), 1)
    assert refused.value.code == "speakers-list-changed"
    before = floor_of(read_list(database, REF).as_of(refused.value.params["based_on"]))
    assert before.current is None
    assert floor(database).current is not None


def test_a_delegation_further_down_is_no_reason_to_stop_the_chair(listed: Any) -> None:
    database = listed("AA", "BB")
    seen = read_list_version(database, REF)
    inscribe_speaker(database, REF, asking("CC"), NOW + 30 * MINUTE, "delegation:CC")
    change_request(database, REF, Changed(serial=2, speaker="x"), NOW, by_delegation("BB"))
    call_speaker(desk(database, based_on=seen), 1)
    current = floor(database).current
    assert current is not None
    assert current.request.serial == 1


def test_a_minister_who_has_become_next_meanwhile_is_a_reason(listed: Any) -> None:
    database = listed("AA", policy={"order": ["rank_band"], "rank_bands": [["minister"]]})
    seen = read_list_version(database, REF)
    minister = asking("MM", rank=Rank.MINISTER)
    inscribe_speaker(database, REF, minister, NOW + 30 * MINUTE, "delegation:MM")
    with pytest.raises(Conflict):
        call_speaker(desk(database, based_on=seen), 1)


# --- lists and secret addresses --------------------------------------------------------------


def test_a_list_is_made_once(listed: Any) -> None:
    database = listed()
    with pytest.raises(Conflict) as refused:
        make_list(database, a_list(), NOW)
    assert refused.value.params == {"session": "a-session", "list": "1-f"}
    assert list_speakers_lists(database, "a-session") == [REF]
    with pytest.raises(NotFound) as unknown:
        read_list(database, ListRef("a-session", "9"))
    assert unknown.value.code == "speakers-list-unknown"


def test_a_secret_opens_what_it_was_made_for_and_nothing_else(database: Database) -> None:
    opened = make_list(database, a_list(), NOW, label="podium")
    bearer = bearer_of(database, opened.secret, KeyRole.OPERATOR)
    assert (bearer.session_slug, bearer.list_key, bearer.label) == ("a-session", "1-f", "podium")
    secret = issue_delegation_key(
        database, REF, NOW, delegation="AA", name=Text(en="Aland"), capacity=Capacity.STATE
    )
    own = bearer_of(database, secret, KeyRole.DELEGATION)
    assert (own.delegation, own.name, own.capacity) == ("AA", Text(en="Aland"), Capacity.STATE)
    for wrong, role in ((secret, KeyRole.OPERATOR), ("guessed", KeyRole.OPERATOR)):
        with pytest.raises(NotFound) as unknown:
            bearer_of(database, wrong, role)
        assert unknown.value.code == "speaking-key-unknown"
    end_key(database, secret, NOW)
    with pytest.raises(Gone):
        bearer_of(database, secret, KeyRole.DELEGATION)
    assert bearer_of(database, issue_operator_key(database, REF, NOW), KeyRole.OPERATOR)


def test_the_lists_of_the_ninth_session_are_stored_as_they_were_read(database: Database) -> None:
    file = SEEDS / "speakers" / "untoc-cop-9.toml"
    refs = load_lists(database, file, SEEDS, NOW)
    assert refs == [("untoc-cop-9", "opening"), ("untoc-cop-9", "general-debate")]
    floors = [floor_of(read_list(database, ref)) for ref in refs]
    assert [f.waiting[0].delegation for f in floors] == ["unodc", "TH"]
    assert [f.waiting[-1].delegation for f in floors] == [
        "order-of-malta", "libyan-transparency-association",
    ]  # fmt: skip
    with pytest.raises(Conflict):
        load_lists(database, file, SEEDS, NOW)


# --- import ----------------------------------------------------------------------------------

HEADING = (
    "received_at,delegation,name,capacity,rank,speaker,on_behalf_of,members,preferred,standby\n"
)


def test_requests_are_imported_in_the_order_of_receipt(listed: Any, tmp_path: Path) -> None:
    database = listed("AA", meetings=("m-1", "m-2"))
    file = tmp_path / "requests.csv"
    file.write_text(
        HEADING + "2018-10-15T10:20:00+02:00,DE,,,minister,A. Person,,,m-2,\n"
        "2018-10-15T10:00:30+02:00,FR,,,,,,,,\n"
        "2018-10-15T10:10:00+02:00,iaca,Academy,intergovernmental,,,,,,yes\n"
        "2018-10-15T10:05:00+02:00,EC,,group,,,Group of 77,AA FR,,\n"
    )
    at = NOW + 60 * MINUTE
    received = import_requests(database, REF, file, SEEDS, at, "import", language="fr")
    assert [(r.serial, r.delegation) for r in received] == [
        (2, "FR"), (3, "EC"), (4, "iaca"), (5, "DE"),
    ]  # fmt: skip
    # France had written half a minute before the first one inscribed itself.
    assert waiting(database) == ["FR", "AA", "EC", "iaca", "DE"]
    debate = read_list(database, REF)
    assert debate.request(2).name.es == "Francia"
    assert debate.request(3).on_behalf_of == Text(fr="Group of 77")
    assert debate.request(3).members == ("AA", "FR")
    assert (debate.request(5).rank, debate.request(5).preferred) == (Rank.MINISTER, ("m-2",))
    assert debate.request(4).is_standby is True


def test_every_line_with_a_fault_is_named_and_nothing_is_imported(
    listed: Any, tmp_path: Path
) -> None:
    database = listed(meetings=("m-1",))
    close_list(desk(database, 30))
    file = tmp_path / "requests.csv"
    file.write_text(
        HEADING + "2018-10-15T10:10:00+02:00,FR,,,,,,,,\n"
        "2018-10-15T10:45:00+02:00,DE,,,,,,,,\n"
        "2018-10-15T19:00:00+02:00,IT,,,,,,,,\n"
        "2018-10-15T10:11:00+02:00,ES,,,,,,,m-9,\n"
    )
    version = read_list_version(database, REF)
    with pytest.raises(InvalidBundle) as refused:
        import_requests(database, REF, file, SEEDS, NOW + 60 * MINUTE, "import")
    assert [(f.code, f.path) for f in refused.value.faults] == [
        ("received-when-closed", ("line", "3", "received_at")),
        ("received-in-future", ("line", "4", "received_at")),
        ("wish-unknown", ("line", "5", "preferred")),
    ]
    assert read_list_version(database, REF) == version
    file.write_text(
        HEADING + "yesterday,FR,,,,,,,,\n"
        "2018-10-15T10:00:00,FR,,,,,,,,\n"
        "2018-10-15T10:00:00+02:00,,,,,,,,,\n"
        "2018-10-15T10:00:00+02:00,nobody,,state,,,,,,\n"
        "2018-10-15T10:00:00+02:00,FR,,king,baron,,,,,perhaps\n"
        "2018-10-15T10:00:00+02:00,EC,,group,,,,,,\n"
    )
    with pytest.raises(InvalidBundle) as malformed:
        import_requests(database, REF, file, SEEDS, NOW + 60 * MINUTE, "import")
    assert [(f.code, " ".join(f.path[1:])) for f in malformed.value.faults] == [
        ("wrong-type", "2 received_at"),
        ("wrong-type", "3 received_at"),
        ("key-missing", "4 capacity"),
        ("key-missing", "4 delegation"),
        ("key-missing", "5 name"),
        ("state-unknown", "5 delegation"),
        ("choice-unknown", "6 capacity"),
        ("choice-unknown", "6 rank"),
        ("choice-unknown", "6 standby"),
        ("key-missing", "7 on_behalf_of"),
    ]
    assert read_list_version(database, REF) == version
