"""A subscriber with a memory: vdirsyncer fetches a feed over HTTP, khal shows what it has."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import icalendar

from tests.interop.reading import INSTALLED

_VDIRSYNCER = """\
[general]
status_path = "{folder}/status/"
[pair subscription]
a = "feed"
b = "phone"
collections = null
[storage feed]
type = "http"
url = "{address}"
[storage phone]
type = "filesystem"
path = "{folder}/events"
fileext = ".ics"
"""
_KHAL = """\
[calendars]
[[feed]]
path = {folder}/events
readonly = True
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
local_timezone = {zone}
default_timezone = {zone}
[sqlite]
path = {folder}/khal.db
"""
_FIELDS = ("start-long", "end-long", "title", "location", "description", "status")


@dataclass(frozen=True, order=True)
class Shown:
    """An event as the owner of the phone sees it; the instants are in UTC."""

    start: datetime
    end: datetime
    title: str
    place: str
    description: str
    status: str


@dataclass(frozen=True)
class Synced:
    """How many events a synchronization brought, and how many it took away.

    What vdirsyncer makes of a changed event: the old one goes and a new one comes.
    """

    came: int
    went: int


class FeedServer(ThreadingHTTPServer):
    """Serves ``content``, which may be replaced at any time."""

    content = b""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/feed/COP9.ics"


class _Handler(BaseHTTPRequestHandler):
    server: FeedServer

    def do_GET(self) -> None:  # the name that http.server looks for
        self.send_response(200)
        self.send_header("Content-Type", "text/calendar; charset=utf-8")
        self.send_header("Content-Length", str(len(self.server.content)))
        self.end_headers()
        self.wfile.write(self.server.content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the output of tests is for what fails."""


@contextmanager
def feed_server() -> Iterator[FeedServer]:
    """A server on a free port of this machine."""
    with FeedServer(("127.0.0.1", 0), _Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class Subscriber:
    """Keeps what it has fetched in a folder of its own; its owner lives in that time zone."""

    def __init__(self, folder: Path, address: str, zone: str = "Asia/Tokyo") -> None:
        self._folder = folder
        self._zone = ZoneInfo(zone)
        for name in ("events", "status"):
            (folder / name).mkdir(parents=True)
        (folder / "vdirsyncer.ini").write_text(_VDIRSYNCER.format(folder=folder, address=address))
        (folder / "khal.ini").write_text(_KHAL.format(folder=folder, zone=zone))
        self._run("vdirsyncer", "--config", "vdirsyncer.ini", "discover")

    def sync(self) -> Synced:
        """Fetches the feed and takes over what is new in it."""
        told = self._run("vdirsyncer", "--config", "vdirsyncer.ini", "sync").stderr
        kinds = [line.split(" item ")[0] for line in told.splitlines() if " item " in line]
        assert set(kinds) <= {"Copying (uploading)", "Deleting"}, told
        return Synced(came=kinds.count("Copying (uploading)"), went=kinds.count("Deleting"))

    def shown(self, first: date, days: int) -> list[Shown]:
        """What is shown of those days, in order."""
        fields = [part for name in _FIELDS for part in ("--json", name)]
        told = self._run(
            "khal", "--config", "khal.ini", "list", "--once", *fields, f"{first}", f"{days}d"
        ).stdout
        # One list for each day, each on a line; not splitlines(), as texts are shown unescaped.
        lists = [json.loads(line) for line in told.split("\n") if line]
        return sorted(
            Shown(
                start=self._instant(event["start-long"]),
                end=self._instant(event["end-long"]),
                title=event["title"],
                place=event["location"],
                description=event["description"],
                status=event["status"],
            )
            for day in lists
            for event in day
        )

    def _instant(self, local: str) -> datetime:
        return datetime.fromisoformat(local).replace(tzinfo=self._zone).astimezone(UTC)

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [INSTALLED / "python" / "bin" / program, *arguments],
            cwd=self._folder,
            env={
                "HOME": str(self._folder),
                "PATH": os.environ["PATH"],
                "LANG": "C.UTF-8",
                "NO_PROXY": "127.0.0.1",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done


def events_in(feed: bytes) -> dict[str, Shown]:
    """What a feed says, by UID: what a subscriber should come to show."""
    return {
        str(event["UID"]): Shown(
            start=_utc(event.start),
            end=_utc(event.end),
            title=str(event.get("SUMMARY", "")),
            place=str(event.get("LOCATION", "")),
            description=str(event.get("DESCRIPTION", "")),
            status=str(event["STATUS"]),
        )
        for event in icalendar.Calendar.from_ical(feed).events
    }


def _utc(at: date) -> datetime:
    assert isinstance(at, datetime)
    return at.astimezone(UTC)
