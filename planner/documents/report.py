"""The report of a session: its procedural paragraphs, numbered, from the record.

What is left to people is the summary of the deliberations: where one belongs, a note says so. The
order of the chapters is that of the reports of the Conference (CTOC/COP/2018/13).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.documents.blocks import (
    Block,
    ChapterMark,
    Document,
    Heading,
    Inline,
    Words,
    term,
)
from planner.documents.record_cover import record_cover_of
from planner.documents.report_items import ItemParagraphs, ReportMaterial, item_paragraphs
from planner.documents.report_opening import opened_by, session_paragraph
from planner.documents.report_organization import credentials_sentences, has_credentials
from planner.documents.report_paragraph import ReportParagraph
from planner.documents.report_texts import adopted_texts
from planner.documents.report_words import lead, organ
from planner.rules.record_items import ItemRecord, item_records
from planner.rules.record_meetings import MeetingState

KIND = "report"


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A chapter, or a section of one, with the paragraphs before those of its sections.

    ``item`` is the number of the item that it is about, if it is about one. ``mark`` counts
    chapters, and the sections of a chapter; a heading ``is_within`` one of these has none.
    """

    heading: Inline
    level: int
    paragraphs: tuple[ReportParagraph, ...] = ()
    item: str = ""
    is_within: bool = False
    mark: ChapterMark | None = None


def report_of_session(material: ReportMaterial) -> Document:
    """The report as a document; its paragraphs are numbered through."""
    blocks: list[Block] = []
    number = 0
    for section in report_sections(material):
        blocks.append(Heading(section.heading, section.level, number=section.mark))
        for paragraph in section.paragraphs:
            number += not paragraph.is_note
            blocks += paragraph.blocks(number)
    programme = material.programme
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("report.title", session=Words(programme.session.title)),
        cover=record_cover_of(programme),
        blocks=tuple(blocks),
    )


def report_sections(material: ReportMaterial) -> tuple[ReportSection, ...]:
    """The chapters and sections in order, those of which the record says nothing left out."""
    chapters = [*_texts(material), *_items(material), *_closing(material)]
    return tuple(_marked(chapters))


def numbered_paragraphs(
    sections: Iterable[ReportSection],
) -> Iterator[tuple[int, ReportSection, ReportParagraph]]:
    """The paragraphs with the numbers that they have in the document, and where they stand."""
    number = 0
    for section in sections:
        for paragraph in section.paragraphs:
            if not paragraph.is_note:
                number += 1
                yield number, section, paragraph


def _marked(sections: Iterable[ReportSection]) -> Iterator[ReportSection]:
    chapter = part = 0
    for section in sections:
        if section.level == 1:
            chapter, part = chapter + 1, 0
            yield replace(section, mark=ChapterMark(chapter))
        elif not section.is_within:
            part += 1
            yield replace(section, mark=ChapterMark(part, is_section=True))
        else:
            yield section


def _texts(material: ReportMaterial) -> Iterator[ReportSection]:
    paragraphs = tuple(adopted_texts(material))
    if paragraphs:
        heading = term("report.texts_adopted", organ=organ(material.body))
        yield ReportSection(heading, 1, paragraphs)


def _items(material: ReportMaterial) -> Iterator[ReportSection]:
    """The items in order; the general debate, though part of the first, is a chapter of its own."""
    own = [
        found
        for found in item_records(material.programme, material.record)
        if found.item.body == material.body.key
    ]
    tops = [found for found in own if found.item.level == 1]
    for place, top in enumerate(tops):
        below = [found for found in own if found.item.parent_number == top.item.number]
        opening = tuple(_opening(material)) if place == 0 else ()
        parts = [(found, item_paragraphs(material, found)) for found in below]
        debates = [part for part in parts if place == 0 and part[1].has_deliberations]
        inner: list[ReportSection] = []
        for found, said in parts:
            if (found, said) not in debates:
                inner += _section(material, found, said, 2, opening)
                opening = ()
        outer = _section(material, top, item_paragraphs(material, top), 1, opening)
        if place == 0:
            inner += _credentials_of_register(material, own)
        if inner and not outer:
            outer = [ReportSection(Words(top.item.title), 1, item=top.item.number)]
        yield from (*outer, *inner)
        for found, said in debates:
            yield from _section(material, found, said, 1)


def _opening(material: ReportMaterial) -> Iterator[ReportParagraph]:
    yield session_paragraph(material.programme, material.record, material.held, material.body)
    yield from opened_by(material.states, material.held)


def _section(
    material: ReportMaterial,
    found: ItemRecord,
    said: ItemParagraphs,
    level: int,
    before: tuple[ReportParagraph, ...] = (),
) -> list[ReportSection]:
    """The item under its own heading, and the headings within; empty if nothing is recorded."""
    first = (*before, *said.considered)
    action = said.action if first else ()
    first = first or said.action
    if not first:
        return []
    number = found.item.number
    sections = [ReportSection(Words(found.item.title), level, first, item=number)]
    if said.has_deliberations:
        note = ReportParagraph(term("report.summary_here"), is_note=True)
        heading: Inline = term("report.deliberations")
        sections.append(ReportSection(heading, level + 1, (note,), number, is_within=True))
    if action:
        heading = term("report.action_heading", organ=organ(material.body))
        sections.append(ReportSection(heading, level + 1, action, number, is_within=True))
    return sections


def _credentials_of_register(
    material: ReportMaterial, own: Sequence[ItemRecord]
) -> Iterator[ReportSection]:
    """What the register of credentials says, where the record says nothing of it."""
    if material.credentials is None or any(has_credentials(found) for found in own):
        return
    said = credentials_sentences(material.body, material.credentials)
    yield ReportSection(term("report.credentials"), 2, (ReportParagraph(said),))


def _closing(material: ReportMaterial) -> Iterator[ReportSection]:
    """When the session was closed; nothing while a meeting of the body has yet to be held."""
    own = [one for one in material.held if material.body.key in one.meeting.bodies]
    if own and all(one.state is MeetingState.ADJOURNED for one in own):
        said = lead(material.body, own[-1:], term("report.closed"))
        yield ReportSection(term("report.closure"), 1, (ReportParagraph(said),))
