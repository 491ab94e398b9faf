"""Reads of the programming interface: tagged, and not sent again to who has them."""

from collections.abc import Sequence
from typing import TypeVar

from flask import Response, request
from pydantic import BaseModel

from planner.web.api.shapes import Page
from planner.web.api.writing import as_json

Thing = TypeVar("Thing")


def tagged(value: BaseModel, tag: str) -> Response:
    """The value with its tag; nothing but the tag for who has it already."""
    response = as_json(value)
    response.set_etag(tag)
    response.make_conditional(request)
    return response


def part(things: Sequence[Thing], page: Page) -> list[Thing]:
    """That part of the list."""
    return list(things[page.offset : page.offset + page.limit])
