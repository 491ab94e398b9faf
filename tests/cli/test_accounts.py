"""The commands about accounts."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.assets import folder
from planner.cli.accounts import account, make_demo_account
from planner.errors import InvalidInput
from planner.services.accounts import find_account
from planner.services.sessions import load_bundles, open_planner
from planner.services.sign_ins import sign_in
from planner.store.database import Database
from tests.people_builders import NOW, PASSWORD, logged

SLUG = "untoc-cop-9"
SHOWN = re.compile(r"(?:[a-z2-9]{5}-){3}[a-z2-9]{5}")


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    opened = open_planner(url)
    load_bundles(opened, [folder("seeds") / "sessions" / f"{SLUG}.toml"], NOW)
    return opened


def run(*arguments: str, answer: str | None = None) -> Result:
    return CliRunner().invoke(account, arguments, input=answer)


def enters(database: Database, name: str, password: str) -> bool:
    try:
        sign_in(database, name, password, "192.0.2.1", "", NOW)
    except InvalidInput:
        return False
    return True


def test_the_first_account_is_made_with_a_password_that_is_typed_twice(
    database: Database,
) -> None:
    done = run("create", "Amina", "--administrator", answer=f"{PASSWORD}\n{PASSWORD}\n")
    assert (done.exit_code, done.stdout) == (0, "Account amina was created.\n")
    assert PASSWORD not in done.output
    found = find_account(database, "amina")
    assert (found.display_name, found.is_administrator) == ("Amina", True)
    assert enters(database, "amina", PASSWORD)
    assert logged(database)[0][:2] == ("terminal", "create_account")


def test_a_password_that_was_made_up_is_printed_and_good(database: Database) -> None:
    done = run("create", "amina", "--display-name", "Amina Hassan", "--random")
    assert done.exit_code == 0
    password = SHOWN.search(done.stdout)
    assert password is not None
    assert find_account(database, "amina").display_name == "Amina Hassan"
    assert enters(database, "amina", password[0])


def test_roles_are_given_with_the_account_and_afterwards(database: Database) -> None:
    made = run(
        "create", "amina", "--random",
        "--role", f"{SLUG}:secretariat", "--role", f"{SLUG}:delegation:KEN",
    )  # fmt: skip
    assert made.exit_code == 0
    assert f"amina at {SLUG}: delegation:KEN." in made.output
    run("create", "boss", "--random", "--administrator")
    assert run("assign", "boss", f"{SLUG}:bureau").exit_code == 0
    assert run("assign", "amina", f"{SLUG}:secretariat", "--end").exit_code == 0
    run("disable", "amina")
    assert run("list").stdout.splitlines() == [
        f"amina\tamina\tdisabled\t{SLUG}:delegation:KE",
        f"boss\tboss\tadministrator\t{SLUG}:bureau",
    ]


def test_the_password_of_somebody_who_forgot_it_is_set_anew(database: Database) -> None:
    run("create", "amina", answer=f"{PASSWORD}\n{PASSWORD}\n")
    done = run("password", "AMINA", "--random")
    password = SHOWN.search(done.stdout)
    assert (done.exit_code, password is not None) == (0, True)
    assert password is not None
    assert (enters(database, "amina", PASSWORD), enters(database, "amina", password[0])) == (
        False,
        True,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["create", "two words", "--random"], "“two words” cannot be a name for signing in"),
        (["create", "amina", "--random", "--role", "secretariat"], "“secretariat” is not a role."),
        (["create", "amina", "--random", "--role", f"{SLUG}:delegation"], "is not a role."),
        (["create", "amina", "--random", "--role", f"{SLUG}:bureau:FR"], "is not a role."),
        (["create", "amina", "--random", "--role", "nothing:bureau"], "no session “nothing”"),
        (["password", "amina", "--random"], "There is no account “amina”."),
        (["disable", "amina"], "There is no account “amina”."),
        (["assign", "amina", f"{SLUG}:bureau"], "There is no account “amina”."),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_made(
    database: Database, arguments: list[str], said: str
) -> None:
    done = run(*arguments)
    assert done.exit_code == 3
    assert said in done.stderr
    assert (run("list").stdout, logged(database)) == ("", [])


def test_a_weak_password_is_told(database: Database) -> None:
    done = run("create", "amina", answer="short\nshort\n")
    assert done.exit_code == 3
    assert "at least 12 characters" in done.stderr
    assert "short\n" not in done.stdout


def test_the_demonstration_has_an_account_whose_password_is_printed_once(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    make_demo_account(database)
    password = SHOWN.search(first := capsys.readouterr().out)
    assert password is not None
    assert first == (
        f"To edit, sign in as demo with the password {password[0]} "
        "(shown once; for this machine only).\n"
    )
    assert find_account(database, "demo").is_administrator is True
    assert enters(database, "demo", password[0])
    make_demo_account(database)
    assert capsys.readouterr().out == (
        "To edit, sign in as demo; a new password: planner account password demo --random\n"
    )
    assert enters(database, "demo", password[0])
