"""The same session, the same seed and one worker give the same draft, to the byte."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drafting.written_drafts import GENERATED, REAL

pytest.importorskip("ortools", reason="install planner[drafting]")


def written_in_a_process_of_its_own(order_of_sets: int) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "tests.drafting.written_drafts", "7"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": str(order_of_sets)},
        capture_output=True,
        check=True,
    )
    return done.stdout


def test_two_processes_write_the_same_drafts_of_real_generated_and_large_sessions() -> None:
    first = written_in_a_process_of_its_own(1)
    found = json.loads(first)
    assert len(found) == len(REAL) + len(GENERATED) + 1
    # Some are proven, some ended when the time was over: neither may depend on the machine.
    statuses = [draft["data"]["proposals"][0]["status"] for draft in found]
    assert statuses[: len(REAL)] == ["proven", "proven"]
    assert statuses[-1] == "best-found"
    assert written_in_a_process_of_its_own(2) == first
