"""Tables in documents of word processors (DOCX) as rows of text."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from planner.errors import Fault, InvalidBundle

# What unpacks to more was made to do harm: the largest table of a session takes a hundredth.
_MOST_BYTES_UNPACKED = 50 * 1024 * 1024
_MOST_ROWS = 2_000


def read_document_tables(content: bytes, name: str) -> list[list[list[str]]]:
    """The tables of the document, each a list of rows; a merged cell stands in each of its places.

    Raises `InvalidBundle` for what is no such document, or too large to be the plan of a session.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with ZipFile(BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_BYTES_UNPACKED:
                raise InvalidBundle(name, [Fault("not-a-document", ())])
        tables = Document(BytesIO(content)).tables
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError):
        raise InvalidBundle(name, [Fault("not-a-document", ())]) from None
    found = [[[cell.text.strip() for cell in row.cells] for row in table.rows] for table in tables]
    if sum(map(len, found)) > _MOST_ROWS:
        raise InvalidBundle(name, [Fault("too-many-lines", (), {"limit": _MOST_ROWS})])
    return found
