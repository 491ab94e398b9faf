"""The workbench as somebody has it before them: the draft, its rules, and who they are."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from flask import current_app, url_for

from planner.assets import folder
from planner.errors import PlannerError
from planner.models.account import Action, Actor
from planner.models.freezing import fingerprint, freeze
from planner.models.programme import Programme
from planner.services.drafts import DraftState, read_draft_state
from planner.services.rulebooks import RuledSession, under_rules
from planner.services.sessions import Database, read_programme
from planner.web.kept import Kept
from planner.web.negotiation import language_in_address
from planner.web.permissions import actor_for, may
from planner.web.reader import now, reader

SEEDS = folder("seeds")
"""Where rulebooks are read from."""

_DRAFTS_KEPT = 8


@dataclass(frozen=True)
class KeptDraft:
    """One state of a draft; its findings are made when they are first asked for."""

    programme: Programme

    @cached_property
    def ruled(self) -> RuledSession:
        """The same under its rulebook. Raises as `under_rules` does."""
        return under_rules(self.programme, SEEDS)


class KeptDrafts:
    """The drafts that one process has read lately, under the hash of their content.

    Checking a large draft takes longer than reading it; both are done once for each state of it.
    """

    def __init__(self) -> None:
        self._kept: Kept[tuple[str, str], KeptDraft] = Kept(_DRAFTS_KEPT)

    def draft(self, database: Database, slug: str, content_print: str) -> KeptDraft:
        """The draft with that hash, read now or before; a newer one if somebody has written."""
        found = self._kept.get((slug, content_print))
        if found is not None:
            return found
        programme = read_programme(database, slug)
        # What was read may be newer than the hash, and must not be kept under it.
        actual = fingerprint(freeze(programme))
        return self._kept.get_or_make((slug, actual), lambda: KeptDraft(programme))

    def keep(self, programme: Programme) -> None:
        """Keeps a draft that has just been written, so that nobody has to read it back."""
        key = (programme.session.slug, fingerprint(freeze(programme)))
        self._kept.get_or_make(key, lambda: KeptDraft(programme))


@dataclass(frozen=True)
class Bench:
    """What every page of the workbench starts from."""

    language: str
    session: str
    actor: Actor
    now: datetime

    @property
    def database(self) -> Database:
        """Where the draft is."""
        return reader().database

    @cached_property
    def state(self) -> DraftState:
        """How the draft stands. Raises `NotFound`."""
        return read_draft_state(self.database, self.session, self.actor)

    @property
    def version(self) -> int:
        """The version of the draft that the page shows; forms send it back."""
        return self.state.version

    @cached_property
    def _kept(self) -> KeptDraft:
        return _drafts().draft(self.database, self.session, self.state.fingerprint)

    @property
    def programme(self) -> Programme:
        """The draft."""
        return self._kept.programme

    @cached_property
    def rules_fault(self) -> PlannerError | None:
        """Why the rulebook cannot be applied, if it cannot: that has to be mended first."""
        try:
            _ = self._kept.ruled
        except PlannerError as error:
            return error
        return None

    @property
    def ruled(self) -> RuledSession | None:
        """The draft under its rulebook; ``None`` if that cannot be applied."""
        return None if self.rules_fault else self._kept.ruled

    @cached_property
    def may_edit(self) -> bool:
        """Whether whoever asks may change the draft."""
        return may(self.session, Action.EDIT)

    @property
    def home(self) -> str:
        """What the addresses of all its pages begin with."""
        return self.address("grid.show_grid").removesuffix("grid")

    def keep(self, programme: Programme) -> None:
        """Keeps the draft as an edit left it, for the page that comes next."""
        _drafts().keep(programme)

    def address(self, endpoint: str, **values: Any) -> str:
        """The address of a page of this workbench, by its endpoint without ``workbench.``."""
        return url_for(
            f"workbench.{endpoint}", language=self.language, session=self.session, **values
        )


def bench_for(language: str, session: str, action: Action = Action.READ_DRAFT) -> Bench:
    """The workbench of whoever asks. Raises `NotFound`, `SignInNeeded`, `NotPermitted`."""
    language_in_address(language)
    return Bench(language, session, actor_for(session, action), now())


def _drafts() -> KeptDrafts:
    found: KeptDrafts = current_app.extensions.setdefault("planner.drafts", KeptDrafts())
    return found
