"""The blueprint of the programming interface, and what its operations may answer besides."""

from typing import Any

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel

PREFIX = "/api/v1"
TOKEN = "token"  # noqa: S105  (the name of the scheme, no secret)

SESSIONS = Tag(name="sessions", description="Sessions as they are published.")
DRAFTS = Tag(name="drafts", description="Sessions as they are being planned.")
EDITIONS = Tag(name="editions", description="Published snapshots.")
WEBHOOKS = Tag(name="webhooks", description="Who is told of new editions.")

api = APIBlueprint("api", __name__, url_prefix=PREFIX)

_WHAT_IS_SAID = {
    400: "The query is not usable; the problem names the field and what would be right.",
    401: "A token is needed, and there is none that is good.",
    403: "The token's account, its scope or its session does not permit this.",
    404: "There is no such thing.",
    409: "The state does not allow this; nothing was written.",
    412: "The state is not the one that the request is based on; nothing was written.",
    422: "What was sent is not usable; nothing was written. Every fault is named.",
    428: "A write has to say which state it is based on.",
}


def answers(read: type[BaseModel] | None, *otherwise: int, status: int = 200) -> Any:
    """What an operation answers: the shape when it went well, and problems of those statuses."""
    return {status: read, **{other: _problem(other) for other in otherwise}}


WRITTEN = (401, 403, 404, 409, 412, 422, 428)
"""The statuses of problems with writes on what is there."""


def _problem(status: int) -> dict[str, Any]:
    shape = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": _WHAT_IS_SAID[status],
        "content": {"application/problem+json": {"schema": shape}},
    }


WITH_TOKEN: list[dict[str, list[Any]]] = [{TOKEN: []}]
"""The operation is for those who come with a token."""
