"""A calendar server takes a feed in and gives it back."""

import os
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import icalendar
import pytest

from tests.interop.feeds import ONE_OF_EACH_KIND, feed_named
from tests.interop.reading import INSTALLED

pytestmark = pytest.mark.usefixtures("readers")

WHO = {"Authorization": "Basic " + b64encode(b"delegate:any").decode()}


@pytest.fixture(scope="module")
def port(readers: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port on which Radicale answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port: int = free.getsockname()[1]
    folder: Path = tmp_path_factory.mktemp("radicale")
    server = subprocess.Popen(
        [
            *(INSTALLED / "python" / "bin" / "python", "-m", "radicale", "--config", ""),
            *(f"--server-hosts=127.0.0.1:{port}", "--auth-type=none"),
            f"--storage-filesystem-folder={folder}",
        ],
        cwd=folder,
        env={"HOME": str(folder), "PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "Radicale ended before it answered"
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("Radicale does not answer")


def asked(port: int, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request(method, path, body, {**WHO, "Content-Type": "text/calendar"})
        answer = connection.getresponse()
        return answer.status, answer.read()


def events(feed: bytes) -> list[list[tuple[str, bytes]]]:
    """The events with all that is said of each, in an order of their own."""
    return sorted(
        sorted((line.split(":", 1)[0], line.encode()) for line in event.content_lines() if line)
        for event in icalendar.Calendar.from_ical(feed).events
    )


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_what_is_put_comes_back(name: str, port: int) -> None:
    feed = feed_named(name)
    path = f"/delegate/{feed.name}/"
    assert asked(port, "PUT", path, feed.content)[0] == 201
    status, content = asked(port, "GET", path)
    assert status == 200
    assert events(content) == events(feed.content)


def test_two_events_of_one_uid_are_refused(port: int) -> None:
    # If this passed, that the others pass would say little.
    feed = feed_named("untoc-cop-9-en").content
    twice = feed.replace(b"UID:m-02", b"UID:m-01")
    assert twice != feed
    assert asked(port, "PUT", "/delegate/twice/", twice)[0] == 400
