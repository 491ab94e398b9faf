"""The sheets that a document is drawn on: reportlab's canvas, tagging everything it is given."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from planner.rendering.pdf.embedding import EmbeddedFace
from planner.rendering.pdf.fonts import Face
from planner.rendering.pdf.shaping import Glyph
from planner.rendering.pdf.tags import Annotation, Element, write_structure

BLACK, GREY, LINK = "0 g", "0.45 g", "0.05 0.2 0.42 rg"
_HAIR = 0.01


class TaggedCanvas(Canvas):  # type: ignore[misc, unused-ignore]
    """Draws under marks: every operator belongs to an element of the structure or to an artifact.

    Lengths are in points from the lower left corner of the page.
    """

    def __init__(self, size: tuple[float, float], language: str, root: Element) -> None:
        super().__init__(
            BytesIO(), pagesize=size, pageCompression=1, invariant=1, lang=language,
            pdfVersion=(1, 7),
        )  # fmt: skip
        self.root = root
        self._faces: dict[Face, EmbeddedFace] = {}
        self._marked: list[list[Element]] = [[]]
        self._annotations: list[Annotation] = []
        self._current: Element | str | None = None
        self._colour = ""

    def _make_preamble(self) -> None:
        # The original writes Helvetica into every page, a font that is never embedded.
        self._preamble = ""

    @property
    def page(self) -> int:
        """The number of the current page, from 0."""
        return len(self._marked) - 1

    def mark(self, element: Element) -> None:
        """What is drawn from here on belongs to that element."""
        if self._current is element:
            return
        self._close()
        marks = self._marked[-1]
        self._code.append(f"/{element.kind} <</MCID {len(marks)}>> BDC")
        element.kids.append((self.page, len(marks)))
        marks.append(element)
        self._current = element

    def artifact(self, kind: str = "Layout") -> None:
        """What is drawn from here on is no content: rules, shades, repeated headings."""
        if self._current == kind:
            return
        self._close()
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        self._current = kind

    def _close(self) -> None:
        if self._current is not None:
            self._code.append("EMC")
            self._current = None

    def paint(self, colour: str) -> None:
        """Sets the colour of glyphs and shades, as a PDF operator."""
        if colour != self._colour:
            self._code.append(colour)
            self._colour = colour

    def glyphs(self, glyphs: Sequence[Glyph], face: Face, size: float, x: float, y: float) -> None:
        """Draws glyphs from left to right, the first one's origin at (x, y)."""
        font = self._faces.get(face)
        if font is None:
            font = self._faces[face] = EmbeddedFace(face, f"F{len(self._faces) + 1}")
        shown: list[str] = []
        codes: list[str] = []
        behind = 0.0  # how far the pen stands left of where the next glyph belongs
        up = 0.0
        rises: list[str] = []
        for glyph in glyphs:
            if abs(glyph.up - up) > _HAIR:
                if codes:
                    shown.append(f"<{''.join(codes)}>")
                    codes = []
                if shown:
                    rises.append(f"[{''.join(shown)}]TJ")
                    shown = []
                rises.append(f"{glyph.up * size / 1000:.3f} Ts")
                up = glyph.up
            behind += glyph.right
            if abs(behind) > _HAIR:
                if codes:
                    shown.append(f"<{''.join(codes)}>")
                    codes = []
                shown.append(f"{-behind:.2f} ")
                behind = 0.0
            codes.append(f"{font.code(glyph.number, glyph.characters):04X}")
            behind += glyph.advance - face.advance(glyph.number) - glyph.right
        shown.append(f"<{''.join(codes)}>")
        rises.append(f"[{''.join(shown)}]TJ")
        if up:
            rises.append("0 Ts")
        self._code.append(
            f"BT /{font.name} {size:g} Tf {x:.2f} {y:.2f} Td {' '.join(rises)} ET"
        )

    def rule(self, x: float, y: float, width: float, thickness: float, grey: float = 0.0) -> None:
        """A horizontal line to the right of (x, y)."""
        self.artifact()
        self._code.append(
            f"q {grey:g} G {thickness:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q"
        )

    def shade(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A grey rectangle, its lower left corner at (x, y)."""
        self.artifact()
        self._code.append(f"q {grey:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def stamp(self, code: str) -> None:
        """Page code that belongs to no element, as it is."""
        self.artifact("Background")
        self._code.append(code)

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
        self._addAnnotation(dictionary)
        reference = self._doc.refAnnotation(f"NUMBER{self._annotationCount}")
        annotation = Annotation(self.page, reference, dictionary, element)
        self._annotations.append(annotation)
        element.kids.append(annotation)

    def bookmark(self, key: str, title: str, level: int, y: float) -> None:
        """Lists the place ``y`` of this page in the outline."""
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(y, 2))
        self.addOutlineEntry(title, key, level)

    def finish_page(self) -> None:
        """Ends the page; the next one begins."""
        self._close()
        number = self._doc.thisPageName()
        self.showPage()
        page = self._doc.idToObject[number]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.page
        page.Tabs = pdfdoc.PDFName("S")
        self._marked.append([])
        self._colour = ""

    def file(self) -> bytes:
        """The finished file; the canvas cannot be used any more."""
        document: Any = self._doc
        self._marked.pop()
        for number, annotation in enumerate(self._annotations, start=len(self._marked)):
            annotation.number = number
            annotation.dictionary["StructParent"] = number
        write_structure(document, self.root, self._marked, self._annotations)
        fonts = document.idToObject["BasicFonts"].dict
        for font in self._faces.values():
            fonts[font.name] = font.add_to(document)
        written: bytes = self.getpdfdata()
        return written
