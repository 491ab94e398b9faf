"""Cached feeds as readers get them, beside the least that the same server can do, and beside nginx.

Run by ``make bench``; needs Linux. With ``wrk`` and ``nginx`` installed it uses them; gunicorn is
measured where it is installed. Ratios, taken in turns in one run, are what counts.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import monotonic, sleep

import pytest

from planner.services.editions import publish_edition
from planner.services.sessions import open_planner
from planner.store.database import transaction
from planner.store.snapshots import save_programme
from tests.benchmarks.constant_route import FOLDER
from tests.benchmarks.generated import PUBLISHED_AT, SIZES, generated_session
from tests.benchmarks.load import TOOL, Load, answer, loaded

WORKERS = 2
SECONDS = 1.0
ROUNDS = 3
LEAST_OF_CONSTANT = 0.8
LANGUAGE = "fr"
PAGES = "planner.serving.application:create_served_app"

_SERVE = (
    "from planner.serving.server import server_of;"
    "server_of({factory!r}, '127.0.0.1', {port}, {workers}).serve()"
)
_NGINX = """
daemon off; worker_processes {workers}; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; etag on; keepalive_requests 1000000;
  types {{ text/calendar ics; }} charset utf-8; charset_types text/calendar;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its process, and where it has the feed of the session of that size."""

    name: str
    process: int
    address: str

    def url(self, size: int) -> str:
        return f"http://127.0.0.1:{self.address.format(size=size)}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(name: str, command: list[str], address: str, **variables: str) -> Iterator[Server]:
    """The server, from when it answers until it has ended."""
    process = subprocess.Popen(command, env={**os.environ, **variables})
    server = Server(name, process.pid, address)
    try:
        until = monotonic() + 30
        while True:
            try:
                answer(server.url(SIZES[0]))
                break
            except OSError:
                assert process.poll() is None, f"{name} did not start"
                assert monotonic() < until, f"{name} does not answer"
                sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait(30)


def by_granian(factory: str, port: int) -> list[str]:
    return [sys.executable, "-c", _SERVE.format(factory=factory, port=port, workers=WORKERS)]


def by_gunicorn(port: int) -> list[str]:
    return [
        sys.executable, "-m", "gunicorn", "--log-level", "error", "--no-control-socket",
        "-w", str(WORKERS), "-k", "gthread", "--threads", "16", "-b", f"127.0.0.1:{port}",
        "planner.serving.application:create_served_app()",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('delivery') / 'planner.sqlite3'}"
    opened = open_planner(url)
    for size in SIZES:
        programme = generated_session(size)
        with transaction(opened) as writing:
            save_programme(writing, programme, PUBLISHED_AT)
        publish_edition(opened, programme.session.slug, PUBLISHED_AT)
    return url


@contextmanager
def as_planner(command: list[str], name: str, port: int, database: str) -> Iterator[Server]:
    address = f"{port}/{LANGUAGE}/generated-{{size}}/calendar.ics"
    with started(name, command, address, PLANNER_DATABASE_URL=database) as server:
        yield server


@contextmanager
def as_constant(folder: Path) -> Iterator[Server]:
    port = free_port()
    command = by_granian("tests.benchmarks.constant_route:create_app", port)
    with started("constant route", command, f"{port}/{{size}}", **{FOLDER: str(folder)}) as server:
        yield server


@contextmanager
def as_files(folder: Path, place: Path) -> Iterator[Server]:
    port = free_port()
    settings = place / "nginx.conf"
    settings.write_text(
        _NGINX.format(workers=WORKERS, folder=place, port=port, root=folder), encoding="ascii"
    )
    # Its workers must be able to read what belongs to this user.
    command = ["nginx", "-c", str(settings), "-g", "user root;" if os.getuid() == 0 else ""]
    with started("nginx, files", command, f"{port}/{{size}}") as server:
        yield server


def compared(servers: list[Server], size: int) -> dict[tuple[str, int], Load]:
    """Each server with 200 and 304, in turns; the medians."""
    taken: dict[tuple[str, int], list[Load]] = {}
    for turn in range(ROUNDS):
        for server in servers if turn % 2 else reversed(servers):
            url = server.url(size)
            tag = answer(url)[1]
            for status, sent in ((200, None), (304, tag)):
                assert answer(url, sent)[0] == status
                load = loaded(url, sent, server.process, SECONDS)
                taken.setdefault((server.name, status), []).append(load)
    return {
        key: Load(
            median(load.requests_per_second for load in loads),
            median(load.cpu_microseconds for load in loads),
        )
        for key, loads in taken.items()
    }


def bench_delivery(database: str, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    port = free_port()
    print(f"\nload by {TOOL}; {WORKERS} workers; requests/s, and server CPU for each")
    with as_planner(by_granian(PAGES, port), "planner", port, database) as ours:
        for size in SIZES:
            status, _, feed = answer(ours.url(size))
            assert (status, feed.count(b"BEGIN:VEVENT")) == (200, size)
            (files / str(size)).write_bytes(feed)
        with as_constant(files) as constant:
            servers = [constant, ours]
            if shutil.which("nginx"):
                with as_files(files, tmp_path) as nginx:
                    report([*servers, nginx])
            else:
                report(servers)


def report(servers: list[Server]) -> None:
    for size in SIZES:
        feeds = {answer(server.url(size))[2] for server in servers}
        assert len(feeds) == 1
        found = compared(servers, size)
        print(f"{size:>5} meetings, {len(feeds.pop()):,} bytes")
        for (name, status), load in sorted(found.items(), key=lambda pair: (pair[0][1], pair[0])):
            share = load.requests_per_second / found["constant route", status].requests_per_second
            aim = f" (at least {LEAST_OF_CONSTANT:.0%})" if name == "planner" else ""
            print(
                f"  {status} {name:15} {load.requests_per_second:9,.0f}/s"
                f" {load.cpu_microseconds:8.1f} µs  {share:7.0%} of constant{aim}"
            )


@pytest.mark.skipif(find_spec("gunicorn") is None, reason="gunicorn is not installed")
def bench_servers(database: str) -> None:
    ports = [free_port() for _ in range(3)]
    bare = by_granian("planner.web:create_app", ports[1])
    with (
        as_planner(by_granian(PAGES, ports[0]), "granian", ports[0], database) as ours,
        as_planner(bare, "granian, nothing ready", ports[1], database) as asking,
        as_planner(by_gunicorn(ports[2]), "gunicorn", ports[2], database) as peer,
    ):
        print("\nthe planner under granian and under gunicorn (gthread), 200 meetings")
        for (name, status), load in sorted(compared([ours, asking, peer], 200).items()):
            print(
                f"  {status} {name:22} {load.requests_per_second:9,.0f}/s"
                f" {load.cpu_microseconds:8.1f} µs"
            )
