"""The formats in which a document can be had."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from planner.documents.blocks import Document
from planner.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in addresses, what HTTP and file names call it, and who renders it.

    ``module`` and ``function`` are named and not imported: the terminal's ``--help`` should not
    wait for what prints pages.
    """

    name: str
    media_type: str
    suffix: str
    module: str
    function: str

    @property
    def render(self) -> Callable[..., bytes]:
        """(document, language, options by name) → bytes."""
        found: Callable[..., bytes] = getattr(import_module(self.module), self.function)
        return found


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ROOM = "planner.rendering"

FORMATS = {
    known.name: known
    for known in (
        Format("csv", "text/csv; charset=utf-8", "csv", f"{_ROOM}.csv_table", "render_csv"),
        Format("docx", _WORD, "docx", f"{_ROOM}.docx", "render_docx"),
        Format("html", "text/html; charset=utf-8", "html", f"{_ROOM}.html", "render_html"),
        Format("json", "application/json", "json", f"{_ROOM}.json_data", "render_json"),
        Format("pdf", "application/pdf", "pdf", f"{_ROOM}.pdf", "render_pdf"),
        Format(
            "text", "text/plain; charset=utf-8", "txt", f"{_ROOM}.plain_text", "render_plain_text"
        ),
    )
}
"""All formats by name, in alphabetical order."""


def render(document: Document, language: str, format: str, **options: Any) -> bytes:
    """The document in that language and format; ``options`` are those of the format.

    Raises `InvalidInput` for a format that does not exist, or that this document cannot have.
    """
    return _known(format).render(document, language, **options)


def media_type(format: str) -> str:
    """What HTTP calls the format. Raises `InvalidInput`."""
    return _known(format).media_type


def file_name(document_kind: str, session: str, language: str, format: str) -> str:
    """What the file is called when it is saved. Raises `InvalidInput`.

    >>> file_name("organization-of-work", "untoc-cop-9", "fr", "pdf")
    'untoc-cop-9.organization-of-work.fr.pdf'
    """
    return f"{session}.{document_kind}.{language}.{_known(format).suffix}"


def _known(name: str) -> Format:
    try:
        return FORMATS[name]
    except KeyError:
        raise InvalidInput("format-unknown", value=name, known=", ".join(FORMATS)) from None
