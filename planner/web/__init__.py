"""The public pages, files and calendar feeds."""

import os
from datetime import UTC, datetime

from flask import Flask

from planner.assets import folder
from planner.config import Settings
from planner.services.sessions import open_planner
from planner.web.agenda import agenda
from planner.web.answers import Answers
from planner.web.api import api
from planner.web.api.unusable import refuse
from planner.web.application import Application
from planner.web.bureau import bureau
from planner.web.bureau_desk import bureau_desk
from planner.web.bureau_elections import bureau_elections
from planner.web.credentials import credentials
from planner.web.days import days
from planner.web.deadlines import deadlines
from planner.web.downloads import downloads
from planner.web.draft_resolutions import draft_resolutions
from planner.web.editions import editions
from planner.web.errors import answer_errors
from planner.web.feeds import Feeds
from planner.web.form_tokens import FormTokens
from planner.web.headers import protect_answers
from planner.web.health import Readiness, health
from planner.web.log_secrets import hide_secrets_in_logs
from planner.web.meetings import meetings
from planner.web.people import people
from planner.web.provider import provider_of
from planner.web.public_address import AtPublicAddress
from planner.web.reader import Reader
from planner.web.record import record
from planner.web.reviews import reviews
from planner.web.sessions import sessions
from planner.web.signed_in import keep_answers_apart
from planner.web.software import software_fingerprint
from planner.web.speaking import speaking
from planner.web.subscribing import subscribing
from planner.web.subscriptions import subscriptions
from planner.web.templates import prepare_templates
from planner.web.workbench.new_session import new_session
from planner.web.workbench.parts import workbench
from planner.web.years import years

# A static file's address changes with its content, so a copy is good for as long as HTTP allows.
_STATIC_FILES_KEPT_SECONDS = 365 * 24 * 60 * 60  # a year
# A form on which every one of some thousand meetings is ticked is smaller.
_MOST_BYTES_SENT = 256 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The application, its database brought up to date.

    Without ``settings`` they are read from the environment. ``app.config["CLOCK"]`` is a callable
    that tells the instant (aware); a test may put another in its place. Raises `InvalidInput`.
    """
    settings = settings or Settings.from_environment(os.environ)
    software = software_fingerprint()
    app = Application(
        __name__, static_folder=folder("static"), template_folder=str(folder("templates"))
    )
    app.config["CLOCK"] = _instant
    app.config["ASSET_VERSION"] = software[:12]
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _STATIC_FILES_KEPT_SECONDS
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES_SENT
    # Without a secret that lasts, nobody could check a signature tomorrow.
    app.config["WEBHOOK_MASTER"] = settings.secret_key
    app.config["WEBHOOKS_TO_INSIDE"] = settings.webhooks_to_inside
    app.config["IS_BEHIND_PROXY"] = settings.public_url is not None
    database = open_planner(settings.database_url)
    app.extensions["planner.reader"] = Reader(database)
    app.extensions["planner.readiness"] = Readiness(database)
    app.extensions["planner.form_tokens"] = FormTokens(settings.secret_key)
    app.extensions["planner.provider"] = provider_of(settings)
    app.extensions["planner.answers"] = Answers(software)
    app.extensions["planner.feeds"] = Feeds()
    prepare_templates(app)
    answer_errors(app)
    # What the interface calls for a request that is not of the shape that it describes.
    app.validation_error_callback = refuse  # type: ignore[attr-defined]
    protect_answers(app)
    keep_answers_apart(app)
    hide_secrets_in_logs()
    for blueprint in (
        sessions,
        agenda,
        meetings,
        downloads,
        deadlines,
        days,
        editions,
        subscribing,
        subscriptions,
        bureau,
        years,
        reviews,
        bureau_desk,
        bureau_elections,
        credentials,
        speaking,
        draft_resolutions,
        record,
        people,
        workbench,
        new_session,
        api,
        health,
    ):
        app.register_blueprint(blueprint)
    if settings.public_url is not None:
        app.wsgi_app = AtPublicAddress(app.wsgi_app, settings.public_url)  # type: ignore[method-assign]  # flask's way of wrapping
    return app


def _instant() -> datetime:
    return datetime.now(UTC)
