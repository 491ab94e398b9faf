"""Puts load on a server, and reads what it cost that server."""

import http.client
import os
import re
import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

CONNECTIONS = 16
TOOL = "wrk" if shutil.which("wrk") else "a loader in Python, which limits what it measures"

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
_TOTAL = re.compile(r"(\d+) requests in")
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it: ``cpu_microseconds`` are those of the server for each request."""

    requests_per_second: float
    cpu_microseconds: float


def answer(url: str, tag: str | None = None) -> tuple[int, str, bytes]:
    """The status, the tag and the bytes that the server answers."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request("GET", parts.path, headers=_headers(tag))
        response = connection.getresponse()
        return response.status, response.headers["ETag"], response.read()
    finally:
        connection.close()


def loaded(url: str, tag: str | None, process: int, seconds: float) -> Load:
    """The load under as many requests as it bears; with ``tag``, for those who have the bytes."""
    before = _cpu_seconds(process)
    total, rate = (_by_wrk if shutil.which("wrk") else _by_threads)(url, tag, seconds)
    return Load(rate, (_cpu_seconds(process) - before) / total * 1_000_000)


def _headers(tag: str | None) -> dict[str, str]:
    return {} if tag is None else {"If-None-Match": tag}


def _by_wrk(url: str, tag: str | None, seconds: float) -> tuple[int, float]:
    headers = [part for pair in _headers(tag).items() for part in ("-H", ": ".join(pair))]
    command = ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds:.0f}s", *headers, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    assert "Socket errors" not in said, said
    total, rate = _TOTAL.search(said), _RATE.search(said)
    assert total is not None, said
    assert rate is not None, said
    return int(total[1]), float(rate[1])


def _by_threads(url: str, tag: str | None, seconds: float) -> tuple[int, float]:
    parts = urlsplit(url)
    end = monotonic() + seconds
    counts = [0] * CONNECTIONS

    def ask(place: int) -> None:
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        while monotonic() < end:
            connection.request("GET", parts.path, headers=_headers(tag))
            response = connection.getresponse()
            response.read()
            counts[place] += 1
        connection.close()

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts), sum(counts) / seconds


def _cpu_seconds(process: int) -> float:
    """What the process and those that it started have used."""
    family = {process}
    parents = dict(_parents())
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(_ticks(member) for member in family) / _TICKS_PER_SECOND


def _parents() -> list[tuple[int, int]]:
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        found.append((int(file.parent.name), int(fields[1])))
    return found


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
