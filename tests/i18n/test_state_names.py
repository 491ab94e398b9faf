"""Names of States in sentences: every one of them, and the cases that are easily wrong."""

import pytest

from planner.assets import folder
from planner.i18n.state_names import name_in_sentence
from planner.models.state import NameForm, State
from planner.seeding.states import ARTICLE_LANGUAGES, read_states
from tests.conftest import Golden

STATES = read_states(folder("seeds"))
OF = NameForm.OF


def said(code: str, form: NameForm, language: str) -> str:
    state = STATES.get(code)
    wording = state.name.get(language)
    assert wording is not None
    return name_in_sentence(wording, state.articles.get(language, ""), form, language)


@pytest.mark.parametrize(
    ("code", "french"),
    [
        ("FR", "de la France"),
        ("IT", "de l’Italie"),
        ("MX", "du Mexique"),
        ("PH", "des Philippines"),
        ("US", "des États-Unis d’Amérique"),
        ("CU", "de Cuba"),
        ("IL", "d’Israël"),
        ("HT", "d’Haïti"),
        ("SV", "d’El Salvador"),
        ("HN", "du Honduras"),
        ("VE", "de la République bolivarienne du Venezuela"),
        ("BO", "de l’État plurinational de Bolivie"),
        ("IR", "de la République islamique d’Iran"),
        ("NL", "du Royaume des Pays-Bas"),
        ("FJ", "des Fidji"),
        ("VA", "du Saint-Siège"),
        ("EU", "de l’Union européenne"),
    ],
)
def test_french_joins_the_article_to_the_word_for_of(code: str, french: str) -> None:
    assert said(code, OF, "fr") == french
    assert said(code, NameForm.OF_NEXT, "fr") == french


@pytest.mark.parametrize(
    ("code", "first", "later"),
    [
        ("BR", "del Brasil", "el Brasil"),
        ("AR", "de la Argentina", "la Argentina"),
        ("US", "de los Estados Unidos de América", "los Estados Unidos de América"),
        ("SV", "de El Salvador", "El Salvador"),
        ("CL", "de Chile", "Chile"),
        ("IR", "de la República Islámica del Irán", "la República Islámica del Irán"),
    ],
)
def test_spanish_says_of_once_and_joins_it_to_the_masculine_article(
    code: str, first: str, later: str
) -> None:
    assert (said(code, OF, "es"), said(code, NameForm.OF_NEXT, "es")) == (first, later)


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("PH", "the Philippines"),
        ("GM", "the Gambia"),
        ("SD", "the Sudan"),
        ("SS", "South Sudan"),
        ("NL", "the Kingdom of the Netherlands"),
        ("FM", "the Federated States of Micronesia"),
        ("TH", "Thailand"),
    ],
)
def test_english_has_the_article_that_the_name_takes(code: str, english: str) -> None:
    assert said(code, NameForm.SUBJECT, "en") == english
    assert said(code, OF, "en") == f"of {english}"


def test_arabic_puts_the_name_in_its_place_and_russian_and_chinese_leave_it_as_in_a_list() -> None:
    assert said("VE", OF, "ar") == "جمهورية فنزويلا البوليفارية"
    assert said("IT", OF, "ar") == "إيطاليا"
    assert said("VE", OF, "ru") == "Венесуэла (Боливарианская Республика)"
    assert said("IT", OF, "zh") == "意大利"


def test_every_state_has_been_asked_for_its_articles() -> None:
    lines = (folder("seeds") / "state-articles.csv").read_text(encoding="utf-8").splitlines()
    codes = [line.partition(",")[0] for line in lines[1:]]
    assert codes == [state.code for state in STATES.states]
    known = {"en": {"the"}, "fr": {"le", "la", "les", "l’"}, "es": {"el", "la", "los", "las"}}
    for language in ARTICLE_LANGUAGES:
        found = {state.articles[language] for state in STATES.states if language in state.articles}
        assert found == known[language]


def test_french_elides_before_a_vowel_and_only_there() -> None:
    elided = {s.code for s in STATES.states if s.articles.get("fr") == "l’"}
    vowels = {
        state.code
        for state in STATES.states
        if "fr" in state.articles and first_letter(state) in "AEIOUÉÎY"
    }
    # Les États-Unis, les Émirats, les Îles …: plural articles are not elided, and « le Yémen ».
    assert vowels - elided == {"AE", "FM", "MH", "SB", "US", "YE"}
    assert elided - vowels == set()


def first_letter(state: State) -> str:
    return name_in_sentence(state.name.fr or "", "", NameForm.SUBJECT, "fr")[0]


def test_the_names_of_all_states_in_sentences_are_as_read(golden: Golden) -> None:
    lines = [
        " | ".join(
            (state.code, *(said(state.code, OF, language) for language in ("en", "fr", "es")))
        )
        for state in STATES.states
    ]
    golden("state-names.txt", "\n".join(lines) + "\n")
