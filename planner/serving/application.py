"""The application as it is served."""

from typing import TYPE_CHECKING

from planner.serving.ready_answers import ReadyAnswers
from planner.web import create_app
from planner.web.deliveries import start_deliveries

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


def create_served_app() -> "WSGIApplication":
    """The pages with the settings of the environment. Raises `InvalidInput`."""
    app = create_app()
    start_deliveries(app)
    return ReadyAnswers(app)
