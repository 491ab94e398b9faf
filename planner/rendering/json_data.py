"""Documents as JSON, for programs: every block with its values and its words."""

import json
from typing import Any

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Entry,
    Heading,
    Inline,
    Listing,
    PageBreak,
    Paragraph,
    RowGroup,
    Symbol,
    Table,
    Target,
)
from planner.i18n.languages import direction
from planner.rendering.json_inline import inline_data

SCHEMA = 1
"""The version of the shape; it rises when a key changes its meaning or goes away."""

Data = dict[str, Any]


def render_json(document: Document, language: str) -> bytes:
    """The whole document: UTF-8, keys always in one order, indented by two, ending with a newline.

    What is missing is ``null`` or an empty list; no key comes and goes.
    """
    data = {
        "schema": SCHEMA,
        "kind": document.kind,
        "session": document.session,
        "language": language,
        "direction": direction(language),
        "title": inline_data(document.title, language),
        "cover": _cover(document.cover, language),
        "blocks": [_block(block, language) for block in document.blocks],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _said(inline: Inline | None, language: str) -> Data | None:
    return None if inline is None else inline_data(inline, language)


def _cover(cover: Cover, language: str) -> Data:
    return {
        "symbols": [inline_data(Symbol(symbol), language) for symbol in cover.symbols],
        "distribution": inline_data(cover.distribution, language),
        "issued": _said(cover.issued, language),
        "original_language": _said(cover.original_language, language),
        "sittings": [
            {
                "organ": inline_data(sitting.organ, language),
                "convening": _said(sitting.convening, language),
            }
            for sitting in cover.sittings
        ],
        "place_and_dates": inline_data(cover.place_and_dates, language),
        "agenda_item": _said(cover.agenda_item, language),
    }


def _block(block: Block, language: str) -> Data:
    match block:
        case Heading(content, level, anchor, number):
            return {
                "block": "heading",
                "level": level,
                "anchor": anchor,
                "number": _said(number, language),
                "content": inline_data(content, language),
            }
        case Paragraph(content, role, number):
            return {
                "block": "paragraph",
                "role": role.value,
                **({} if number is None else {"number": number}),
                "content": inline_data(content, language),
            }
        case Listing(entries):
            return {"block": "list", "entries": [_entry(entry, language) for entry in entries]}
        case Table(caption, columns, bands):
            return {
                "block": "table",
                "caption": inline_data(caption, language),
                "columns": [_column(column, language) for column in columns],
                "bands": [_band(band, language) for band in bands],
            }
        case PageBreak():
            return {"block": "page_break"}


def _entry(entry: Entry, language: str) -> Data:
    return {
        "level": entry.level,
        "marker": _said(entry.marker, language),
        "content": inline_data(entry.content, language),
        "about": _target(entry.target),
    }


def _column(column: Column, language: str) -> Data:
    return {
        "role": column.role.value,
        "group": _said(column.group, language),
        "heading": inline_data(column.heading, language),
    }


def _band(band: Band, language: str) -> Data:
    return {
        "label": _said(band.label, language),
        "groups": [_group(group, language) for group in band.groups],
    }


def _group(group: RowGroup, language: str) -> Data:
    return {
        "header": inline_data(group.header, language),
        "keys": list(group.keys),
        "about": _target(group.target),
        "rows": [[_cell(cell, language) for cell in row] for row in group.rows],
    }


def _cell(cell: Cell, language: str) -> Data:
    return {"content": _said(cell.content, language), "about": _target(cell.target)}


def _target(target: Target | None) -> Data | None:
    return None if target is None else {"subject": target.subject.value, "key": target.key}
