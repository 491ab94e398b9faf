"""The lines of a cover, for the formats that write it line by line."""

from planner.documents.blocks import Cover, Inline, Symbol


def filing_lines(cover: Cover) -> tuple[Inline, ...]:
    """What a document is filed by: symbols, distribution, date, original language."""
    lines: list[Inline | None] = [Symbol(symbol) for symbol in cover.symbols]
    lines += [cover.distribution, cover.issued, cover.original_language]
    return tuple(line for line in lines if line is not None)


def meeting_lines(cover: Cover) -> tuple[Inline, ...]:
    """Who meets, where and when, and under which item of the agenda the document is."""
    lines: list[Inline | None] = []
    for sitting in cover.sittings:
        lines += [sitting.organ, sitting.convening]
    lines += [cover.place_and_dates, cover.agenda_item]
    return tuple(line for line in lines if line is not None)
