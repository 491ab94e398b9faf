from planner.rendering.pdf.shaping import Shaped, shape
from planner.rendering.words import Span


def shaped(text: str, language: str, *more: Span) -> Shaped:
    return shape([Span(text, language), *more], language, is_bold=False)


def faces(text: Shaped) -> list[tuple[str, str]]:
    return [(run.face.name, text.text[run.start : run.end]) for run in text.runs]


def test_letters_of_another_script_get_a_face_that_has_them() -> None:
    assert faces(shaped("Room М1, 会议", "en")) == [
        ("NotoSans-Regular", "Room М1, "),
        ("NotoSansSC-Regular", "会议"),
    ]


def test_a_sign_that_the_standing_face_has_does_not_change_it_needlessly() -> None:
    assert faces(shaped("فيينا Вена", "ar")) == [
        ("Amiri-Regular", "فيينا "),
        ("NotoSans-Regular", "Вена"),
    ]


def test_arabic_letters_are_joined() -> None:
    (joined,) = shaped("بيت", "ar").runs
    (apart,) = shaped("ب", "ar").runs
    assert [glyph.characters for glyph in joined.glyphs] == ["ت", "ي", "ب"]
    assert joined.glyphs[-1].number != apart.glyphs[0].number


def test_arabic_is_not_kerned() -> None:
    word = "ورد"
    (run,) = shaped(word, "ar").runs
    assert [glyph.advance for glyph in run.glyphs] == [
        run.face.advances[glyph.number] for glyph in run.glyphs
    ]


def test_a_line_feed_is_no_glyph_and_no_width() -> None:
    both = shaped("a\nb", "en")
    assert [glyph.characters for run in both.runs for glyph in run.glyphs] == ["a", "b"]
    assert both.offsets[1] == both.offsets[2]
    assert both.forced == frozenset({2})


def test_a_wording_that_stands_in_keeps_its_full_stop_at_its_end() -> None:
    text = shaped("مكتب ", "ar", Span("The Bureau.", "en"), Span(" فيينا", "ar"))
    assert [
        (run.level, "".join(glyph.characters for glyph in run.glyphs))
        for run in text.runs
        if run.span == 1 and run.glyphs
    ] == [(2, "The Bureau.")]


def test_a_latin_text_in_an_arabic_document_keeps_its_own_order() -> None:
    assert not shaped("Distr.: General", "ar").is_rtl
    assert shaped("10:00–13:00", "ar").is_rtl
    assert shaped("(CTOC/COP/2018/1) و", "ar").is_rtl


def test_spans_are_runs_of_their_own() -> None:
    text = shaped("see ", "en", Span("A/1", "en", "https://undocs.org/en/A/1"), Span(".", "en"))
    assert [(run.span, text.text[run.start : run.end]) for run in text.runs] == [
        (0, "see "),
        (1, "A/1"),
        (2, "."),
    ]
