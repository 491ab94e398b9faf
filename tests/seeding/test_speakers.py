"""The lists of the ninth session come out as the report of the session has them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.assets import folder
from planner.errors import InvalidBundle
from planner.models.debate import Debate
from planner.models.speaking import Capacity, Rank, Request
from planner.models.speaking_actions import PlacedByChair
from planner.rules.speaking_order import category_of, speaking_order
from planner.seeding.speakers import read_speakers
from planner.seeding.states import read_states

STATES = read_states(folder("seeds"))
FILE = folder("seeds") / "speakers" / "untoc-cop-9.toml"
OPENING, GENERAL_DEBATE = read_speakers(FILE, STATES)

# Typed from the report of the session in French (CTOC/COP/2018/13), paragraph 4, name by name.
REPORTED_OPENING = """
    Office des Nations Unies contre la drogue et le crime; Panama; Équateur*; Nigéria*; Chine*;
    Brésil*; Union européenne*; Italie; Afrique du Sud; Égypte; Soudan; Autriche; Cuba; Angola;
    Fédération de Russie; Qatar; Saint-Siège; Namibie; Guatemala; Honduras; Mexique; Turquie;
    Canada; République dominicaine; El Salvador; Chine; Maroc; Indonésie; Pérou; Allemagne; Brésil;
    Émirats arabes unis; Pakistan; Japon; Australie; Colombie;
    Royaume-Uni de Grande-Bretagne et d’Irlande du Nord; République arabe syrienne;
    République islamique d’Iran; Ordre souverain militaire de Malte
"""
# Paragraphs 16, 17 and 18.
REPORTED_DEBATE = """
    Thaïlande; France; Chili; États-Unis d’Amérique; Tunisie; Équateur; Argentine; Espagne; Suisse;
    Israël; Koweït; Norvège; Algérie; République de Corée; Bélarus; Iraq; Portugal; Fidji;
    État de Palestine; Népal; Nigéria; République bolivarienne du Venezuela; Liban; Kenya;
    Costa Rica; Philippines; Liechtenstein; Arménie; Bangladesh; Inde; République-Unie de Tanzanie;
    État plurinational de Bolivie; Libye; Somalie;
    Académie internationale de lutte contre la corruption; Libyan Transparency Association
