"""The report from small records: what it says of each kind of fact, and what it leaves open."""

from dataclasses import replace
from datetime import date

import pytest

from planner.documents.blocks import Heading, Paragraph, Role
from planner.documents.report import numbered_paragraphs, report_of_session, report_sections
from planner.documents.report_items import ReportMaterial
from planner.models.body import BodyKind
from planner.models.officer import Office
from planner.models.programme import Programme, programme_of
from planner.models.record_facts import (
    CredentialsExamined,
    Decided,
    DecisionManner,
    DecisionOutcome,
    DecisionSubject,
    Elected,
    ElectedOfficer,
    ElectionManner,
    Fact,
    GroupSpokenFor,
    ItemOpened,
    ItemResumed,
    MeetingAdjourned,
    MeetingOpened,
    Noted,
    Presided,
    SpeakerCategory,
    Sponsor,
    Statement,
    StatementKind,
    Vote,
)
from planner.models.speaking import Gender
from planner.models.text import LANGUAGES, Text
from planner.rendering.words import plain
from tests.builders import a_body, a_meeting, a_session, an_item, six
from tests.documents.report_material import STATES, material, recorded

OPENED = [("m-01", "", MeetingOpened()), ("m-01", "3", ItemOpened())]


def said(made: ReportMaterial, language: str = "en") -> list[str]:
    """The numbered paragraphs, and their lists, as characters."""
    lines = []
    for number, _, paragraph in numbered_paragraphs(report_sections(made)):
        lines.append(f"{number}. {plain(paragraph.content, language)}")
        lines += [plain(entry, language) for entry in paragraph.listed]
    return lines


def of_item(*facts: Fact, language: str = "en") -> list[str]:
    """What is said of item 3 when these are recorded at the first meeting, but for the opening."""
    made = recorded(*OPENED, *(("m-01", "3", fact) for fact in facts))
    return [line.partition(". ")[2] for line in said(made, language)][1:]


def party(code: str, **more: object) -> Statement:
    return Statement(category=SpeakerCategory.PARTY, delegation=code, **more)  # type: ignore[arg-type]


def test_of_a_record_with_nothing_in_it_the_report_says_when_the_session_was() -> None:
    assert said(recorded()) == [
        "1. The session of the Conference was held in Vienna from 15 to 19 October 2018."
    ]


def test_an_item_that_was_opened_is_told_with_its_meeting() -> None:
    assert of_item() == [
        "At its 1st meeting, on 15 October 2018, the Conference considered agenda item 3 (“Other "
        "serious crimes, as defined in the Convention, including new forms and dimensions of "
        "transnational organized crime”)."
    ]


def test_items_of_which_nothing_is_recorded_have_no_chapter() -> None:
    headings = [plain(section.heading, "en") for section in report_sections(recorded(*OPENED))]
    assert len(headings) == 3
    assert headings[:2] == [
        "Organizational matters",
        "Opening of the ninth session of the Conference",
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A statement was made by the representative of the Philippines."),
        ("fr", "Le représentant des Philippines a fait une déclaration."),
        ("es", "Formuló una declaración el representante de Filipinas."),
        ("ru", "С заявлением выступил представитель следующего участника: Филиппины."),
        ("zh", "菲律宾的代表作了发言。"),
        ("ar", "وأدلى ببيان ممثل الفلبين."),
    ],
)
def test_one_statement_is_told_in_the_singular(language: str, sentence: str) -> None:
    assert of_item(party("PH"), language=language)[1] == sentence


def test_a_woman_who_spoke_alone_is_a_woman_in_the_languages_that_say_so() -> None:
    alone = party("BR", gender=Gender.WOMAN)
    assert of_item(alone, language="fr")[1] == "La représentante du Brésil a fait une déclaration."
    assert of_item(alone, language="ar")[1] == "وأدلت ببيان ممثلة البرازيل."
    two = of_item(alone, party("IT"), language="fr")[1]
    assert two == "Ont fait des déclarations les représentants du Brésil et de l’Italie."


def test_two_statements_have_the_dual_in_arabic() -> None:
    assert of_item(party("BR"), party("IT"), language="ar")[1] == (
        "وأدلى ببيانين ممثلا البرازيل وإيطاليا."
    )


def test_who_spoke_for_others_says_for_whom() -> None:
    spoken = [
        party("EC", spoken_for=GroupSpokenFor.G77_AND_CHINA),
        party("HN", spoken_for=GroupSpokenFor.STATES, states=("SV", "PH"), is_also_own=True),
    ]
    assert of_item(*spoken)[1] == (
        "Statements were made by the representatives of Ecuador (on behalf of the Group of 77 and "
        "China) and Honduras (also on behalf of El Salvador and the Philippines)."
    )
    assert of_item(*spoken, language="fr")[1] == (
        "Ont fait des déclarations les représentants de l’Équateur (au nom du Groupe des 77 et de "
        "la Chine) et du Honduras (également au nom d’El Salvador et des Philippines)."
    )


