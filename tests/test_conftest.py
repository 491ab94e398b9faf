"""The tests' own machinery: golden files that never fail, or skips unseen, are worse than none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = (Path(__file__).parent / "conftest.py").read_text()


@pytest.fixture
def run(tmp_path: Path) -> "Run":
    return Run(tmp_path)


class Run:
    """Runs pytest on one file of tests in a folder of its own, with this conftest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "conftest.py").write_text(CONFTEST)
        self.golden = folder / "golden" / "a.txt"

    def __call__(self, tests: str, *options: str, no_skips: str = "") -> tuple[int, str]:
        (self.folder / "test_one.py").write_text(tests)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "--rootdir=.", "-p", "no:cacheprovider", *options],
            cwd=self.folder,
            env=os.environ | {"PLANNER_NO_SKIPS": no_skips, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


TEXT = "def test_it(golden): golden('a.txt', {!r})\ndef test_other(): raise RuntimeError"
BYTES = "def test_it(golden): golden('a.txt', {!r})"


def test_a_golden_file_is_written_on_demand_and_then_compared_exactly(run: Run) -> None:
    assert run(TEXT.format("one\ntwo\n"), "--golden")[0] == 0
    assert run.golden.read_bytes() == b"one\ntwo\n"
    assert run(BYTES.format(b"one\ntwo\n"))[0] == 0


def test_a_text_that_differs_is_shown_line_by_line(run: Run) -> None:
    run(TEXT.format("one\ntwo\n"), "--golden")
    code, said = run(BYTES.format("one\r\ntwo\n"))
    assert code == 1
    assert "-one\n+one␍\n two" in said


def test_bytes_that_differ_are_told_by_place_and_length(run: Run) -> None:
    run(BYTES.format(b"abcd"), "--golden")
    code, said = run(BYTES.format(b"abX"))
    assert code == 1
    assert "a.txt differs from byte 2 on: 4 bytes are kept, 3 were made" in said


def test_a_golden_file_that_is_missing_fails_and_is_not_written(run: Run) -> None:
    code, said = run(BYTES.format("one"))
    assert code == 1
    assert "tests/golden/a.txt does not exist" in said
    assert not run.golden.exists()


IN_A_WORKER = ("-p", "xdist", "-n", "1")
SKIPPED_TEST = """
import pytest
def test_one(): pass
@pytest.mark.skip(reason="no browser")
def test_two(): pass
"""
SKIPPED_FILE = """
import pytest
pytest.importorskip("no_such_module")
"""
EXPECTED_FAILURE = """
import pytest
@pytest.mark.xfail
def test_one(): raise RuntimeError
"""


@pytest.mark.parametrize("options", [(), IN_A_WORKER], ids=["alone", "in workers"])
def test_a_skipped_test_fails_a_run_that_forbids_skips(run: Run, options: tuple[str, ...]) -> None:
    assert run(SKIPPED_TEST, *options)[0] == 0
    code, said = run(SKIPPED_TEST, *options, no_skips="1")
    assert code == 1
    assert "test_one.py::test_two: Skipped: no browser" in said


def test_a_skipped_file_fails_a_run_that_forbids_skips(run: Run) -> None:
    code, said = run(SKIPPED_FILE, *IN_A_WORKER, no_skips="1")
    assert code != 0
    assert "could not import 'no_such_module'" in said


def test_an_expected_failure_is_not_a_skip(run: Run) -> None:
    assert run(EXPECTED_FAILURE, no_skips="1")[0] == 0
