"""Drafts as data, made with one worker: ``python -m tests.drafting.written_drafts SEED``.

The tests run it in processes that order sets differently, and hold the bytes against each other.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from planner.documents.draft import draft_document
from planner.documents.draft_data import draft_data
from planner.drafting.briefing import Brief
from planner.drafting.drafts import draft_from
from planner.drafting.search import Effort
from planner.editions.changes import changes_between
from planner.models.freezing import freeze
from planner.rendering.formats import render
from tests.benchmarks.generated_agendas import SCALES, generated_agendas
from tests.drafting.sessions import real_like
from tests.drafting.test_real_sessions import a_brief_of

REAL = ("untoc-cop-9", "untoc-wg-2022")
GENERATED = (3, 10, 21)


def briefs() -> Iterator[Brief]:
    """The real sessions, some like them, and one that is drafted by the calendar model."""
    yield from map(a_brief_of, REAL)
    for seed in GENERATED:
        yield real_like(seed).brief()
    yield generated_agendas(SCALES[2], 1).brief()


def written(brief: Brief, seed: int) -> dict[str, Any]:
    """The draft in full: the session it proposes, its figures, its document."""
    (proposal,) = draft_from(brief, Effort(seconds=1, workers=1, seed=seed)).proposals
    before = brief.programme
    changes = changes_between(before, proposal.programme)
    document = draft_document(before, [proposal], [changes])
    return {
        "programme": freeze(proposal.programme),
        "data": draft_data(before, None, [proposal]),
        "html": render(document, "en", "html").decode(),
    }


if __name__ == "__main__":
    found = [written(brief, int(sys.argv[1])) for brief in briefs()]
    sys.stdout.write(json.dumps(found, ensure_ascii=False))
