import dataclasses

import pytest

from planner.config import Settings
from planner.errors import InvalidInput


def test_nothing_needs_to_be_set() -> None:
    assert Settings.from_environment({"HOME": "/root", "LANG": "C"}) == Settings(
        database_url="sqlite:///planner.sqlite3", public_url=None, font_dir=None, secret_key=None
    )


def test_every_setting_has_its_variable() -> None:
    names = {f"PLANNER_{field.name.upper()}" for field in dataclasses.fields(Settings)}
    with pytest.raises(InvalidInput) as refused:
        Settings.from_environment({"PLANNER_X": "1"})
    assert set(refused.value.params["known"].split(", ")) == names


def test_each_variable_reaches_its_setting() -> None:
    assert Settings.from_environment(
        {
            "PLANNER_DATABASE_URL": "postgresql://db/planner",
            "PLANNER_PUBLIC_URL": "https://planner.example.org",
            "PLANNER_FONT_DIR": "/usr/share/fonts",
            "PLANNER_SECRET_KEY": "long and random",
            "PLANNER_OIDC_ISSUER": "https://id.example.org",
            "PLANNER_OIDC_CLIENT_ID": "planner",
            "PLANNER_OIDC_CLIENT_SECRET": "also long",
        }
    ) == Settings(
        "postgresql://db/planner",
        "https://planner.example.org",
        "/usr/share/fonts",
        "long and random",
        oidc_issuer="https://id.example.org",
        oidc_client_id="planner",
        oidc_client_secret="also long",
    )


def test_an_empty_variable_counts_as_not_set() -> None:
    names = ("DATABASE_URL", "FONT_DIR", "PUBLIC_URL", "SECRET_KEY")
    empty = {f"PLANNER_{name}": "" for name in names}
    assert Settings.from_environment(empty) == Settings()


def test_a_misspelt_variable_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput) as refused:
        Settings.from_environment({"PLANNER_DATABASE": "sqlite://"})
    assert refused.value.code == "setting-unknown"
    assert refused.value.params == {
        "value": "PLANNER_DATABASE",
        "known": (
            "PLANNER_DATABASE_URL, PLANNER_FONT_DIR, PLANNER_OIDC_CLIENT_ID, "
            "PLANNER_OIDC_CLIENT_SECRET, PLANNER_OIDC_ISSUER, PLANNER_PUBLIC_URL, "
            "PLANNER_SECRET_KEY, PLANNER_WEBHOOKS_TO_INSIDE"
        ),
    }


def test_the_variable_of_the_tests_is_let_through() -> None:
    assert Settings.from_environment({"PLANNER_NO_SKIPS": "1"}) == Settings()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://planner.example.org/", "https://planner.example.org"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("https://example.org/planner/", "https://example.org/planner"),
    ],
)
def test_a_public_address_is_kept_without_its_last_slash(given: str, kept: str) -> None:
    assert Settings.from_environment({"PLANNER_PUBLIC_URL": given}).public_url == kept


@pytest.mark.parametrize(
    "given",
    [
        "planner.example.org",
        "ftp://example.org",
        "https://",
        "https://a?b=c",
        "https://a#b",
        "http://[a",
    ],
)
def test_a_public_address_that_cannot_begin_a_link_is_refused(given: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Settings.from_environment({"PLANNER_PUBLIC_URL": given})
    assert refused.value.code == "public-url-unusable"
    assert refused.value.params == {"value": given}


def test_the_secret_is_not_shown_where_settings_are() -> None:
    assert "hush" not in repr(Settings(secret_key="hush", oidc_client_secret="hushed"))


@pytest.mark.parametrize("left_out", ["ISSUER", "CLIENT_ID", "CLIENT_SECRET"])
def test_sign_in_by_a_provider_has_all_its_settings_or_none(left_out: str) -> None:
    names = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
    given = {f"PLANNER_OIDC_{name}": "x" for name in names if name != left_out}
    with pytest.raises(InvalidInput) as refused:
        Settings.from_environment(given)
    assert refused.value.code == "setting-missing"
    assert refused.value.params == {"value": f"PLANNER_OIDC_{left_out}"}


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().database_url = "sqlite://"  # type: ignore[misc]


def test_a_switch_is_on_or_off() -> None:
    environments = ({}, {"PLANNER_WEBHOOKS_TO_INSIDE": "0"}, {"PLANNER_WEBHOOKS_TO_INSIDE": "1"})
    assert [Settings.from_environment(e).webhooks_to_inside for e in environments] == [
        False,
        False,
        True,
    ]
    with pytest.raises(InvalidInput) as caught:
        Settings.from_environment({"PLANNER_WEBHOOKS_TO_INSIDE": "yes"})
    assert caught.value.params == {"value": "yes", "name": "PLANNER_WEBHOOKS_TO_INSIDE"}
