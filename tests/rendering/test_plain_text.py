import pytest

from planner.models.text import LANGUAGES
from planner.rendering.plain_text import render_plain_text
from planner.rendering.text_columns import clean, width_of
from tests.rendering.samples import document, full_document, grouped_table, plenary_table, words

DOCUMENT = """\
CTOC/COP/2018/1
Distr.: General
As at 26 July 2018
Original: English

Conference of the Parties
Ninth session
Vienna, 15-19 October 2018
Item 1 (c) of the provisional agenda

Annotated provisional agenda
============================

Provisional agenda
------------------

1  Organizational matters
   1 (a)  Opening of the session
2  Other matters

1 (a) Opening of the session

The President opens the session.

Mandates: rule 22 of the rules of procedure

-  Note by the secretariat (CTOC/COP/2018/7)

Annex
-----

Proposed organization of work

---------------+------------------------------------------+-----------------------------------------
Date and time  | Plenary                                  | Parallel meetings
===============+==========================================+=========================================
Monday, 15 October
---------------+------------------------------------------+-----------------------------------------
10 a.m.-1 p.m. | Item 1 (a). Opening of the session       | Working Group on International
               |                                          |   Cooperation
               | Side event on <firearms> & parts         |
---------------+------------------------------------------+-----------------------------------------
3-6 p.m.       | Item 1 (a). Opening of the session       | Working Group on International
               |   (continued)                            |   Cooperation
---------------+------------------------------------------+-----------------------------------------
Tuesday, 16 October
---------------+------------------------------------------+-----------------------------------------
10 a.m.-1 p.m. |                                          |
---------------+------------------------------------------+-----------------------------------------
"""

CHINESE_TABLE = """\
------------------+-------------------------+---------------
日期和时间        | 全体会议                | 平行会议
==================+=========================+===============
10月15日星期一
------------------+-------------------------+---------------
上午10时至下午1时 | 项目1(a). 会议开幕      | 国际合作工作组
                  | Side event on           |
                  |   <firearms> & parts    |
------------------+-------------------------+---------------
下午3时至6时      | 项目1(a). 会议开幕(续)  | 国际合作工作组
------------------+-------------------------+---------------
10月16日星期二
------------------+-------------------------+---------------
上午10时至下午1时 |                         |
------------------+-------------------------+---------------
"""

ARABIC_TABLE = """\
--------------------+--------------+--------------
                    | الفريق العامل المعني
                    | بالتعاون الدولي
--------------------+-----------------------------
التاريخ والوقت      | بند جدول     | العنوان أو
                    | الأعمال      | الوصف
====================+==============+==============
من الساعة 10:00 إلى | 2 (ب)        | افتتاح الدورة
  الساعة 13:00      |              |
--------------------+--------------+--------------
"""


def table_of(text: bytes, title: str) -> str:
    return text.decode().partition(title)[2].lstrip("=\n")


def test_a_document_reads_like_the_printed_one() -> None:
    assert render_plain_text(full_document(), "en").decode() == DOCUMENT


def test_chinese_columns_are_aligned_by_what_a_terminal_shows() -> None:
    text = render_plain_text(document(plenary_table()), "zh", width=60)
    assert table_of(text, "拟议工作安排") == CHINESE_TABLE


def test_arabic_stands_in_logical_order_under_a_shared_heading() -> None:
    text = render_plain_text(document(grouped_table()), "ar", width=60)
    assert table_of(text, "Work") == ARABIC_TABLE


@pytest.mark.parametrize("width", [40, 60, 100, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_too_wide_ends_in_a_space_or_moves_the_cursor(language: str, width: int) -> None:
    text = render_plain_text(full_document(), language, width=width).decode()
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    lines = text.removesuffix("\n").split("\n")
    assert max(map(width_of, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []
    assert [line for line in lines if clean(line) != " ".join(line.split())] == []
    assert "\N{NO-BREAK SPACE}" not in text


def test_a_title_cannot_send_commands_to_the_terminal() -> None:
    text = render_plain_text(document(title=words("A\x1b[31mB\u202e")), "en").decode()
    assert text.endswith("\nA[31mB\n======\n")
