"""The server: one listening socket, worker processes that run the pages, and a graceful end."""

import socket
from typing import TYPE_CHECKING, Any

from planner.errors import InvalidInput

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

_PAGES = "planner.serving.application:create_served_app"
# Most of them wait: for the database, or for a slow reader.
_THREADS_PER_WORKER = 16
# What is under way after that long is broken off: a supervisor would kill everything soon after.
_SECONDS_TO_FINISH = 20


def serve(host: str, port: int, workers: int = 1) -> None:
    """Serves the pages until SIGTERM or SIGINT; requests under way are finished first.

    Each of the ``workers`` is a process that makes its application from the environment. No
    request is logged: addresses of personal feeds are secrets. Raises `InvalidInput` when the
    address cannot be had, `SystemExit` (1) when a worker cannot start or dies at once again.
    """
    _check_address(host, port)
    server_of(_PAGES, host, port, workers).serve()


def server_of(factory: str, host: str, port: int, workers: int) -> "AbstractServer[Any]":
    """The server for what that factory (``module:function``) makes, not yet started."""
    # Loaded here, so that whoever only imports this module does not wait for it.
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    return Server(
        factory,
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        # Proxies speak HTTP/1.1 to what is behind them.
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=_THREADS_PER_WORKER,
        log_access=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=_SECONDS_TO_FINISH,
    )


def _check_address(host: str, port: int) -> None:
    """Raises `InvalidInput` when nothing can listen there: the server would only show its trace."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the server does: what an ended connection left behind is not in the way.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidInput("address-unusable", value=f"{host}:{port}", reason=reason) from None
