"""The catalogues: every sentence that the software says, in six languages.

They are gettext catalogues, ``catalogues/<language>/<domain>.po``, whose message ids are codes
(``table.continued``); English is a catalogue like the others. A code belongs to the domain that
it begins with.
"""

import gettext
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from string import Formatter


@lru_cache(maxsize=64)
def _domain(language: str, domain: str) -> gettext.GNUTranslations:
    # Babel is imported here so that the terminal's --help does not pay for it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = files("planner.i18n") / "catalogues" / language / f"{domain}.po"
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=language, domain=domain)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@lru_cache(maxsize=4096)
def message(code: str, language: str) -> str:
    """The message as it stands in the catalogue, its placeholders (``{name}``) unfilled.

    Raises `KeyError` when the catalogue lacks it: a missing translation is a defect,
    and the tests find it before a reader does.
    """
    found = _domain(language, code.partition(".")[0]).gettext(code)
    if found == code:
        raise KeyError(f"{code} is missing in the {language} catalogue")
    return found


def translate(code: str, language: str, /, **params: object) -> str:
    """The message with its placeholders filled."""
    return message(code, language).format(**params)


def translate_count(code: str, number: int, language: str, /, **params: object) -> str:
    """The message in the plural form that the language has for that number.

    The catalogue holds ``code`` with ``msgid_plural`` the same; ``{number}`` is filled too.
    """
    return counted_message(code, number, language).format(number=number, **params)


def counted_message(code: str, number: int, language: str) -> str:
    """The message in the plural form for that number, its placeholders unfilled."""
    found = _domain(language, code.partition(".")[0]).ngettext(code, code, number)
    if found == code:
        raise KeyError(f"{code} is missing in the {language} catalogue")
    return found


@lru_cache(maxsize=1024)
def pieces(pattern: str) -> tuple[tuple[str, str | None], ...]:
    """The pattern cut at its placeholders: (literal text, name of the placeholder after it).

    >>> pieces("Item {number}. {title}")
    (('Item ', 'number'), ('. ', 'title'))
    """
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(pattern))
