"""Makes the application answer as if it were asked at its public address."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class AtPublicAddress:
    """Sets scheme, host and path prefix of each request to those of the public address.

    Behind a proxy a request shows the proxy's own address for the service. Addresses that go into
    pages and feeds have to be the ones that readers know, whoever asks and by whatever host name.
    """

    def __init__(self, application: "WSGIApplication", public_url: str) -> None:
        self._application = application
        parts = urlsplit(public_url)
        self._scheme = parts.scheme
        self._host = parts.netloc
        self._prefix = parts.path.rstrip("/")

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if self._prefix and (path + "/").startswith(self._prefix + "/"):
            # The proxy passed the prefix on.
            environ["PATH_INFO"] = path[len(self._prefix) :]
        environ["SCRIPT_NAME"] = self._prefix
        environ["HTTP_HOST"] = self._host
        environ["wsgi.url_scheme"] = self._scheme
        return self._application(environ, start_response)
