"""Where to go on after signing in: only ever to a page of this site."""

from urllib.parse import urlsplit

from flask import request

_LONGEST = 500


def page_to_return_to() -> str | None:
    """The page that was asked for; where something was sent, the page that its form was on."""
    if request.method in ("GET", "HEAD"):
        query = request.query_string.decode("ascii", "replace")
        return local_path(f"{request.script_root}{request.path}" + (f"?{query}" if query else ""))
    came_from = urlsplit(request.referrer or "")
    if f"{came_from.scheme}://{came_from.netloc}/" != request.host_url:
        return None
    return local_path(came_from.path + (f"?{came_from.query}" if came_from.query else ""))


def local_path(written: str | None) -> str | None:
    """The path if it leads to a page of this site, ``None`` for anything else.

    Browsers read ``//host`` and ``/\\\\host`` as another host, and leave out tabs and line ends.
    """
    if not written or len(written) > _LONGEST or not written.isprintable() or "\\" in written:
        return None
    return written if written.startswith("/") and not written.startswith("//") else None
