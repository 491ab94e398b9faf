"""What a supervisor asks: whether the process lives, and whether it can do its work."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLateError

from flask import Blueprint, Response, current_app

from planner.services.readiness import is_ready
from planner.services.sessions import Database

health = Blueprint("health", __name__)

_PATIENCE_SECONDS = 2.0


class Readiness:
    """Asks the database, and takes no answer in time for a no."""

    def __init__(self, database: Database) -> None:
        self.patience_seconds = _PATIENCE_SECONDS
        self._database = database
        self._asker = ThreadPoolExecutor(1, thread_name_prefix="ready")

    def is_ready(self) -> bool:
        """Whether the database answers in time and has the tables that are needed."""
        asked = self._asker.submit(is_ready, self._database)
        try:
            return asked.result(self.patience_seconds)
        except TooLateError:
            asked.cancel()
            return False


@health.get("/healthz")
def tell_health() -> Response:
    """The process lives."""
    return _told("ok", 200)


@health.get("/readyz")
def tell_readiness() -> Response:
    """The process can do its work, or cannot at this moment."""
    readiness: Readiness = current_app.extensions["planner.readiness"]
    return _told("ready", 200) if readiness.is_ready() else _told("not ready", 503)


def _told(word: str, status: int) -> Response:
    response = Response(f"{word}\n", status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
