"""The notes on the subsidiary bodies against the documents, and the other papers on the years."""

from datetime import date
from functools import cache

import pytest

from planner.assets import folder
from planner.documents.blocks import Document
from planner.documents.review_plan import review_plan
from planner.documents.years import years_calendar
from planner.documents.years_note import subsidiary_bodies_note
from planner.documents.years_proposal import next_sessions
from planner.errors import NotFound
from planner.models.text import LANGUAGES
from planner.models.years import Organ
from planner.rendering.formats import render
from planner.rules.years_note import Held, note_parts
from planner.rules.years_proposal import proposals
from planner.services.years import KnownYears, read_known_years
from tests.draw_builders import mechanism

# When the note for the tenth session was written, the meetings of July 2020 were still ahead.
BEFORE_JULY_2020 = date(2020, 5, 15)
# The note for the eleventh session is dated 4 July 2022.
NOTE_OF_2022 = date(2022, 7, 4)

HELD, AHEAD = Held.HELD, Held.AHEAD
R91, R71, R106 = "resolution 9/1", "resolution 7/1", "resolution 10/6"

# Typed from the note for the tenth session: body, mandates in the order of its paragraphs, and for
# each meeting its number, first and last day, report, and whether it was held already.
TENTH = [
    (
        "CTOC/COP/WG.10",
        [R91, R91],
        [
            (1, date(2019, 10, 9), date(2019, 10, 11), "CTOC/COP/WG.10/2019/5", HELD),
            (2, date(2020, 7, 13), date(2020, 7, 15), "CTOC/COP/WG.10/2020/6", AHEAD),
        ],
    ),
    (
        "CTOC/COP/WG.4",
        ["decision 4/4", R71],
        [
            (9, date(2019, 9, 9), date(2019, 9, 11), "CTOC/COP/WG.4/2019/6", HELD),
            (10, date(2020, 9, 10), date(2020, 9, 11), "CTOC/COP/WG.4/2020/4", AHEAD),
        ],
    ),
    (
        "CTOC/COP/WG.7",
        ["resolution 5/3", R71],
        [
            (6, date(2019, 9, 11), date(2019, 9, 13), "CTOC/COP/WG.7/2019/6", HELD),
            (7, date(2020, 9, 8), date(2020, 9, 9), "CTOC/COP/WG.7/2020/4", AHEAD),
        ],
    ),
    (
        "CTOC/COP/WG.6",
        ["resolution 5/4", R71],
        [(7, date(2020, 7, 16), date(2020, 7, 17), "CTOC/COP/WG.6/2020/4", AHEAD)],
    ),
    (
        "CTOC/COP/WG.3",
        ["decision 3/2", R71],
        [(11, date(2020, 7, 7), date(2020, 7, 8), "CTOC/COP/WG.3/2020/4", AHEAD)],
    ),
    (
        "CTOC/COP/WG.2",
        ["decision 2/6", R71],
        [(12, date(2020, 7, 9), date(2020, 7, 10), "CTOC/COP/WG.2/2020/3", AHEAD)],
    ),
]
JOINT = "CTOC/COP/WG.2/2022/4-CTOC/COP/WG.3/2022/4"
# Typed from CTOC/COP/2022/5.
ELEVENTH = [
    (
        "CTOC/COP/WG.4",
        ["decision 4/4", R71],
        [
            (11, date(2021, 10, 12), date(2021, 10, 13), "CTOC/COP/WG.4/2021/6", HELD),
            (12, date(2022, 6, 29), date(2022, 6, 30), "CTOC/COP/WG.4/2022/4", HELD),
        ],
    ),
    (
        "CTOC/COP/WG.7",
        ["resolution 5/3", R71],
        [
            (8, date(2021, 10, 14), date(2021, 10, 15), "CTOC/COP/WG.7/2021/5", HELD),
            (9, date(2022, 6, 27), date(2022, 6, 28), "CTOC/COP/WG.7/2022/4", HELD),
        ],
    ),
    (
        "CTOC/COP/WG.6",
        ["resolution 5/4", R71],
        [
            (8, date(2021, 5, 10), date(2021, 5, 12), "CTOC/COP/WG.6/2021/4", HELD),
            (9, date(2022, 5, 4), date(2022, 5, 5), "CTOC/COP/WG.6/2022/4", HELD),
        ],
    ),
    (
        "CTOC/COP/WG.3",
        ["decision 3/2", R71, R106],
        [
            (12, date(2021, 3, 25), date(2021, 3, 26), "CTOC/COP/WG.3/2021/4", HELD),
            (13, date(2022, 5, 23), date(2022, 5, 27), JOINT, HELD),
        ],
    ),
    (
        "CTOC/COP/WG.2",
        ["decision 2/6", R71, R106],
        [(13, date(2022, 5, 23), date(2022, 5, 27), JOINT, HELD)],
    ),
    (
        "E/CN.7",
        ["resolution 65/2"],
        [(65, date(2022, 3, 14), date(2022, 3, 18), "E/2022/28-E/CN.7/2022/14", HELD)],
    ),
]


@cache
def known() -> KnownYears:
    return read_known_years(folder("seeds"), "untoc-cop")


def note(session: int, as_of: date) -> Document:
    return subsidiary_bodies_note(known().years, session, known().relations, as_of)


def text_of(document: Document, language: str) -> str:
    return " ".join(render(document, language, "text").decode().split())


