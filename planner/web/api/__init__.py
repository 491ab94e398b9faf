"""The programming interface: everything that the pages can do with a session, as JSON.

Its description (``/api/v1/openapi.json``) is made from the types that the requests are checked by.
Programs come with a token; what a browser sends of itself does nothing here. A write says which
state it is based on (``If-Match``), and may carry a key under which it is done only once
(``Idempotency-Key``).
"""

from planner.web.api import drafts, editions, logs, nouns, published, webhooks
from planner.web.api.blueprint import api
from planner.web.api.description import show_description

api.add_url_rule("/openapi.json", view_func=show_description)

__all__ = ["api", "drafts", "editions", "logs", "nouns", "published", "webhooks"]
