"""What a password and a name for signing in have to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.passwords import Weakness, account_name, prepared_password, weakness_of


@pytest.mark.parametrize(
    "password",
    [
        "meadow lantern forty",
        "четыре синих вагона",
        "四匹の青い馬が静かに走っている",
        "kX4-pq9-Lm2z",
        "أربعة أبواب زرقاء",
    ],
)
def test_several_words_of_any_script_are_good(password: str) -> None:
    assert weakness_of(password, "amina") is None


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("eleven char", Weakness.SHORT),
        ("", Weakness.SHORT),
        ("x" * 257, Weakness.LONG),
        ("our Amina and her dog", Weakness.NAMED),
        ("Password2018!", Weakness.COMMON),
        ("motdepasse1234", Weakness.COMMON),
        ("123456789012", Weakness.COMMON),
        ("210987654321", Weakness.COMMON),
        ("qwertyuiopasdf", Weakness.COMMON),
        ("abcdefghijklmnop", Weakness.COMMON),
        ("aaaaaaaaaaaaaaaa", Weakness.COMMON),
        ("abababababababab", Weakness.COMMON),
    ],
)
def test_what_is_guessed_first_is_refused_with_the_reason(
    password: str, weakness: Weakness
) -> None:
    assert weakness_of(password, "amina") is weakness


def test_a_short_name_may_stand_in_a_password_by_chance() -> None:
    assert weakness_of("meadow lantern forty", "ant") is None
    assert weakness_of("meadow lantern forty", "lantern") is Weakness.NAMED


def test_twelve_characters_are_enough_and_eleven_are_not() -> None:
    assert weakness_of("kX4-pq9-Lm2z", "amina") is None
    assert weakness_of("kX4-pq9-Lm2", "amina") is Weakness.SHORT


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" Amina.Hassan ", "amina.hassan"),
        ("A.Person@UN.example", "a.person@un.example"),
        ("АННА", "анна"),
        ("\N{LATIN SMALL LIGATURE FI}ona", "fiona"),
        ("", None),
        ("two words", None),
        ("tab\tbed", None),
        ("x" * 101, None),
    ],
)
def test_a_name_is_one_word_of_any_script_and_size_does_not_count(
    written: str, kept: str | None
) -> None:
    assert account_name(written) == kept


@given(st.text())
def test_a_name_that_is_kept_is_kept_the_same_again(written: str) -> None:
    name = account_name(written)
    assert name is None or account_name(name) == name


def test_a_password_is_the_same_however_its_characters_are_composed() -> None:
    assert prepared_password("e\N{COMBINING ACUTE ACCENT}t") == prepared_password("ét") == "ét"