@pytest.mark.parametrize(
    ("session", "as_of", "expected"),
    [(10, BEFORE_JULY_2020, TENTH), (11, NOTE_OF_2022, ELEVENTH)],
)
def test_the_calendar_gives_the_bodies_mandates_dates_and_reports_of_the_note(
    session: int, as_of: date, expected: list[tuple[str, list[str], list[object]]]
) -> None:
    found = [
        (
            part.organ.symbol,
            [mandate.rule for mandate in part.mandates],
            [(c.number, c.opens, c.closes, c.report, held) for c, held in part.meetings],
        )
        for part in note_parts(known().years, session, as_of)
    ]
    assert found == expected


# The paragraph of the document in which each body's meetings stand, and those before it.
@pytest.mark.parametrize(
    ("session", "as_of", "meetings_in", "last"),
    [
        (10, BEFORE_JULY_2020, (3, 6, 9, 12, 15, 18), 18),
        (11, NOTE_OF_2022, (3, 6, 9, 13, 17, 18), 18),
    ],
)
def test_the_paragraphs_have_the_numbers_that_they_have_in_the_document(
    session: int, as_of: date, meetings_in: tuple[int, ...], last: int
) -> None:
    text = text_of(note(session, as_of), "en")
    expected = TENTH if session == 10 else ELEVENTH
    for paragraph, (_, _, meetings) in zip(meetings_in, expected, strict=True):
        begins = text.index(f" {paragraph}. ")
        ends = text.find(f" {paragraph + 1}. ")
        # A joint symbol may be broken after its hyphen.
        within = text[begins : ends if ends > 0 else len(text)].replace("- ", "-")
        assert [m[3] for m in meetings if m[3] not in within] == []  # type: ignore[index]
    assert f" {last + 1}. " not in text


def test_a_meeting_of_the_note_is_told_in_french_with_its_report() -> None:
    text = text_of(note(11, NOTE_OF_2022), "fr")
    assert (
        "3. La 11e réunion s’est tenue (Vienne, 12-13 octobre 2021). La 12e réunion s’est tenue "
        "(Vienne, 29-30 juin 2022). Présenté à : Conférence des Parties (onzième session) : "
        "CTOC/COP/WG.4/2021/6 ; CTOC/COP/WG.4/2022/4." in text
    )


def test_both_paragraphs_that_contradict_each_other_come_out_in_the_order_of_the_dates() -> None:
    text = text_of(note(10, BEFORE_JULY_2020), "en")
    says = "back to back, the second immediately after the first."
    assert f"12th meeting (9-10 July 2020): {says}" in text
    assert f"11th meeting (7-8 July 2020): {says}" in text
    calendar = text_of(calendar_of(BEFORE_JULY_2020), "en")
    assert (
        "A source puts Working Group on International Cooperation, 11th meeting (7-8 July 2020) "
        "immediately after Working Group of Government Experts on Technical Assistance, 12th "
        "meeting (9-10 July 2020). The dates show the opposite" in calendar
    )
    assert "Source: note by the Secretariat before session 10, para. 15" in calendar
    assert "Source: note by the Secretariat before session 10, para. 18" in calendar


def test_what_was_only_announced_is_told_so_afterwards() -> None:
    text = text_of(note(10, date(2020, 10, 12)), "en")
    assert "The 7th meeting was announced (Vienna, 16-17 July 2020); whether it was held" in text
    assert "The 6th meeting was held (Vienna, 11-13 September 2019)." in text


def test_a_session_to_which_nobody_reports_has_no_note() -> None:
    with pytest.raises(NotFound) as caught:
        note(12, NOTE_OF_2022)
    assert caught.value.code == "years-note-empty"


def calendar_of(today: date) -> Document:
    return years_calendar(known().years, known().relations, known().findings(today), today)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_can_be_read_in_every_language_and_format(language: str) -> None:
    today = date(2026, 1, 1)
    found = proposals(known().years, known().station, 2)
    for document in (
        calendar_of(today),
        note(11, NOTE_OF_2022),
        next_sessions(known().years, found, today),
        next_sessions(known().years, found, today, interval=1),
        review_plan(mechanism(), known().years, known().station, today),
    ):
        for format in ("html", "json", "docx", "pdf", "csv"):
            assert render(document, language, format) != b""
        text = text_of(document, language)
        assert ("{" in text, "years." in text, "draw." in text) == (False, False, False)


def test_the_proposal_says_what_it_rests_on_and_what_is_only_remembered() -> None:
    found = proposals(known().years, known().station, 1)
    text = text_of(next_sessions(known().years, found, date(2026, 1, 1)), "en")
    assert "Years from one session to the next: 2. - Source: rule 3 (1) (not yet compared" in text
    assert "Working days in a row: 5. - Source: decision 8/2, CTOC/COP/2018/1" in text
    assert "12-16 October 2026 | nothing that is known; not all holidays are known: 2026" in text


def test_every_body_of_the_calendar_stands_with_the_mandate_that_created_it() -> None:
    created = {
        mandate.organ: mandate.rule
        for mandate in known().years.mandates
        if mandate.effect.value.startswith("created")
    }
    working_groups: list[Organ] = [o for o in known().years.organs if "group" in o.kind.value]
    assert {organ.symbol: created.get(organ.key) for organ in working_groups} == {
        "CTOC/COP/WG.2": "decision 2/6",
        "CTOC/COP/WG.3": "decision 3/2",
        "CTOC/COP/WG.4": "decision 4/4",
        "CTOC/COP/WG.6": "resolution 5/4",
        "CTOC/COP/WG.7": "resolution 5/3",
        # Asked for by the resolution that created the mechanism, and not created by name.
        "CTOC/COP/WG.10": None,
    }
