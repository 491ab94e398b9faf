"""A face inside a PDF file: the glyphs that were drawn, and which characters they stand for."""

import zlib
from hashlib import sha256
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from planner.rendering.pdf.fonts import Face

# A viewer that is told which glyph to draw needs the outlines and the metrics, nothing else.
_NOT_NEEDED = (
    "GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "MATH", "OS/2", "cmap", "gasp", "kern", "meta",
    "name", "post", "vhea", "vmtx", "VORG", "hdmx", "LTSH", "VDMX", "PCLT",
)  # fmt: skip
_SYMBOLIC = 4
_PER_BLOCK = 100


class EmbeddedFace:
    """Gives every pair of glyph and characters a code of its own, so that text comes out exactly.

    One glyph may stand for different characters (space and no-break space, Latin and Cyrillic a):
    with one code per glyph, all but the first would be read back wrong.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], str] = {}

    def code(self, glyph: int, characters: str) -> str:
        """The code, four hexadecimal digits, that draws the glyph and reads as those characters."""
        found = self._codes.get((glyph, characters))
        if found is None:
            found = self._codes[glyph, characters] = f"{len(self._codes) + 1:04X}"
        return found

    def add_to(self, document: Any) -> Any:
        """Writes the face into the PDF document; its reference goes into the pages' resources."""
        glyphs = sorted({glyph for glyph, _ in self._codes})
        subset, places = _subset(self.face, glyphs)
        label = sha256(repr((self.face.name, glyphs)).encode()).digest()[:6]
        tag = "".join(chr(ord("A") + byte % 26) for byte in label)
        base = f"/{tag}+{self.face.name}"
        descriptor = _dictionary(
            Type="/FontDescriptor",
            FontName=base,
            Flags=_SYMBOLIC,
            FontBBox=pdfdoc.PDFArray([-1000, round(self.face.descender), 2000, 1200]),
            ItalicAngle=0,
            Ascent=round(self.face.ascender),
            Descent=round(self.face.descender),
            CapHeight=700,
            StemV=120 if "Bold" in self.face.name else 80,
            FontFile2=document.Reference(compressed(subset, Length1=len(subset))),
        )
        to_glyph = bytearray(2)
        for glyph, _ in self._codes:
            to_glyph += places[glyph].to_bytes(2, "big")
        widths = [round(self.face.advances[glyph], 3) for glyph, _ in self._codes]
        descendant = _dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=base,
            CIDSystemInfo="<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            FontDescriptor=document.Reference(descriptor),
            DW=1000,
            W=pdfdoc.PDFArray([1, pdfdoc.PDFArray([_short(width) for width in widths])]),
            CIDToGIDMap=document.Reference(compressed(bytes(to_glyph))),
        )
        return document.Reference(
            _dictionary(
                Type="/Font",
                Subtype="/Type0",
                BaseFont=base,
                Encoding="/Identity-H",
                DescendantFonts=pdfdoc.PDFArray([document.Reference(descendant)]),
                ToUnicode=document.Reference(compressed(self._to_unicode())),
            )
        )

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{code}> <{characters.encode('utf-16-be').hex().upper()}>"
            for (_, characters), code in self._codes.items()
        ]
        blocks = [pairs[n : n + _PER_BLOCK] for n in range(0, len(pairs), _PER_BLOCK)]
        body = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode("ascii")


def _short(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(entries)


def compressed(content: bytes, **entries: Any) -> Any:
    """A stream object; reportlab's own would write it as text, a quarter longer."""
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), zlib.compress(content), filters=[])
    stream.dictionary["Filter"] = "/FlateDecode"
    return stream


def _subset(face: Face, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _NOT_NEEDED)
    plan = hb.SubsetPlan(face.face, wanted)
    places = dict(plan.old_to_new_glyph_mapping.items())
    return plan.execute().blob.data, places
