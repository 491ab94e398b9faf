"""Addresses as squares that a telephone reads off the screen."""

from markupsafe import Markup


def qr_code(address: str) -> Markup:
    """The address as an SVG element, as wide as what stands around it; black on white always,
    since some telephones do not read the reverse.
    """
    # Most pages have none.
    import segno

    # Error correction M: it is read off a screen, not off a crumpled sheet.
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=3, omitsize=True, svgclass="qr", dark="#000", light="#fff")
    return Markup(drawn)  # noqa: S704 - modules of a square, drawn by the library
