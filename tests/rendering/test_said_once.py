from datetime import date, time

import pytest

from planner.documents.blocks import (
    Day,
    Hours,
    Inline,
    ItemNumber,
    Separator,
    Series,
    Symbol,
    Verbatim,
    Words,
    term,
)
from planner.models.text import LANGUAGES, Text
from planner.rendering.html_inline import inline_markup
from planner.rendering.said_once import SaidOnce

INLINES: list[Inline] = [
    Words(Text(en="Other <serious> crimes", fr="Autres & infractions")),
    Words(Text(ru="Прочие вопросы")),
    Verbatim("<b>"),
    Symbol("CTOC/COP/2018/1"),
    term("document.entry", number=ItemNumber("1.a"), title=Words(Text(en="A title"))),
    term("document.continued", entry=term("document.plenary")),
    Series((Day(date(2018, 10, 15)), Hours(time(10), time(13))), Separator.SEMICOLON),
    Series((Symbol("A/1"), Symbol("A/2"))),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_the_renderer_of_inlines_says(language: str) -> None:
    said = SaidOnce(language)
    # Twice, so that what is kept is held against it too.
    assert [said(inline) for inline in INLINES * 2] == [
        inline_markup(inline, language) for inline in INLINES * 2
    ]
