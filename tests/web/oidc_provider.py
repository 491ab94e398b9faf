"""A provider of OpenID Connect that runs for as long as a test: real requests, keys and signatures.

It recognizes whoever `Provider.subject` says, without asking for a password.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, Response, jsonify, request
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import make_server

CLIENT_ID, CLIENT_SECRET = "planner", "the planner's secret"


@dataclass
class Application(ClientMixin):
    """The one application that the provider knows."""

    redirect_uri: str

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.redirect_uri

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code:
    """A code, until it is exchanged."""

    code: str
    redirect_uri: str
    scope: str
    nonce: str | None
    user: dict[str, str]
    code_challenge: str | None
    code_challenge_method: str | None

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


@dataclass
class Provider:
    """What the provider says, which a test may change while it runs.

    ``signing_key`` signs; ``published_key`` is the one that it says it signs with. ``claims`` are
    put in the place of those that the token would have.
    """

    issuer: str = ""
    redirect_uri: str = "http://localhost/sign-in/provider"
    subject: dict[str, str] = field(
        default_factory=lambda: {
            "sub": "0f3c",
            "name": "Amina Hassan",
            "preferred_username": "Amina.Hassan",
            "email": "amina.hassan@example.org",
        }
    )
    signing_key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    published_key: RSAKey | None = None
    claims: dict[str, Any] = field(default_factory=dict)
    is_refusing: bool = False
    codes: dict[str, Code] = field(default_factory=dict)

    def recognize(self, address: str) -> str:
        """What a browser does there: follows the address that it is sent to, and is sent back."""
        answer = requests.get(address, allow_redirects=False, timeout=10)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]


@contextmanager
def running_provider() -> Iterator[Provider]:
    """The provider, at an address of this machine."""
    provider = Provider()
    server = make_server("localhost", 0, _application(provider), threaded=True)
    provider.issuer = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _application(provider: Provider) -> Flask:
    app = Flask("provider")
    app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {"authorization_code": 300}
    server = AuthorizationServer(
        app,
        query_client=lambda client_id: (
            Application(provider.redirect_uri) if client_id == CLIENT_ID else None
        ),
        save_token=lambda *_: None,
    )

    class Grant(AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

        def save_authorization_code(self, code: str, asked: Any) -> None:
            payload = asked.payload
            provider.codes[code] = Code(
                code,
                payload.redirect_uri,
                payload.scope,
                payload.data.get("nonce"),
                dict(provider.subject),
                payload.data.get("code_challenge"),
                payload.data.get("code_challenge_method"),
            )

        def query_authorization_code(self, code: str, client: Any) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            del provider.codes[authorization_code.code]

        def authenticate_user(self, authorization_code: Code) -> dict[str, str]:
            return authorization_code.user

    class OpenID(OpenIDCode):
        def exists_nonce(self, nonce: str, asked: Any) -> bool:
            return any(code.nonce == nonce for code in provider.codes.values())

        def get_client_algorithm(self, client: Any) -> str:
            return "RS256"

        def get_client_claims(self, client: Any) -> dict[str, Any]:
            return {"iss": provider.issuer, "aud": [CLIENT_ID], **provider.claims}

        def resolve_client_private_key(self, client: Any) -> KeySet:
            return KeySet([provider.signing_key])

        def generate_user_info(self, user: dict[str, str], scope: str) -> UserInfo:
            return UserInfo(**{**user, **provider.claims})

    server.register_grant(Grant, [CodeChallenge(required=True), OpenID(require_nonce=True)])

    @app.get("/.well-known/openid-configuration")
    def configuration() -> Response:
        return jsonify(
            issuer=provider.issuer,
            authorization_endpoint=f"{provider.issuer}/authorize",
            token_endpoint=f"{provider.issuer}/token",
            jwks_uri=f"{provider.issuer}/keys",
            token_endpoint_auth_methods_supported=["client_secret_basic"],
        )

    @app.get("/keys")
    def keys() -> Response:
        key = provider.published_key or provider.signing_key
        return jsonify(keys=[key.as_dict(private=False)])

    @app.get("/authorize")
    def authorize() -> Any:
        user = None if provider.is_refusing else provider.subject
        grant = server.get_consent_grant(end_user=user)
        return server.create_authorization_response(request, grant_user=user, grant=grant)

    @app.post("/token")
    def token() -> Any:
        return server.create_token_response()

    return app
