"""The site of one session, read through the application and written file by file."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import flask
from flask import Flask
from flask.testing import FlaskClient

from planner.export.addresses import Site
from planner.export.atom_links import addresses_in_feed, rewritten_feed
from planner.export.file_names import INDEX, file_of
from planner.export.folder import replaced_folder
from planner.export.front_page import front_page
from planner.export.html_links import linked_addresses, rewritten_page
from planner.models.text import LANGUAGES
from planner.web.reader import OpenedEdition, Reader

# Nobody can reach it, so a link to it that was left in a file would be seen for what it is.
_NO_HOST = "http://export.invalid/"
_PAGE = "text/html"
_FEED = "application/atom+xml"
_STATIC = "/static/"
_SUBSCRIBING = "/subscribe"
# Lists of speakers and draft resolutions change all day: only the service can tell of them.
_CHANGING = ("/speakers/", "/draft-resolutions")
# After the last day nothing is now, next or today, which files could not keep true.
_AFTERWARDS = timedelta(days=7)
_DEADLINES = "/deadlines"
# So long before the session no deadline has passed, and none is told to have.
_BEFOREHAND = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class _Answer:
    body: bytes
    media_type: str

    @property
    def addresses(self) -> list[str]:
        """Where it leads."""
        if self.media_type == _PAGE:
            return linked_addresses(self.body.decode())
        return addresses_in_feed(self.body) if self.media_type == _FEED else []


def export_site(app: Flask, slug: str, folder: Path) -> int:
    """Writes the public pages and files of the session's latest edition into the folder.

    Returns how many files it has. They are the same, byte for byte, for the same editions, whatever
    the time. Links lead from file to file by relative paths; only what other programs are given,
    such as feeds, is named in full, and only if the application has a public address. What was in
    the folder from an earlier export is replaced whole. The application must not serve readers
    meanwhile: its clock is set. Raises `NotFound` for a session that is unknown or unpublished,
    `InvalidInput` for a folder that cannot be written or holds something else.
    """
    reader: Reader = app.extensions["planner.reader"]
    latest = reader.latest(slug)
    client = app.test_client()
    root = _root(app, client)
    site = Site(root=root or _NO_HOST, is_public=root is not None, files={})
    with replaced_folder(folder) as made:
        files = _read_all(app, client, latest, site, made)
        (made / INDEX).write_text(front_page(app, latest, site), encoding="utf-8")
        _rewrite_all(files, Site(site.root, site.is_public, _with_front_page(files)), made)
        return sum(1 for file in made.rglob("*") if file.is_file())


def _root(app: Flask, client: FlaskClient) -> str | None:
    """The public address of the application, ``None`` if it has none and goes by the request."""
    seen: list[str] = []

    def note(_: Any, **__: Any) -> None:
        seen.append(flask.request.root_url)

    with flask.request_started.connected_to(note, app):
        client.get("/healthz", base_url=_NO_HOST)
    return None if seen[0] == _NO_HOST else seen[0]


def _read_all(
    app: Flask, client: FlaskClient, latest: OpenedEdition, site: Site, made: Path
) -> dict[str, str]:
    """Writes everything that links lead to from the session's pages; the files by address."""
    slug = latest.edition.session_slug
    to_read = deque(f"/{language}/{slug}/" for language in LANGUAGES)
    files: dict[str, str] = {}
    with _clock(app) as set_clock:
        while to_read:
            address = to_read.popleft()
            if address in files or not _is_exported(address, slug, site):
                continue
            set_clock(_instant_for(address, latest))
            answer = _read(client, address)
            files[address] = file_of(address, is_page=answer.media_type == _PAGE)
            _write(made / files[address], answer.body)
            found = (site.address_below(link, address) for link in answer.addresses)
            to_read.extend(link for link in found if link is not None)
    return files


def _rewrite_all(files: dict[str, str], site: Site, made: Path) -> None:
    for address, name in files.items():
        file = made / name
        if name.endswith(f"/{INDEX}"):
            file.write_text(
                rewritten_page(file.read_text(encoding="utf-8"), site, address), encoding="utf-8"
            )
        elif name.endswith(".atom"):
            file.write_bytes(rewritten_feed(file.read_bytes(), site, address))


def _with_front_page(files: dict[str, str]) -> dict[str, str]:
    """In place of the list of all sessions there is a page with this one."""
    return {**files, "/": INDEX} | {f"/{language}/": INDEX for language in LANGUAGES}


def _is_exported(address: str, slug: str, site: Site) -> bool:
    if address.startswith(_STATIC):
        return True
    path = address.partition("?")[0]
    if not any(path.startswith(f"/{language}/{slug}/") for language in LANGUAGES):
        return False
    if any(part in path for part in _CHANGING):
        return False
    # Nobody can subscribe to what has no address.
    return site.is_public or not path.endswith(_SUBSCRIBING)


def _instant_for(address: str, latest: OpenedEdition) -> datetime:
    """Calendars are as they were when the edition was published, pages as they are afterwards, and
    that of the deadlines is as it was before the first of them.
    """
    published_at = latest.edition.published_at
    path = address.partition("?")[0]
    if path.endswith(".ics"):
        return published_at
    session = latest.programme.session
    if path.endswith(_DEADLINES):
        return datetime.combine(session.opens, time(), UTC) - _BEFOREHAND
    return max(datetime.combine(session.closes, time(), UTC), published_at) + _AFTERWARDS


def _read(client: FlaskClient, address: str) -> _Answer:
    with client.get(address, base_url=_NO_HOST) as response:
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status}")
        return _Answer(response.data, response.mimetype or "")


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # Two addresses with one file would be a page or a feed that nobody gets.
    with file.open("xb") as stream:
        stream.write(content)


@contextmanager
def _clock(app: Flask) -> Iterator[Any]:
    """Lets the application's clock be set, and puts back the one that it had."""
    own = app.config["CLOCK"]

    def set_clock(instant: datetime) -> None:
        app.config["CLOCK"] = lambda: instant

    try:
        yield set_clock
    finally:
        app.config["CLOCK"] = own
