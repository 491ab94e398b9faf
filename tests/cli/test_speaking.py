"""Lists of speakers on the terminal."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.assets import folder
from planner.cli import main
from planner.cli.speaking import CAPACITIES, POLICIES, speakers
from planner.models.speaking import Capacity
from planner.rules import speaking_policies

SEED = folder("seeds") / "speakers" / "untoc-cop-9.toml"


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    monkeypatch.setenv("PLANNER_PUBLIC_URL", "https://planner.example")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    run(main, "load", str(folder("seeds") / "sessions" / "untoc-cop-9.toml"))


def run(group: object, *arguments: str) -> Result:
    return CliRunner().invoke(group, arguments)  # type: ignore[arg-type]


def test_a_list_is_opened_and_its_address_shown_once() -> None:
    opened = run(speakers, "open", "untoc-cop-9", "1-f", "--limit", "120")
    assert opened.exit_code == 0
    assert opened.output.startswith(
        "Chair’s page, shown only now: https://planner.example/en/chair/"
    )
    again = run(speakers, "open", "untoc-cop-9", "1-f")
    assert again.exit_code == 0
    assert again.output != opened.output
    assert run(speakers, "list", "untoc-cop-9").output == "1-f\n"
    assert "Time limits (minutes): 2:00" in run(speakers, "list", "untoc-cop-9", "1-f").output


def test_a_list_for_an_item_that_is_not_there_is_refused() -> None:
    refused = run(speakers, "open", "untoc-cop-9", "99")
    assert (refused.exit_code, "99" in refused.output) == (3, True)


def test_the_lists_of_the_ninth_session_are_loaded_and_written() -> None:
    loaded = run(speakers, "load", str(SEED))
    assert loaded.output == "untoc-cop-9 opening: loaded\nuntoc-cop-9 general-debate: loaded\n"
    script = run(speakers, "script", "untoc-cop-9", "general-debate", "--lang", "fr")
    assert "Je donne la parole à : Thaïlande." in script.output
    table = run(speakers, "list", "untoc-cop-9", "opening", "--lang", "es", "--format", "csv")
    lines = table.output.splitlines()
    assert lines[1].startswith("1,Oficina de las Naciones Unidas contra la Droga y el Delito,")
    assert len(lines) == 41
    heard = run(speakers, "list", "untoc-cop-9", "opening", "--which", "delivered")
    assert "Nobody has been heard yet." in heard.output
    assert run(speakers, "load", str(SEED)).exit_code == 3


def test_requests_are_imported_or_their_faults_told_line_by_line(tmp_path: Path) -> None:
    run(speakers, "load", str(SEED))
    file = tmp_path / "requests.csv"
    heading = (
        "received_at,delegation,name,capacity,rank,speaker,on_behalf_of,members,preferred,standby\n"
    )
    file.write_text(heading + "2018-10-01T10:00:00+02:00,DE,,,,,,,,\n")
    received = run(speakers, "import", "untoc-cop-9", "general-debate", str(file))
    assert (received.exit_code, received.output) == (0, "Requests received: 1\n")
    file.write_text(
        heading + "2018-10-16T10:00:00+02:00,DE,,,,,,,,\n2018-10-01T10:00:00+02:00,,,,,,,,,\n"
    )
    refused = run(speakers, "import", "untoc-cop-9", "general-debate", str(file))
    assert refused.exit_code == 3
    assert "line 3, delegation: " in refused.output


def test_a_delegation_gets_its_address() -> None:
    run(speakers, "open", "untoc-cop-9", "1-f")
    made = run(speakers, "address", "untoc-cop-9", "1-f", "DE", "--lang", "fr")
    first, second = made.output.splitlines()
    assert first.replace("\N{NO-BREAK SPACE}", " ") == (
        "Adresse de Allemagne, montrée une seule fois :"
    )
    assert second.startswith("https://planner.example/fr/delegation/")
    nobody = run(speakers, "address", "untoc-cop-9", "1-f", "nobody")
    assert nobody.exit_code == 3


def test_lots_that_were_drawn_are_noted() -> None:
    run(speakers, "load", str(SEED))
    noted = run(speakers, "lots", "untoc-cop-9", "general-debate", "1=7", "2=3")
    assert (noted.exit_code, noted.output) == (0, "")
    for drawn in ("1", "1=x", "x=1"):
        refused = run(speakers, "lots", "untoc-cop-9", "general-debate", drawn)
        assert (refused.exit_code, drawn in refused.output) == (3, True)
    twice = run(speakers, "lots", "untoc-cop-9", "general-debate", "1=7", "2=7")
    assert (twice.exit_code, twice.output) == (3, "A number was drawn twice.\n")


def test_the_choices_of_the_terminal_are_those_of_the_models() -> None:
    """They are written out there, so that --help need not load the models."""
    assert sorted(POLICIES) == sorted(speaking_policies.POLICIES)
    assert tuple(Capacity) == CAPACITIES
