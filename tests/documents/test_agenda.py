"""What the provisional agenda is made of."""

from planner.documents.agenda import mandates_inline, provisional_agenda
from planner.documents.blocks import Document, Heading, Listing, PageBreak, Paragraph, Table
from planner.models.body import BodyKind
from planner.models.paper import Paper, PaperKind
from planner.rendering.words import plain
from tests.builders import a_body, a_meeting, a_programme, an_item, six, taken

WG = a_body("wg", BodyKind.WORKING_GROUP)
OTHER = a_body("other", BodyKind.WORKING_GROUP)


def outline(document: Document) -> list[str]:
    """Each block in a word or two, in English."""
    said = []
    for block in document.blocks:
        match block:
            case Heading(content, level, _, number):
                before = f"{plain(number, 'en')} " if number else ""
                said.append(f"h{level} {before}{plain(content, 'en')}")
            case Paragraph(content):
                said.append(f"p {plain(content, 'en')}")
            case Listing(entries):
                for entry in entries:
                    before = f"{plain(entry.marker, 'en')} " if entry.marker else ""
                    said.append(f"{'-' * entry.level} {before}{plain(entry.content, 'en')}")
            case Table():
                said.append("table")
            case PageBreak():
                said.append("page")
    return said


def test_items_are_listed_then_annotated_and_the_table_is_the_annex() -> None:
    document = provisional_agenda(
        a_programme(
            items=[
                an_item("1", "1"),
                an_item("1a", "1.a", annotation=six("What it is about.")),
                an_item("2", "2", mandates=("resolution 8/2", "decision 4/4")),
            ],
            papers=[
                Paper(symbol="A/2", title=six("Report"), kind=PaperKind.REPORT, items=("2", "1a"))
            ],
            meetings=[a_meeting("m-1")],
            allocations=taken("m-1", "1a"),
        )
    )
    assert plain(document.title, "en") == "Annotated provisional agenda"
    assert outline(document) == [
        "h1 Provisional agenda",
        "- 1 Title 1 (en)",
        "-- 1 (a) Title 1.a (en)",
        "- 2 Title 2 (en)",
        "h1 Annotations",
        "h2 1 Title 1 (en)",
        "h3 1 (a) Title 1.a (en)",
        "p What it is about. (en)",
        "h4 Documentation",
        "- Report (en) (A/2)",
        "h2 2 Title 2 (en)",
        "p Mandates: resolution 8/2; decision 4/4",
        "h3 Documentation",
        "- Report (en) (A/2)",
        "page",
        "h1 Annex",
        "h2 Proposed organization of work",
        "table",
    ]


def test_an_agenda_without_annotations_or_meetings_is_the_list_alone() -> None:
    document = provisional_agenda(a_programme(items=[an_item("1", "1")]))
    assert plain(document.title, "en") == "Provisional agenda"
    assert outline(document) == ["h1 Provisional agenda", "- 1 Title 1 (en)"]


def test_joint_agendas_name_each_body_and_mark_common_items_once() -> None:
    document = provisional_agenda(
        a_programme(
            bodies=[WG, OTHER],
            items=[
                an_item("w-1", "1", "wg", subject="organization"),
                an_item("w-1a", "1.a", "wg", subject="opening"),
                an_item("w-2", "2", "wg"),
                an_item("o-1", "1", "other", subject="organization"),
                an_item("o-1a", "1.a", "other", subject="opening"),
            ],
        )
    )
    assert plain(document.title, "en") == "Provisional agendas"
    assert outline(document) == [
        "h1 Body wg (en)",
        "- 1 Title 1 (en) (common item)",
        "-- 1 (a) Title 1.a (en)",
        "- 2 Title 2 (en)",
        "h1 Body other (en)",
        "- 1 Title 1 (en) (common item)",
        "-- 1 (a) Title 1.a (en)",
    ]


def test_mandates_are_said_in_the_language_of_the_reader_those_of_a_kind_together() -> None:
    mandates = ("rule 14", "rule 15", "decision 4/7", "Economic and Social Council 1991/39")
    assert [plain(mandates_inline(mandates), code) for code in ("en", "fr")] == [
        "rules 14, 15 of the rules of procedure; decision 4/7; Economic and Social Council 1991/39",
        "articles 14, 15 du Règlement intérieur ; décision 4/7 ; "
        "Economic and Social Council 1991/39",
    ]
    assert plain(mandates_inline(["General Assembly resolution 55/25"]), "fr") == (
        "résolution 55/25 de l’Assemblée générale"
    )
