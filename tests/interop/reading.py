"""Calendar files, read by programs that other people wrote, each in its own process."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent
TOP = HERE.parents[1]
INSTALLED = TOP / ".venv" / "readers"


@dataclass(frozen=True, order=True)
class Seen:
    """An event as a reader sees it; the instants are in UTC."""

    uid: str
    start: datetime
    end: datetime
    title: str
    status: str


COMMANDS: Mapping[str, list[str | Path]] = {
    "python": [sys.executable, HERE / "read_in_python.py"],
    "ical.js": ["node", HERE / "read_with_ical_js.cjs"],
    "node-ical": ["node", HERE / "read_with_node_ical.cjs"],
    "libical": [INSTALLED / "read_with_libical"],
}
READERS_OF = {
    "python": ("icalendar", "recurring-ical-events", "ical", "vobject"),
    "ical.js": ("ical.js",),
    "node-ical": ("node-ical",),
    "libical": ("libical",),
}
"""The readers that a command runs."""


def run(command: str, files: list[Path], zone: str) -> dict[tuple[str, str], list[Seen]]:
    """What its readers see in those files, in the zone of a viewer: by reader and file name.

    Events are in order of UID. Every reader has an entry for every file.
    """
    done = subprocess.run(
        [*COMMANDS[command], *files],
        env={**os.environ, "TZ": zone, "NODE_PATH": str(INSTALLED / "node_modules")},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, ""), done.stderr.decode()
    found: dict[tuple[str, str], list[Seen]] = {
        (reader, file.name): [] for reader in READERS_OF[command] for file in files
    }
    # Not splitlines(): a title may hold characters that it takes for the end of a line.
    for line in done.stdout.decode().split("\n")[:-1]:
        values = json.loads(line)
        found[values["reader"], Path(values["file"]).name].append(
            Seen(
                uid=values["uid"],
                start=datetime.fromisoformat(values["start"]),
                end=datetime.fromisoformat(values["end"]),
                title=values["title"],
                status=values["status"],
            )
        )
    return {key: sorted(events) for key, events in found.items()}
