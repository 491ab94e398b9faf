"""A list of speakers on paper, in every language and format."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from planner.assets import folder
from planner.documents.speakers_list import (
    DOCUMENTS,
    chairs_script,
    delivered_list,
    provisional_list,
)
from planner.documents.speaking_shares import shares_blocks
from planner.documents.speaking_words import (
    CAPACITIES,
    KEYS,
    KINDS,
    RANKS,
    STAGES,
    event_words,
    finding_words,
    length,
    window,
)
from planner.models.speaking import Capacity, Gender, Rank, ReplyPolicy, RequestKind, SortKey
from planner.models.speaking_actions import ACTIONS, PlacedByChair, Swapped
from planner.models.text import LANGUAGES, Text
from planner.rendering.formats import render
from planner.rendering.words import plain
from planner.rules.speaking_findings import SpeakingCode, SpeakingFinding
from planner.rules.speaking_floor import Stage
from planner.rules.speaking_outlook import Outlook, outlook
from planner.seeding.reading import read_bundle
from planner.seeding.speakers import read_speakers
from planner.seeding.states import read_states
from tests.rules.debates import a_debate, a_request, events, spoken

SEEDS = folder("seeds")
PROGRAMME = read_bundle(SEEDS / "sessions" / "untoc-cop-9.toml")
OPENING, GENERAL_DEBATE = read_speakers(SEEDS / "speakers" / "untoc-cop-9.toml", read_states(SEEDS))
BEGINS = {"pdf": b"%PDF-", "docx": b"PK"}
MORNING = datetime(2018, 10, 15, 7, tzinfo=UTC)


def at_opening() -> Outlook:
    return outlook(OPENING, PROGRAMME, MORNING)


def heard() -> Outlook:
    """Two statements of the general debate and one reply."""
    debate = a_debate(
        [
            a_request(1, name=Text(en="Thailand"), rank=Rank.MINISTER, speaker="A. Person"),
            a_request(2, name=Text(en="France"), function=Text(en="Prosecutor General")),
            a_request(3, name=Text(en="Chile"), kind="reply"),
        ],
        events(*spoken(1), *spoken(2), *spoken(3)),
        right_of_reply=ReplyPolicy(),
    )
    return outlook(debate, PROGRAMME, MORNING)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("format", ["docx", "html", "json", "pdf", "text"])
def test_every_document_is_there_in_every_language_and_format(
    kind: str, language: str, format: str
) -> None:
    document = DOCUMENTS[kind](PROGRAMME, at_opening())
    made = render(document, language, format)
    if format in BEGINS:
        assert made.startswith(BEGINS[format])
    else:
        assert plain(document.title, language) in made.decode()


def test_the_provisional_list_has_the_order_and_a_window_for_each() -> None:
    lines = render(provisional_list(PROGRAMME, at_opening()), "en", "csv").decode().splitlines()
    assert lines[0] == "\ufeffNo.,Delegation,Speaker,Level,Limit,Expected"
    assert len(lines) == 41
    assert lines[1] == (
        "1,United Nations Office on Drugs and Crime,Executive Director,Executive head,3:00,"
        '"Monday, 15 October, 10-10.10 a.m."'
    )
    assert lines[4].startswith(
        '4,"Nigeria, on behalf of: Group of African States",,Representative,'
    )
    text = render(provisional_list(PROGRAMME, at_opening()), "en", "text").decode()
    assert "The list closes: Friday, 5 October 2018, 12 noon (Europe/Vienna)" in text
    assert "Order: capacity, level, receipt" in text
    assert "As at" not in text


def test_what_was_delivered_has_its_times() -> None:
    lines = render(delivered_list(PROGRAMME, heard()), "en", "csv").decode().splitlines()
    assert lines[1:] == [
        "1,Thailand,A. Person,State,statement,10.01 a.m.,1:00",
        "2,France,Prosecutor General,State,statement,10.04 a.m.,1:00",
        "3,Chile,,State,right of reply,10.07 a.m.,1:00",
    ]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "I give the floor to: Panama."),
        ("fr", "Je donne la parole à : Panama."),
        ("es", "Doy la palabra a: Panamá."),
        ("ru", "Слово предоставляется: Панама."),
        ("zh", "请以下代表团发言：巴拿马。"),
        ("ar", "أعطي الكلمة إلى: بنما."),
    ],
)
def test_the_chair_reads_the_script_in_every_language(language: str, line: str) -> None:
    script = render(chairs_script(PROGRAMME, at_opening()), language, "text").decode()
    assert line in script.replace("\N{NO-BREAK SPACE}", " ")


def test_a_printed_list_can_be_read_back() -> None:
    pages = PdfReader(BytesIO(render(provisional_list(PROGRAMME, at_opening()), "en", "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for name in ("Panama", "Honduras", "Sovereign Military Order of Malta"):
        assert name in text


def test_a_window_is_said_across_days_and_beyond_the_meetings() -> None:
    view = outlook(
        a_debate([a_request(n) for n in range(1, 120)], meetings=("m-01", "m-03")),
        PROGRAMME,
        MORNING,
    )
    vienna = ZoneInfo("Europe/Vienna")
    said = [plain(window(view.estimates[n], vienna), "en") for n in (45, 95, 119)]
    assert said[0].startswith("from Monday, 15 October, ")
    assert "to Tuesday, 16 October, " in said[0]
    assert said[1].startswith("not before Tuesday, 16 October, ")
    assert said[2].startswith("not before Tuesday, 16 October, ")
    assert plain(window(None, vienna), "en") == "not at the meetings planned"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_happen_or_be_noted_has_words(language: str) -> None:
    debate = a_debate([a_request(1), a_request(2)])
    facts = {
        "serial": 1, "first": 1, "second": 2, "agreed_by": (), "rank": "minister", "reason": "-",
        "lots": {1: 1}, "limits_seconds": {"state": 60}, "limit_seconds": 60,
    }  # fmt: skip
    actions = [
        kind(**{name: facts[name] for name in kind.model_fields if name in facts})
        for kind in ACTIONS.values()
    ]
    said = {plain(event_words(event, debate), language) for event in events(*actions)}
    assert len(said) == len(ACTIONS)
    params: dict[str, str | int] = {"meeting": "m-1", "planned": 20, "computed": 10}
    findings = [SpeakingFinding(code, (1,), params) for code in SpeakingCode]
    assert len({plain(finding_words(f, debate), language) for f in findings}) == len(findings)


def test_a_move_tells_its_reason_and_who_was_swapped() -> None:
    debate = a_debate([a_request(1, name=Text(en="Aland")), a_request(2, name=Text(en="Beland"))])
    moves = events(
        PlacedByChair(serial=1, reason="leaves at noon"),
        PlacedByChair(serial=1, reason="absent"),
        Swapped(first=1, second=2, agreed_by=("a", "b")),
    )
    assert [plain(event_words(event, debate), "en") for event in moves] == [
        "placed by the chair: Aland (leaves at noon)",
        "placed by the chair: Aland (not in the room, and last of the category)",
        "places exchanged: Aland, Beland",
    ]


def test_shares_are_shown_by_group_capacity_and_level_and_gender_only_if_declared() -> None:
    states = read_states(SEEDS)
    opens = PROGRAMME.session.opens
    women = [a_request(n, "TH", gender=Gender.WOMAN) for n in range(1, 7)]
    debate = a_debate(women, events(*(a for n in range(1, 7) for a in spoken(n))))
    statements = outlook(debate, PROGRAMME, MORNING).floor.statements
    blocks = shares_blocks(statements, lambda code: states.group_of(code, opens))
    assert [plain(block.caption, "en") for block in blocks] == [  # type: ignore[union-attr]
        "Speaking time by regional group",
        "Speaking time by capacity",
        "Speaking time by level",
        "Speaking time by gender, as far as declared",
    ]
    assert len(shares_blocks(heard().floor.statements, lambda _: None)) == 3


def test_lengths_are_written_in_minutes_and_seconds() -> None:
    said = [plain(length(timedelta(seconds=s)), "ar") for s in (0, 59, 60, 605, -61)]
    assert said == ["0:00", "0:59", "1:00", "10:05", "-1:01"]


def test_every_key_of_an_order_has_a_name() -> None:
    names_of = {
        SortKey: KEYS,
        Capacity: CAPACITIES,
        Rank: RANKS,
        RequestKind: KINDS,
        Stage: STAGES,
    }
    for kind, names in names_of.items():
        assert list(names) == list(kind)
