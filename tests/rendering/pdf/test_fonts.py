from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copy

import pytest
from babel.messages.pofile import read_po

from planner.documents.blocks import Paragraph, Verbatim
from planner.errors import InvalidInput, PlannerError
from planner.models.text import LANGUAGES
from planner.rendering.pdf import fonts, render_pdf
from planner.rendering.pdf.fonts import check_glyphs, faces_for
from tests.rendering.pdf.samples import document

CATALOGUES = Path(__file__).parents[3] / "planner" / "i18n" / "catalogues"


def names(language: str, *, is_bold: bool = False) -> list[str]:
    return [face.name for face in faces_for(language, is_bold=is_bold)]


def test_each_language_has_its_own_face_first() -> None:
    assert {language: names(language)[0] for language in LANGUAGES} == {
        "ar": "Amiri-Regular",
        "zh": "NotoSansSC-Regular",
        "en": "NotoSans-Regular",
        "fr": "NotoSans-Regular",
        "ru": "NotoSans-Regular",
        "es": "NotoSans-Regular",
    }
    assert names("ar", is_bold=True) == ["Amiri-Bold", "NotoSans-Bold", "NotoSansSC-Bold"]


def test_the_folder_that_is_named_comes_before_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged = faces_for("ar", is_bold=False)[0].path
    mine = tmp_path / "below" / "Amiri-Regular.ttf"
    mine.parent.mkdir()
    copy(packaged, mine)
    monkeypatch.setenv("PLANNER_FONT_DIR", str(tmp_path))
    found = faces_for("ar", is_bold=False)
    assert found[0].path == mine
    assert found[1].path != mine


def test_threads_that_ask_at_once_get_the_same_faces() -> None:
    fonts._chain.cache_clear()
    fonts._face.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        chains = list(pool.map(lambda _: faces_for("zh", is_bold=True), range(64)))
    assert len({id(face) for chain in chains for face in chain}) == 3


def test_a_language_without_a_face_is_an_error_that_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_FONT_DIR", str(tmp_path))
    monkeypatch.setattr("planner.rendering.pdf.fonts._packages", list)
    monkeypatch.setattr("planner.rendering.pdf.fonts._SYSTEM_FOLDERS", ())
    with pytest.raises(PlannerError) as raised:
        faces_for("zh", is_bold=True)
    assert raised.value.code == "font-missing"
    assert raised.value.params == {
        "language": "zh",
        "file": "NotoSansSC-Bold.ttf",
        "folder": str(tmp_path),
    }


def test_a_character_that_no_face_has_is_refused_and_told_where_it_stands() -> None:
    with pytest.raises(InvalidInput) as raised:
        render_pdf(document(Paragraph(Verbatim("Delegation of ไทย, room 4"))), "en")
    assert raised.value.code == "glyph-missing"
    assert raised.value.params == {
        "character": "ไ",
        "codepoint": "U+0E44",
        "language": "en",
        "place": "Delegation of ไทย, room 4",
    }


@pytest.mark.parametrize("character", ["\x07", "\u070f", "\ufffe", "\U0001f600"])
def test_what_would_be_a_box_is_refused(character: str) -> None:
    with pytest.raises(InvalidInput, match="glyph-missing"):
        check_glyphs(f"a{character}b", "zh", faces_for("zh", is_bold=False))


@pytest.mark.parametrize("character", ["\u200e", "\u200b", "\u2060", "\u00ad", "\ufeff", "\n"])
def test_what_only_steers_needs_no_glyph(character: str) -> None:
    check_glyphs(f"a{character}b", "en", faces_for("en", is_bold=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_printed(language: str) -> None:
    for file in sorted((CATALOGUES / language).glob("*.po")):
        with file.open("rb") as stream:
            said = [message.string or "" for message in read_po(stream) if message.id]
        text = "".join(one if isinstance(one, str) else "".join(one) for one in said)
        for is_bold in (False, True):
            check_glyphs(text, language, faces_for(language, is_bold=is_bold))
