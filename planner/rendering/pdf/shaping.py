"""From characters to glyphs: runs of one direction and one face, shaped by HarfBuzz."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import uharfbuzz as hb

from planner.rendering.linebreaks import inside_pieces, line_breaks
from planner.rendering.pdf.bidi import embedding_levels
from planner.rendering.pdf.fonts import Face, check_glyphs, faces_for, is_invisible
from planner.rendering.words import Span

_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_OPEN_LTR, _OPEN_RTL, _CLOSE = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}", "\u2069"
_SPACES = str.maketrans(
    {"\t": " ", "\r": " ", "\v": " ", "\f": " ", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)
_SEAMS = " /-–—"
_TAGS = {"zh": "zh-Hans"}


class Glyph(NamedTuple):
    """A glyph at its place: ``cluster`` is the first of the characters that it stands for.

    It moves the pen by ``advance``, by ``kern`` more than it would alone, and is itself drawn to
    the ``right`` of the pen and ``up``; all in 1/1000 of the font's size.
    """

    number: int
    cluster: int
    characters: str
    advance: float
    kern: float = 0.0
    right: float = 0.0
    up: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs, from left to right, of the characters ``start`` to ``end``: one face, one way."""

    start: int
    end: int
    level: int
    face: Face
    span: int
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text ready to be cut into lines; all lengths are in 1/1000 of the font's size.

    ``offsets[n]`` is how long the characters before ``n`` are; ``breaks`` are the places where
    a line may begin, ``distress`` those where it may only when nothing else fits.
    """

    text: str
    spans: tuple[Span, ...]
    runs: tuple[Run, ...]
    offsets: tuple[float, ...]
    breaks: tuple[int, ...]
    forced: frozenset[int]
    distress: tuple[int, ...]
    is_rtl: bool

    def ink_end(self, start: int, end: int) -> int:
        """Where the line from ``start`` to ``end`` ends without the spaces that nobody sees."""
        while end > start and self.text[end - 1] in " \n\u3000":
            end -= 1
        return end


def shape(spans: Sequence[Span], language: str, *, is_bold: bool) -> Shaped:
    """The spans as one paragraph of a document in that language.

    Raises `InvalidInput` ``glyph-missing`` when no face has one of the characters.
    """
    faces = faces_for(language, is_bold=is_bold)
    text, owners = _joined(spans, language)
    check_glyphs(text, language, faces)
    base = _base_level(text, language)
    levels = embedding_levels(text, base)
    runs: list[Run] = []
    advances = [0.0] * len(text)
    for start, end, face in _stretches(text, levels, owners, faces):
        glyphs = _glyphs(text, start, end, levels[start], face, language)
        for glyph in glyphs:
            advances[glyph.cluster] += glyph.advance
        runs.append(Run(start, end, levels[start], face, owners[start], glyphs))
    breaks, forced = line_breaks(text)
    whole = inside_pieces(text)
    return Shaped(
        text,
        tuple(spans),
        tuple(runs),
        (0.0, *accumulate(advances)),
        tuple(place for place in breaks if place not in whole or place in forced),
        forced,
        tuple(place for place in breaks if place not in whole or text[place - 1] in _SEAMS),
        base == 1,
    )


def _joined(spans: Sequence[Span], language: str) -> tuple[str, list[int]]:
    # A wording that stands in from another language must not pull its neighbours' order about.
    parts: list[str] = []
    owners: list[int] = []
    is_rtl = language == "ar"
    for number, span in enumerate(spans):
        text = span.text.translate(_SPACES)
        if (span.language == "ar") != is_rtl:
            text = f"{_OPEN_LTR if is_rtl else _OPEN_RTL}{text}{_CLOSE}"
        parts.append(text)
        owners += [number] * len(text)
    return "".join(parts), owners


def _base_level(text: str, language: str) -> int:
    if language != "ar":
        return 0
    # A Latin-only text in an Arabic document ("Distr.: General") keeps its own order; one without
    # any letters, such as a range of hours, follows the document.
    kinds = {unicodedata.bidirectional(character) for character in text}
    return 0 if "L" in kinds and not kinds & _RIGHT_TO_LEFT else 1


def _stretches(
    text: str, levels: list[int], owners: list[int], faces: tuple[Face, ...]
) -> list[tuple[int, int, Face]]:
    found: list[tuple[int, int, Face]] = []
    first = faces[0]
    is_covered = first.characters.issuperset(text)
    start, current = 0, first
    for place, character in enumerate(text):
        face = current
        if not is_covered:
            if character in first.characters:
                face = first
            elif character not in current.characters and not is_invisible(character):
                face = next(face for face in faces if character in face.characters)
        is_new = place > start and (
            face is not current
            or levels[place] != levels[place - 1]
            or owners[place] != owners[place - 1]
        )
        if is_new:
            found.append((start, place, current))
            start = place
        current = face
    if text:
        found.append((start, len(text), current))
    return found


def _glyphs(
    text: str, start: int, end: int, level: int, face: Face, language: str
) -> tuple[Glyph, ...]:
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in text[start:end]])
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.language = _TAGS.get(language, language)
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    # Kerned Arabic moves words into each other's places when text is taken out of the file.
    hb.shape(face.font, buffer, {"kern": not level % 2})
    scale = face.scale
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    clusters = [info.cluster for info in infos]
    characters = _characters_of(text[start:end], clusters, is_rtl=bool(level % 2))
    return tuple(
        Glyph(
            info.codepoint,
            start + cluster,
            said,
            position.x_advance * scale,
            position.x_advance * scale - face.advances[info.codepoint],
            position.x_offset * scale,
            position.y_offset * scale,
        )
        for info, position, cluster, said in zip(
            infos, positions, clusters, characters, strict=True
        )
        if text[start + cluster] != "\n"
    )


def _characters_of(text: str, clusters: list[int], *, is_rtl: bool) -> list[str]:
    """For each glyph what it stands for, so that text can be taken out of the file again."""
    starts = sorted(set(clusters))
    if len(starts) == len(clusters) == len(text):
        return [text[cluster] for cluster in clusters]
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=False))
    said = [""] * len(clusters)
    for cluster, end in ends.items():
        places = [n for n, found in enumerate(clusters) if found == cluster]
        if is_rtl:
            places.reverse()
        inside = [character for character in text[cluster:end] if not is_invisible(character)]
        if len(inside) == len(places):
            for place, character in zip(places, inside, strict=True):
                said[place] = character
        else:
            said[places[0]] = "".join(inside)
    return said
