from datetime import date

import pytest

from planner.documents.blocks import (
    Day,
    Inline,
    ItemNumber,
    Series,
    Symbol,
    Verbatim,
    Words,
    term,
)
from planner.models.text import Text
from planner.rendering.html_inline import element, inline_markup

TITLE = Words(Text(en="Opening", ar="الافتتاح"))


@pytest.mark.parametrize(
    ("inline", "language", "written"),
    [
        (Words(Text(en="<b>&\"'")), "en", "&lt;b&gt;&amp;&#34;&#39;"),
        (
            Words(Text(en="Opening")),
            "ar",
            '<span lang="en" dir="ltr">Opening</span>',
        ),
        (
            Words(Text(ar="الافتتاح")),
            "en",
            '<span lang="ar" dir="rtl">الافتتاح</span>',
        ),
        (
            term("document.entry", number=ItemNumber("1.a"), title=TITLE),
            "en",
            "Item <bdi>1\N{NO-BREAK SPACE}(a)</bdi>. Opening",
        ),
        (
            term("document.entry", number=ItemNumber("1.a"), title=TITLE),
            "ar",
            "البند <bdi>1\N{NO-BREAK SPACE}(أ)</bdi>- الافتتاح",
        ),
        (
            Series((ItemNumber("1"), ItemNumber("2"))),
            "ar",
            "<bdi>1</bdi>، <bdi>2</bdi>",
        ),
        (
            Symbol("CTOC/COP/2018/1"),
            "ru",
            '<a href="https://undocs.org/ru/CTOC/COP/2018/1"><bdi>CTOC/COP/2018/1</bdi></a>',
        ),
        (Verbatim("8/2"), "ar", "<bdi>8/2</bdi>"),
        (
            Day(date(2018, 10, 15)),
            "en",
            '<time datetime="2018-10-15">Monday, 15 October 2018</time>',
        ),
    ],
)
def test_an_inline_is_written_with_its_direction_language_and_address(
    inline: Inline, language: str, written: str
) -> None:
    assert inline_markup(inline, language) == written


def test_what_leads_nowhere_of_its_own_leads_to_the_address() -> None:
    assert inline_markup(TITLE, "en", "/item/1?a=1&b=2") == (
        '<a href="/item/1?a=1&amp;b=2">Opening</a>'
    )


def test_a_symbol_keeps_its_own_address_and_no_link_stands_in_another() -> None:
    paper = term("document.paper", title=TITLE, symbol=Symbol("A/1"))
    assert inline_markup(paper, "en", "/item/1") == (
        '<a href="/item/1">Opening (</a>'
        '<a href="https://undocs.org/en/A/1"><bdi>A/1</bdi></a>'
        '<a href="/item/1">)</a>'
    )


def test_a_symbol_cannot_break_out_of_its_address() -> None:
    assert inline_markup(Symbol('A"><script>'), "en") == (
        '<a href="https://undocs.org/en/A&#34;&gt;&lt;script&gt;">'
        "<bdi>A&#34;&gt;&lt;script&gt;</bdi></a>"
    )


def test_an_attribute_that_is_none_is_left_out_and_one_that_is_not_is_escaped() -> None:
    assert element("td", class_='"', aria_label=None, rowspan=2) == (
        '<td class="&#34;" rowspan="2"></td>'
    )
