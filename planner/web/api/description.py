"""The description of the interface, by which programs and their makers know it.

*Source*: OpenAPI Specification 3.1.
"""

from functools import cache
from importlib.metadata import version
from typing import Any

from flask import Response, json
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI

from planner.web.api.blueprint import TOKEN, api
from planner.web.api.shapes import Problem

_LOCAL_HOUR = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"


@cache
def description() -> dict[str, Any]:
    """The whole description, as JSON."""
    # The library describes an application of its own kind; this one serves nothing.
    described = OpenAPI(
        "planner.web.api",
        info=Info(title="Conference planner", version=version("conference-planner")),
        security_schemes={TOKEN: {"type": "http", "scheme": "bearer"}},
        doc_ui=False,
    )
    described.register_api(api)
    found: dict[str, Any] = described.api_doc
    shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    found["components"]["schemas"]["Problem"] = shape
    for methods in found["paths"].values():
        for operation in methods.values():
            _leave_out_what_is_not_said(operation["responses"])
    _say_that_hours_are_local(found)
    return found


def _say_that_hours_are_local(part: Any) -> None:
    # In JSON Schema a "time" has an offset; an hour at the venue has none.
    if isinstance(part, dict):
        if part.get("format") == "time":
            del part["format"]
            part["pattern"] = _LOCAL_HOUR
        for inner in part.values():
            _say_that_hours_are_local(inner)
    elif isinstance(part, list):
        for inner in part:
            _say_that_hours_are_local(inner)


def _leave_out_what_is_not_said(responses: dict[str, Any]) -> None:
    # The library adds an answer of its own to every operation; this interface never gives it.
    if "application/problem+json" not in responses.get("422", {}).get("content", {}):
        responses.pop("422", None)


def show_description() -> Response:
    """The description of the programming interface."""
    response = Response(json.dumps(description(), sort_keys=True), content_type="application/json")
    response.headers["Cache-Control"] = "public, no-cache"
    response.add_etag()
    return response
