"""The least that a route can do under this server: constant bytes with a tag, by Flask."""

import os
from pathlib import Path

from flask import Flask, Response, request

FOLDER = "BENCHMARK_FOLDER"


def create_app() -> Flask:
    """Answers with the files of a folder, read once at the start."""
    app = Flask(__name__, static_folder=None)
    files = {file.name: file.read_bytes() for file in Path(os.environ[FOLDER]).iterdir()}

    @app.get("/<name>")
    def constant(name: str) -> Response:
        response = Response(files[name], content_type="text/calendar; charset=utf-8")
        response.set_etag("0123456789abcdef0123456789abcdef")
        return response.make_conditional(request)

    return app
