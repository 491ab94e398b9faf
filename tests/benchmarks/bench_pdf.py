"""How long documents take to print, beside reportlab's own table of the same texts.

Reportlab's table shapes no Arabic, embeds no tags and breaks no line by the Unicode rules; it is
here as the measure of what pages cost.
"""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from statistics import median
from time import perf_counter

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, SimpleDocTemplate
from reportlab.platypus import Paragraph as PlainParagraph

from planner.assets import folder
from planner.documents.agenda import provisional_agenda
from planner.documents.blocks import Table
from planner.documents.organization_of_work import organization_of_work
from planner.models.text import LANGUAGES
from planner.rendering.pdf import render_pdf
from planner.rendering.pdf.fonts import faces_for
from planner.rendering.words import plain
from planner.seeding.reading import read_bundle
from tests.rendering.pdf.samples import document, long_table

ROWS = (12, 100, 1000)
RUNS = 5


def plain_pdf(table: Table, language: str) -> bytes:
    """The same texts in reportlab's table of paragraphs, in the same face."""
    face = faces_for(language, is_bold=False)[0]
    pdfmetrics.registerFont(TTFont(face.name, face.path))
    wrap = "CJK" if language == "zh" else None
    style = ParagraphStyle("cell", fontName=face.name, fontSize=9, leading=12, wordWrap=wrap)
    rows = [[PlainParagraph(plain(c.heading, language), style) for c in table.columns]]
    for band in table.bands:
        label = "" if band.label is None else plain(band.label, language)
        rows.append([PlainParagraph(label, style), "", ""])
        for group in band.groups:
            for n, row in enumerate(group.rows):
                first = plain(group.header, language) if n == 0 else ""
                said = [plain(cell.content, language) if cell.content else "" for cell in row]
                rows.append([PlainParagraph(text, style) for text in (first, *said)])
    file = BytesIO()
    SimpleDocTemplate(file).build([LongTable(rows, colWidths=[90, 190, 170], repeatRows=1)])
    return file.getvalue()


def seconds(make: Callable[[], bytes]) -> float:
    taken = []
    for _ in range(RUNS):
        start = perf_counter()
        make()
        taken.append(perf_counter() - start)
    return median(taken)


def bench_tables() -> None:
    print(f"{'rows':>6} {'':4} {'ours':>9} {'plain':>9} {'ratio':>6} {'bytes':>9}")
    for language in LANGUAGES:
        for rows in ROWS:
            table = long_table(rows)
            whole = document(table)
            size = len(render_pdf(whole, language))
            plain_pdf(table, language)
            ours = seconds(partial(render_pdf, whole, language))
            theirs = seconds(partial(plain_pdf, table, language))
            print(
                f"{rows:>6} {language:4} {ours * 1000:>6.0f} ms {theirs * 1000:>6.0f} ms "
                f"{ours / theirs:>6.2f} {size:>9}"
            )


def bench_real_documents() -> None:
    """The documents of both real sessions, once the faces are loaded."""
    print()
    for slug in ("untoc-cop-9", "untoc-wg-2022"):
        programme = read_bundle(folder("seeds") / "sessions" / f"{slug}.toml")
        for made in (organization_of_work(programme), provisional_agenda(programme)):
            taken = [seconds(partial(render_pdf, made, language)) for language in LANGUAGES]
            said = "  ".join(
                f"{language} {one * 1000:.0f} ms"
                for language, one in zip(LANGUAGES, taken, strict=True)
            )
            print(f"{slug} {made.kind}: {said}")
