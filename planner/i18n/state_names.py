"""Names of States in sentences: with their articles, and behind the word for "of".

What article a name takes is data (`planner.models.state.State.articles`); how it merges with what
stands before it is grammar, and is here. Arabic, Chinese and Russian sentences are written so that
the name stands in them as it is in a list.
"""

import re

from planner.models.state import NameForm

_INVERTED = re.compile(r"(?P<name>.+) \((?P<title>.+)\)")
_NATURAL_ORDER = ("en", "fr", "es")
# An Arabic name is put in the place of the dash: فنزويلا (جمهورية - البوليفارية).
_WITH_PLACE = re.compile(r"(?P<name>.+) \((?P<before>.+) -(?P<after> .+)?\)")
_FRENCH_OF = {"le": "du ", "les": "des ", "la": "de la ", "l’": "de l’"}
_SPANISH_OF = {"el": "del ", "la": "de la ", "los": "de los ", "las": "de las "}
_FRENCH_VOWELS = "aeiouyhàâéèêëîïôûAEIOUYHÀÂÉÈÊËÎÏÔÛ"


def name_in_sentence(name: str, article: str, form: NameForm, language: str) -> str:
    """The name, written as in a list of States, as it stands in a sentence.

    >>> name_in_sentence("Philippines", "les", NameForm.OF, "fr")
    'des Philippines'
    >>> name_in_sentence("Iran (Islamic Republic of)", "the", NameForm.SUBJECT, "en")
    'the Islamic Republic of Iran'
    >>> name_in_sentence("هولندا (مملكة -)", "", NameForm.SUBJECT, "ar")
    'مملكة هولندا'
    """
    if language == "ar":
        return _WITH_PLACE.sub(r"\g<before> \g<name>\g<after>", name)
    if language not in _NATURAL_ORDER:
        return name
    said = _in_natural_order(name)
    if form is NameForm.SUBJECT:
        return _with_article(said, article)
    match language:
        case "fr":
            return f"{_french_of(said, article)}{said}"
        case "es" if form is NameForm.OF:
            return f"{_SPANISH_OF.get(article, 'de ')}{said}"
        case "en" if form is NameForm.OF:
            return f"of {_with_article(said, article)}"
        case _:
            return _with_article(said, article)


def _in_natural_order(name: str) -> str:
    """``Bolivia (Plurinational State of)`` as it is said: the Plurinational State of Bolivia."""
    found = _INVERTED.fullmatch(name)
    if found is None:
        return name
    space = "" if found["title"].endswith("’") else " "
    return f"{found['title']}{space}{found['name']}"


def _with_article(name: str, article: str) -> str:
    if not article:
        return name
    return f"{article}{name}" if article.endswith("’") else f"{article} {name}"


def _french_of(name: str, article: str) -> str:
    if article:
        return _FRENCH_OF[article]
    return "d’" if name[0] in _FRENCH_VOWELS else "de "
