"""The page of all wordings, a part of them at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.documents.blocks import Inline, term
from planner.documents.field_words import FIELDS
from planner.documents.finding_words import about_inline
from planner.i18n.languages import AUTONYMS
from planner.models.finding import Matter
from planner.models.text import LANGUAGES
from planner.rules.wordings import Place, Wording, wordings_of
from planner.web.pages.frame import Frame, Link
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.facts import language_options
from planner.web.pages.workbench.fields import (
    ALL,
    Field,
    Shape,
    Written,
    field_views,
    written_text,
)
from planner.web.pages.workbench.fields import Wording as WordingInput
from planner.web.pages.workbench.fields import wordings as wording_inputs
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.pages.workbench.noun_form import GetForm
from planner.web.workbench.bench import Bench

LONG = ("annotation",)
"""The fields whose wordings have several lines."""

_AT_A_TIME = 25
_FIELD = "text"
_KINDS: dict[Matter, Inline] = {
    Matter.SESSION: term("draft.session"),
    Matter.BODY: FIELDS["bodies"],
    Matter.ITEM: FIELDS["items"],
    Matter.ROOM: FIELDS["rooms"],
    Matter.MEETING: FIELDS["meetings"],
    Matter.PAPER: FIELDS["papers"],
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which wordings are shown: of one kind of thing, those that one language lacks, and those in
    which the wording of one language has not been compared. ``page`` counts from 1.
    """

    kind: str = ""
    missing: str = ""
    unverified: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Filter":
        """What the query asks for; what it does not understand is left out."""
        kind, missing, unverified = (query.get(n, "") for n in ("kind", "missing", "unverified"))
        page = query.get("page", "")
        return cls(
            kind=kind if kind in list(Matter) else "",
            missing=missing if missing in LANGUAGES else "",
            unverified=unverified if unverified in LANGUAGES else "",
            page=int(page) if page.isdecimal() and int(page[:6]) > 0 else 1,
        )

    def has(self, wording: Wording) -> bool:
        """Whether it asks for that wording."""
        text = wording.text
        return (
            (not self.kind or wording.place.about.matter == self.kind)
            and (not self.missing or self.missing in text.missing)
            and (not self.unverified or self.unverified in text.unverified)
        )

    def as_query(self, page: int | None = None) -> dict[str, str]:
        """The query that asks for it."""
        given = {"kind": self.kind, "missing": self.missing, "unverified": self.unverified}
        number = self.page if page is None else page
        if number > 1:
            given["page"] = str(number)
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One wording: what it is of, and the inputs of its six languages."""

    place: str
    about: Inline
    field: Inline
    is_long: bool
    missing: tuple[str, ...]
    inputs: tuple[WordingInput, ...]
    version: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """How many wordings a language lacks and how many are not compared, and where they are."""

    language: str
    autonym: str
    missing: int
    missing_address: str
    unverified: int
    unverified_address: str


@dataclass(frozen=True, slots=True)
class TitlesPage:
    """Some of the wordings; ``kept`` is what a form sends back so that the filter stays."""

    frame: Frame
    work: WorkFrame
    title: Inline
    lacks: tuple[Lack, ...]
    filter: GetForm
    kept: tuple[tuple[str, str], ...]
    lines: tuple[TitleLine, ...]
    count: int
    back: str
    post: str
    earlier: str | None
    later: str | None


def titles_page(
    bench: Bench,
    wanted: Filter,
    *,
    refused: str | None,
    written: Written,
    version: str,
    problems: tuple[str, ...],
    errors: Mapping[str, str],
) -> TitlesPage:
    """The page; ``refused`` is the place whose form was refused, with what was written there."""
    title = term("work.nav_titles")
    here = bench.address("titles.list_titles", **wanted.as_query())
    found = list(wordings_of(bench.programme))
    chosen = [w for w in found if wanted.has(w) or name_of_place(w.place) == refused]
    first = (wanted.page - 1) * _AT_A_TIME
    shown = chosen[first : first + _AT_A_TIME]

    def line(wording: Wording) -> TitleLine:
        if name_of_place(wording.place) == refused:
            return _line(bench, wording, written, version, problems, errors)
        now = written_text(_FIELD, wording.text)
        return _line(bench, wording, now, str(bench.version), (), {})

    def page(number: int) -> str:
        return bench.address("titles.list_titles", **wanted.as_query(number))

    return TitlesPage(
        frame=frame_of_work(bench, Link(title), here=here),
        work=work_frame(bench, here=here),
        title=title,
        lacks=_lacks(bench, found),
        filter=_filter_form(bench, wanted),
        kept=tuple(wanted.as_query().items()),
        lines=tuple(line(wording) for wording in shown),
        count=len(chosen),
        back=here,
        post=bench.address("titles.change_title"),
        earlier=page(wanted.page - 1) if wanted.page > 1 else None,
        later=page(wanted.page + 1) if first + _AT_A_TIME < len(chosen) else None,
    )


def name_of_place(place: Place) -> str:
    """What a form calls the place."""
    return f"{place.about.matter}:{place.about.key}:{place.field}"


def _line(
    bench: Bench,
    wording: Wording,
    written: Written,
    version: str,
    problems: tuple[str, ...],
    errors: Mapping[str, str],
) -> TitleLine:
    place = wording.place
    return TitleLine(
        place=name_of_place(place),
        about=about_inline(bench.programme, (), place.about),
        field=FIELDS[place.field],
        is_long=place.field in LONG,
        missing=wording.text.missing,
        inputs=wording_inputs(_FIELD, written, errors),
        version=version,
        problems=problems,
    )


def _lacks(bench: Bench, found: list[Wording]) -> tuple[Lack, ...]:
    def address(**query: str) -> str:
        return bench.address("titles.list_titles", **query)

    return tuple(
        Lack(
            language=language,
            autonym=AUTONYMS[language],
            missing=sum(language in wording.text.missing for wording in found),
            missing_address=address(missing=language),
            unverified=sum(language in wording.text.unverified for wording in found),
            unverified_address=address(unverified=language),
        )
        for language in LANGUAGES
    )


def _filter_form(bench: Bench, wanted: Filter) -> GetForm:
    languages = language_options()
    kinds = tuple(Option(kind.value, name) for kind, name in _KINDS.items())
    fields = (
        Field("kind", FIELDS["kind"], Shape.CHOICE, kinds, empty=ALL),
        Field("missing", term("draft.missing_in"), Shape.CHOICE, languages),
        Field("unverified", term("draft.unverified_in"), Shape.CHOICE, languages),
    )
    written = {name: (value,) for name, value in wanted.as_query().items()}
    return GetForm(
        legend=term("draft.filter"),
        address=bench.address("titles.list_titles"),
        fields=field_views(fields, written, {}),
        submit=term("work.show"),
    )
