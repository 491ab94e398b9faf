"""Files that somebody brings, as tables of text."""

from pathlib import PurePath

from planner.errors import Fault, InvalidBundle
from planner.seeding.text_documents import read_document_tables
from planner.seeding.workbooks import read_workbook


def tables_in(content: bytes, name: str) -> list[list[list[str]]]:
    """The tables in a workbook (XLSX: its first sheet) or a document (DOCX: all of its tables).

    Raises `InvalidBundle` for anything else, and for a document without a table.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        return [read_workbook(content, name)]
    if suffix != ".docx":
        raise InvalidBundle(name, [Fault("file-of-other-kind", (), {"known": "XLSX, DOCX"})])
    tables = read_document_tables(content, name)
    if not tables:
        raise InvalidBundle(name, [Fault("document-without-table", ())])
    return tables
