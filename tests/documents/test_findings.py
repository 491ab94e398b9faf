"""The check in words: what, where, what to do, and on which ground."""

import re
from dataclasses import replace

import pytest

from planner.assets import folder
from planner.documents.blocks import Heading, Subject, Target
from planner.documents.finding_words import (
    finding_data,
    finding_ground,
    finding_mend,
    finding_target,
    finding_text,
)
from planner.documents.findings import check_report
from planner.models.finding import Finding
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.rendering.words import plain
from planner.services.rulebooks import RuledSession, under_rules
from tests.rules.broken import BROKEN, Broken
from tests.rules.rulebooks import real

SEEDS = folder("seeds")

SAID = {
    "more meetings than the session may hold": (
        "The plan has 12 meetings with interpretation; the session may hold 11 (1 too many)."
    ),
    "three meetings at once for half an hour": (
        "From 16 October 2018, 12.30 p.m., 3 meetings with interpretation are held at the same"
        " time; at most 2 can be serviced: Plenary (Tuesday, 16 October, 10 a.m.-1 p.m.); Working"
        " Group on International Cooperation (Tuesday, 16 October, 10 a.m.-1 p.m.); Body group (en)"
        " (Tuesday, 16 October, 12.30-1 p.m.)."
    ),
    "a hybrid meeting of three hours": (
        "Working Group on International Cooperation (Tuesday, 16 October, 10 a.m.-1 p.m.) lasts"
        " 180 minutes; with remote participation and interpretation it may last 120."
    ),
    "a room given twice": (
        "Board Room (en) is given to two meetings at once: Working Group on International"
        " Cooperation (Tuesday, 16 October, 10 a.m.-1 p.m.);"
        " Plenary (Tuesday, 16 October, 10 a.m.-1 p.m.)."
    ),
    "a sub-item that is never taken": (
        "No meeting of Plenary takes item 2 (d) (Protocol against the Illicit Manufacturing of and"
        " Trafficking in Firearms, Their Parts and Components and Ammunition)."
    ),
    "a draft of a working group one minute after noon": (
        "CTOC/COP/2018/L.3 was received on 18 October 2018, 12.01 p.m.;"
        " it was due by 18 October 2018, 12 noon."
    ),
    "a report issued a day late": (
        "CTOC/COP/2018/4 was issued on 17 August 2018; it was due by 16 August 2018."
    ),
    "an item without a Russian title": (
        "item 3 (x): a wording is missing in ru."
    ),
    "a deadline set on a Sunday": (
        "The deadline “Draft resolutions” falls on 30 September 2018, a day on which the staff does"
        " not work. No rule moves it."
    ),
}  # fmt: skip


def ruled(broken: Broken) -> RuledSession:
    return under_rules(broken.programme, SEEDS)


def the_finding(broken: Broken, session: RuledSession) -> Finding:
    return next(
        finding
        for finding in session.findings
        if (finding.code, finding.subjects[0].key) == (broken.code, broken.subject)
    )


@pytest.mark.parametrize("name", SAID)
def test_a_finding_says_what_is_wrong_and_where(name: str) -> None:
    broken = next(broken for broken in BROKEN if broken.name == name)
    session = ruled(broken)
    finding = the_finding(broken, session)
    assert plain(finding_text(session.programme, session.deadlines, finding), "en") == SAID[name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_finding_is_whole_in_every_language(broken: Broken, language: str) -> None:
    session = ruled(broken)
    finding = the_finding(broken, session)
    data = finding_data(
        session.programme, session.deadlines, finding, lambda inline: plain(inline, language)
    )
    for name in ("what", "mend", "source"):
        assert data[name].strip()
        assert re.findall(r"\{(?!year|n\})\w+\}", data[name]) == []


def test_a_finding_bears_its_ground_and_what_to_do() -> None:
    broken = next(
        b for b in BROKEN if b.name == "a working group with two items on the review process"
    )
    finding = the_finding(broken, ruled(broken))
    assert plain(finding_ground(finding), "en") == (
        "Source: resolution 9/1, annex, para. 12, CTOC/COP/2018/13"
    )
    assert plain(finding_mend(finding), "en") == (
        "What to do: Bring the matters of the review process together under one item."
    )
    assert plain(finding_ground(replace(finding, is_verified=False)), "en") == (
        "Source: resolution 9/1, annex, para. 12, CTOC/COP/2018/13"
        " (not yet compared with the written rule)"
    )


def test_a_finding_leads_to_the_page_of_what_it_is_about() -> None:
    targets = {broken.name: finding_target(the_finding(broken, ruled(broken))) for broken in BROKEN}
    assert targets["a night meeting"] == Target(Subject.MEETING, "m-12")
    assert targets["a sub-item that is never taken"] == Target(Subject.ITEM, "2-d")
    assert targets["a report issued a day late"] is None


def test_for_programs_a_finding_has_its_code_its_subjects_and_its_words() -> None:
    broken = next(broken for broken in BROKEN if broken.name == "a night meeting")
    session = ruled(broken)
    finding = the_finding(broken, session)
    data = finding_data(
        session.programme, session.deadlines, finding, lambda inline: plain(inline, "en")
    )
    assert data == {
        "code": "outside-hours",
        "severity": "warning",
        "is_verified": True,
        "subjects": [{"about": "meeting", "key": "m-12"}],
        "what": "Plenary (Friday, 19 October, 6.30-9 p.m.) is outside the usual hours"
        " (10:00-13:00, 15:00-18:00), and no approval is recorded.",
        "mend": "Move the meeting, or record who approved it.",
        "source": "practice",
    }


def test_the_report_has_the_gravest_first_and_ends_with_the_numbers() -> None:
    broken = next(broken for broken in BROKEN if broken.name == "a room given twice")
    session = ruled(broken)
    report = check_report(session.programme, session.deadlines, session.findings, session.use)
    headings = [plain(b.content, "en") for b in report.blocks if isinstance(b, Heading)]
    assert headings == ["Errors", "Advice", "Use of the meetings with interpretation"]
    text = render(report, "en", "text").decode()
    assert "Errors: 1; warnings: 0; advice: 3\n" in text
    assert "Planned: 12 of 20; at the same time at most 2\n" in text


def test_a_clean_session_is_said_to_be() -> None:
    session = under_rules(real("untoc-wg-2022"), SEEDS)
    report = check_report(session.programme, session.deadlines, session.findings, session.use)
    assert "Nothing was found.\n" in render(report, "en", "text").decode()
