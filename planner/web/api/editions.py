"""Publishing by machine."""

from flask import Response

from planner.models.account import Action
from planner.services.editions import publish_edition
from planner.web.api.blueprint import EDITIONS, WITH_TOKEN, answers, api
from planner.web.api.programmes import edition_read
from planner.web.api.shapes import EditionRead, Once, Publication, SessionPath
from planner.web.api.writing import as_json, once
from planner.web.permissions import actor_for
from planner.web.reader import now, reader


@api.post(
    "/sessions/<session>/editions",
    tags=[EDITIONS],
    security=WITH_TOKEN,
    responses=answers(EditionRead, 401, 403, 404, 409, 422, status=201),
)
def publish(path: SessionPath, body: Publication, header: Once) -> Response:
    """Publishes the draft as the next edition."""
    actor = actor_for(path.session, Action.PUBLISH)

    def do() -> Response:
        edition = publish_edition(
            reader().database,
            path.session,
            now(),
            suffix=body.suffix,
            comment=body.comment,
            actor=actor,
        )
        return as_json(edition_read(edition), 201)

    return once(actor, header.idempotency_key, do)
