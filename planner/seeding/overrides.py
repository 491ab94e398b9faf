"""The values of overrides, which a bundle may write as the rulebook does: 14, 12:00:00, true."""

from datetime import date, time
from typing import Any


def as_written(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with the value as a string, if it is one that a rulebook can hold.

    >>> as_written({"value": 14}), as_written({"value": time(12)}), as_written({"value": True})
    ({'value': '14'}, {'value': '12:00:00'}, {'value': 'true'})
    """
    match fields.get("value"):
        case bool(value):
            return {**fields, "value": str(value).lower()}
        case int(value):
            return {**fields, "value": str(value)}
        case date() | time() as value:
            return {**fields, "value": value.isoformat()}
        case [*values] if values and all(isinstance(value, str) for value in values):
            return {**fields, "value": ", ".join(values)}
    return fields
