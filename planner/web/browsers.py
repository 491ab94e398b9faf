"""What a request tells of where it comes from: the address and the browser."""

from ipaddress import IPv6Address, ip_address

from flask import current_app, request

# The first that is named counts: browsers name those that they want to be taken for as well.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
_LONGEST = 40
_NETWORK_BITS = 64


def browser_name(told: str) -> str:
    """What a person may recognize their browser by, from what it tells of itself.

    >>> browser_name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox, Linux'
    """
    found = (
        next((shown for mark, shown in marks if mark in told), None)
        for marks in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(filter(None, found)) or told[:_LONGEST]


def source_of_request() -> str:
    """The address that the request comes from; of version 6 the network, which is one customer's.

    A proxy adds the address that it was asked from at the end of a header. That is believed only
    where the installation says that it is behind one, of one that is not out on the Internet.
    """
    peer = request.remote_addr or ""
    if current_app.config["IS_BEHIND_PROXY"] and _is_near(peer):
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        peer = forwarded or peer
    try:
        address = ip_address(peer)
    except ValueError:
        return peer[:_LONGEST]
    if isinstance(address, IPv6Address):
        return f"{int(address) >> _NETWORK_BITS:x}/64"
    return str(address)


def _is_near(peer: str) -> bool:
    try:
        return ip_address(peer).is_private
    except ValueError:
        # A socket of this machine has no address.
        return not peer
