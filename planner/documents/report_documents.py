"""The documents that are made from the record for the report, by their kinds."""

from collections.abc import Callable, Mapping

from planner.documents import next_session, report, report_facts
from planner.documents.blocks import Document
from planner.documents.report_items import ReportMaterial

REPORT_DOCUMENTS: Mapping[str, Callable[[ReportMaterial], Document]] = {
    report.KIND: report.report_of_session,
    report_facts.KIND: report_facts.report_facts,
    next_session.KIND: next_session.next_session,
}
