"""All parts of the workbench under one address.

A part is a module with a blueprint of its own, which is registered here; the frame shows it in the
navigation as soon as its endpoint exists (`planner.web.pages.workbench.frame`). A view starts from
`bench_for`, answers with `answer_page`, and makes its edits through `answer_edit`.
"""

from flask import Blueprint

from planner.web.inside import for_nobody_else
from planner.web.workbench.agenda import agenda
from planner.web.workbench.allocations import allocations
from planner.web.workbench.bodies import bodies
from planner.web.workbench.drafting import proposals
from planner.web.workbench.facts import facts
from planner.web.workbench.findings import findings
from planner.web.workbench.grid import grid
from planner.web.workbench.history import history
from planner.web.workbench.importing import importing
from planner.web.workbench.log import log
from planner.web.workbench.meetings import meetings
from planner.web.workbench.officers import officers
from planner.web.workbench.papers import papers
from planner.web.workbench.preview import preview
from planner.web.workbench.publishing import publishing
from planner.web.workbench.report import reporting
from planner.web.workbench.rules import rules
from planner.web.workbench.titles import titles

workbench = Blueprint(
    "workbench", __name__, url_prefix="/<string(length=2):language>/work/<session>"
)
workbench.after_request(for_nobody_else)

for part in (
    grid,
    meetings,
    allocations,
    history,
    agenda,
    papers,
    titles,
    bodies,
    officers,
    rules,
    facts,
    findings,
    proposals,
    importing,
    preview,
    publishing,
    log,
    reporting,
):
    workbench.register_blueprint(part)
