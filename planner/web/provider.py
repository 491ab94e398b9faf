"""Signing in at a provider of OpenID Connect: the way there and back.

*Source*: OpenID Connect Core 1.0, sect. 3.1; RFC 7636 (proof key); RFC 9207 (issuer in the answer).
"""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from flask import Response, current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

from planner.errors import InvalidInput
from planner.services.provider_accounts import Subject

if TYPE_CHECKING:
    from planner.config import Settings

_COOKIE = "planner-provider"
_SECONDS_TO_RETURN = 10 * 60
_SECONDS_TO_ANSWER = 10
_LEEWAY_SECONDS = 120
_BYTES = 32
_DISCOVERY = "/.well-known/openid-configuration"
# Signed by a key that only the provider has: never by the secret that this side has too.
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]


@dataclass(frozen=True, slots=True)
class Journey:
    """What this side remembers of somebody who was sent to the provider; the browser keeps it.

    ``next`` is where to go on afterwards. ``account`` is the key of the account to which the
    subject is to be bound, empty if somebody is to be signed in.
    """

    language: str
    next: str
    account: str
    state: str
    nonce: str
    verifier: str


class Provider:
    """The provider of one installation."""

    def __init__(self, issuer: str, client_id: str, client_secret: str, key: str | None) -> None:
        self.issuer = issuer
        self._client_id = client_id
        self._client_secret = client_secret
        self._serializer = URLSafeTimedSerializer(
            key or secrets.token_urlsafe(_BYTES), salt="planner.provider"
        )

    def send(self, language: str, next: str, account: str, return_to: str) -> Response:  # noqa: A002
        """Sends the browser to the provider. Raises `InvalidInput` if that cannot be reached."""
        journey = Journey(language, next, account, *(_random() for _ in range(3)))
        facts = self._facts()
        address, _ = self._client(facts, return_to).create_authorization_url(
            facts["authorization_endpoint"],
            state=journey.state,
            nonce=journey.nonce,
            code_verifier=journey.verifier,
        )
        response = Response(status=303, headers={"Location": address})
        response.set_cookie(
            _cookie_name(),
            self._serializer.dumps(asdict(journey)),
            max_age=_SECONDS_TO_RETURN,
            path="/",
            secure=request.is_secure,
            httponly=True,
            # The provider sends the browser back from another site, so it cannot be strict.
            samesite="Lax",
        )
        return response

    def journey(self) -> Journey:
        """What is remembered of whoever comes back. Raises `InvalidInput`."""
        written = request.cookies.get(_cookie_name(), "")
        try:
            journey = Journey(**self._serializer.loads(written, max_age=_SECONDS_TO_RETURN))
        except (BadData, TypeError):
            raise InvalidInput("provider-answer-stale") from None
        if not secrets.compare_digest(
            request.args.get("state", "").encode(), journey.state.encode()
        ):
            raise InvalidInput("provider-answer-stale")
        return journey

    def subject(self, journey: Journey, return_to: str, now: datetime) -> Subject:
        """Whom the provider recognized. Raises `InvalidInput`."""
        if "error" in request.args:
            raise InvalidInput("provider-refused", reason=request.args["error"][:100])
        if request.args.get("iss", self.issuer) != self.issuer:
            raise InvalidInput("provider-refused", reason="iss")
        claims = self._claims(journey, return_to, now)
        names = (claims.get("preferred_username"), claims.get("email"))
        return Subject(
            issuer=self.issuer,
            subject=str(claims["sub"]),
            names=tuple(name for name in names if isinstance(name, str)),
            shown=str(claims.get("name") or ""),
        )

    def _claims(self, journey: Journey, return_to: str, now: datetime) -> dict[str, Any]:
        """What the provider says of them, its signature, audience, age and nonce checked."""
        # Loaded here: an installation without a provider needs none of it.
        import requests
        from authlib.common.errors import AuthlibBaseError
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        facts = self._facts()
        client = self._client(facts, return_to)
        try:
            answer = client.fetch_token(
                facts["token_endpoint"],
                code=request.args.get("code", ""),
                code_verifier=journey.verifier,
                timeout=_SECONDS_TO_ANSWER,
            )
            # Asked for every time: a provider changes its keys when it likes.
            keys = KeySet.import_key_set(_fetched(facts["jwks_uri"]))
            signed = jwt.decode(answer["id_token"], keys, algorithms=_ALGORITHMS)
            claims = CodeIDToken(
                signed.claims,
                signed.header,
                {"iss": {"essential": True, "value": self.issuer},
                 "aud": {"essential": True, "value": self._client_id}},
                {"nonce": journey.nonce, "client_id": self._client_id,
                 "access_token": answer.get("access_token")},
            )  # fmt: skip
            claims.validate(int(now.timestamp()), leeway=_LEEWAY_SECONDS)
        except requests.RequestException:
            raise InvalidInput("provider-unreachable") from None
        except (AuthlibBaseError, JoseError, KeyError, ValueError) as error:
            current_app.logger.warning("The provider's answer is refused: %s", type(error).__name__)
            raise InvalidInput("provider-refused", reason=type(error).__name__) from None
        return dict(claims)

    def _facts(self) -> dict[str, Any]:
        """What the provider publishes of itself. *Source*: OpenID Connect Discovery 1.0."""
        facts: dict[str, Any] = _fetched(self.issuer.rstrip("/") + _DISCOVERY)
        if facts.get("issuer") != self.issuer:
            raise InvalidInput("provider-refused", reason="issuer")
        return facts

    def _client(self, facts: dict[str, Any], return_to: str) -> Any:
        from authlib.integrations.requests_client import OAuth2Session

        methods = facts.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        method = "client_secret_basic" if "client_secret_basic" in methods else methods[0]
        return OAuth2Session(
            self._client_id,
            self._client_secret,
            token_endpoint_auth_method=method,
            scope="openid profile email",
            redirect_uri=return_to,
            code_challenge_method="S256",
        )


def forget_journey(response: Response) -> Response:
    """Whoever came back does not come back twice."""
    response.delete_cookie(
        _cookie_name(), path="/", secure=request.is_secure, httponly=True, samesite="Lax"
    )
    return response


def provider_of(settings: "Settings") -> Provider | None:
    """The provider that the settings name, ``None`` if they name none. Raises `InvalidInput`."""
    issuer, client, secret = (
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret,
    )
    if issuer is None or client is None or secret is None:
        return None
    if find_spec("authlib") is None or find_spec("requests") is None:
        raise InvalidInput("provider-not-installed")
    return Provider(issuer, client, secret, settings.secret_key)


def own_provider() -> Provider | None:
    """The provider of the application that answers this request."""
    found: Provider | None = current_app.extensions["planner.provider"]
    return found


def _fetched(address: str) -> Any:
    import requests

    try:
        answer = requests.get(address, timeout=_SECONDS_TO_ANSWER)
        answer.raise_for_status()
        return answer.json()
    except (requests.RequestException, ValueError):
        raise InvalidInput("provider-unreachable") from None


def _random() -> str:
    return secrets.token_urlsafe(_BYTES)


def _cookie_name() -> str:
    return f"__Host-{_COOKIE}" if request.is_secure else _COOKIE
