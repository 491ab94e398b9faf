"""What changed, as an Atom feed. *Source*: RFC 4287; RFC 4151 for the permanent identifiers."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from planner.documents.blocks import Target, Words, term
from planner.rendering.html import render_fragment
from planner.rendering.words import plain
from planner.web.addresses import absolute
from planner.web.answers import Made
from planner.web.pages.changes import Step, addresses_in
from planner.web.pages.view import View

MEDIA_TYPE = "application/atom+xml; charset=utf-8"

_NAMESPACE = "http://www.w3.org/2005/Atom"
# Not the name of a host, which could change; the year only makes the name complete.
_AUTHORITY = "tag:conference-planner,2018"
# What XML 1.0 cannot hold, not even escaped.
_UNFIT = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def atom_file(view: View, steps: Sequence[Step]) -> Made:
    """One entry for each edition, the latest first; equal editions give equal bytes."""
    return Made(body=_feed(view, steps), media_type=MEDIA_TYPE)


def _feed(view: View, steps: Sequence[Step]) -> bytes:
    addresses, session = view.addresses, view.programme.session
    language = addresses.language
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language})
    identifier = f"{_AUTHORITY}:{session.slug}/{language}/changes"
    _add(feed, "id", identifier)
    title = term("page.changes_of", session=Words(session.short_title))
    _add(feed, "title", plain(title, language))
    _add(feed, "updated", _instant(view.edition.published_at))
    author = ET.SubElement(feed, "author")
    _add(author, "name", plain(term("page.site"), language))
    _link(feed, "self", absolute(addresses.changes_feed()), "application/atom+xml")
    _link(feed, "alternate", absolute(addresses.list_changes()), "text/html")
    for step in steps:
        _entry(feed, view, step, f"{identifier}/{step.edition.number}")
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ET.Element, view: View, step: Step, identifier: str) -> None:
    addresses, edition = view.addresses, step.edition
    published = _instant(edition.published_at)
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", identifier)
    _add(entry, "title", plain(step.document.title, addresses.language))
    _add(entry, "published", published)
    _add(entry, "updated", published)
    _link(entry, "alternate", absolute(addresses.list_changes(edition.number)), "text/html")
    if edition.comment:
        _add(entry, "summary", edition.comment)
    find = addresses_in(view.programme, addresses)

    def address_of(target: Target) -> str | None:
        path = find(target)
        return None if path is None else absolute(path)

    content = render_fragment(step.document, addresses.language, address_of=address_of)
    _add(entry, "content", str(content)).set("type", "html")


def _add(above: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(above, name)
    element.text = _UNFIT.sub("", text)
    return element


def _link(above: ET.Element, relation: str, address: str, media_type: str) -> None:
    ET.SubElement(above, "link", {"rel": relation, "type": media_type, "href": address})


def _instant(instant: datetime) -> str:
    """*Source*: RFC 3339, with whole seconds: what HTTP and calendars tell of the same instant."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
