"""Webhooks of a session, and what was sent to them."""

from flask import Response, current_app

from planner.errors import Conflict
from planner.models.account import Action
from planner.models.webhook import Webhook
from planner.services.editing import read_draft
from planner.services.webhooks import (
    create_webhook,
    list_deliveries,
    list_webhooks,
    remove_webhook,
)
from planner.web.api.blueprint import WEBHOOKS, WITH_TOKEN, answers, api
from planner.web.api.shapes import (
    DeliveriesRead,
    DeliveryRead,
    Once,
    SessionPath,
    WebhookPath,
    WebhookRead,
    WebhookSent,
    WebhooksRead,
)
from planner.web.api.writing import as_json, once
from planner.web.permissions import actor_for
from planner.web.reader import now, reader

_WEBHOOKS = "/sessions/<session>/webhooks"


@api.get(
    _WEBHOOKS,
    tags=[WEBHOOKS],
    security=WITH_TOKEN,
    responses=answers(WebhooksRead, 401, 403, 404),
)
def show_webhooks(path: SessionPath) -> Response:
    """The webhooks of a session, without their secrets."""
    actor_for(path.session, Action.PUBLISH)
    read_draft(reader().database, path.session)
    found = list_webhooks(reader().database, path.session)
    return as_json(WebhooksRead(items=[_read(webhook) for webhook in found]))


@api.post(
    _WEBHOOKS,
    tags=[WEBHOOKS],
    security=WITH_TOKEN,
    responses=answers(WebhookRead, 401, 403, 404, 409, 422, status=201),
)
def make_webhook(path: SessionPath, body: WebhookSent, header: Once) -> Response:
    """Makes a webhook. Its secret, by which messages are signed, is shown this once."""
    actor = actor_for(path.session, Action.PUBLISH)
    master = current_app.config["WEBHOOK_MASTER"]
    if master is None:
        raise Conflict("webhooks-need-secret", setting="PLANNER_SECRET_KEY")

    def do() -> Response:
        made = create_webhook(reader().database, path.session, body.url, actor, now(), master)
        return as_json(_read(made.webhook, made.secret), 201)

    return once(actor, header.idempotency_key, do)


@api.delete(
    f"{_WEBHOOKS}/<key>",
    tags=[WEBHOOKS],
    security=WITH_TOKEN,
    responses=answers(None, 401, 403, 404, status=204),
)
def end_webhook(path: WebhookPath) -> Response:
    """Ends a webhook for good."""
    actor = actor_for(path.session, Action.PUBLISH)
    remove_webhook(reader().database, path.session, path.key, actor, now())
    return Response(status=204)


@api.get(
    f"{_WEBHOOKS}/<key>/deliveries",
    tags=[WEBHOOKS],
    security=WITH_TOKEN,
    responses=answers(DeliveriesRead, 401, 403, 404),
)
def show_deliveries(path: WebhookPath) -> Response:
    """What was sent to a webhook, the latest first, and what came of it."""
    actor_for(path.session, Action.PUBLISH)
    found = list_deliveries(reader().database, path.session, path.key)
    lines = [
        DeliveryRead(**{name: getattr(line, name) for name in DeliveryRead.model_fields})
        for line in found
    ]
    return as_json(DeliveriesRead(items=lines))


def _read(webhook: Webhook, secret: str | None = None) -> WebhookRead:
    return WebhookRead(
        key=webhook.key, url=webhook.url, created_at=webhook.created_at, secret=secret
    )
