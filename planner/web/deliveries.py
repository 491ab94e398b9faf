"""Sends what is due to webhooks, beside the answering of requests."""

import threading
from functools import partial

from flask import Flask

from planner.services.sessions import DatabaseFailure
from planner.services.webhooks import deliver_due, post_message
from planner.web.reader import Reader

_EVERY_SECONDS = 10


def start_deliveries(app: Flask) -> None:
    """Starts sending, if the installation has a secret to sign with.

    Every worker does so; each message is taken by one of them. The thread ends with the process.
    """
    master = app.config["WEBHOOK_MASTER"]
    if master is None:
        return
    threading.Thread(target=_deliver_for_ever, args=(app, master), daemon=True).start()


def _deliver_for_ever(app: Flask, master: str) -> None:
    reader: Reader = app.extensions["planner.reader"]
    post = partial(post_message, to_inside=app.config["WEBHOOKS_TO_INSIDE"])
    pause = threading.Event()
    while not pause.wait(_EVERY_SECONDS):
        try:
            deliver_due(reader.database, app.config["CLOCK"](), master, post)
        except DatabaseFailure:
            # The database is away: what is due is still due when it is back.
            app.logger.warning("The database is away; messages to webhooks wait.")