"""
# What the list of States calls otherwise than running text, or than a text of 2018.
CALLED = {
    "Türkiye": "Turquie",
    "Iran (République islamique d’)": "République islamique d’Iran",
    "Venezuela (République bolivarienne du)": "République bolivarienne du Venezuela",
    "Bolivie (État plurinational de)": "État plurinational de Bolivie",
}

# The statements whose place does not follow from the rule stated in CTOC/COP/2018/1, and why.
AGAINST_THE_RULE = {
    "opening": {
        # The rule gives the floor to the chairs of regional groups, and to high-level speakers.
        "Équateur*": "speaks for the Group of 77, no regional group, and yet before those",
        "Panama": "a Head of State, before the groups: protocol, which the rule does not mention",
        "Office des Nations Unies contre la drogue et le crime": "opens; no place in the rule",
        "Union européenne*": "no regional group either, and yet directly after them",
    },
    "general-debate": {
        # The rule is receipt, and ministerial rank first; it tells no capacities apart.
        "Somalie": "an observer State, reported after the States parties",
        "Académie internationale de lutte contre la corruption": "reported after the States",
        "Libyan Transparency Association": "reported last, as a non-governmental organization",
    },
}


def named(reported: str) -> list[str]:
    return [" ".join(name.split()) for name in reported.split(";")]


def called(debate: Debate, serial: int) -> str:
    """What the report calls a speaker; one who speaks for a group is marked."""
    request = debate.request(serial)
    name = str(request.name.fr).replace("\N{NO-BREAK SPACE}", " ")
    return CALLED.get(name, name) + ("*" if request.on_behalf_of else "")


def order_of(debate: Debate, *, with_moves: bool = True) -> list[str]:
    actions = debate.actions if with_moves else ()
    order = speaking_order(debate.requests, debate.settings.policy, actions)
    return [called(debate, serial) for serial in order]


def received_otherwise(debate: Debate, random: Random) -> Debate:
    """The same requests, received in another order that keeps the order within each class, and
    handed over in no order at all.
    """
    reported = [
        debate.request(serial)
        for serial in speaking_order(debate.requests, debate.settings.policy, debate.actions)
    ]
    classes: dict[object, list[Request]] = {}
    for request in reported:
        moved = request.serial in {a.serial for a in debate.actions if isinstance(a, PlacedByChair)}
        # Where the chair puts a request, nothing depends on when it was received.
        key = request.serial if moved else category_of(request, debate.settings.policy)
        classes.setdefault(key, []).append(request)
    received = []
    while classes:
        key = random.choice(list(classes))
        received.append(classes[key].pop(0))
        if not classes[key]:
            del classes[key]
    start = debate.requests[0].received_at
    dated = [
        request.model_copy(update={"received_at": start + timedelta(minutes=minute)})
        for minute, request in enumerate(received)
    ]
    random.shuffle(dated)
    return replace(debate, requests=tuple(dated))


@pytest.mark.parametrize(
    ("debate", "reported"),
    [(OPENING, REPORTED_OPENING), (GENERAL_DEBATE, REPORTED_DEBATE)],
    ids=["opening", "general debate"],
)
def test_the_list_comes_out_in_the_order_of_the_report(debate: Debate, reported: str) -> None:
    assert order_of(debate) == named(reported)


@given(st.randoms(use_true_random=False))
def test_it_does_so_from_requests_entered_in_any_order(random: Random) -> None:
    for debate, reported in ((OPENING, REPORTED_OPENING), (GENERAL_DEBATE, REPORTED_DEBATE)):
        assert order_of(received_otherwise(debate, random)) == named(reported)


@pytest.mark.parametrize("debate", [OPENING, GENERAL_DEBATE], ids=["opening", "general debate"])
def test_what_does_not_follow_the_stated_rule_is_listed_with_its_reason(debate: Debate) -> None:
    moved = [action for action in debate.actions if isinstance(action, PlacedByChair)]
    assert [called(debate, move.serial) for move in moved] == list(
        AGAINST_THE_RULE[debate.settings.key]
    )
    assert [move.reason for move in moved if "CTOC/COP/2018/13" not in move.reason] == []


@given(st.randoms(use_true_random=False))
def test_everything_else_follows_the_stated_rule_whenever_it_was_received(random: Random) -> None:
    for debate in (OPENING, GENERAL_DEBATE):
        other = received_otherwise(debate, random)
        exceptions = AGAINST_THE_RULE[debate.settings.key]
        by_rule = [name for name in order_of(other, with_moves=False) if name not in exceptions]
        assert by_rule == [name for name in order_of(debate) if name not in exceptions]


def test_each_exception_of_the_opening_is_one_whatever_the_order_of_receipt() -> None:
    """Leaving out any one of the moves leaves the report."""
    for left_out in OPENING.events:
        events = tuple(event for event in OPENING.events if event != left_out)
        assert order_of(replace(OPENING, events=events)) != named(REPORTED_OPENING)


def test_how_many_spoke_and_in_which_capacity() -> None:
    capacities = [request.capacity for request in (*OPENING.requests, *GENERAL_DEBATE.requests)]
    assert {c: capacities.count(c) for c in Capacity} == {
        Capacity.REGIONAL_GROUP: 3,
        Capacity.GROUP: 2,
        Capacity.STATE: 65,
        Capacity.OBSERVER_STATE: 2,
        Capacity.OBSERVER_ENTITY: 1,
        Capacity.UN_ENTITY: 1,
        Capacity.INTERGOVERNMENTAL: 1,
        Capacity.NON_GOVERNMENTAL: 1,
    }
    assert (len(OPENING.requests), len(GENERAL_DEBATE.requests)) == (40, 36)
    ranks = [request.rank for request in OPENING.requests]
    assert (ranks.count(Rank.MINISTER), ranks.count(Rank.ATTORNEY_GENERAL)) == (2, 2)


# --- files with faults -----------------------------------------------------------------------

ORDER, STATE, BODY = 'order = ["received"]', 'capacity = "state"', 'body = "plenary"'
OPENS = 'opens = { at = 2018-09-03T00:00:00, zone = "Europe/Vienna" }'
SOUND = """
format = 1
session = "a-session"
[[list]]
key = "x"
item = "1"
body = "plenary"
opens = { at = 2018-09-03T00:00:00, zone = "Europe/Vienna" }
[list.policy]
order = ["received"]
[[list.request]]
key = "fr"
delegation = "FR"
capacity = "state"
[[list.move]]
request = "fr"
reason = "-"
"""


@pytest.mark.parametrize(
    ("wrong", "right", "fault"),
    [
        ('order = ["recieved"]', ORDER, ("choice-unknown", "list x policy order 0")),
        ("oder = []", ORDER, ("key-unknown", "list x policy oder")),
        ('capacity = "king"', STATE, ("choice-unknown", "list x request fr capacity")),
        ('delegation = "nobody"', 'delegation = "FR"', ("key-missing", "list x request fr name")),
        ('request = "de"', 'request = "fr"', ("request-unknown", "list x move #1")),
        ("", 'reason = "-"', ("key-missing", "list x move #1 reason")),
        ('colour = "red"', BODY, ("key-unknown", "list x colour")),
        ("", OPENS, ("key-missing", "list x opens")),
        ("format = 2", "format = 1", ("format-unsupported", "format")),
        ("default_limit_seconds = 'x'", BODY, ("wrong-type", "list x default_limit_seconds")),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, wrong: str, right: str, fault: tuple[str, str]
) -> None:
    file = tmp_path / "x.toml"
    file.write_text(SOUND)
    (debate,) = read_speakers(file, STATES)
    assert debate.requests[0].name.en == "France"
    if "request = " in right:
        head, _, tail = SOUND.rpartition(right)
        file.write_text(head + wrong + tail)
    else:
        file.write_text(SOUND.replace(right, wrong))
    with pytest.raises(InvalidBundle) as refused:
        read_speakers(file, STATES)
    assert fault in [(f.code, " ".join(f.path)) for f in refused.value.faults]
