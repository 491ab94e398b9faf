"""The command that drafts a report."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.assets import folder
from planner.cli.report import report
from planner.services.record import load_record_file
from planner.services.sessions import load_bundles, open_planner
from tests.conftest import GOLDEN_FOLDER

SLUG = "untoc-cop-9"
NOW = datetime(2018, 10, 25, tzinfo=UTC)


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    opened = open_planner(url)
    load_bundles(opened, [folder("seeds") / "sessions" / f"{SLUG}.toml"], NOW)
    load_record_file(opened, folder("seeds") / "records" / f"{SLUG}.toml", NOW)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(report, arguments)


@pytest.mark.parametrize("document", ["report", "next-session"])
def test_a_document_is_written_in_the_language_asked_for(document: str) -> None:
    done = run(SLUG, "--lang", "es", "--document", document)
    assert done.exit_code == 0
    assert done.output == (GOLDEN_FOLDER / f"{SLUG}.{document}.es.txt").read_text(encoding="utf-8")


def test_the_facts_are_a_table(tmp_path: Path) -> None:
    out = tmp_path / "facts.csv"
    done = run(SLUG, "--document", "report-facts", "--format", "csv", "--output", str(out))
    assert done.exit_code == 0
    assert out.read_bytes() == (GOLDEN_FOLDER / f"{SLUG}.report-facts.en.csv").read_bytes()


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!")])
def test_the_report_is_written_as_a_file(tmp_path: Path, kind: str, begins: bytes) -> None:
    out = tmp_path / f"report.{kind}"
    assert run(SLUG, "--lang", "ar", "--format", kind, "-o", str(out)).exit_code == 0
    assert out.read_bytes().startswith(begins)


def test_word_numbers_the_paragraphs_itself(tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    run(SLUG, "--lang", "fr", "--format", "docx", "-o", str(out))
    with zipfile.ZipFile(out) as package:
        text = package.read("word/document.xml").decode()
    assert text.count("<w:numPr>") == 57
    assert "57. À sa" not in text


def test_what_there_is_not_is_refused_in_words() -> None:
    no_body = run(SLUG, "--body", "wg-9")
    assert no_body.exit_code == 3
    assert "wg-9" in no_body.output
    no_table = run(SLUG, "--format", "csv")
    assert no_table.exit_code == 3
    assert "csv" in no_table.output
