"""The server: it starts, answers, logs no secret, and ends without breaking anything off."""

import http.client
import os
import select
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.errors import InvalidInput
from planner.i18n.messages import error_message
from planner.services.editions import publish_edition
from planner.services.sessions import open_planner
from planner.serving import serve
from planner.store.database import transaction
from planner.store.snapshots import save_programme
from tests.benchmarks.generated import generated_session

PUBLISHED_AT = datetime(2018, 8, 1, 9, 30, tzinfo=UTC)
PATIENCE_SECONDS = 30
SECRET = "not-to-be-logged-0123456789abcdefghijklmnop"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a published session, large enough for its files to take a while."""
    file = tmp_path_factory.mktemp("serving") / "planner.sqlite3"
    database = open_planner(f"sqlite:///{file}")
    programme = generated_session(400)
    with transaction(database) as opened:
        save_programme(opened, programme, PUBLISHED_AT)
    publish_edition(database, programme.session.slug, PUBLISHED_AT)
    return file


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(database: Path, port: int, workers: int = 1) -> Iterator[subprocess.Popen[str]]:
    """The server in a process of its own, once it answers; its output is one text."""
    started = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from planner.serving import serve; serve('127.0.0.1', {port}, {workers})",
        ],
        env={**os.environ, "PLANNER_DATABASE_URL": f"sqlite:///{database}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while started.poll() is None:
            try:
                if status(port, "/healthz") == 200:
                    break
            except OSError:
                assert time.monotonic() < until, "the server does not answer"
                time.sleep(0.05)
        yield started
    finally:
        if started.poll() is None:
            started.terminate()
        started.communicate(timeout=PATIENCE_SECONDS)


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_request_under_way_is_finished_before_the_end(
    database: Path, how: signal.Signals
) -> None:
    port = free_port()
    with running(database, port, workers=2) as server:
        idle = http.client.HTTPConnection("127.0.0.1", port)
        idle.request("GET", "/en/")
        assert idle.getresponse().read().startswith(b"<!doctype html>")
        asking = socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS)
        path = "/ar/generated-400/organization-of-work.pdf"
        asking.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.3)
        # Else there would be nothing under way, and nothing shown by this.
        assert select.select([asking], [], [], 0)[0] == []
        server.send_signal(how)
        response = http.client.HTTPResponse(asking)
        response.begin()
        assert response.status == 200
        assert response.read().rstrip().endswith(b"%%EOF")
        assert server.wait(PATIENCE_SECONDS) == 0
        idle.close()
        asking.close()


@pytest.mark.slow
def test_no_secret_is_written_to_the_log(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "planner.sqlite3"
    with sqlite3.connect(database) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    port = free_port()
    with running(copy, port) as server:
        assert status(port, f"/feed/{SECRET}/conference.ics") == 404
        with sqlite3.connect(copy) as broken:
            broken.execute("DROP TABLE subscription")
        broken.close()
        assert status(port, f"/feed/{SECRET}/conference.ics") == 500
        server.terminate()
        said, _ = server.communicate(timeout=PATIENCE_SECONDS)
    assert "Exception on" in said
    assert SECRET not in said
    assert "GET /" not in said


@pytest.mark.slow
def test_a_quiet_run_says_nothing(database: Path) -> None:
    port = free_port()
    with running(database, port) as server:
        assert status(port, "/en/generated-400/") == 200
        server.terminate()
        said, _ = server.communicate(timeout=PATIENCE_SECONDS)
    assert (said, server.returncode) == ("", 0)


def test_an_address_that_cannot_be_had_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InvalidInput) as caught:
            serve("127.0.0.1", port)
    assert error_message(caught.value, "en") == (
        f"The pages cannot be served on 127.0.0.1:{port}: Address already in use. "
        "Choose another address or port."
    )


def test_a_host_that_does_not_exist_is_told() -> None:
    with pytest.raises(InvalidInput) as caught:
        serve("host.invalid", 8000)
    assert (caught.value.code, caught.value.params["value"]) == (
        "address-unusable",
        "host.invalid:8000",
    )
