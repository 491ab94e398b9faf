"""What a process keeps of drafts is never another state than the one that is asked for."""

from planner.editing.meetings import remove_meeting
from planner.models.account import TERMINAL
from planner.models.freezing import fingerprint, freeze
from planner.services.editing import edit_session, undo
from planner.web.workbench.bench import KeptDrafts
from tests.web.conftest import NOW, database_of
from tests.web.workbench.site import SLUG, Work


def test_a_draft_that_was_written_meanwhile_is_not_kept_under_the_old_hash(work: Work) -> None:
    database, drafts = database_of(work.app), KeptDrafts()
    before = work.programme
    old = fingerprint(freeze(before))
    edit_session(database, SLUG, remove_meeting("m-04"), TERMINAL, NOW)
    # Whoever asked before the write gets what stands now, and a version that is older than it.
    assert drafts.draft(database, SLUG, old).programme == work.programme
    undo(database, SLUG, TERMINAL, NOW)
    assert drafts.draft(database, SLUG, old).programme == before


def test_a_draft_is_checked_once_for_each_of_its_states(work: Work) -> None:
    database, drafts = database_of(work.app), KeptDrafts()
    hash_ = fingerprint(freeze(work.programme))
    first = drafts.draft(database, SLUG, hash_)
    assert drafts.draft(database, SLUG, hash_).ruled.findings is first.ruled.findings


def test_what_an_edit_left_needs_not_be_read_back(work: Work) -> None:
    database, drafts = database_of(work.app), KeptDrafts()
    edited = edit_session(database, SLUG, remove_meeting("m-04"), TERMINAL, NOW)
    drafts.keep(edited.draft.programme)
    kept = drafts.draft(database, SLUG, fingerprint(freeze(edited.draft.programme)))
    assert kept.programme is edited.draft.programme