def test_categories_follow_each_other_whatever_the_order_of_speaking() -> None:
    name = Text(en="Soroptimist International")
    lines = of_item(
        Statement(category=SpeakerCategory.NON_GOVERNMENTAL, name=name),
        party("IT"),
        Statement(category=SpeakerCategory.SIGNATORY, delegation="IR"),
        Statement(category=SpeakerCategory.SECRETARIAT, made_as=StatementKind.INTRODUCTORY),
        party("FR", made_as=StatementKind.REPLY),
    )
    assert lines[1:] == [
        "A statement was made by the representative of Italy.",
        "The observer of the Islamic Republic of Iran, a signatory State, made a statement. The "
        "observer for the following non-governmental organization made a statement: Soroptimist "
        "International.",
        "The representative of France made a statement in exercise of the right of reply.",
        "The item was introduced by a representative of the Secretariat.",
    ]


def test_a_vote_is_told_with_its_figures_and_the_votes_that_it_took() -> None:
    vote = Vote(yes=60, no=30, abstaining=20, needs_two_thirds=True)
    decided = Decided(
        subject=DecisionSubject.DRAFT_DECISION,
        manner=DecisionManner.VOTE,
        vote=vote,
        is_orally_amended=True,
        result="decision 9/3",
        documents=("CTOC/COP/2018/L.7",),
        sponsors=(Sponsor(delegation="NL"),),
    )
    assert of_item(decided)[-1] == (
        "At its 1st meeting, on 15 October 2018, the Conference adopted a draft decision "
        "(CTOC/COP/2018/L.7; decision 9/3). The text was adopted as orally amended. The result of "
        "the vote was as follows: in favour, 60; against, 30; abstaining, 20 (votes required: 60). "
        "The draft was sponsored by the Kingdom of the Netherlands."
    )


@pytest.mark.parametrize(
    ("outcome", "clause"),
    [
        (DecisionOutcome.REJECTED, "rejected the following (CTOC/COP/2018/L.7): Draft resolution"),
        (
            DecisionOutcome.POSTPONED,
            "postponed its decision on the following (CTOC/COP/2018/L.7): Draft resolution",
        ),
        (
            DecisionOutcome.NOTED,
            "took note of the following (CTOC/COP/2018/L.7): Draft resolution",
        ),
    ],
)
def test_what_was_not_adopted_says_so(outcome: DecisionOutcome, clause: str) -> None:
    decided = Decided(
        subject=DecisionSubject.DRAFT_RESOLUTION,
        outcome=outcome,
        documents=("CTOC/COP/2018/L.7",),
    )
    lines = of_item(party("IT"), decided)
    assert lines[-1] == f"At its 1st meeting, on 15 October 2018, the Conference {clause}."


def test_a_decision_whose_meeting_nobody_noted_is_told_of_the_session() -> None:
    decided = Decided(
        subject=DecisionSubject.OTHER,
        manner=DecisionManner.CONSENSUS,
        title=Text(en="a day of remembrance"),
    )
    made = recorded(*OPENED, ("", "3", decided))
    assert said(made)[-1] == (
        "3. During the session, the Conference adopted the following: a day of remembrance. The "
        "decision was taken by consensus."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_statements_after_a_decision_stand_behind_it(language: str) -> None:
    made = recorded(
        *OPENED,
        ("m-01", "3", party("IT")),
        ("m-01", "3", Decided(subject=DecisionSubject.DRAFT_RESOLUTION, result="resolution 9/1")),
        ("m-01", "3", party("MX", made_as=StatementKind.AFTER_ADOPTION)),
        ("m-01", "3", Decided(subject=DecisionSubject.DRAFT_RESOLUTION, result="resolution 9/2")),
        ("m-01", "3", party("PE", made_as=StatementKind.AFTER_ADOPTION)),
    )
    mexico, peru = (STATES.get(code).name.get(language) or "" for code in ("MX", "PE"))
    last = said(made, language)[-4:]
    assert ["9/1" in last[0], mexico in last[1], "9/2" in last[2], peru in last[3]] == [True] * 4


def test_offices_are_those_of_women_and_men_where_that_is_known() -> None:
    officers = tuple(
        ElectedOfficer(office=Office.PRESIDENT, person=person, state="IT", gender=gender)
        for person, gender in (("A", Gender.WOMAN), ("B", Gender.MAN), ("C", None))
    )
    elected = Elected(body="plenary", officers=officers, manner=ElectionManner.BALLOT)
    made = recorded(("m-01", "", MeetingOpened()), ("m-01", "1-b", elected))
    assert said(made, "fr")[-4:] == [
        "2. À sa 1re séance, le 15 octobre 2018, la Conférence a élu au scrutin le Bureau "
        "ci-après :",
        "Présidente : A (Italie)",
        "Président : B (Italie)",
        "Président(e) : C (Italie)",
    ]
    assert said(made, "es")[-3:] == [
        "Presidenta: A (Italia)",
        "Presidente: B (Italia)",
        "Presidente/a: C (Italia)",
    ]


def test_who_presided_at_the_first_meeting_opened_the_session() -> None:
    made = recorded(
        ("m-01", "", MeetingOpened()),
        ("m-01", "", Presided(person="Pilar Saborío de Rocafort", state="CR")),
    )
    assert said(made)[-1] == (
        "2. The session was opened by Pilar Saborío de Rocafort (Costa Rica)."
    )


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (
            BodyKind.WORKING_GROUP,
            "La Présidente du Groupe de travail sur les armes à feu a fait un exposé.",
        ),
        (
            BodyKind.COMMITTEE,
            "Un exposé a été fait par la présidence de l’organe ci-après : Groupe de travail sur "
            "les armes à feu.",
        ),
    ],
)
def test_a_body_whose_gender_is_not_known_is_named_behind_a_colon(
    kind: BodyKind, sentence: str
) -> None:
    chair = Statement(
        category=SpeakerCategory.CHAIR,
        made_as=StatementKind.PRESENTATION,
        gender=Gender.WOMAN,
        body=kind,
        body_name=Text(fr="Groupe de travail sur les armes à feu"),
    )
    assert of_item(chair, language="fr")[1] == sentence


