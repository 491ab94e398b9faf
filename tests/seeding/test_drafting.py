"""The files of estimates: every fault is told, none is guessed away."""

from datetime import date, time
from pathlib import Path

import pytest

from planner.assets import folder
from planner.errors import InvalidBundle
from planner.models.cost import CostTerm
from planner.models.estimates import Absence, Delegations, Estimate, ExtraSlot, SlotKind
from planner.seeding.drafting import read_estimates
from planner.seeding.rulebooks import read_rulebook

WHOLE = """
format = 1

[drafting]
session = "a"
delegations = 100
delegates = 150

[[item]]
key = "1"
minutes = 90
pins = ["2018-10-15T10:00"]

[[body]]
key = "wg"
days = ["2018-10-16"]
is_alone = true

[[slot]]
day = 2018-10-15
starts = 18:30:00
ends = 20:30:00
kind = "evening"

[[absence]]
body = "wg"
person = "A"
day = 2018-10-17
"""


def written(folder: Path, content: str) -> Path:
    (folder / "a.toml").write_text(content)
    return folder


def faults_in(folder: Path, content: str) -> list[tuple[str, tuple[str, ...]]]:
    with pytest.raises(InvalidBundle) as refused:
        read_estimates(written(folder, content), "a")
    return [(fault.code, fault.path) for fault in refused.value.faults]


def test_everything_is_read(tmp_path: Path) -> None:
    found = read_estimates(written(tmp_path, WHOLE), "a")
    assert found.head == Delegations(session="a", delegations=100, delegates=150)
    assert found.items == (Estimate(key="1", minutes=90, pins=("2018-10-15T10:00",)),)
    assert found.bodies == (Estimate(key="wg", days=("2018-10-16",), is_alone=True),)
    assert found.slots == (
        ExtraSlot(
            day=date(2018, 10, 15), starts=time(18, 30), ends=time(20, 30), kind=SlotKind.EVENING
        ),
    )
    assert found.absences == (Absence(body="wg", person="A", day=date(2018, 10, 17)),)


def test_a_session_without_a_file_has_no_estimates(tmp_path: Path) -> None:
    found = read_estimates(tmp_path, "a")
    assert (found.items, found.bodies, found.slots, found.absences) == ((), (), (), ())


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    content = """
format = 1
[drafting]
session = "b"
[[item]]
key = "1"
minutes = 0
days = ["Tuesday"]
[[item]]
minute = 90
[[other]]
"""
    assert faults_in(tmp_path, content) == [
        ("table-unknown", ("other",)),
        ("slug-differs", ("drafting", "session")),
        ("key-unknown", ("item", "#2", "minute")),
        ("key-missing", ("item", "#2", "key")),
        ("number-not-positive", ("item", "1", "minutes")),
        ("wrong-type", ("item", "1", "days")),
    ]


def test_a_format_that_is_not_known_is_refused(tmp_path: Path) -> None:
    assert faults_in(tmp_path, "format = 2") == [("format-unsupported", ("format",))]


def test_weights_of_a_rulebook_replace_those_of_its_base(tmp_path: Path) -> None:
    base = read_rulebook(folder("seeds") / "rulebooks", "united-nations")
    assert [weight.key for weight in base.weights] == list(CostTerm)
    assert not any(weight.verified for weight in base.weights)
    for slug in ("united-nations", "untoc"):
        text = (folder("seeds") / "rulebooks" / f"{slug}.toml").read_text()
        (tmp_path / f"{slug}.toml").write_text(text)
    with (tmp_path / "untoc.toml").open("a") as file:
        file.write('\n[[weight]]\nkey = "order"\namount = 7\nsource = { rule = "practice" }\n')
    own = read_rulebook(tmp_path, "untoc")
    changed = {
        weight.key: weight.amount
        for weight, other in zip(own.weights, base.weights, strict=True)
        if weight != other
    }
    assert changed == {"order": 7}


def test_a_weight_of_no_term_and_one_below_nothing_are_refused(tmp_path: Path) -> None:
    text = (folder("seeds") / "rulebooks" / "united-nations.toml").read_text()
    text += '\n[[weight]]\nkey = "beauty"\namount = -1\nsource = { rule = "practice" }\n'
    (tmp_path / "united-nations.toml").write_text(text)
    with pytest.raises(InvalidBundle) as refused:
        read_rulebook(tmp_path, "united-nations")
    assert [(fault.code, fault.path) for fault in refused.value.faults] == [
        ("choice-unknown", ("weight", "beauty", "key")),
        ("number-negative", ("weight", "beauty", "amount")),
    ]
