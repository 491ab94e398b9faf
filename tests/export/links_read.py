"""Reads an exported folder as somebody does who follows every link in it."""

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

LINKING = ("href", "src", "action", "data", "poster", "srcset")


class Link(NamedTuple):
    """A link as it is written, and the file that it is written in."""

    file: str
    written: str

    @property
    def leads_away(self) -> bool:
        """Whether it names a host."""
        return bool(urlsplit(self.written).netloc)

    @property
    def target(self) -> str:
        """The file that it leads to, by its path from the top; may climb above it."""
        path = unquote(urlsplit(self.written).path)
        if not path:
            return self.file
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.file), path))

    @property
    def anchor(self) -> str:
        """The place in it."""
        return unquote(urlsplit(self.written).fragment)


class _Page(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in LINKING:
                self.links.append(value or "")
            elif name == "id":
                self.anchors.add(value or "")


def links_in(folder: Path) -> Iterator[Link]:
    """Every link of every page."""
    for file in sorted(folder.rglob("*.html")):
        name = file.relative_to(folder).as_posix()
        for written in _Page(file.read_text(encoding="utf-8")).links:
            yield Link(name, written)


def broken_links(folder: Path) -> list[Link]:
    """The links that lead to no file, or to no place in the page that they lead to."""
    broken, anchors = [], {}
    for link in links_in(folder):
        if link.leads_away:
            continue
        file = folder / link.target
        if not file.is_file() or link.target.startswith("../"):
            broken.append(link)
        elif link.anchor:
            if link.target not in anchors:
                anchors[link.target] = _Page(file.read_text(encoding="utf-8")).anchors
            if link.anchor not in anchors[link.target]:
                broken.append(link)
    return broken
