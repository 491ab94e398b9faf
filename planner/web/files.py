"""Documents as files: their bytes, and what browsers are told of them."""

from collections.abc import Callable

from planner.documents.agenda import provisional_agenda
from planner.documents.blocks import Document
from planner.documents.organization_of_work import organization_of_work
from planner.errors import NotFound
from planner.models.programme import Programme
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.web.addresses import DOCUMENT_FORMATS
from planner.web.answers import Made
from planner.web.headers import policy_for_document

DOCUMENTS: dict[str, Callable[[Programme], Document]] = {
    "organization-of-work": organization_of_work,
    "agenda": provisional_agenda,
}
"""The documents that are made from a programme and nothing else, by kind."""

_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}
# Browsers cannot show these, and a name is what a saved file needs most.
_SAVED = ("csv", "docx")


def check_format(kind: str, suffix: str) -> None:
    """Raises `NotFound` with the formats that this document can have, if that is none of them."""
    if suffix not in DOCUMENT_FORMATS[kind]:
        raise NotFound("format-unknown", value=suffix, known=", ".join(DOCUMENT_FORMATS[kind]))


def document_file(document: Document, language: str, suffix: str, named_after: str) -> Made:
    """The document in that format; its name when it is saved begins with ``named_after``."""
    format = _BY_SUFFIX[suffix]
    body = render(document, language, format)
    name = file_name(document.kind, named_after, language, format)
    return Made(
        body=body,
        media_type=media_type(format),
        disposition=_disposition("attachment" if suffix in _SAVED else "inline", name),
        policy=policy_for_document(suffix, body),
    )


def _disposition(kind: str, name: str) -> str:
    return f'{kind}; filename="{name}"'
