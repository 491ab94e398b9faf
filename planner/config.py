"""The settings, read from the environment once, at start-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from planner.errors import InvalidInput

_PREFIX = "PLANNER_"
_SETTINGS = (
    "PLANNER_DATABASE_URL",
    "PLANNER_FONT_DIR",
    "PLANNER_OIDC_CLIENT_ID",
    "PLANNER_OIDC_CLIENT_SECRET",
    "PLANNER_OIDC_ISSUER",
    "PLANNER_PUBLIC_URL",
    "PLANNER_SECRET_KEY",
    "PLANNER_WEBHOOKS_TO_INSIDE",
)
_PROVIDER = ("oidc_issuer", "oidc_client_id", "oidc_client_secret")
# Read by the tests, which run with the same environment.
_IGNORED = ("PLANNER_COSPLIB", "PLANNER_NO_SKIPS")


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation differs from others.

    ``public_url`` is the address that readers know the service by, without a slash at the end;
    ``None`` where links may be relative. ``font_dir`` is a folder of faces to take before others.
    ``secret_key`` signs forms: all processes of an installation need the same; where it is
    ``None``, each makes one of its own, and forms do not outlive the process.
    ``webhooks_to_inside``: messages may go to addresses in the installation's own network.
    With the three ``oidc_…`` people may sign in by a provider of OpenID Connect; ``oidc_issuer``
    is its address.
    """

    database_url: str = "sqlite:///planner.sqlite3"
    public_url: str | None = None
    font_dir: str | None = None
    secret_key: str | None = field(default=None, repr=False)
    webhooks_to_inside: bool = False
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self:
        """The settings that the ``PLANNER_…`` variables give; an empty one counts as not set.

        Raises `InvalidInput` for a variable that is not known, since a misspelt setting would
        otherwise have no effect and nobody would notice.
        """
        for name in sorted(environ):
            if name.startswith(_PREFIX) and name not in _SETTINGS + _IGNORED:
                raise InvalidInput("setting-unknown", value=name, known=", ".join(_SETTINGS))
        provider = {name: environ.get(f"{_PREFIX}{name.upper()}") or None for name in _PROVIDER}
        if any(provider.values()) and not all(provider.values()):
            missing = [name for name, value in provider.items() if value is None]
            names = ", ".join(f"{_PREFIX}{name.upper()}" for name in missing)
            raise InvalidInput("setting-missing", value=names)
        return cls(
            database_url=environ.get("PLANNER_DATABASE_URL") or cls().database_url,
            public_url=_address(environ.get("PLANNER_PUBLIC_URL")),
            font_dir=environ.get("PLANNER_FONT_DIR") or None,
            secret_key=environ.get("PLANNER_SECRET_KEY") or None,
            webhooks_to_inside=_is_on(environ, "PLANNER_WEBHOOKS_TO_INSIDE"),
            **provider,
        )


def _is_on(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name) or "0"
    if value not in ("0", "1"):
        raise InvalidInput("setting-not-a-switch", value=value, name=name)
    return value == "1"


def _address(value: str | None) -> str | None:
    if not value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        raise InvalidInput("public-url-unusable", value=value) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise InvalidInput("public-url-unusable", value=value)
    return value.rstrip("/")
