"""The application as it is served."""

from typing import TYPE_CHECKING

from planner.serving.ready_answers import ReadyAnswers
from planner.web import create_app

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


def create_served_app() -> "WSGIApplication":
    """The pages with the settings of the environment. Raises `InvalidInput`."""
    return ReadyAnswers(create_app())
