"""Which file of the folder stands for an address of the site, and how files name each other."""

import posixpath
from urllib.parse import parse_qsl, quote, unquote, urlsplit

INDEX = "index.html"

_STATIC = "/static/"


def file_of(address: str, *, is_page: bool) -> str:
    """The file for that address (path and query), by its path from the top of the folder.

    Files stand where the site has them, so that the folder can take its place. A page is the
    index of a folder of its own: ``agenda`` and ``agenda.html`` are two things. What a query asks
    for becomes a part of the name, since file servers ignore queries; a body is named by its key.

    >>> file_of("/fr/cop/agenda", is_page=True)
    'fr/cop/agenda/index.html'
    >>> file_of("/fr/cop/calendar.ics?body=wg-3&item=2", is_page=False)
    'fr/cop/calendar.wg-3.item.2.ics'
    """
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/")
    # The version in the address of a static file is for browsers that keep it for a year.
    asked = "" if parts.path.startswith(_STATIC) else _asked_for(parts.query)
    folder, name = posixpath.split(path)
    if is_page and not name.endswith(".html"):
        return posixpath.join(folder, name + asked, INDEX)
    stem, suffix = posixpath.splitext(name)
    return posixpath.join(folder, stem + asked + suffix)


def _asked_for(query: str) -> str:
    return "".join(
        f".{quote(value, safe='')}" if name == "body" else f".{name}.{quote(value, safe='')}"
        for name, value in parse_qsl(query)
    )


def link_to(file: str, start: str) -> str:
    """How the file ``start`` names the other one in a link: by the way from one to the other.

    >>> link_to("static/css/planner.css", "fr/cop/index.html")
    '../../static/css/planner.css'
    """
    return quote(posixpath.relpath(file, posixpath.dirname(start) or "."))
