"""Small documents that have one of everything."""

from datetime import date, time

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    Cover,
    DateOnly,
    Day,
    Days,
    Document,
    Entry,
    Heading,
    Hours,
    Inline,
    ItemNumber,
    Listing,
    PageBreak,
    Paragraph,
    Role,
    RowGroup,
    Sitting,
    Subject,
    Symbol,
    Table,
    Target,
    Verbatim,
    Words,
    term,
)
from planner.models.text import Text

MORNING = Hours(time(10), time(13))
AFTERNOON = Hours(time(15), time(18))
MONDAY = Day(date(2018, 10, 15), with_year=False)
TUESDAY = Day(date(2018, 10, 16), with_year=False)

OPENING = Text(
    ar="افتتاح الدورة",
    zh="会议开幕",
    en="Opening of the session",
    fr="Ouverture de la session",
    ru="Открытие сессии",
    es="Apertura del período de sesiones",
)
WORKING_GROUP = Text(
    ar="الفريق العامل المعني بالتعاون الدولي",
    zh="国际合作工作组",
    en="Working Group on International Cooperation",
    fr="Groupe de travail sur la coopération internationale",
    ru="Рабочая группа по международному сотрудничеству",
    es="Grupo de Trabajo sobre Cooperación Internacional",
)
ONLY_ENGLISH = Text(en="Side event on <firearms> & parts")


def words(english: str) -> Words:
    return Words(Text(en=english))


def entry(number: str, title: Text) -> Inline:
    return term("document.entry", number=ItemNumber(number), title=Words(title))


def plenary_table() -> Table:
    """Two days, three times; a group of two rows, an empty cell, a wording in one language."""
    return Table(
        caption=term("document.organization_of_work"),
        columns=(
            Column(term("document.date_and_time"), ColumnRole.TIME),
            Column(term("document.plenary")),
            Column(term("document.parallel_meetings")),
        ),
        bands=(
            Band(
                label=MONDAY,
                groups=(
                    RowGroup(
                        header=MORNING,
                        keys=("m-01",),
                        target=Target(Subject.MEETING, "m-01"),
                        rows=(
                            (
                                Cell(entry("1.a", OPENING), Target(Subject.ITEM, "i-1-a")),
                                Cell(Words(WORKING_GROUP), Target(Subject.MEETING, "m-02")),
                            ),
                            (Cell(Words(ONLY_ENGLISH)), Cell()),
                        ),
                    ),
                    RowGroup(
                        header=AFTERNOON,
                        keys=("m-03", "m-04"),
                        rows=(
                            (
                                Cell(term("document.continued", entry=entry("1.a", OPENING))),
                                Cell(Words(WORKING_GROUP)),
                            ),
                        ),
                    ),
                ),
            ),
            Band(
                label=TUESDAY,
                groups=(RowGroup(header=MORNING, keys=("m-05",), rows=()),),
            ),
        ),
    )


def grouped_table() -> Table:
    """One band without a label; a group of columns beside the times."""
    group = Words(WORKING_GROUP)
    return Table(
        caption=words("Work"),
        columns=(
            Column(term("document.date_and_time"), ColumnRole.TIME),
            Column(term("document.agenda_item"), ColumnRole.NUMBER, group),
            Column(term("document.title_or_description"), ColumnRole.TEXT, group),
        ),
        bands=(
            Band(
                groups=(
                    RowGroup(
                        header=MORNING,
                        rows=((Cell(ItemNumber("2.b")), Cell(Words(OPENING))),),
                    ),
                ),
            ),
        ),
    )


def cover() -> Cover:
    return Cover(
        symbols=("CTOC/COP/2018/1",),
        distribution=term("document.general_distribution"),
        original_language=term("document.original_en"),
        sittings=(
            Sitting(
                Words(Text(en="Conference of the Parties", ar="مؤتمر الأطراف")),
                Words(Text(en="Ninth session", ar="الدورة التاسعة")),
            ),
        ),
        place_and_dates=term(
            "document.place_and_dates",
            place=Words(Text(en="Vienna", ar="فيينا")),
            dates=Days(date(2018, 10, 15), date(2018, 10, 19)),
        ),
        agenda_item=term("document.item_of_agenda", number=ItemNumber("1.c")),
        issued=term("document.as_at", date=DateOnly(date(2018, 7, 26))),
    )


def document(*blocks: Block, title: Inline | None = None) -> Document:
    return Document(
        kind="organization-of-work",
        session="untoc-cop-9",
        title=title or term("document.organization_of_work"),
        cover=cover(),
        blocks=blocks,
    )


def agenda_blocks() -> tuple[Block, ...]:
    """Every kind of block but a table."""
    return (
        Heading(term("document.agenda"), anchor="agenda"),
        Listing(
            (
                Entry(words("Organizational matters"), ItemNumber("1")),
                Entry(Words(OPENING), ItemNumber("1.a"), 2, Target(Subject.ITEM, "i-1-a")),
                Entry(words("Other matters"), ItemNumber("2")),
            )
        ),
        Heading(Words(OPENING), level=2, anchor="item-i-1-a", number=ItemNumber("1.a")),
        Paragraph(words("The President opens the session.")),
        Paragraph(
            term("document.mandates", mandates=term("document.rule", number=Verbatim("22"))),
            Role.NOTE,
        ),
        Listing(
            (
                Entry(
                    term(
                        "document.paper",
                        title=words("Note by the secretariat"),
                        symbol=Symbol("CTOC/COP/2018/7"),
                    )
                ),
            )
        ),
        PageBreak(),
        Heading(term("document.annex"), anchor="annex"),
    )


def full_document() -> Document:
    """Every kind of block, and the table whose caption is not the title of the document."""
    return document(*agenda_blocks(), plenary_table(), title=term("document.annotated_agenda"))
