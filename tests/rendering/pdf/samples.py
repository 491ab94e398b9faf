"""Documents made by hand, with what is hard to print: long titles, two bodies, mixed scripts."""

from datetime import date, time

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Clock,
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
    Symbol,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.models.text import Text

CONFERENCE = Words(
    Text(
        ar="مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية",
        zh="联合国打击跨国有组织犯罪公约缔约方会议",
        en="Conference of the Parties to the United Nations Convention against "
        "Transnational Organized Crime",
        fr="Conférence des Parties à la Convention des Nations Unies contre la criminalité "
        "transnationale organisée",
        ru="Конференция участников Конвенции Организации Объединенных Наций против "
        "транснациональной организованной преступности",
        es="Conferencia de las Partes en la Convención de las Naciones Unidas contra la "
        "Delincuencia Organizada Transnacional",
    )
)
NINTH = Words(
    Text(
        ar="الدورة التاسعة",
        zh="第九届会议",
        en="Ninth session",
        fr="Neuvième session",
        ru="Девятая сессия",
        es="Noveno período de sesiones",
    )
)
COOPERATION = Words(
    Text(
        ar="الفريق العامل المعني بالتعاون الدولي",
        zh="国际合作工作组",
        en="Working Group on International Cooperation",
        fr="Groupe de travail sur la coopération internationale",
        ru="Рабочая группа по международному сотрудничеству",
        es="Grupo de Trabajo sobre Cooperación Internacional",
    )
)
ASSISTANCE = Words(
    Text(
        ar="فريق الخبراء الحكوميين العامل المعني بالمساعدة التقنية",
        zh="技术援助问题政府专家工作组",
        en="Working Group of Government Experts on Technical Assistance",
        fr="Groupe de travail d’experts gouvernementaux sur l’assistance technique",
        ru="Рабочая группа правительственных экспертов по технической помощи",
        es="Grupo de Trabajo de Expertos Gubernamentales sobre Asistencia Técnica",
    )
)
VIENNA = Words(Text(ar="فيينا", zh="维也纳", en="Vienna", fr="Vienne", ru="Вена", es="Viena"))
OPENING = Words(
    Text(
        ar="افتتاح الدورة",
        zh="会议开幕",
        en="Opening of the session",
        fr="Ouverture de la session",
        ru="Открытие сессии",
        es="Apertura del período de sesiones",
    )
)
AGENDA = Words(
    Text(
        ar="إقرار جدول الأعمال وتنظيم الأعمال",
        zh="通过议程和工作安排",
        en="Adoption of the agenda and organization of work",
        fr="Adoption de l’ordre du jour et organisation des travaux",
        ru="Утверждение повестки дня и организация работы",
        es="Aprobación del programa y organización de los trabajos",
    )
)
DEBATE = Words(
    Text(
        ar="المناقشة العامة",
        zh="一般性辩论",
        en="General debate",
        fr="Débat général",
        ru="Общие прения",
        es="Debate general",
    )
)
REVIEW = Words(
    Text(
        ar="استعراض تنفيذ اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية "
        "والبروتوكولات الملحقة بها",
        zh="审查《联合国打击跨国有组织犯罪公约》及其各项议定书的实施情况",
        en="Review of the implementation of the United Nations Convention against "
        "Transnational Organized Crime and the Protocols thereto",
        fr="Examen de l’application de la Convention des Nations Unies contre la criminalité "
        "transnationale organisée et des Protocoles s’y rapportant",
        ru="Рассмотрение хода осуществления Конвенции Организации Объединенных Наций против "
        "транснациональной организованной преступности и протоколов к ней",
        es="Examen de la aplicación de la Convención de las Naciones Unidas contra la "
        "Delincuencia Organizada Transnacional y sus Protocolos",
    )
)
BUDGET = Words(
    Text(
        ar="المسائل المالية ومسائل الميزانية",
        zh="财务和预算事项",
        en="Financial and budgetary matters",
        fr="Questions financières et budgétaires",
        ru="Финансовые и бюджетные вопросы",
        es="Cuestiones financieras y presupuestarias",
    )
)
ENGLISH_ONLY = Words(Text(en="Seminar on electronic evidence (e-evidence), hosted by the Bureau."))

_ITEMS = (("1.a", OPENING), ("1.c", AGENDA), ("1.f", DEBATE), ("2", REVIEW), ("6", BUDGET))


def cover(*symbols: str) -> Cover:
    return Cover(
        symbols=symbols or ("CTOC/COP/2018/1",),
        distribution=term("document.general_distribution"),
        original_language=term("document.original_en"),
        sittings=(Sitting(CONFERENCE, NINTH),),
        place_and_dates=term(
            "document.place_and_dates",
            place=VIENNA,
            dates=Days(date(2018, 10, 15), date(2018, 10, 19)),
        ),
        agenda_item=term("document.item_of_agenda", number=ItemNumber("1.c")),
        issued=term("document.as_at", date=DateOnly(date(2018, 7, 26))),
    )


def entry(number: str, title: Inline) -> Inline:
    return term("document.entry", number=ItemNumber(number), title=title)


