"""The printed documents of both sessions, held to what was looked at, page by page."""

import hashlib
import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

from planner.assets import folder
from planner.documents.agenda import provisional_agenda
from planner.documents.day_programme import day_programme
from planner.documents.organization_of_work import organization_of_work
from planner.models.text import LANGUAGES
from planner.rendering.pdf import render_pdf
from planner.seeding.reading import read_bundle
from tests.conftest import Golden

SESSIONS = ("untoc-cop-9", "untoc-wg-2022")


def content_hash(file: bytes) -> str:
    """SHA-256 over every object, streams unpacked: the packing is the machine's, not ours."""
    reader = PdfReader(BytesIO(file))
    total = hashlib.sha256()
    for number in sorted(reader.xref[0]):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(found, StreamObject):
            total.update(found.get_data())
            plain = {key: found[key] for key in found if key not in ("/Length", "/Filter")}
            total.update(written(sorted(plain.items(), key=lambda entry: entry[0])))
        else:
            total.update(written(found))
    return total.hexdigest()


def written(value: object) -> bytes:
    """The value as text, without the addresses in memory that references are shown with."""
    return re.sub(r"(IndirectObject\(\d+, \d+), \d+\)", r"\1)", repr(value)).encode()


@pytest.mark.parametrize("slug", SESSIONS)
def test_the_printed_documents_are_as_looked_at(slug: str, golden: Golden) -> None:
    programme = read_bundle(folder("seeds") / "sessions" / f"{slug}.toml")
    second_day = sorted({meeting.day for meeting in programme.meetings})[1]
    documents = (
        organization_of_work(programme),
        provisional_agenda(programme),
        day_programme(programme, second_day),
    )
    lines = [
        f"{document.kind} {language} {content_hash(render_pdf(document, language))}\n"
        for document in documents
        for language in LANGUAGES
    ]
    golden(f"{slug}.pdf.sha256", "".join(lines))


def test_the_hash_tells_a_changed_page_from_the_same() -> None:
    programme = read_bundle(folder("seeds") / "sessions" / "untoc-cop-9.toml")
    table = organization_of_work(programme)
    once, again = render_pdf(table, "en"), render_pdf(table, "en")
    assert content_hash(once) == content_hash(again)
    assert content_hash(once) != content_hash(render_pdf(table, "en", is_draft=True))
