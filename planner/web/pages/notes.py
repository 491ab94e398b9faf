"""What a reader has to know of the times, the date and the wording of what is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.documents.blocks import DateOnly, Inline, Verbatim, Words, term
from planner.models.programme import Programme
from planner.models.text import Text
from planner.web.pages.publication import Publication, publication_of
from planner.web.pages.view import View


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes below the pages of a session.

    ``is_unverified``: some wording in the page's language has not been compared with the published
    document. ``has_missing``: some wording does not exist in it, so another language's is shown.
    """

    publication: Publication
    local_time: Inline
    as_at: Inline
    is_unverified: bool
    has_missing: bool


def notes_on(view: View) -> Notes:
    """The notes on the edition that is shown, for readers of the page's language."""
    programme, language = view.programme, view.addresses.language
    session = programme.session
    texts = tuple(_texts(programme))
    return Notes(
        publication=publication_of(view.edition, session),
        local_time=term("page.local_time", city=Words(session.city), zone=Verbatim(session.zone)),
        as_at=term("document.as_at", date=DateOnly(session.as_of)),
        is_unverified=any(language in text.unverified for text in texts),
        has_missing=any(language in text.missing for text in texts),
    )


def _texts(programme: Programme) -> Iterator[Text]:
    """Every wording that the public pages of a session show."""
    session = programme.session
    yield from (session.title, session.short_title, session.city)
    found = [
        *((body.name, body.convening) for body in programme.bodies),
        *((item.title, item.short_title, item.annotation) for item in programme.items),
        *((meeting.title,) for meeting in programme.meetings),
        *((room.name,) for room in programme.rooms),
        *((paper.title,) for paper in programme.papers),
    ]
    yield from (text for texts in found for text in texts if text is not None)
