"""Every process makes the same bytes, or each would have an ETag of its own."""

import os
import subprocess
import sys

import pytest

from tests.interop.reading import TOP

CODE = """
import hashlib
import sys
from pathlib import Path
from planner.services.sessions import open_planner
from tests.interop.feeds import feeds
from tests.interop.test_week import issues_of

for feed in feeds():
    print(feed.name, hashlib.sha256(feed.content).hexdigest())
for issue in issues_of(open_planner(f"sqlite:///{Path(sys.argv[1]) / 'planner.sqlite3'}")):
    for language, content in issue.in_all_languages.items():
        print(issue.step.suffix, language, hashlib.sha256(content).hexdigest())
"""


def test_the_bytes_depend_neither_on_the_process_nor_on_its_zone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", CODE, tmp_path_factory.mktemp("planner")],
            cwd=TOP,
            env={**os.environ, "PYTHONPATH": ".", "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4242", "America/New_York"))
    }
    (lines,) = printed
    assert len(lines.splitlines()) == 20 + 8 * 6
