"""The faces that documents are printed in, where to find them, and whether they have the letters.

All are static TrueType under the Open Font License. ``PLANNER_FONT_DIR`` names a folder that is
looked in before the packages that the project installs; the system's fonts come last.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from threading import Lock

import uharfbuzz as hb

from planner.errors import InvalidInput, PlannerError

_SYSTEM_FOLDERS = ("/usr/share/fonts/truetype", "/usr/local/share/fonts")
_SANS, _CHINESE, _ARABIC = ("NotoSans",), ("NotoSansSC",), ("Amiri", "NotoNaskhArabic")
# The language's own face first; the others stand in for a name or a wording in another script.
_FAMILIES = {
    "ar": (_ARABIC, _SANS, _CHINESE),
    "zh": (_CHINESE, _SANS, _ARABIC),
}
_OTHER_FAMILIES = (_SANS, _CHINESE, _ARABIC)
_EXCERPT = 40
_LOADING = Lock()
# Characters of category Cf that are seen: Arabic number signs, end of ayah, annotation marks.
_DRAWN_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9\ufffa\ufffb\U000110bd"
)


class _Advances(dict[int, float]):
    """How far each glyph alone moves the pen; asked of the face once."""

    def __init__(self, font: hb.Font, scale: float) -> None:
        self._font = font
        self._scale = scale

    def __missing__(self, glyph: int) -> float:
        found: float = self._font.get_glyph_h_advance(glyph) * self._scale
        self[glyph] = found
        return found


class Face:
    """One face: its outlines, its metrics (in 1/1000 em) and the characters it has."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.name = path.stem
        self.characters = frozenset(map(chr, self.face.unicodes))
        self.scale = 1000 / self.face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascender = extents.ascender * self.scale
        self.descender = extents.descender * self.scale
        self.advances = _Advances(self.font, self.scale)


def faces_for(language: str, *, is_bold: bool) -> tuple[Face, ...]:
    """The faces for a text in that language, the one to prefer first.

    Raises `PlannerError` ``font-missing`` when the language's own cannot be found; those that
    only stand in for it may be missing.
    """
    # Two threads that ask at once must get the same face, or a file would hold it twice.
    with _LOADING:
        return _chain(language, is_bold, os.environ.get("PLANNER_FONT_DIR", ""))


@lru_cache(maxsize=64)
def _chain(language: str, is_bold: bool, folder: str) -> tuple[Face, ...]:
    style = "Bold" if is_bold else "Regular"
    chain = []
    for families in _FAMILIES.get(language, _OTHER_FAMILIES):
        names = [f"{family}-{style}.ttf" for family in families]
        path = next((path for name in names for path in _places(name, folder)), None)
        if path is not None:
            chain.append(_face(path))
        elif not chain:
            raise PlannerError("font-missing", language=language, file=names[0], folder=folder)
    return tuple(chain)


@lru_cache(maxsize=16)
def _face(path: Path) -> Face:
    return Face(path)


def _places(name: str, folder: str) -> Iterator[Path]:
    for root in _folders(folder):
        direct = root / name
        if direct.is_file():
            yield direct
        else:
            yield from sorted(root.rglob(name))


def _folders(folder: str) -> Iterator[Path]:
    if folder:
        yield Path(folder)
    yield from _packages()
    yield from (Path(root) for root in _SYSTEM_FOLDERS if Path(root).is_dir())


def _packages() -> Iterable[Path]:
    # Either package may be left out where PLANNER_FONT_DIR or the system has the faces.
    folders = []
    try:
        import fontpkg_amiri

        folders.append(Path(fontpkg_amiri.ROOT) / "files")
    except ImportError:
        pass
    try:
        import rendercv_fonts

        folders.append(Path(rendercv_fonts.package_folder_path) / "Noto Sans")
    except ImportError:
        pass
    return folders


def check_glyphs(text: str, language: str, faces: tuple[Face, ...]) -> None:
    """Raises `InvalidInput` ``glyph-missing`` for the first character that no face has."""
    if faces[0].characters.issuperset(text):
        return
    for place, character in enumerate(text):
        if any(character in face.characters for face in faces) or is_invisible(character):
            continue
        start = max(0, place - _EXCERPT // 2)
        raise InvalidInput(
            "glyph-missing",
            character=character,
            codepoint=f"U+{ord(character):04X}",
            language=language,
            place=text[start : start + _EXCERPT],
        )


def is_invisible(character: str) -> bool:
    """Whether the character only steers (direction, joining, line ends) and draws nothing."""
    return character == "\n" or (
        unicodedata.category(character) == "Cf" and character not in _DRAWN_FORMATS
    )