def plenary_table(days: int = 5) -> Table:
    """Days as bands; the plenary beside a parallel meeting; a meeting takes two items."""
    bands = []
    for day in range(days):
        groups = []
        for n, starts in enumerate((10, 15)):
            first = _ITEMS[(2 * day + n) % len(_ITEMS)]
            second = _ITEMS[(2 * day + n + 1) % len(_ITEMS)]
            parallel = Cell(COOPERATION) if (day + n) % 3 == 1 else Cell()
            groups.append(
                RowGroup(
                    Hours(time(starts), time(starts + 3)),
                    (
                        (Cell(entry(*first)), parallel),
                        (Cell(term("document.continued", entry=entry(*second))), Cell()),
                    ),
                )
            )
        bands.append(Band(tuple(groups), Day(date.fromordinal(736_982 + day))))
    return Table(
        caption=term("document.organization_of_work"),
        columns=(
            Column(term("document.date_and_time"), ColumnRole.TIME),
            Column(term("document.plenary")),
            Column(term("document.parallel_meetings")),
        ),
        bands=tuple(bands),
    )


def two_bodies_table() -> Table:
    """Two bodies side by side, each with its own numbers; one subject under two numbers."""
    groups = (
        RowGroup(
            Hours(time(10), time(13)),
            (
                (Cell(ItemNumber("1.a")), Cell(OPENING), Cell(ItemNumber("1.a")), Cell(OPENING)),
                (Cell(ItemNumber("1.b")), Cell(AGENDA), Cell(ItemNumber("1.b")), Cell(AGENDA)),
            ),
        ),
        RowGroup(
            Hours(time(15), time(18)),
            ((Cell(ItemNumber("3")), Cell(REVIEW), Cell(ItemNumber("2")), Cell(REVIEW)),),
        ),
    )
    columns = [Column(term("document.date_and_time"), ColumnRole.TIME)]
    for body in (COOPERATION, ASSISTANCE):
        columns += [
            Column(term("document.agenda_item"), ColumnRole.NUMBER, body),
            Column(term("document.title_or_description"), ColumnRole.TEXT, body),
        ]
    return Table(
        caption=term("document.organization_of_work"),
        columns=tuple(columns),
        bands=(Band(groups, Day(date(2022, 5, 23))),),
    )


def wide_table() -> Table:
    """Seven columns of text: more than paper held upright has room for."""
    columns = [Column(term("document.date_and_time"), ColumnRole.TIME)]
    columns += [Column(COOPERATION) for _ in range(6)]
    group = RowGroup(Clock(time(10)), (tuple(Cell(REVIEW) for _ in range(6)),))
    return Table(term("document.plenary"), tuple(columns), (Band((group,)),))


def list_of_items() -> Listing:
    return Listing(
        (
            Entry(CONFERENCE, ItemNumber("1"), 1),
            Entry(OPENING, ItemNumber("1.a"), 2),
            Entry(AGENDA, ItemNumber("1.c"), 2),
            Entry(REVIEW, ItemNumber("2"), 1),
            Entry(ENGLISH_ONLY, ItemNumber("3"), 1),
        )
    )


def document(*blocks: Block, title: Inline | None = None) -> Document:
    return Document(
        kind="sample",
        session="a-session",
        title=title or term("document.organization_of_work"),
        cover=cover(),
        blocks=blocks,
    )


def sample() -> Document:
    """Everything there is, over several pages."""
    paper = term("document.paper", title=BUDGET, symbol=Symbol("CTOC/COP/2018/12"))
    return document(
        Heading(term("document.agenda"), anchor="agenda"),
        list_of_items(),
        Heading(REVIEW, level=2, number=ItemNumber("2")),
        Paragraph(REVIEW),
        Paragraph(paper, Role.NOTE),
        Listing((Entry(paper), Entry(Symbol("CTOC/COP/WG.2/2018/3-CTOC/COP/WG.3/2018/3")))),
        PageBreak(),
        Heading(term("document.annex"), anchor="annex"),
        Heading(term("document.organization_of_work"), level=2),
        plenary_table(9),
        Heading(COOPERATION, level=2),
        two_bodies_table(),
        Paragraph(Verbatim("10:00–13:00")),
    )


def long_table(rows: int) -> Table:
    """As many rows as wanted, six to a meeting, no two texts alike."""
    groups = []
    for n in range(0, rows, 6):
        cells = tuple(
            (
                Cell(entry(str(k % 9 + 1), _ITEMS[k % len(_ITEMS)][1])),
                Cell(term("document.entry", number=Verbatim(str(k)), title=COOPERATION)),
            )
            for k in range(n, min(n + 6, rows))
        )
        groups.append(RowGroup(Hours(time(10), time(13)), cells))
    bands = tuple(
        Band(tuple(groups[n : n + 2]), Day(date.fromordinal(736_982 + n)))
        for n in range(0, len(groups), 2)
    )
    return Table(
        caption=term("document.organization_of_work"),
        columns=(
            Column(term("document.date_and_time"), ColumnRole.TIME),
            Column(term("document.plenary")),
            Column(term("document.parallel_meetings")),
        ),
        bands=bands,
    )
