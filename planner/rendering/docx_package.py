"""The file around a Word document: its properties, and the same bytes every time."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from planner.rendering.docx_runs import LANGUAGE_TAGS, fit_for_xml

# The earliest time that a ZIP archive can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_TITLE = 255
_DATES = ("dcterms:created", "dcterms:modified")


def describe(word: WordDocument, title: str, language: str, issued_on: date | None) -> None:
    """Sets title and language, and the day of issue for a date; without one there is no date.

    What python-docx says of itself goes, and so does its picture of an empty page.
    """
    properties = word.core_properties
    properties.title = fit_for_xml(title)[:_LONGEST_TITLE]
    properties.language = LANGUAGE_TAGS[language]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.revision = 1
    if issued_on is not None:
        properties.created = properties.modified = datetime.combine(issued_on, time(), UTC)
    else:
        element = properties._element
        for name in _DATES:
            for found in element.findall(qn(name)):
                element.remove(found)
    relations = word.part.package.rels
    for identifier, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del relations[identifier]


def packed(word: WordDocument) -> bytes:
    """The document as a file whose members bear no time, so that equal documents are equal."""
    saved, packed_again = BytesIO(), BytesIO()
    word.save(saved)
    with ZipFile(saved) as source, ZipFile(packed_again, "w", ZIP_DEFLATED) as target:
        for member in source.infolist():
            fixed = ZipInfo(member.filename, _EPOCH)
            fixed.compress_type = ZIP_DEFLATED
            target.writestr(fixed, source.read(member))
    return packed_again.getvalue()
