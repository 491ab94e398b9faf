"""Pages with other links: everything else in them stays as it is, character for character."""

import re
from collections.abc import Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import quote, unquote, urlsplit

from planner.export.addresses import Site
from planner.web.qr_code import qr_code

_ADDRESSES = ("action", "href", "poster", "src", "value")
# An address within another one: how services that subscribe for their users are told of it.
_WITHIN = re.compile(r"(?<==)(?:webcal|https?)%3A%2F%2F[^&#]*")
# Elements that mean nothing unless the site has an address that readers know.
_NEEDS_ADDRESS = "data-needs-address"
# Elements that are true at the instant of asking alone.
_NEEDS_CLOCK = "data-needs-clock"
# Elements that lead to what only the service can do.
_NEEDS_SERVICE = "data-needs-service"
_WITHOUT_END = {"br", "col", "hr", "img", "input", "link", "meta"}


def linked_addresses(source: str) -> list[str]:
    """The addresses in the page's links, styles and images, in order."""
    return [
        value
        for _, attributes in _Elements(source).starts
        for name, value in attributes
        if name in _ADDRESSES and name not in ("action", "value") and value is not None
    ]


def rewritten_page(source: str, site: Site, page: str) -> str:
    """The page at that address below the root, as its file has it.

    A link to what is not exported leads nowhere. Forms are left out with the section that they
    are in, since files answer none; so is what the clock says, and what needs an address that
    readers know, where there is none.
    """
    edits = _Edits(source, site, page)
    return _applied(source, edits.found)


class _Elements(HTMLParser):
    """The start tags of a page, with their attributes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.starts: list[tuple[str, list[tuple[str, str | None]]]] = []
        self._lines = (0, *accumulate(len(line) + 1 for line in source.split("\n")))
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.starts.append((tag, attrs))

    def place(self) -> int:
        """Where in the source the tag begins that is being handled."""
        line, column = self.getpos()
        return self._lines[line - 1] + column


class _Edits(_Elements):
    """What has to be changed: (from, to, what comes in its place), in no order."""

    def __init__(self, source: str, site: Site, page: str) -> None:
        self.found: list[tuple[int, int, str]] = []
        self._site = site
        self._page = page
        self._sections: list[int] = []
        self._doomed_sections: set[int] = set()
        # The element that is being left out: its name, how deep we are in it, where it began.
        self._left_out: tuple[str, int, int] | None = None
        self._link: tuple[int, str, str] | None = None
        self._calendar: tuple[str, str] | None = None
        super().__init__(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start, end = self.place(), self.place() + len(self.get_starttag_text() or "")
        if self._left_out is not None:
            name, depth, began = self._left_out
            self._left_out = (name, depth + (tag == name), began)
            return
        given = dict(attrs)
        if (
            _NEEDS_CLOCK in given
            or _NEEDS_SERVICE in given
            or (_NEEDS_ADDRESS in given and not self._site.is_public)
        ):
            self._leave_out(tag, start, end)
        elif tag == "section":
            self._sections.append(start)
        elif tag == "form":
            self._doom(start, end)
        elif tag == "svg" and given.get("class") == "qr" and self._is_calendar_elsewhere():
            self._leave_out(tag, start, end)
        else:
            self._rewrite(tag, attrs, start, end)

    def handle_endtag(self, tag: str) -> None:
        start = self.place()
        end = self.source.index(">", start) + 1
        if self._left_out is not None:
            self._close_left_out(*self._left_out, tag, end)
        elif tag == "section" and self._sections:
            began = self._sections.pop()
            if began in self._doomed_sections:
                self.found.append((began, end, ""))
        elif tag == "a" and self._link is not None:
            self._rewrite_text(*self._link, start)
            self._link = None

    def _leave_out(self, tag: str, start: int, end: int) -> None:
        if tag in _WITHOUT_END:
            self.found.append((start, end, ""))
        else:
            self._left_out = (tag, 1, start)

    def _close_left_out(self, name: str, depth: int, began: int, tag: str, end: int) -> None:
        depth -= tag == name
        self._left_out = (name, depth, began) if depth else None
        if not depth:
            drawn = str(qr_code(self._calendar[1])) if name == "svg" and self._calendar else ""
            self.found.append((began, end, drawn))

    def _doom(self, start: int, end: int) -> None:
        if self._sections:
            self._doomed_sections.add(self._sections[-1])
        else:
            self._leave_out("form", start, end)

    def _is_calendar_elsewhere(self) -> bool:
        """Whether the square that follows holds an address that is another one now."""
        return self._calendar is not None and self._calendar[0] != self._calendar[1]

    def _rewrite(self, tag: str, attrs: list[tuple[str, str | None]], start: int, end: int) -> None:
        self._link = None
        kept: list[tuple[str, str | None]] = []
        for name, value in attrs:
            new = self._new_value(name, value)
            if new is None and value is not None:
                if tag == "link":
                    self.found.append((start, end, ""))
                    return
                continue
            kept.append((name, new))
            if tag == "a" and name == "href" and value is not None and new is not None:
                self._link = (end, value, new)
                if urlsplit(value).scheme == "webcal":
                    self._calendar = (value, new)
        if kept != attrs:
            self.found.append((start, end, _start_tag(tag, kept)))

    def _new_value(self, name: str, value: str | None) -> str | None:
        if value is None or name not in _ADDRESSES:
            return value
        if name == "value" and not urlsplit(value).netloc:
            return value
        return _WITHIN.sub(self._within, self._site.rewritten(value, self._page) or "") or None

    def _within(self, found: re.Match[str]) -> str:
        new = self._site.rewritten(unquote(found[0]), self._page)
        return quote(new or "", safe="")

    def _rewrite_text(self, start: int, old: str, new: str, end: int) -> None:
        """A link that shows its own address shows the new one."""
        if unescape(self.source[start:end]).strip() == old:
            self.found.append((start, end, escape(new)))


def _start_tag(tag: str, attributes: list[tuple[str, str | None]]) -> str:
    written = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes
    )
    return f"<{tag}{written}>"


def _applied(source: str, edits: list[tuple[int, int, str]]) -> str:
    return "".join(_pieces(source, edits))


def _pieces(source: str, edits: list[tuple[int, int, str]]) -> Iterator[str]:
    reached = 0
    # Of edits that lie in one another the outer one counts: it begins first.
    for start, end, text in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= reached:
            yield source[reached:start]
            yield text
            reached = end
    yield source[reached:]
