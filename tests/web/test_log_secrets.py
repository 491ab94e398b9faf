"""What a server notes of a request has no secret in it."""

import pytest

from planner.web.log_secrets import shortened


@pytest.mark.parametrize(
    ("noted", "kept"),
    [
        (
            '"GET /sign-in/provider?code=abcdefghij&state=klmnopqrst&iss=x HTTP/1.1" 303',
            '"GET /sign-in/provider?code=abcdef…&state=klmnop…&iss=x HTTP/1.1" 303',
        ),
        (
            "GET /en/account/provider?form=abcdefghij HTTP/1.1",
            "GET /en/account/provider?form=abcdef… HTTP/1.1",
        ),
        (
            "GET /en/sign-in?next=/en/accounts HTTP/1.1",
            "GET /en/sign-in?next=/en/accounts HTTP/1.1",
        ),
        ("GET /en/a-session/calendar.ics?item=2 HTTP/1.1",) * 2,
    ],
)
def test_what_a_provider_and_this_site_tell_each_other_is_cut_short(noted: str, kept: str) -> None:
    assert shortened(noted) == kept
