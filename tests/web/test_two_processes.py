"""The same bytes and the same validators from every process."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from planner.assets import folder
from planner.services.editions import publish_edition
from planner.services.sessions import load_bundles, open_planner

ADDRESSES = [
    "/ar/untoc-cop-9/calendar.ics",
    "/en/untoc-cop-9/calendar.ics?body=wg-3",
    "/en/untoc-wg-2022/calendar.ics?item=2",
    "/fr/untoc-cop-9/changes.atom",
    "/zh/untoc-cop-9/",
    "/es/untoc-cop-9/editions/1",
    "/ru/untoc-cop-9/subscribe",
    "/en/untoc-cop-9/editions/1/organization-of-work.pdf",
    "/en/untoc-cop-9/editions/1/agenda.docx",
]
ASK = """
import hashlib, json, sys
from datetime import UTC, datetime
from planner.config import Settings
from planner.web import create_app
app = create_app(Settings(database_url=sys.argv[1], secret_key="shared"))
app.config["CLOCK"] = lambda: datetime(2018, 10, 15, 13, 30, tzinfo=UTC)
answers = [app.test_client().get(address) for address in sys.argv[2:]]
assert [answer.status_code for answer in answers] == [200] * len(answers)
print(json.dumps([[hashlib.sha256(a.data).hexdigest(), dict(a.headers)] for a in answers]))
"""


def answers(url: str, seed: str, zone: str) -> list[tuple[str, dict[str, str]]]:
    """What a process of its own answers: the hash of each body, and the headers."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, url, *ADDRESSES],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[tuple[str, dict[str, str]]] = json.loads(done.stdout)
    return found


def test_two_processes_deliver_the_same(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/planner.sqlite3"
    database = open_planner(url)
    published_at = datetime(2018, 8, 1, 9, 30, 15, tzinfo=UTC)
    files = sorted((folder("seeds") / "sessions").glob("*.toml"))
    for loaded in load_bundles(database, files, published_at):
        publish_edition(database, loaded.slug, published_at)
    one, other = answers(url, "1", "Asia/Tokyo"), answers(url, "2", "America/New_York")
    assert len({body for body, _ in one}) == len(ADDRESSES)
    assert one == other
