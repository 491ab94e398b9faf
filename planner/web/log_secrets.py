"""Keeps the secret addresses of delegates out of what servers note of each request."""

import logging
import re
from collections.abc import Mapping
from typing import Any

# Enough to tell two apart when something is looked into, and too little to use.
_SHOWN = 6
_SECRET = re.compile(
    rf"(/(?:feed|subscriptions|chair|delegation)/[^/?\s]{{0,{_SHOWN}}}"
    # What a provider of sign-ins and this site tell each other through the browser.
    rf"|[?&](?:code|state|form)=[^&\s]{{0,{_SHOWN}}})[^/?&\s\"]*"
)
_REQUEST_LOGS = ("werkzeug", "waitress", "gunicorn.access", "granian.access", "_granian")


class _WithoutSecrets(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = shortened(record.msg)
        if isinstance(record.args, Mapping):
            record.args = {name: shortened(value) for name, value in record.args.items()}
        elif record.args:
            record.args = tuple(map(shortened, record.args))
        return True


def shortened(value: Any) -> Any:
    """Text with the secrets in its addresses cut short; anything else as it is.

    >>> shortened("GET /feed/abcdefghijklmnop/cop-9.ics HTTP/1.1")
    'GET /feed/abcdef…/cop-9.ics HTTP/1.1'
    """
    return _SECRET.sub(r"\1…", value) if isinstance(value, str) else value


def hide_secrets_in_logs() -> None:
    """Makes the servers that may run the application note secret addresses cut short."""
    for name in _REQUEST_LOGS:
        log = logging.getLogger(name)
        if not any(isinstance(found, _WithoutSecrets) for found in log.filters):
            log.addFilter(_WithoutSecrets())
