"""One form of the record as a page shows it: fields with what they offer and what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.documents.blocks import Day, Hours, Inline, Series, Verbatim, Words, term
from planner.documents.record_names import ATTENDANCE
from planner.documents.record_words import body_called
from planner.models.draft_resolution import DraftRegister
from planner.models.programme import Programme
from planner.models.record_facts import PapersBefore
from planner.web.pages.speaking_chair import Option
from planner.web.record_spec import Control, FieldSpec, FormSpec

_NOTHING = Option("", Verbatim("–"))
_HELP = {
    Control.OFFICERS: term("record.officers_help"),
    Control.BALLOTS: term("record.ballots_help"),
    Control.PRESENT: term("record.present_help"),
}


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: ``control`` is how it is shown (``text``, ``number``, ``date``, ``state``,
    ``lines``, ``choice``, ``tick``, ``vote``); ``options`` are those of a choice.
    """

    name: str
    label: Inline
    control: str
    value: str
    options: tuple[Option, ...] = ()
    is_required: bool = False
    help: Inline | None = None


@dataclass(frozen=True, slots=True)
class FormView:
    """A form: the fields shown at once, and those shown when asked for. ``vote`` are the figures of
    a vote by name, empty where none was typed.
    """

    kind: str
    title: Inline
    main: tuple[FieldView, ...]
    more: tuple[FieldView, ...]
    vote: Mapping[str, str]
    has_item: bool
    is_typed: bool


def form_view(
    programme: Programme,
    drafts: DraftRegister,
    spec: FormSpec,
    held: Mapping[str, str],
    *,
    meeting: str = "",
    item: str = "",
) -> FormView:
    """The form with what its fields hold; a new one for papers holds those of the item."""
    if spec.fact is PapersBefore and not held:
        symbols = [paper.symbol for paper in programme.papers if item in paper.items]
        held = {"symbols": " ".join(symbols)}
    views = [
        (field.is_main, view)
        for field in spec.fields
        for view in _views(programme, drafts, field, held, meeting)
    ]
    return FormView(
        kind=spec.fact.kind,
        title=spec.title,
        main=tuple(view for is_main, view in views if is_main),
        more=tuple(view for is_main, view in views if not is_main),
        vote={name: held.get(name, "") for name in ("yes", "no", "abstaining", "needs_two_thirds")},
        has_item=spec.has_item,
        is_typed="kind" in held,
    )


def _views(
    programme: Programme,
    drafts: DraftRegister,
    field: FieldSpec,
    held: Mapping[str, str],
    meeting: str,
) -> list[FieldView]:
    if field.control is Control.PRESENT:
        return [
            FieldView(f"present-{category}", name, "text", held.get(f"present-{category}", ""))
            for category, name in ATTENDANCE.items()
        ]
    return [
        FieldView(
            name=field.name,
            label=field.label,
            control=_SHOWN.get(field.control, "text"),
            value=held.get(field.name, ""),
            options=_options(programme, drafts, field, meeting),
            is_required=field.is_required,
            help=_HELP.get(field.control),
        )
    ]


def _options(
    programme: Programme, drafts: DraftRegister, field: FieldSpec, meeting: str
) -> tuple[Option, ...]:
    match field.control:
        case Control.CHOICE:
            found = [Option(value, called) for value, called in field.choices]
        case Control.BODY:
            found = [
                Option(body.key, body_called(programme, body.key)) for body in programme.bodies
            ]
        case Control.MEETING:
            found = [
                Option(
                    one.key,
                    Series(
                        (
                            *(body_called(programme, body) for body in one.bodies),
                            Day(one.day, with_year=False, is_heading=False),
                            Hours(one.starts, one.ends),
                        )
                    ),
                )
                for one in programme.meetings
                if one.key != meeting
            ]
        case Control.DRAFT:
            found = [
                Option(
                    draft.key,
                    Series((Verbatim(draft.symbol or draft.key), Words(draft.title))),
                )
                for draft in drafts.drafts
            ]
        case Control.APPROVAL:
            found = [Option(one.key, Verbatim(one.key)) for one in programme.approvals]
        case _:
            return ()
    is_free = not field.is_required or field.control is not Control.CHOICE
    return (_NOTHING, *found) if is_free else tuple(found)


_SHOWN = {
    Control.NUMBER: "number",
    Control.TICK: "tick",
    Control.CHOICE: "choice",
    Control.BODY: "choice",
    Control.MEETING: "choice",
    Control.DRAFT: "choice",
    Control.APPROVAL: "choice",
    Control.STATE: "state",
    Control.DAY: "date",
    Control.LINES: "lines",
    Control.OFFICERS: "lines",
    Control.BALLOTS: "lines",
    Control.LONG_TEXT: "lines",
    Control.VOTE: "vote",
}
