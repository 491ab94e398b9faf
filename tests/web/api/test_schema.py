"""A machine that reads the description asks everything it can think of; nothing breaks."""

from pathlib import Path

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from planner.models.account import Role
from planner.web.api.description import description
from tests.web.api.conftest import SLUG, program_of
from tests.web.conftest import NOW, application, seed_files

pytestmark = pytest.mark.slow

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# Keys that exist, so that the questions go deeper than to what is not there.
KNOWN = ("m-01", "1-a", "plenary", "wg-3", "CTOC/COP/2018/1")


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> tuple[Flask, str]:
    place: Path = tmp_path_factory.mktemp("schema") / "api.sqlite3"
    app = application(place, seed_files(), NOW, secret_key="for tests")
    editor = program_of(app, "ana", Role.SECRETARIAT)
    return app, f"Bearer {editor.token}"


@pytest.fixture(scope="module")
def api_schema(described: tuple[Flask, str]) -> BaseSchema:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", described[0])

    @schema.hook
    def map_path_parameters(
        context: object, path_parameters: dict[str, str] | None
    ) -> dict[str, str] | None:
        if not path_parameters or "session" not in path_parameters:
            return path_parameters
        real = {**path_parameters, "session": SLUG}
        key = path_parameters.get("key")
        return real if key is None else {**real, "key": KNOWN[len(str(key)) % len(KNOWN)]}

    return schema


OPERATIONS = sorted(
    (path, method) for path, methods in description()["paths"].items() for method in methods
)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_no_question_breaks_the_interface(
    path: str, method: str, api_schema: BaseSchema, described: tuple[Flask, str]
) -> None:
    operation = api_schema[path][method]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Authorization": described[1]}, checks=CHECKS)

    ask()