def test_what_somebody_noted_in_their_own_words_is_a_note_without_a_number() -> None:
    made = recorded(*OPENED, ("m-01", "3", Noted(text="The microphones failed.")))
    blocks = report_of_session(made).blocks
    notes = [b for b in blocks if isinstance(b, Paragraph) and b.role is Role.NOTE]
    assert [plain(note.content, "en") for note in notes] == [
        "[Note of the record: The microphones failed.]"
    ]
    assert notes[0].number is None


def test_credentials_come_from_the_register_where_the_record_says_nothing() -> None:
    examined = CredentialsExamined(
        bureau_meetings=(1, 2),
        days=(date(2018, 10, 15), date(2018, 10, 16)),
        represented=117,
        in_order=115,
        not_in_order=2,
        are_left_out=True,
    )
    made = replace(recorded(*OPENED), credentials=examined)
    assert said(made)[1] == (
        "2. At its 1st and 2nd meetings, on 15 and 16 October 2018, the Bureau examined "
        "credentials. Of the 117 States parties represented, 115 had met the requirements for "
        "credentials; 2 had not. The 2 that had not are left out of account in the present report."
    )
    assert said(replace(material(), credentials=examined)) == said(material())


def test_the_session_is_closed_only_when_every_meeting_is_over() -> None:
    last = said(material())[-1]
    assert (
        last == "57. At its 10th meeting, on 19 October 2018, the Conference concluded its session."
    )
    made = recorded(("m-01", "", MeetingOpened()), ("m-01", "", MeetingAdjourned()), *OPENED[1:])
    assert "concluded" not in " ".join(said(made))


def test_paragraphs_are_numbered_through_all_chapters() -> None:
    blocks = report_of_session(material()).blocks
    numbers = [b.number for b in blocks if isinstance(b, Paragraph) and b.role is Role.BODY]
    assert numbers == list(range(1, 58))


def test_chapters_and_sections_are_marked_and_headings_within_are_not() -> None:
    headings = [b for b in report_of_session(material()).blocks if isinstance(b, Heading)]
    marked = [
        f"{plain(h.number, 'en') if h.number else '-'} {plain(h.content, 'en')}" for h in headings
    ]
    assert marked[8:13] == [
        "- Deliberations",
        "IV. Review of the implementation of the United Nations Convention against Transnational "
        "Organized Crime and the Protocols thereto",
        "A. United Nations Convention against Transnational Organized Crime",
        "- Deliberations",
        "- Action taken by the Conference",
    ]


def working_group() -> Programme:
    return programme_of(
        a_session(),
        bodies=[
            a_body("plenary"),
            a_body("wg-3", BodyKind.WORKING_GROUP, name=six("Working Group")),
        ],
        items=[an_item("1", "1", "plenary"), an_item("w-1", "1", "wg-3")],
        meetings=[
            a_meeting("m-1", bodies=("plenary",)),
            a_meeting("m-2", bodies=("wg-3",), day=16),
            a_meeting("m-3", bodies=("wg-3",), day=17),
        ],
    )


def test_a_working_group_has_a_report_of_its_own_with_its_own_numbers() -> None:
    programme = working_group()
    made = recorded(
        ("m-1", "", MeetingOpened()),
        ("m-1", "1", ItemOpened()),
        ("m-2", "", MeetingOpened()),
        ("m-2", "w-1", ItemOpened()),
        ("m-3", "", MeetingOpened()),
        ("m-3", "w-1", ItemResumed()),
        programme=programme,
    )
    of_group = material(made.record, made.drafts, programme, "wg-3")
    assert said(of_group, "fr")[-1] == (
        "2. À ses 1re et 2e séances, les 16 et 17 octobre 2018, le Groupe de travail a examiné le "
        "point 1 de l’ordre du jour (« Title 1 (fr) »)."
    )
