"""The meetings of a session."""

from flask import Blueprint, Response

from planner.web.pages.meeting import meeting_page
from planner.web.session_answers import answer_page

meetings = Blueprint("meetings", __name__)


@meetings.get("/<string(length=2):language>/<session>/meetings/<key>")
def show_meeting(language: str, session: str, key: str) -> Response:
    """One meeting: when, where, who meets, and which items are taken."""
    return answer_page(
        language,
        session,
        "meetings/show_meeting.html",
        lambda view: meeting_page(view, key),
    )
