"""One paragraph of a report before it has its number."""

from dataclasses import dataclass

from planner.documents.blocks import Block, Entry, Inline, Letter, Listing, Paragraph, Role


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A paragraph and the list within it, if there is one.

    ``source`` are the paragraphs of the document that the record was entered from, if it was. A
    paragraph that ``is_note`` has no number: it tells whoever edits the report what to do.
    """

    content: Inline
    listed: tuple[Inline, ...] = ()
    source: tuple[str, ...] = ()
    is_note: bool = False

    def blocks(self, number: int) -> list[Block]:
        """The paragraph under that number, then its list."""
        if self.is_note:
            return [Paragraph(self.content, Role.NOTE)]
        said: list[Block] = [Paragraph(self.content, number=number)]
        if self.listed:
            entries = tuple(
                Entry(content, marker=Letter(place))
                for place, content in enumerate(self.listed, start=1)
            )
            said.append(Listing(entries))
        return said
