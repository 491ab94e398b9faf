"""The commands about the record and the draft resolutions."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner, Result

from planner.assets import folder
from planner.cli.drafts import drafts
from planner.cli.record import record
from planner.seeding.records import read_record
from planner.services.sessions import load_bundles, open_planner

SLUG = "untoc-cop-9"
NOW = datetime(2018, 10, 25, tzinfo=UTC)
SEED = folder("seeds") / "records" / f"{SLUG}.toml"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    load_bundles(open_planner(url), [folder("seeds") / "sessions" / f"{SLUG}.toml"], NOW)


def run(command: Command, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_a_record_is_loaded_printed_and_exported_to_load_again(tmp_path: Path) -> None:
    assert run(record, "load", str(SEED)).output == f"{SLUG}: loaded\n"
    assert run(record, "load", str(SEED)).output == f"{SLUG}: already up to date\n"
    shown = run(record, "show", SLUG, "--format", "csv", "--lang", "fr")
    assert shown.exit_code == 0
    assert "Élection (par acclamation)" in shown.output
    out = tmp_path / "out.toml"
    assert run(record, "export", SLUG, "--output", str(out)).exit_code == 0
    exported, loaded = read_record(out, NOW), read_record(SEED, NOW)
    assert [e.fact for e in exported.record.entries] == [e.fact for e in loaded.record.entries]


def test_an_empty_record_says_so() -> None:
    assert "Nothing has been entered yet." in run(record, "show", SLUG).output


def test_the_comparison_with_the_plan_is_written() -> None:
    run(record, "load", str(SEED))
    done = run(record, "compare", SLUG)
    assert "Items behind the plan: 7 of 17" in done.output
    assert "Held: 12 of 20; planned: 12; left: 8" in done.output


def test_a_file_with_faults_is_refused_with_their_places(tmp_path: Path) -> None:
    file = tmp_path / "record.toml"
    file.write_text(f'format = 1\nsession = "{SLUG}"\n[[entry]]\nid = "a"\nkind = "noted"\n')
    done = run(record, "load", str(file))
    assert done.exit_code == 3
    assert "entry a, text" in done.output


def test_a_draft_is_received_and_followed_on_the_terminal() -> None:
    received = run(drafts, "submit", SLUG, "On drafts", "--sponsors", "BR,EU+", "--item", "3")
    assert received.output == "draft-1\tCTOC/COP/2018/L.2\n"
    assert run(drafts, "sponsor", SLUG, "draft-1", "PE").exit_code == 0
    assert run(drafts, "revise", SLUG, "draft-1").output == "CTOC/COP/2018/L.2/Rev.1\n"
    listed = run(drafts, "list", SLUG, "--format", "csv").output
    assert 'On drafts,3,"Brazil, European Union (also on behalf of: its member States), Peru"' in (
        listed
    )
    assert run(drafts, "withdraw", SLUG, "draft-1").exit_code == 0
    assert "withdrawn" in run(drafts, "list", SLUG).output
    assert run(drafts, "submit", SLUG, "T", "--sponsors", "XX").exit_code == 3
