"""The log of what was done to accounts and no session."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.change_log import actor_inline
from planner.documents.write_names import ACCOUNT_WRITES
from planner.models.audit import AuditEntry
from planner.web.pages.frame import Frame, Link, frame_of_page
from planner.web.pages.people_account import instant

AT_A_TIME = 100
"""So many lines stand on a page."""


@dataclass(frozen=True, slots=True)
class AccountsLogPage:
    """The newest lines first; ``earlier`` leads to those before them."""

    frame: Frame
    title: Inline
    lines: tuple[Inline, ...]
    earlier: str | None


def accounts_log_page(entries: Sequence[AuditEntry], language: str) -> AccountsLogPage:
    """The page with those lines."""
    title = term("people.accounts_log")
    above = Link(
        term("people.accounts"), url_for("persons.accounts.list_accounts", language=language)
    )
    is_full = len(entries) == AT_A_TIME and entries[-1].number > 1
    return AccountsLogPage(
        frame=frame_of_page(language, (above, Link(title))),
        title=title,
        lines=tuple(_line(entry) for entry in entries),
        earlier=url_for(
            "persons.accounts.show_accounts_log", language=language, before=entries[-1].number
        )
        if is_full
        else None,
    )


def _line(entry: AuditEntry) -> Inline:
    what = ACCOUNT_WRITES.get(entry.service, Verbatim(entry.service))
    when, actor = instant(entry.at), actor_inline(entry)
    about = entry.params.get("name") or entry.params.get("label")
    if not about:
        return term("people.accounts_log_line_own", when=when, actor=actor, what=what)
    return term(
        "people.accounts_log_line", when=when, actor=actor, what=what, about=Verbatim(str(about))
    )
