"""Records as files: what is written is read back, and what is wrong is told where it stands."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.assets import folder
from planner.errors import InvalidBundle
from planner.models.draft_resolution import DRAFT_FACTS, DraftEvent, DraftRegister, Submitted
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import FACTS
from planner.seeding.records import RecordFile, read_record, write_record
from tests.strategies import instants, keys, maybe, sources, symbols, texts, wordings

NOW = datetime(2018, 10, 25, tzinfo=UTC)
HEAD = 'format = 1\nsession = "untoc-cop-9"\n'


def written(folder_: Path, content: str) -> Path:
    file = folder_ / "record.toml"
    file.write_text(content)
    return file


@st.composite
def facts(draw: st.DrawFn, kinds: list[type[Any]]) -> Any:
    """One of those facts, whatever its fields may hold."""
    kind = draw(st.sampled_from(kinds))
    return draw(st.builds(kind, **{name: _values(kind, name) for name in kind.model_fields}))


def _values(kind: type[Any], name: str) -> st.SearchStrategy[Any]:
    known: dict[str, st.SearchStrategy[Any]] = {
        "symbols": st.lists(symbols, min_size=1, max_size=3).map(tuple),
        "documents": st.lists(symbols, max_size=3).map(tuple),
        "states": st.lists(keys, max_size=3).map(tuple),
        "candidates": st.lists(wordings, max_size=3).map(tuple),
        "text": wordings,
        "title": texts() if kind is Submitted else maybe(texts()),
    }
    if name in known:
        return known[name]
    field = kind.model_fields[name]
    annotation = field.annotation
    if annotation is str:
        return wordings
    return st.from_type(annotation) if _is_simple(annotation) else st.just(field.get_default())


def _is_simple(annotation: Any) -> bool:
    return annotation in (int, bool) or "Text" not in str(annotation)


@st.composite
def files(draw: st.DrawFn) -> RecordFile:
    entries = draw(st.lists(facts(list(FACTS.values())), max_size=4))
    record = Record(
        "a-session",
        tuple(
            RecordEntry(
                number=number,
                id=f"e{number}",
                entered_at=draw(instants),
                actor=draw(wordings),
                fact=fact,
                meeting=draw(st.just("") | keys),
                item=draw(st.just("") | keys),
                at=draw(maybe(instants)),
                corrects=draw(st.sampled_from(["", *([f"e{number - 1}"] if number > 1 else [])])),
                source=draw(maybe(sources())),
            )
            for number, fact in enumerate(entries, start=1)
        ),
    )
    later = [kind for kind in DRAFT_FACTS.values() if kind is not Submitted]
    events = [draw(facts([Submitted])), *draw(st.lists(facts(later), max_size=3))]
    register = DraftRegister(
        "a-session",
        tuple(
            DraftEvent(
                number=number,
                id=f"d{number}",
                entered_at=draw(instants),
                actor=draw(wordings),
                draft="draft-1",
                fact=fact,
                at=draw(maybe(instants)),
                source=draw(maybe(sources())),
            )
            for number, fact in enumerate(events, start=1)
        ),
    )
    return RecordFile(record, register)


# On a machine that is busy, the first drawing of so many kinds of facts takes its time.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(files())
def test_what_is_written_is_read_back(found: RecordFile) -> None:
    content = write_record(found.record, found.drafts)
    with TemporaryDirectory() as scratch:
        assert read_record(written(Path(scratch), content), NOW) == found


def test_the_record_of_the_ninth_session_goes_round(tmp_path: Path) -> None:
    found = read_record(folder("seeds") / "records" / "untoc-cop-9.toml", NOW)
    file = written(tmp_path, write_record(found.record, found.drafts))
    assert read_record(file, NOW) == found


def entry(lines: str) -> str:
    return f"{HEAD}[[entry]]\nid = 'one'\n{lines}\n"


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("", [("format-unsupported", ("format",))]),
        (f"{HEAD}entries = 1", [("key-unknown", ("entries",))]),
        (f"{HEAD}entry = 1", [("not-an-array-of-tables", ("entry",))]),
        (f"{HEAD}[[entry]]\nkind = 'noted'\ntext = 'x'", [("key-missing", ("entry", "#1", "id"))]),
        (entry("kind = 'note'"), [("choice-unknown", ("entry", "one", "kind"))]),
        (entry("kind = 'noted'"), [("key-missing", ("entry", "one", "text"))]),
        (entry("kind = 'noted'\ntext = 1"), [("wrong-type", ("entry", "one", "text"))]),
        (
            entry("kind = 'noted'\ntext = 'x'\nat = 2018-10-15T10:00:00"),
            [("wrong-type", ("entry", "one", "at"))],
        ),
        (
            entry("kind = 'noted'\ntext = 'x'\nmeting = 'm-01'"),
            [("key-unknown", ("entry", "one", "meting"))],
        ),
        (
            entry("kind = 'statement'\ncategory = 'partie'"),
            [("choice-unknown", ("entry", "one", "category"))],
        ),
        (
            entry("kind = 'statement'\ncategory = 'party'\nname = { eng = 'x' }"),
            [("language-unknown", ("entry", "one", "name", "eng"))],
        ),
        (
            entry(
                "kind = 'elected'\nbody = 'plenary'\n"
                "officers = [{ office = 'chair', person = 'A', state = 'FR', stat = 'DE' }]"
            ),
            [("key-unknown", ("entry", "one", "officers", "#1", "stat"))],
        ),
        (
            entry("kind = 'noted'\ntext = 'x'\nsource = { paragraf = '3' }"),
            [("key-unknown", ("entry", "one", "source", "paragraf"))],
        ),
        (
            entry("kind = 'struck'\ncorrects = 'two'"),
            [("corrected-unknown", ("entry", "one", "corrects"))],
        ),
        (
            entry("kind = 'noted'\ntext = 'x'") + "[[entry]]\nid='one'\nkind='noted'\ntext='y'",
            [("key-repeated", ("entry", "one", "id"))],
        ),
        (
            f"{HEAD}[[draft]]\nid = 'd'\ndraft = 'l-4'\nkind = 'withdrawn'",
            [("draft-not-submitted", ("draft", "d"))],
        ),
    ],
)
def test_each_fault_is_told_where_it_stands(
    tmp_path: Path, content: str, faults: list[tuple[str, tuple[str, ...]]]
) -> None:
    with pytest.raises(InvalidBundle) as refused:
        read_record(written(tmp_path, content), NOW)
    assert [(fault.code, fault.path) for fault in refused.value.faults] == faults


def test_what_has_no_instant_of_entry_is_entered_when_it_is_loaded(tmp_path: Path) -> None:
    found = read_record(written(tmp_path, entry("kind = 'noted'\ntext = 'x'")), NOW)
    (only,) = found.record.entries
    assert (only.entered_at, only.actor, only.at) == (NOW, "seed", None)
