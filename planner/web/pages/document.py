"""Documents that belong to no session: their files by format, and the formats they come in."""

from collections.abc import Callable

from planner.documents.blocks import Inline, term
from planner.web.pages.files import DocumentFiles, FileLink

_FORMAT_NAMES = {
    "pdf": term("page.file_pdf"),
    "csv": term("page.file_csv"),
    "docx": term("page.file_docx"),
    "html": term("page.file_html"),
    "json": term("page.file_json"),
    "txt": term("page.file_txt"),
}
SUFFIXES = tuple(_FORMAT_NAMES)
"""The formats in which such a document is offered, by what its file names end with."""


def files_at(title: Inline, address: Callable[[str], str]) -> DocumentFiles:
    """The document in every format; ``address`` gives the one for a suffix."""
    return DocumentFiles(
        title=title,
        files=tuple(FileLink(name, address(suffix)) for suffix, name in _FORMAT_NAMES.items()),
    )
