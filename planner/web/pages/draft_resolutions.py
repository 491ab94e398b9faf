"""Draft resolutions: the status page for everybody, and the page of the documents section."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from planner.documents.blocks import Document, Inline, Verbatim, Words, term
from planner.documents.draft_resolutions import (
    KIND,
    drafts_list,
    received_inline,
    sponsors_inline,
    state_inline,
)
from planner.documents.record_names import DRAFT_KINDS
from planner.documents.record_words import body_called, item_called, sponsor_name
from planner.models.programme import Programme
from planner.models.state import States
from planner.rendering.html import render_fragment
from planner.rules.draft_status import DraftStanding
from planner.rules.draft_symbols import next_revision
from planner.web.addresses import Addresses
from planner.web.pages.files import DocumentFiles, FileLink
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.plan_and_record import FORMAT_NAMES
from planner.web.pages.speaking_chair import Option

_NOTHING = Option("", Verbatim("–"))


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """The drafts as everybody sees them; ``content`` is HTML."""

    frame: Frame
    title: Inline
    content: Markup
    documents: DocumentFiles


@dataclass(frozen=True, slots=True)
class DraftCard:
    """One draft on the page of the documents section.

    ``next_symbol`` is what its next revision would be called, or what it would be called if it has
    no symbol yet. ``sponsors`` are those who may leave.
    """

    key: str
    symbol: str
    title: Inline
    item: Inline | None
    state: Inline
    received: Inline | None
    named: Inline | None
    sponsors: tuple[Option, ...]
    next_symbol: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class KeepDraftsPage:
    """The page on which drafts are received and followed."""

    frame: Frame
    title: Inline
    drafts: tuple[DraftCard, ...]
    kinds: tuple[Option, ...]
    items: tuple[Option, ...]
    bodies: tuple[Option, ...]
    next_symbol: str
    public: str
    post: str
    token: str
    sent: str
    problem: str | None


def drafts_page(
    programme: Programme,
    standings: tuple[DraftStanding, ...],
    states: States,
    addresses: Addresses,
) -> DraftsPage:
    """The status page."""
    document: Document = drafts_list(programme, standings, states)
    return DraftsPage(
        frame=frame_in_session(addresses, programme.session, Link(document.title)),
        title=document.title,
        content=render_fragment(document, addresses.language, address_of=addresses.of),
        documents=DocumentFiles(
            title=document.title,
            files=tuple(
                FileLink(
                    name,
                    url_for(
                        "draft_resolutions.download_drafts",
                        language=addresses.language,
                        session=addresses.session,
                        kind=KIND,
                        suffix=suffix,
                    ),
                )
                # Without a draft there is no table to have as one.
                for suffix, name in FORMAT_NAMES.items()
                if standings or suffix != "csv"
            ),
        ),
    )


def keep_drafts_page(
    programme: Programme,
    standings: tuple[DraftStanding, ...],
    states: States,
    next_symbol: str,
    addresses: Addresses,
    token: str,
    sent: str,
    problem: str | None = None,
) -> KeepDraftsPage:
    """The page of the documents section."""
    language, session = addresses.language, addresses.session
    title = term("resolution.keep")
    home = url_for("recording.show_record", language=language, session=session)
    up = Link(term("record.title"), home)
    return KeepDraftsPage(
        frame=frame_in_session(addresses, programme.session, up, Link(title)),
        title=title,
        drafts=tuple(_card(programme, one, states, next_symbol) for one in standings),
        kinds=tuple(Option(kind.value, name) for kind, name in DRAFT_KINDS.items()),
        items=(
            _NOTHING,
            *(Option(item.key, item_called(programme, item.key)) for item in programme.items),
        ),
        bodies=(
            _NOTHING,
            *(Option(body.key, body_called(programme, body.key)) for body in programme.bodies),
        ),
        next_symbol=next_symbol,
        public=url_for("draft_resolutions.list_drafts", language=language, session=session),
        post=url_for("recording.drafts.keep_drafts", language=language, session=session),
        token=token,
        sent=sent,
        problem=problem,
    )


def _card(
    programme: Programme, standing: DraftStanding, states: States, next_symbol: str
) -> DraftCard:
    draft = standing.draft
    return DraftCard(
        key=draft.key,
        symbol=draft.symbol,
        title=Words(draft.title),
        item=item_called(programme, draft.item) if draft.item else None,
        state=state_inline(programme, standing),
        received=received_inline(programme, standing),
        named=sponsors_inline(programme, standing, states),
        sponsors=tuple(
            Option(sponsor.delegation, sponsor_name(states, sponsor))
            for sponsor in draft.sponsors
            if sponsor.delegation
        ),
        next_symbol=next_revision(draft.symbol) if draft.symbol else next_symbol,
        is_open=standing.decision is None and not draft.is_withdrawn,
    )
