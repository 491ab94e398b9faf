"""Reads printed documents back, with a library and with a program that did not write them."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

from planner.documents.blocks import Document, Heading, Inline, Listing, Paragraph, Table
from planner.rendering.words import plain

PAINTING = {b"Tj", b"TJ", b"'", b'"', b"f", b"f*", b"F", b"S", b"s", b"B", b"b", b"Do", b"sh"}


def reader(file: bytes) -> PdfReader:
    return PdfReader(BytesIO(file), strict=True)


def text_by_pypdf(file: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader(file).pages)


def text_by_poppler(file: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=file, capture_output=True, check=True)
    return done.stdout.decode()


def share_found(document: Document, language: str, text: str) -> float:
    """How many of the document's words are in the text, 1.0 for all; in Chinese, characters."""
    pattern = r"\w" if language == "zh" else r"\w+"
    said = " ".join(plain(inline, language) for inline in inlines(document))
    wanted = Counter(re.findall(pattern, said))
    missing = wanted - Counter(re.findall(pattern, text))
    return 1 - missing.total() / wanted.total()


def inlines(document: Document) -> Iterator[Inline]:
    """What the document says, once each; a table's headings may be said more often."""
    yield document.title
    for sitting in document.cover.sittings:
        yield sitting.organ
    yield document.cover.place_and_dates
    for block in document.blocks:
        match block:
            case Heading(content) | Paragraph(content):
                yield content
            case Listing(entries):
                yield from (entry.content for entry in entries)
            case Table():
                yield from _inlines_of(block)


def _inlines_of(table: Table) -> Iterator[Inline]:
    yield from (column.heading for column in table.columns)
    for band in table.bands:
        if band.label is not None:
            yield band.label
        for group in band.groups:
            yield group.header
            for row in group.rows:
                yield from (cell.content for cell in row if cell.content is not None)


@dataclass
class Node:
    """A structure element as it was read: its kind, its attributes and what is in it."""

    kind: str
    attributes: dict[str, Any]
    language: str | None
    kids: list["Node"] = field(default_factory=list)
    text: str = ""

    def all(self, kind: str) -> list["Node"]:
        found = [self] if self.kind == kind else []
        for kid in self.kids:
            found += kid.all(kind)
        return found


def structure(file: bytes) -> Node:
    """The tree of tags, each element with the text that was drawn under its marks."""
    pdf = reader(file)
    texts = {
        page.indirect_reference.idnum: _marked_texts(page)  # type: ignore[union-attr]
        for page in pdf.pages
    }
    root: Any = pdf.trailer["/Root"]
    return _node(root["/StructTreeRoot"]["/K"][0].get_object(), texts)


def _node(element: DictionaryObject, texts: dict[int, dict[int, str]]) -> Node:
    attributes: Any = element.get("/A", DictionaryObject()).get_object()
    node = Node(str(element["/S"]), dict(attributes), element.get("/Lang"))
    node.kind = node.kind.removeprefix("/")
    page = element.raw_get("/Pg").idnum if "/Pg" in element else None
    kids: Any = element.get("/K", ArrayObject())
    for kid in kids:
        if isinstance(kid, int):
            assert page is not None
            node.text += texts[page][kid]
            continue
        target: Any = kid.get_object()
        if target.get("/Type") == "/StructElem":
            node.kids.append(_node(target, texts))
        elif target.get("/Type") == "/MCR":
            node.text += texts[target.raw_get("/Pg").idnum][int(target["/MCID"])]
        else:
            node.kids.append(Node("OBJR", dict(target["/Obj"].get_object()), None))
    return node


def operations(page: Any) -> list[tuple[Any, bytes]]:
    contents = page.get_contents()
    return list(ContentStream(contents, page.pdf).operations)


def _marked_texts(page: Any) -> dict[int, str]:
    faces: Any = page["/Resources"]["/Font"]
    maps = {name: to_unicode(font.get_object()) for name, font in faces.items()}
    texts: dict[int, str] = {}
    current, face = None, ""
    for operands, operator in operations(page):
        if operator == b"BDC":
            current = operands[1].get("/MCID")
            if current is not None:
                texts[int(current)] = ""
        elif operator == b"EMC":
            current = None
        elif operator == b"Tf":
            face = operands[0]
        elif operator == b"TJ" and current is not None:
            for piece in operands[0]:
                if not isinstance(piece, int | float):
                    codes = piece.original_bytes
                    texts[int(current)] += "".join(
                        maps[face][int.from_bytes(codes[n : n + 2])]
                        for n in range(0, len(codes), 2)
                    )
    return texts


def to_unicode(font: Any) -> dict[int, str]:
    source = font["/ToUnicode"].get_data().decode()
    return {
        int(code, 16): bytes.fromhex(characters).decode("utf-16-be")
        for code, characters in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>", source)
    }
