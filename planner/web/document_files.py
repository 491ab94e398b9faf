"""Documents that belong to no session, as the bytes of a file."""

from planner.documents.blocks import Document
from planner.errors import NotFound
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.web.answers import Made
from planner.web.headers import policy_for_document
from planner.web.pages.document import SUFFIXES

_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}
_TO_BE_SAVED = ("csv", "docx")


def check_suffix(suffix: str) -> None:
    """Raises `NotFound` for a format in which such documents are not offered."""
    if suffix not in SUFFIXES:
        raise NotFound("format-unknown", value=suffix, known=", ".join(SUFFIXES))


def file_of(document: Document, language: str, suffix: str) -> Made:
    """The document in that language and format."""
    format = _BY_SUFFIX[suffix]
    body = render(document, language, format)
    name = file_name(document.kind, document.session, language, format)
    kind = "attachment" if suffix in _TO_BE_SAVED else "inline"
    return Made(
        body=body,
        media_type=media_type(format),
        disposition=f'{kind}; filename="{name}"',
        policy=policy_for_document(suffix, body),
    )
