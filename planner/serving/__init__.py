"""Serving the pages to readers: the server, and what it need not ask the application again."""

from planner.serving.server import serve

__all__ = ["serve"]
