"""Atom feeds with other links."""

from xml.etree import ElementTree as ET

from planner.export.addresses import Site
from planner.export.html_links import linked_addresses, rewritten_page

_NAMESPACE = "http://www.w3.org/2005/Atom"
_LINK = f"{{{_NAMESPACE}}}link"
_CONTENT = f"{{{_NAMESPACE}}}content"


def addresses_in_feed(source: bytes) -> list[str]:
    """The addresses that the feed and the pages in it lead to."""
    feed = ET.fromstring(source)  # noqa: S314 - written by this program
    links = [link.attrib["href"] for link in feed.iter(_LINK)]
    contents = [content.text or "" for content in feed.iter(_CONTENT)]
    return [*links, *(address for text in contents for address in linked_addresses(text))]


def rewritten_feed(source: bytes, site: Site, address: str) -> bytes:
    """The feed at that address below the root, as its file has it."""
    ET.register_namespace("", _NAMESPACE)
    feed = ET.fromstring(source)  # noqa: S314 - written by this program
    for above in feed.iter():
        for link in above.findall(_LINK):
            new = site.rewritten(link.attrib["href"], address)
            if new is None:
                above.remove(link)
            else:
                link.set("href", new)
    for content in feed.iter(_CONTENT):
        content.text = rewritten_page(content.text or "", site, address)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written
