"""The files in which a document is offered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planner.documents.blocks import Inline, term
from planner.web.addresses import DOCUMENT_FORMATS, Addresses

_FORMAT_NAMES = {
    "csv": term("page.file_csv"),
    "docx": term("page.file_docx"),
    "html": term("page.file_html"),
    "json": term("page.file_json"),
    "pdf": term("page.file_pdf"),
    "txt": term("page.file_txt"),
}


@dataclass(frozen=True, slots=True)
class FileLink:
    """A document in one format, by the name that readers know the format by."""

    format: Inline
    address: str


@dataclass(frozen=True, slots=True)
class DocumentFiles:
    """A document in every format in which it is offered."""

    title: Inline
    files: tuple[FileLink, ...]


def files_of(kind: str, title: Inline, addresses: Addresses) -> DocumentFiles:
    """The files of that document of the latest edition."""
    return _files(kind, title, lambda format: addresses.download(kind, format))


def files_of_edition(number: int, kind: str, title: Inline, addresses: Addresses) -> DocumentFiles:
    """The files of that document of one edition, which stay as they are."""
    return _files(kind, title, lambda format: addresses.download_of_edition(number, kind, format))


def files_of_deadlines(title: Inline, addresses: Addresses) -> DocumentFiles:
    """The files of the deadlines."""
    return _files("deadlines", title, addresses.download_deadlines)


def files_of_day(day: date, title: Inline, addresses: Addresses) -> DocumentFiles:
    """The files of the programme of that day."""
    return _files("programme-of-the-day", title, lambda format: addresses.download_day(day, format))


def _files(kind: str, title: Inline, address_of: Callable[[str], str]) -> DocumentFiles:
    return DocumentFiles(
        title=title,
        files=tuple(
            FileLink(_FORMAT_NAMES[format], address_of(format)) for format in DOCUMENT_FORMATS[kind]
        ),
    )
