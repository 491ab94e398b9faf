"""What the public sees, without any token: sessions and their editions."""

from flask import Response

from planner.web.api.blueprint import EDITIONS, SESSIONS, answers, api
from planner.web.api.programmes import edition_read, parts_read
from planner.web.api.reading import part, tagged
from planner.web.api.shapes import (
    EditionPath,
    EditionsRead,
    Page,
    ProgrammeRead,
    SessionPath,
    SessionRead,
    SessionsRead,
)
from planner.web.api.writing import as_json
from planner.web.reader import reader


@api.get("/sessions", tags=[SESSIONS], responses=answers(SessionsRead, 400))
def list_sessions(query: Page) -> Response:
    """The sessions that have been published, the latest opening first."""
    found = reader().sessions()
    return as_json(SessionsRead(total=len(found), offset=query.offset, items=part(found, query)))


@api.get("/sessions/<session>", tags=[SESSIONS], responses=answers(SessionRead, 404))
def show_session(path: SessionPath) -> Response:
    """The facts of a session, by its latest edition."""
    opened = reader().latest(path.session)
    read = SessionRead(session=opened.programme.session, edition=edition_read(opened.edition))
    return tagged(read, opened.edition.fingerprint)


@api.get(
    "/sessions/<session>/editions",
    tags=[EDITIONS],
    responses=answers(EditionsRead, 400, 404),
)
def list_editions(path: SessionPath, query: Page) -> Response:
    """The editions of a session, the latest first."""
    reader().latest(path.session)
    found = [edition_read(edition) for edition in reader().history(path.session)]
    return as_json(EditionsRead(total=len(found), offset=query.offset, items=part(found, query)))


@api.get(
    "/sessions/<session>/editions/<number>",
    tags=[EDITIONS],
    responses=answers(ProgrammeRead, 400, 404),
)
def show_edition(path: EditionPath) -> Response:
    """What was frozen in an edition. It never changes."""
    opened = reader().numbered(path.session, path.number)
    read = ProgrammeRead(edition=edition_read(opened.edition), **parts_read(opened.programme))
    return tagged(read, f"{opened.edition.fingerprint}-{opened.edition.number}")
