"""Pages with other links."""

import pytest

from planner.export.addresses import Site
from planner.export.html_links import linked_addresses, rewritten_page
from planner.web.qr_code import qr_code

PAGE = "/fr/cop/"
FILES = {
    "/fr/cop/": "fr/cop/index.html",
    "/fr/cop/agenda": "fr/cop/agenda/index.html",
    "/fr/cop/calendar.ics": "fr/cop/calendar.ics",
    "/fr/cop/calendar.ics?body=wg-3&item=2": "fr/cop/calendar.wg-3.item.2.ics",
    "/static/a.css?v=1": "static/a.css",
}
OWN = Site("http://export.invalid/", is_public=False, files=FILES)
PUBLIC = Site("https://example.org/x/", is_public=True, files=FILES)


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('<a href="/fr/cop/agenda#a">x</a>', '<a href="agenda/index.html#a">x</a>'),
        ('<a class=b href="/fr/cop/agenda">x</a>', '<a class="b" href="agenda/index.html">x</a>'),
        (
            '<link rel="stylesheet" href="/static/a.css?v=1">',
            '<link rel="stylesheet" href="../../static/a.css">',
        ),
        ('<a href="#content">x</a>', '<a href="#content">x</a>'),
        ('<a href="/fr/cop/#files">x</a>', '<a href="#files">x</a>'),
        ('<a href="https://undocs.org/fr/A/1">x</a>', '<a href="https://undocs.org/fr/A/1">x</a>'),
        ('<a href="/en/other/">x</a>', "<a>x</a>"),
        ('<link rel="alternate" href="/en/other/"><p>', "<p>"),
        (
            '<a href="webcal://export.invalid/fr/cop/calendar.ics">x</a>',
            '<a href="calendar.ics">x</a>',
        ),
        (
            '<a href="http://export.invalid/fr/cop/calendar.ics?body=wg-3&amp;item=2">'
            "http://export.invalid/fr/cop/calendar.ics?body=wg-3&amp;item=2</a>",
            '<a href="calendar.wg-3.item.2.ics">calendar.wg-3.item.2.ics</a>',
        ),
        ("a<section>b<section>c<form>d</form></section>e</section>f", "a<section>be</section>f"),
        ("a<form><p>b</p></form>c", "ac"),
        ("a<section data-needs-clock>b<section>c</section>d</section>e", "ae"),
        ("a<p data-needs-address>b<p>c</p>d</p>e<br data-needs-address>f", "aef"),
    ],
)
def test_a_page_without_a_public_address(written: str, becomes: str) -> None:
    assert rewritten_page(written, OWN, PAGE) == becomes


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ('<a href="/x/fr/cop/agenda">x</a>', '<a href="agenda/index.html">x</a>'),
        (
            '<a href="webcal://example.org/x/fr/cop/calendar.ics?body=wg-3&amp;item=2">x</a>',
            '<a href="webcal://example.org/x/fr/cop/calendar.wg-3.item.2.ics">x</a>',
        ),
        (
            '<input value="https://example.org/x/fr/cop/calendar.ics?body=wg-3&amp;item=2">',
            '<input value="https://example.org/x/fr/cop/calendar.wg-3.item.2.ics">',
        ),
        ('<input value="wg-3">', '<input value="wg-3">'),
        ("<p data-needs-address>b</p>", "<p data-needs-address>b</p>"),
        ("a<p data-needs-clock>b</p>", "a"),
        (
            '<a href="https://example.org/elsewhere">x</a>',
            '<a href="https://example.org/elsewhere">x</a>',
        ),
        (
            '<a href="https://g.org/r?cid=webcal%3A%2F%2Fexample.org%2Fx%2Ffr%2Fcop%2F'
            'calendar.ics%3Fbody%3Dwg-3%26item%3D2">x</a>',
            '<a href="https://g.org/r?cid=webcal%3A%2F%2Fexample.org%2Fx%2Ffr%2Fcop%2F'
            'calendar.wg-3.item.2.ics">x</a>',
        ),
    ],
)
def test_a_page_with_a_public_address(written: str, becomes: str) -> None:
    assert rewritten_page(written, PUBLIC, PAGE) == becomes


def test_the_square_holds_the_address_that_the_link_has() -> None:
    old = "webcal://example.org/x/fr/cop/calendar.ics?body=wg-3&item=2"
    new = "webcal://example.org/x/fr/cop/calendar.wg-3.item.2.ics"
    page = f'<a href="{old.replace("&", "&amp;")}">x</a><div>{qr_code(old)}</div>y'
    assert rewritten_page(page, PUBLIC, PAGE) == f'<a href="{new}">x</a><div>{qr_code(new)}</div>y'


def test_everything_else_stays_as_it_is() -> None:
    page = (
        "<!DOCTYPE html>\n<!-- a  b -->\r\n<p  CLASS='x' hidden>&eacute &amp; &#233;  <br/>\n"
        "<svg viewBox=\"0 0 1 1\"><path d='M0'/></svg><script>if (a<b) '<a href=\"/x\">'</script>"
    )
    assert rewritten_page(page, OWN, PAGE) == page


def test_the_addresses_of_a_page_are_found_in_order() -> None:
    assert linked_addresses(
        '<link href="/a"><form action="/b"><input value="/c"></form><img src="d?e&amp;f"><a>g</a>'
    ) == ["/a", "d?e&f"]
