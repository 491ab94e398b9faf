"""The files of series, and what is told of their faults."""

from pathlib import Path
from shutil import copytree

import pytest

from planner.assets import folder
from planner.errors import Fault, InvalidBundle, NotFound
from planner.models.series import Seat, TermStart
from planner.models.state import RegionalGroup
from planner.seeding.series import list_series, read_series
from tests.bureau_builders import all_states, series


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return Path(copytree(folder("seeds") / "series", tmp_path / "series"))


def read(files: Path, slug: str = "untoc-cop") -> None:
    read_series(files, slug, all_states())


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_after(files: Path, old: str, new: str) -> tuple[Fault, ...]:
    spoil(files / "untoc-cop.toml", old, new)
    with pytest.raises(InvalidBundle) as refused:
        read(files)
    return refused.value.faults


def test_every_series_can_be_read() -> None:
    assert list_series(folder("seeds") / "series") == [
        "cnd",
        "rotterdam-cop",
        "unfccc-cop",
        "untoc-cop",
    ]
    assert [series(slug).size for slug in list_series(folder("seeds") / "series")] == [5, 5, 9, 10]


def test_the_order_of_groups_is_data_and_not_the_alphabet() -> None:
    assert series("untoc-cop").order == tuple(RegionalGroup)
    assert series("cnd").order[3:] == (
        RegionalGroup.WESTERN_EUROPEAN_AND_OTHER,
        RegionalGroup.LATIN_AMERICAN_AND_CARIBBEAN,
    )


def test_when_terms_start_and_how_many_there_may_be_is_data() -> None:
    found = {slug: series(slug).head for slug in ("untoc-cop", "cnd", "rotterdam-cop")}
    assert {slug: (head.term_starts, head.max_terms) for slug, head in found.items()} == {
        "untoc-cop": (TermStart.ELECTION, None),
        "cnd": (TermStart.CLOSING, None),
        "rotterdam-cop": (TermStart.CLOSING, 2),
    }


def test_whatever_is_attested_has_a_document() -> None:
    holders = [holder for slug in ("untoc-cop", "cnd") for holder in series(slug).holders]
    assert len(holders) == 28
    assert [holder for holder in holders if not holder.source.document] == []


def test_dates_without_a_source_are_not_passed_off_as_verified() -> None:
    found = series("untoc-cop").sessions
    assert [one.number for one in found if not one.verified] == [3, 4, 5, 6, 7]
    assert [one.number for one in found if one.verified and one.source is None] == []


def test_a_series_that_does_not_exist_is_told_with_those_that_do(files: Path) -> None:
    with pytest.raises(NotFound) as refused:
        read(files, "nothing")
    assert refused.value.params == {
        "series": "nothing",
        "known": "cnd, rotterdam-cop, unfccc-cop, untoc-cop",
    }


def test_a_group_that_does_not_exist_is_a_fault(files: Path) -> None:
    params = {"value": "'martian'", "known": ", ".join(RegionalGroup)}
    assert faults_after(files, '"african"', '"martian"') == (
        Fault("choice-unknown", ("series", "groups"), params),
    )


def test_a_group_named_twice_is_a_fault(files: Path) -> None:
    (fault,) = faults_after(files, '"asia_pacific"', '"african"')
    assert (fault.code, fault.path) == ("named-twice", ("series", "groups"))


def test_a_seat_that_follows_itself_is_a_fault(files: Path) -> None:
    (fault,) = faults_after(files, 'follows = "president"', 'follows = "rapporteur"')
    assert (fault.code, fault.path) == ("choice-unknown", ("seat", "#3", "follows"))
    assert fault.params["value"] == repr(Seat.RAPPORTEUR)


def test_a_holder_from_a_state_that_does_not_exist_is_a_fault(files: Path) -> None:
    (fault,) = faults_after(files, 'state = "PH"', 'state = "XX"')
    assert fault == Fault("state-unknown", ("holder", "#1", "state"), {"value": "XX"})


def test_a_holder_without_state_or_group_is_a_fault(files: Path) -> None:
    (fault,) = faults_after(files, 'state = "PH"\n', "")
    assert fault == Fault("key-missing", ("holder", "#1", "state"))


def test_another_slug_than_that_of_the_file_is_a_fault(files: Path) -> None:
    params = {"value": "other", "known": "untoc-cop"}
    assert faults_after(files, 'slug = "untoc-cop"', 'slug = "other"') == (
        Fault("slug-differs", ("series", "slug"), params),
    )


def test_a_table_that_does_not_exist_is_a_fault(files: Path) -> None:
    (fault,) = faults_after(files, "[composition]", "[compositions]")
    assert (fault.code, fault.path) == ("table-unknown", ("compositions",))


def test_a_file_in_another_format_is_not_read(files: Path) -> None:
    assert faults_after(files, "format = 1", "format = 2") == (
        Fault("format-unsupported", ("format",), {"value": 2, "known": 1}),
    )
