"""The sheets that a document is drawn on: reportlab's canvas, tagging everything it is given."""

from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from planner.rendering.pdf.embedding import EmbeddedFace, compressed
from planner.rendering.pdf.fonts import Face
from planner.rendering.pdf.shaping import Glyph
from planner.rendering.pdf.tags import Annotation, Element, write_structure

BLACK, GREY, LINK = "0 g", "0.45 g", "0.05 0.2 0.42 rg"
_HAIR = 0.01


class _BareCanvas(Canvas):  # type: ignore[misc, unused-ignore]
    def _make_preamble(self) -> None:
        # The original writes Helvetica into every page, a font that is never embedded.
        self._preamble = ""


def _bare_canvas(language: str) -> Any:
    # Untyped: `TaggedCanvas` reaches for what reportlab keeps to itself.
    return _BareCanvas(BytesIO(), pageCompression=1, invariant=1, lang=language, pdfVersion=(1, 7))


class TaggedCanvas:
    """Draws under marks: every operator belongs to an element of the structure or to an artifact.

    Lengths are in points from the lower left corner of the page.
    """

    def __init__(self, language: str, root: Element) -> None:
        self.root = root
        self._canvas = _bare_canvas(language)
        self.document: Any = self._canvas._doc
        self._faces: dict[Face, EmbeddedFace] = {}
        self._marked: list[list[Element]] = [[]]
        self._annotations: list[Annotation] = []
        self._current: Element | str | None = None
        self._colour = ""

    @property
    def page(self) -> int:
        """The number of the current page, from 0."""
        return len(self._marked) - 1

    def begin_page(self, size: tuple[float, float]) -> None:
        """What follows is drawn on a page of that size, in points."""
        self._canvas.setPageSize(size)

    def _write(self, code: str) -> None:
        self._canvas._code.append(code)

    def mark(self, element: Element) -> None:
        """What is drawn from here on belongs to that element."""
        if self._current is element:
            return
        self._close()
        marks = self._marked[-1]
        self._write(f"/{element.kind} <</MCID {len(marks)}>> BDC")
        element.kids.append((self.page, len(marks)))
        marks.append(element)
        self._current = element

    def artifact(self, kind: str = "Layout") -> None:
        """What is drawn from here on is no content: rules, shades, repeated headings."""
        if self._current == kind:
            return
        self._close()
        self._write(f"/Artifact <</Type /{kind}>> BDC")
        self._current = kind

    def _close(self) -> None:
        if self._current is not None:
            self._write("EMC")
            self._current = None

    def paint(self, colour: str) -> None:
        """Sets the colour of glyphs and shades, as a PDF operator."""
        if colour != self._colour:
            self._write(colour)
            self._colour = colour

    def glyphs(self, glyphs: Sequence[Glyph], face: Face, size: float, x: float, y: float) -> None:
        """Draws glyphs from left to right, the first one's origin at (x, y)."""
        font = self._faces.get(face)
        if font is None:
            font = self._faces[face] = EmbeddedFace(face, f"F{len(self._faces) + 1}")
        shown: list[str] = []
        behind = 0.0  # how far the pen stands left of where the next glyph belongs, in 1/1000 em
        for up, level in groupby(glyphs, key=attrgetter("up")):
            codes = ""
            for glyph in level:
                behind += glyph.right
                if abs(behind) > _HAIR:
                    codes += f">{-behind:.2f}<"
                    behind = 0.0
                codes += font.code(glyph.number, glyph.characters)
                behind += glyph.kern - glyph.right
            line = f"[<{codes}>]TJ".replace("<>", "")
            shown.append(f"{up * size / 1000:.3f} Ts {line} 0 Ts" if up else line)
        self._write(f"BT /{font.name} {size:g} Tf {x:.2f} {y:.2f} Td {' '.join(shown)} ET")

    def rule(self, x: float, y: float, width: float, thickness: float, grey: float = 0.0) -> None:
        """A horizontal line to the right of (x, y)."""
        self.artifact()
        self._write(f"q {grey:g} G {thickness:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q")

    def shade(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A grey rectangle, its lower left corner at (x, y)."""
        self.artifact()
        self._write(f"q {grey:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def stamp(self, code: str) -> None:
        """Page code that belongs to no element, as it is."""
        self.artifact("Background")
        self._write(code)

    def link(self, element: Element, address: str, box: tuple[float, float, float, float]) -> None:
        """Makes the box (left, bottom, right, top) lead to that address."""
        dictionary = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray([round(edge, 2) for edge in box]),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": pdfdoc.PDFString(address),
                "A": pdfdoc.PDFDictionary(
                    {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(address)}
                ),
            }
        )
        name = f"Link{len(self._annotations)}"
        self._canvas._addAnnotation(dictionary, name)
        reference = self.document.refAnnotation(name)
        annotation = Annotation(self.page, reference, dictionary, element)
        self._annotations.append(annotation)
        element.kids.append(annotation)

    def bookmark(self, key: str, title: str, level: int, y: float) -> None:
        """Lists the place ``y`` of this page in the outline."""
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(y, 2))
        self._canvas.addOutlineEntry(title, key, level)
        self._canvas.showOutline()

    def finish_page(self) -> None:
        """Ends the page; the next one begins."""
        self._close()
        name = self.document.thisPageName()
        self._canvas.showPage()
        page = self.document.idToObject[name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Contents = compressed(page.stream.encode())
        page.StructParents = self.page
        page.Tabs = pdfdoc.PDFName("S")
        self._marked.append([])
        self._colour = ""

    def file(self) -> bytes:
        """The finished file; the canvas cannot be used any more."""
        document = self.document
        self._marked.pop()
        for number, annotation in enumerate(self._annotations, start=len(self._marked)):
            annotation.number = number
            annotation.dictionary["StructParent"] = number
        write_structure(document, self.root, self._marked, self._annotations)
        fonts = document.idToObject["BasicFonts"].dict
        for font in self._faces.values():
            fonts[font.name] = font.add_to(document)
        written: bytes = self._canvas.getpdfdata()
        return written
