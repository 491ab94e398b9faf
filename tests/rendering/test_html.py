from html.parser import HTMLParser

import pytest

from planner.documents.blocks import Entry, Heading, Listing, term
from planner.models.text import LANGUAGES
from planner.rendering.html import render_fragment, render_html
from tests.rendering.samples import (
    agenda_blocks,
    document,
    full_document,
    grouped_table,
    plenary_table,
    words,
)

NB = "\N{NO-BREAK SPACE}"
VOID = {"meta", "br", "col", "hr"}


class Reader(HTMLParser):
    """Notes elements, ids and references, and fails on a tag that closes what is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.labelled_by: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "aria-labelledby":
                self.labelled_by.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_every_kind_of_block_is_written_in_its_order() -> None:
    made = render_fragment(document(*agenda_blocks()), "en", address_of=lambda target: target.key)
    assert made == (
        '<div class="document" lang="en" dir="ltr"><h2 id="agenda">Provisional agenda</h2>\n'
        '<ul role="list" class="numbered">'
        '<li><span class="marker"><bdi>1</bdi></span> Organizational matters'
        '<ul role="list" class="numbered">'
        f'<li><span class="marker"><bdi>1{NB}(a)</bdi></span>'
        ' <a href="i-1-a">Opening of the session</a></li></ul></li>'
        '<li><span class="marker"><bdi>2</bdi></span> Other matters</li></ul>\n'
        f'<h3 id="item-i-1-a"><span class="marker"><bdi>1{NB}(a)</bdi></span>'
        " Opening of the session</h3>\n"
        '<p class="body">The President opens the session.</p>\n'
        '<p class="note">Mandates: rule <bdi>22</bdi> of the rules of procedure</p>\n'
        '<ul role="list"><li>Note by the secretariat '
        '(<a href="https://undocs.org/en/CTOC/COP/2018/7"><bdi>CTOC/COP/2018/7</bdi></a>)</li>'
        "</ul>\n"
        '<hr class="page-break">\n'
        '<h2 id="annex">Annex</h2></div>'
    )


def test_a_fragment_has_no_heading_of_its_own_unless_it_is_asked_for() -> None:
    assert "h1" not in read(render_fragment(full_document(), "en")).seen
    with_cover = render_fragment(full_document(), "en", has_cover=True)
    assert with_cover.startswith(
        '<div class="document" lang="en" dir="ltr"><header class="cover">'
        '<ul role="list" class="filing"><li><strong>'
        '<a href="https://undocs.org/en/CTOC/COP/2018/1"><bdi>CTOC/COP/2018/1</bdi></a>'
        "</strong></li><li><bdi>Distr.: General</bdi></li>"
        '<li><bdi>As at <time datetime="2018-07-26">26 July 2018</time></bdi></li>'
        "<li><bdi>Original: English</bdi></li></ul>"
        "<p><strong>Conference of the Parties</strong><br>Ninth session</p>"
        "<p>Vienna, 15-19 October 2018</p>"
        f"<p>Item <bdi>1{NB}(c)</bdi> of the provisional agenda</p>"
        "<h1>Annotated provisional agenda</h1></header>"
    )


def test_a_caption_that_repeats_the_title_is_there_but_hidden() -> None:
    made = render_fragment(document(plenary_table(), grouped_table()), "en")
    assert '<caption id="organization-of-work-1" class="repeats-title">' in made
    assert '<caption id="organization-of-work-2">Work</caption>' in made


def test_a_caption_that_repeats_the_heading_above_it_is_hidden_too() -> None:
    heading = Heading(term("document.organization_of_work"))
    made = render_fragment(document(heading, plenary_table(), title=words("Agenda")), "en")
    assert '<caption id="organization-of-work-2" class="repeats-title">' in made


def test_a_list_that_begins_below_its_first_level_is_written_whole() -> None:
    listing = Listing((Entry(words("c"), level=3), Entry(words("b"), level=2)))
    made = render_fragment(document(listing), "en")
    assert '<ul role="list"><li>c</li><li>b</li></ul>' in made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_well_formed_complete_and_in_its_language(language: str) -> None:
    page = render_html(full_document(), language).decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert page.startswith(f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n')
    reader = read(page.removeprefix("<!doctype html>\n"))
    assert reader.seen.count("h1") == 1
    assert len(reader.ids) == len(set(reader.ids))
    assert set(reader.labelled_by) <= set(reader.ids)
    assert "link" not in reader.seen
    assert "script" not in reader.seen


def test_a_page_is_titled_by_its_document_and_symbol() -> None:
    page = render_html(full_document(), "fr").decode()
    assert "<title>Ordre du jour provisoire annoté - CTOC/COP/2018/1</title>" in page


def test_a_title_cannot_end_the_title_element() -> None:
    page = render_html(document(title=words("</title><script>")), "en").decode()
    assert "<title>&lt;/title&gt;&lt;script&gt; - CTOC/COP/2018/1</title>" in page
    assert "<h1>&lt;/title&gt;&lt;script&gt;</h1>" in page


def test_the_style_is_written_as_it_stands() -> None:
    page = render_html(document(), "en").decode()
    assert '"Noto Sans SC"' in page
    assert "&" not in page[page.index("<style>") : page.index("</style>")]
