"""Whatever is sent to the forms of the workbench, the answer is one for people."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.workbench.site import Work, workbench

_WORDS = (
    "", " ", "0", "-1", "1", "7", "99999999999999999999", "٣", "²", "true", "2018-10-16",
    "2018-02-30", "0000-00-00", "9999-12-31", "0001-01-01", "10:00", "25:61", "2018-10-16T10:00",
    "9999-12-31T23:59", "0001-01-01T00:00", "plenary", "wg-3", "2-a", "m-01", "after:2-a",
    "below:2-a", "after:none", "first", "untoc", "Europe/Vienna", "../etc/passwd", "Asia/Doha",
    "item:2-a:title", "session:untoc-cop-9:city", "CTOC/COP/2018/1", "A-B", "note", "planned",
    "hybrid", "working_group", "president", "FR", "limit", "rule 1", "Rev.1", "silence", "\x00",
    "\x07", "\N{GRINNING FACE}", "x" * 30_000, "<b>", "{number}", "%s", "a\nb", "é", "e\u0301",
    "\u202e",
)  # fmt: skip
_FIELDS = (
    "key", "slug", "kind", "name.en", "name.ar", "title.en", "title.fr", "title.en.unverified",
    "short_title.en", "city.en", "zone", "opens", "closes", "as_of", "format", "rulebook",
    "entitled_meetings", "hybrid_limit_minutes", "place", "body", "office", "person", "state",
    "seats", "booths", "mandates", "subject", "annotation.zh", "symbol", "status", "issued_on",
    "submitted_at", "submitted_by", "items", "field", "value", "rule", "document", "item",
    "paragraph", "text.en", "by", "number", "edition", "closes_at", "decided_on", "source",
    "approval", "text", "comment", "suffix", "seen", "moves_meetings", "reason", "back",
    "version", "is_special", "original_language", "mandate", "convening.ru", "agenda_symbol",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Work:
    return workbench(Path(tmp_path_factory.mktemp("fuzzed")))


def targets(work: Work) -> Iterator[str]:
    """The addresses of all forms, for things that are there and for some that are not."""
    values: dict[str, Any] = {"language": "en", "session": work.slug}
    samples = {"key": ("2-a", "wg-3", "m-01", "none"), "item": ("2-a",), "do": ("up", "remove")}
    adapter = work.app.url_map.bind("localhost")
    for rule in work.app.url_map.iter_rules():
        if not rule.endpoint.startswith("workbench.") or "POST" not in (rule.methods or ()):
            continue
        choices: list[dict[str, str]] = [{}]
        for name in sorted(rule.arguments - set(values)):
            found = samples.get(name, ("shift", "withdraw", "remove"))
            choices = [{**given, name: value} for given in choices for value in found]
        for given in choices:
            try:
                yield adapter.build(rule.endpoint, {**values, **given})
            except (ValueError, LookupError):
                continue


def test_no_form_ever_fails(site: Work) -> None:
    draw = random.Random(2018)
    addresses = sorted(set(targets(site)))
    assert len(addresses) > 40
    failed = []
    for address in addresses:
        for _ in range(6):
            fields = site.before("bodies")
            for name in draw.sample(_FIELDS, draw.randint(0, len(_FIELDS))):
                fields[name] = draw.choice(_WORDS)
            response = site.client.post(address, data=fields)
            if response.status_code >= 500:
                failed.append((address, response.status_code, fields))
    assert failed == []


_SOUND: dict[str, dict[str, str]] = {
    "new-body": {"key": "b", "kind": "bureau", "name.en": "B", "convening.ru": "C"},
    "new-officer": {"key": "o", "body": "plenary", "office": "chair", "person": "P", "state": "FR"},
    "papers/add": {
        "symbol": "A/1", "title.en": "T", "kind": "note", "status": "issued",
        "issued_on": "2018-10-01", "submitted_at": "2018-09-01T10:00", "items": "2-a",
    },
    "facts": {
        "title.en": "T", "short_title.en": "S", "city.en": "C", "zone": "Europe/Vienna",
        "opens": "2018-10-15", "closes": "2018-10-19", "as_of": "2018-09-01", "format": "hybrid",
        "rulebook": "untoc", "entitled_meetings": "20", "moves_meetings": "yes",
    },
    "agenda/add?body=wg-3": {"place": "last", "title.en": "T", "key": "", "mandates": "rule 1"},
    "agenda/items/2-a": {"title.en": "T", "annotation.zh": "N", "subject": "", "mandates": "x"},
    "titles": {"place": "item:2-a:title", "text.en": "T"},
    "rules/override?provision=check.review-items": {"field": "limit", "value": "3", "rule": "r"},
    "publish": {"comment": "C", "suffix": "Rev.9", "seen": "yes"},
    "publish/circulate": {"edition": "1", "by": "bureau", "closes_at": "2018-10-20T10:00"},
    "publish/approve": {"edition": "1", "by": "bureau", "decided_on": "2018-10-15", "source": "x"},
}  # fmt: skip


def test_no_sound_form_with_one_strange_field_ever_fails(site: Work) -> None:
    draw = random.Random(9)
    failed = []
    for path, fields in _SOUND.items():
        for name in fields:
            for word in draw.sample(_WORDS, 6):
                response = site.send(path, {**site.before("bodies"), **fields, name: word})
                if response.status_code >= 500:
                    failed.append((path, name, word))
    assert failed == []


def test_no_query_ever_fails(site: Work) -> None:
    draw = random.Random(2018)
    names = (
        "kind", "missing", "unverified", "page", "actor", "service", "since", "until", "before",
        "opens", "closes", "provision", "symbol", "body", "place", "bodies", "done",
    )  # fmt: skip
    failed = []
    for path in (
        "titles", "log", "log.json", "log.csv", "facts", "rules/override", "papers/add",
        "papers/edit", "agenda/add", "bodies", "findings", "publish",
    ):  # fmt: skip
        for _ in range(25):
            query = {name: draw.choice(_WORDS)[:500] for name in draw.sample(names, 5)}
            response = site.client.get(f"{site.home}{path}", query_string=query)
            if response.status_code >= 500:
                failed.append((path, query))
    assert failed == []
