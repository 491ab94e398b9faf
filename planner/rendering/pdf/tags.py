"""The structure of a document, written into it so that a screen reader can follow it.

Elements are made in reading order while a document is laid out; the canvas notes on which page
and under which mark each of them was drawn. Whatever is drawn under no element is an artifact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass(eq=False, slots=True)
class Annotation:
    """A place on a page that can be clicked; ``number`` is its key in the tree of parents."""

    page: int
    reference: Any
    dictionary: Any
    element: "Element"
    number: int = 0


class Element:
    """One structure element: its kind (``P``, ``TH``), its attributes, what it is made of.

    ``attributes`` are those of tables: numbers, text, or names, which begin with a slash
    (``Scope="/Row"``).
    """

    __slots__ = ("attributes", "kids", "kind", "language", "parent", "reference")

    def __init__(
        self,
        kind: str,
        parent: "Element | None" = None,
        *,
        attributes: Mapping[str, str | int] | None = None,
        language: str | None = None,
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.attributes = attributes or {}
        self.language = language
        self.kids: list[Element | tuple[int, int] | Annotation] = []
        self.reference = b""
        if parent is not None:
            parent.kids.append(self)


class _Written(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """An object whose bytes are made when the file is."""

    __RefOnly__ = 1

    def __init__(self, write: Any) -> None:
        self.write = write

    def format(self, document: Any) -> bytes:
        written: bytes = self.write(document)
        return written


def write_structure(
    document: Any, root: Element, marked: list[list[Element]], annotations: list[Annotation]
) -> None:
    """Adds the tree below ``root`` to the PDF document.

    ``marked`` gives for every page the elements of its marks, in the order of their numbers.
    """
    elements = list(_all(root))
    tree = document.Reference(_Written(lambda _: _root(root, marked, annotations)))
    for element in elements:
        written = _Written(lambda doc, element=element: _element(doc, element, tree))
        element.reference = document.Reference(written).format(document)
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _all(element: Element) -> Iterable[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _all(kid)


def _page(document: Any, page: int) -> bytes:
    reference: bytes = pdfdoc.PDFObjectReference(f"Page{page + 1}").format(document)
    return reference


def _string(text: str, document: Any) -> bytes:
    written: bytes = pdfdoc.format(pdfdoc.PDFString(text), document)
    return written


def _element(document: Any, element: Element, tree: Any) -> bytes:
    parent = element.parent.reference if element.parent else tree.format(document)
    page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    parts = [b"<< /Type /StructElem /S /" + element.kind.encode() + b" /P " + parent]
    if page is not None:
        parts.append(b"/Pg " + _page(document, page))
    kids = b" ".join(_kid(document, kid, page) for kid in element.kids)
    if kids:
        parts.append(b"/K [" + kids + b"]")
    if element.attributes:
        parts.append(b"/A << /O /Table " + _attributes(element.attributes, document) + b" >>")
    if element.language is not None:
        parts.append(b"/Lang " + _string(element.language, document))
    return b" ".join(parts) + b" >>"


def _attributes(attributes: Mapping[str, str | int], document: Any) -> bytes:
    return b" ".join(
        b"/%s %s"
        % (
            name.encode(),
            _string(value, document)
            if isinstance(value, str) and not value.startswith("/")
            else str(value).encode(),
        )
        for name, value in attributes.items()
    )


def _kid(document: Any, kid: Element | tuple[int, int] | Annotation, page: int | None) -> bytes:
    if isinstance(kid, Element):
        return kid.reference
    if isinstance(kid, Annotation):
        reference: bytes = kid.reference.format(document)
        return b"<< /Type /OBJR /Pg " + _page(document, kid.page) + b" /Obj " + reference + b" >>"
    if kid[0] == page:
        return b"%d" % kid[1]
    return b"<< /Type /MCR /Pg " + _page(document, kid[0]) + b" /MCID %d >>" % kid[1]


def _root(root: Element, marked: list[list[Element]], annotations: list[Annotation]) -> bytes:
    numbers = [
        b"%d [%s]" % (page, b" ".join(element.reference for element in elements))
        for page, elements in enumerate(marked)
    ]
    numbers += [b"%d %s" % (found.number, found.element.reference) for found in annotations]
    return (
        b"<< /Type /StructTreeRoot /K [" + root.reference + b"] /ParentTree << /Nums ["
        + b"\n".join(numbers) + b"] >> /ParentTreeNextKey %d >>" % len(numbers)
    )  # fmt: skip
