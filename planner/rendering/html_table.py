"""Tables as HTML that a screen reader can walk through."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.blocks import Band, Cell, Column, Inline, RowGroup, Table, Target
from planner.rendering.html_inline import element, inline_markup
from planner.rendering.table_shape import has_groups, heading_spans, rows_in

AddressOf = Callable[[Target], str | None]


@dataclass(frozen=True, slots=True)
class RowMark:
    """A mark on a row group: the label that is written out, and the name that styles know it by."""

    name: str
    label: Inline


Marks = Mapping[str, RowMark]

# From this many columns on a table is printed across the sheet.
_WIDE = 4


def table_markup(
    table: Table,
    language: str,
    *,
    identifier: str,
    address_of: AddressOf,
    marks: Marks,
    is_caption_repeated: bool = False,
    named_by: str | None = None,
) -> Markup:
    """The table in a region of its own, which scrolls sideways and can be reached by keyboard.

    ``identifier`` is the id of the caption, unique in the page; ``marks`` are those of row
    groups by their keys. ``is_caption_repeated`` says that its words stand above already;
    ``named_by`` has the ids of what names the region, if its caption alone does not.
    """
    caption = element(
        "caption",
        inline_markup(table.caption, language),
        id=identifier,
        class_="repeats-title" if is_caption_repeated else None,
    )
    bands = [_band(band, table, language, address_of, marks) for band in table.bands]
    return element(
        "div",
        element("table", caption, _columns(table), _head(table, language), *bands),
        class_="table-region wide" if len(table.columns) >= _WIDE else "table-region",
        role="region",
        tabindex=0,
        aria_labelledby=named_by or identifier,
    )


def _columns(table: Table) -> Markup:
    return Markup("").join(
        element(
            "colgroup",
            *(
                Markup('<col class="{}">').format(column.role)
                for column in table.columns[span.start : span.start + span.width]
            ),
        )
        for span in heading_spans(table)
    )


def _head(table: Table, language: str) -> Markup:
    if not has_groups(table):
        line = [_heading(column, language) for column in table.columns]
        return element("thead", element("tr", *line))
    first: list[Markup] = []
    second: list[Markup] = []
    for span in heading_spans(table):
        columns = table.columns[span.start : span.start + span.width]
        if span.group is None:
            first += [_heading(column, language, rowspan=2) for column in columns]
            continue
        group = inline_markup(span.group, language)
        first.append(element("th", group, scope="colgroup", colspan=span.width))
        second += [_heading(column, language) for column in columns]
    return element("thead", element("tr", *first), element("tr", *second))


def _heading(column: Column, language: str, rowspan: int | None = None) -> Markup:
    heading = inline_markup(column.heading, language)
    return element("th", heading, scope="col", rowspan=rowspan, class_=column.role)


def _band(band: Band, table: Table, language: str, address_of: AddressOf, marks: Marks) -> Markup:
    lines: list[Markup] = []
    if band.label is not None:
        label = inline_markup(band.label, language)
        heading = element("th", label, scope="rowgroup", colspan=len(table.columns))
        lines.append(element("tr", heading, class_="band"))
    for group in band.groups:
        lines += _group(group, table, language, address_of, marks)
    return element("tbody", *lines)


def _group(
    group: RowGroup, table: Table, language: str, address_of: AddressOf, marks: Marks
) -> list[Markup]:
    # Several meetings at one time may carry the same mark; it is said once.
    found = tuple(dict.fromkeys(marks[key] for key in group.keys if key in marks))
    rows = rows_in(group, table)
    header = [inline_markup(group.header, language, _address(group.target, address_of))]
    header += [
        element("mark", inline_markup(mark.label, language), class_=f"mark-{mark.name}")
        for mark in found
    ]
    marked = ["is-marked", *(f"is-{mark.name}" for mark in found)] if found else []
    lines = []
    for place, row in enumerate(rows):
        cells = [
            _cell(cell, column, language, address_of)
            for cell, column in zip(row, table.columns[1:], strict=True)
        ]
        if place == 0:
            cells.insert(
                0,
                element(
                    "th",
                    Markup(" ").join(header),
                    scope="row",
                    rowspan=len(rows) if len(rows) > 1 else None,
                    class_=table.columns[0].role,
                ),
            )
        classes = [*(["starts-group"] if place == 0 else []), *marked]
        keys = " ".join(group.keys) if place == 0 and group.keys else None
        lines.append(element("tr", *cells, class_=" ".join(classes) or None, data_keys=keys))
    return lines


def _cell(cell: Cell, column: Column, language: str, address_of: AddressOf) -> Markup:
    content = Markup("")
    if cell.content is not None:
        content = inline_markup(cell.content, language, _address(cell.target, address_of))
    return element("td", content, class_=column.role)


def _address(target: Target | None, address_of: AddressOf) -> str | None:
    return None if target is None else address_of(target)
