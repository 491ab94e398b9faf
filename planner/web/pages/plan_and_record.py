"""The page on which plan and record stand side by side."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from planner.documents.blocks import Inline, term
from planner.documents.plan_and_record import plan_and_record_document
from planner.models.programme import Programme
from planner.rendering.html import render_fragment
from planner.rules.record_plan import PlanAndRecord
from planner.web.addresses import Addresses
from planner.web.pages.files import DocumentFiles, FileLink
from planner.web.pages.frame import Frame, Link, frame_in_session

FORMAT_NAMES = {
    "pdf": term("page.file_pdf"),
    "csv": term("page.file_csv"),
    "docx": term("page.file_docx"),
    "html": term("page.file_html"),
    "json": term("page.file_json"),
    "txt": term("page.file_txt"),
}
SUFFIXES = tuple(FORMAT_NAMES)
"""The formats in which it is offered, by what their file names end with."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The comparison; ``content`` is HTML."""

    frame: Frame
    title: Inline
    content: Markup
    documents: DocumentFiles


def plan_page(programme: Programme, found: PlanAndRecord, addresses: Addresses) -> PlanPage:
    """The page of that comparison."""
    document = plan_and_record_document(programme, found)
    language, session = addresses.language, addresses.session
    home = url_for("recording.show_record", language=language, session=session)
    up = Link(term("record.title"), home)
    return PlanPage(
        frame=frame_in_session(addresses, programme.session, up, Link(document.title)),
        title=document.title,
        content=render_fragment(document, addresses.language, address_of=addresses.of),
        documents=DocumentFiles(
            title=document.title,
            files=tuple(
                FileLink(
                    name,
                    url_for(
                        "recording.download_plan", language=language, session=session, suffix=suffix
                    ),
                )
                for suffix, name in FORMAT_NAMES.items()
            ),
        ),
    )
