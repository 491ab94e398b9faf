"""The catalogues say the same things in six languages."""

import gettext
from collections import Counter
from functools import lru_cache
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from planner.models.text import LANGUAGES

CATALOGUES = Path(__file__).parent.parent.parent / "planner" / "i18n" / "catalogues"
DOMAINS = sorted(file.stem for file in (CATALOGUES / "en").glob("*.po"))


@lru_cache
def catalogue(language: str, domain: str) -> Catalog:
    with (CATALOGUES / language / f"{domain}.po").open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def lines(language: str, domain: str) -> list[str]:
    return (CATALOGUES / language / f"{domain}.po").read_text().splitlines()


def messages(language: str) -> dict[str, Message]:
    """Every message of the language, by its code."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message
        for domain in DOMAINS
        for message in catalogue(language, domain)
        if message.id
    }


def forms_of(message: Message) -> tuple[str, ...]:
    """What the message says; one form, or one for each kind of number."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


@lru_cache
def numbers_by_form(language: str, domain: str) -> dict[int, list[int]]:
    """Which of the numbers to 200 each plural form stands for, by the catalogue's own rule."""
    rule = gettext.c2py(catalogue(language, domain).plural_expr)
    found: dict[int, list[int]] = {}
    for number in range(201):
        found.setdefault(rule(number), []).append(number)
    return found


def test_there_are_catalogues() -> None:
    assert "document" in DOMAINS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_catalogue_and_no_other_file(language: str) -> None:
    assert sorted(file.name for file in (CATALOGUES / language).iterdir()) == [
        f"{domain}.po" for domain in DOMAINS
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_messages_that_english_has(language: str) -> None:
    assert set(messages(language)) ^ set(messages("en")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_has_plural_forms_in_all_languages_or_in_none(language: str) -> None:
    english = messages("en")
    assert [
        code
        for code, message in messages(language).items()
        if message.pluralizable != english[code].pluralizable
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_stands_twice_in_a_catalogue(language: str) -> None:
    for domain in DOMAINS:
        times = Counter(line for line in lines(language, domain) if line.startswith("msgid "))
        assert [line for line, count in times.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_begins_with_the_name_of_its_catalogue(language: str) -> None:
    for domain in DOMAINS:
        ids = [line for line in lines(language, domain) if line.startswith("msgid ")][1:]
        assert [line for line in ids if not line.startswith(f'msgid "{domain}.')] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plural_of_a_code_is_the_code_again(language: str) -> None:
    assert [
        code
        for code, message in messages(language).items()
        if message.pluralizable and message.id != (code, code)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_or_marked_as_uncertain(language: str) -> None:
    assert [
        code
        for code, message in messages(language).items()
        if message.fuzzy or not all(forms_of(message))
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_over_as_a_comment(language: str) -> None:
    assert [domain for domain in DOMAINS if catalogue(language, domain).obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_fills_in_what_the_english_one_fills_in(language: str) -> None:
    english = {
        code: set[str]().union(*map(placeholders, forms_of(message)))
        for code, message in messages("en").items()
    }
    differing = []
    for code, message in messages(language).items():
        numbers = numbers_by_form(language, code.partition(".")[0])
        for form, said in enumerate(forms_of(message)):
            missing = english[code] - placeholders(said)
            # "One meeting" and "no meeting" need no figure: the form stands for that number alone.
            if message.pluralizable and len(numbers[form]) == 1:
                missing.discard("number")
            if missing or placeholders(said) - english[code]:
                differing.append((code, said))
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_declares_its_language_and_its_plural_rule(language: str) -> None:
    for domain in DOMAINS:
        said = "\n".join(lines(language, domain)[:12])
        assert f'"Language: {language}\\n"' in said
        # Without it a rule is guessed, in another order of forms.
        assert '"Plural-Forms: ' in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_tell_numbers_apart_as_the_language_does(language: str) -> None:
    """*Source*: the cardinal plural rules of CLDR."""
    categories: dict[str, list[int]] = {}
    for number in range(201):
        categories.setdefault(Locale(language).plural_form(number), []).append(number)
    for domain in DOMAINS:
        assert sorted(numbers_by_form(language, domain).values()) == sorted(categories.values())
        assert catalogue(language, domain).num_plurals == len(categories)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_with_plural_forms_has_all_forms_of_its_language(language: str) -> None:
    assert [
        code
        for code, message in messages(language).items()
        if message.pluralizable
        and len(forms_of(message)) != catalogue(language, code.partition(".")[0]).num_plurals
    ] == []
