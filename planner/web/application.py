"""The application itself, which writes no secret into its log."""

from types import TracebackType

from flask import Flask, request


class Application(Flask):
    """Flask, but that the log names the route of a fault and not the path, which may be secret."""

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        self.logger.error(
            "Exception on %s [%s]",
            request.url_rule or "no route",
            request.method,
            exc_info=exc_info,
        )
