"""What is wrong or missing in the draft."""

from flask import Blueprint, Response

from planner.web.pages.workbench.findings import findings_page
from planner.web.workbench.answers import answer_page
from planner.web.workbench.bench import bench_for

findings = Blueprint("findings", __name__)


@findings.get("/findings")
def list_findings(language: str, session: str) -> Response:
    """All findings, the gravest first, each with the page where it is mended."""
    return answer_page("workbench/list_findings.html", findings_page(bench_for(language, session)))
