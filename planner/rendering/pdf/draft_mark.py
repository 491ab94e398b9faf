"""The word "draft" across the page, as shapes: it is no text, and nobody reads it in between."""

from math import hypot

import uharfbuzz as hb

from planner.i18n.catalogues import message
from planner.rendering.pdf.flow import Sheet
from planner.rendering.pdf.shaping import shape
from planner.rendering.words import Span

_GREY = 0.92
_SHARE = 0.62


def draft_mark(language: str, sheet: Sheet) -> str:
    """Page code that fills the word in pale grey, from corner to corner of the sheet."""
    shaped = shape((Span(message("pdf.draft", language), language),), language, is_bold=True)
    diagonal = hypot(sheet.width, sheet.height)
    length = shaped.offsets[-1]
    size = min(diagonal * _SHARE / length, 0.16)
    outlines: list[str] = []
    pen = 0.0
    for run in shaped.runs:
        for glyph in run.glyphs:
            x, y = pen + glyph.right, glyph.up
            outlines += _outline(run.face.font, glyph.number, run.face.scale, x, y)
            pen += glyph.advance
    cosine, sine = sheet.width / diagonal, sheet.height / diagonal
    # The middle of the word, at half the height of a capital, comes to the middle of the sheet.
    right, up = length * size / 2, 350 * size
    x = sheet.width / 2 - right * cosine + up * sine
    y = sheet.height / 2 - right * sine - up * cosine
    matrix = (size * cosine, size * sine, -size * sine, size * cosine)
    placed = " ".join(f"{number:.5f}" for number in matrix)
    return f"q {_GREY} g {placed} {x:.2f} {y:.2f} cm {' '.join(outlines)} f Q"


def _outline(font: hb.Font, glyph: int, scale: float, x: float, y: float) -> list[str]:
    """The contours as path operators; TrueType's curves have one control point, PDF's two."""
    path: list[str] = []
    at = [0.0, 0.0]

    def point(to_x: float, to_y: float) -> str:
        return f"{x + to_x * scale:.0f} {y + to_y * scale:.0f}"

    def move(to_x: float, to_y: float, _: None) -> None:
        path.append(f"{point(to_x, to_y)} m")
        at[:] = to_x, to_y

    def line(to_x: float, to_y: float, _: None) -> None:
        path.append(f"{point(to_x, to_y)} l")
        at[:] = to_x, to_y

    def curve(by_x: float, by_y: float, to_x: float, to_y: float, _: None) -> None:
        first = point(at[0] + (by_x - at[0]) * 2 / 3, at[1] + (by_y - at[1]) * 2 / 3)
        second = point(to_x + (by_x - to_x) * 2 / 3, to_y + (by_y - to_y) * 2 / 3)
        path.append(f"{first} {second} {point(to_x, to_y)} c")
        at[:] = to_x, to_y

    def close(_: None) -> None:
        path.append("h")

    functions = hb.DrawFuncs()
    functions.set_move_to_func(move)
    functions.set_line_to_func(line)
    functions.set_quadratic_to_func(curve)
    functions.set_close_path_func(close)
    font.draw_glyph(glyph, functions, None)
    return path
