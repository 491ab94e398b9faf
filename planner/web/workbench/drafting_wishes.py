"""What is asked of a draft, as a form says it."""

from dataclasses import asdict

from flask import request

from planner.documents.blocks import (
    Day,
    Inline,
    ItemNumber,
    Separator,
    Series,
    Verbatim,
    Words,
    term,
)
from planner.documents.changes import edition_name
from planner.errors import InvalidInput
from planner.models.agenda import AgendaItem
from planner.models.edition import Edition
from planner.models.programme import Programme
from planner.services.drafting import Wishes
from planner.services.drafting_jobs import LONGEST_SECONDS, MOST_ALTERNATIVES
from planner.services.editions import list_editions
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.fields import Field, Shape, Written
from planner.web.speaking_fields import number, text
from planner.web.workbench.bench import Bench

_LISTS = {
    "rooms_lost": "room-lost",
    "overruns": "overrun",
    "one_more": "one-more",
    "days_lost": "day-lost",
}
_HYBRID = "hybrid"
_USUAL_SECONDS = 30
# More cannot be meant; what comes of so many is a new plan.
_MOST_DISRUPTIONS = 40


def search_fields(bench: Bench) -> tuple[Field, ...]:
    """How to look, and what to change least."""
    editions = list_editions(bench.database, bench.session)
    states = (Option("0", term("proposal.keep_draft")), *map(_edition, editions))
    return (
        Field(
            "seconds", term("proposal.field_seconds"), Shape.COUNT,
            hint=term("proposal.field_seconds_hint", limit=Verbatim(str(LONGEST_SECONDS))),
            is_required=True,
        ),
        Field(
            "keep", term("proposal.field_keep"), Shape.CHOICE, states,
            hint=term("proposal.field_keep_hint"), empty=term("proposal.keep_nothing"),
        ),
        Field(
            "alternatives", term("proposal.field_alternatives"), Shape.CHOICE,
            tuple(Option(str(n), Verbatim(str(n))) for n in range(MOST_ALTERNATIVES + 1)),
            hint=term("proposal.field_alternatives_hint"), is_required=True,
        ),
        Field(
            "with_reasons", term("proposal.field_reasons"), Shape.TICK,
            hint=term("proposal.field_reasons_hint"),
        ),
    )  # fmt: skip


def disruption_fields(programme: Programme) -> tuple[Field, ...]:
    """What may have happened; a list is left out where the session has nothing to choose from."""
    lists = (
        Field(
            "rooms_lost", term("proposal.field_rooms_lost"), Shape.SEVERAL,
            tuple(Option(room.key, Words(room.name)) for room in programme.rooms),
        ),
        Field(
            "days_lost", term("proposal.field_days_lost"), Shape.SEVERAL,
            tuple(
                Option(day.isoformat(), Day(day, with_year=False))
                for day in dict.fromkeys(meeting.day for meeting in programme.meetings)
            ),
        ),
        Field(
            "one_more", term("proposal.field_one_more"), Shape.SEVERAL,
            tuple(
                Option(body.key, Words(body.name))
                for body in programme.bodies
                if programme.meetings_of(body.key) or programme.agenda_of(body.key)
            ),
        ),
        Field(
            "overruns", term("proposal.field_overruns"), Shape.SEVERAL,
            tuple(
                Option(item.key, _item(item))
                for item in programme.items
                if programme.meetings_on(item.key)
            ),
        ),
    )  # fmt: skip
    hybrid = Field(_HYBRID, term("proposal.field_hybrid"), Shape.TICK)
    return (*(field for field in lists if field.options), hybrid)


def usual_wishes(programme: Programme) -> Written:
    """What stands in the form at first: a plan that is there is changed least."""
    return {
        "seconds": (str(_USUAL_SECONDS),),
        "keep": ("0",) if programme.meetings else (),
        "alternatives": ("0",),
        "with_reasons": ("yes",),
    }


def wishes_sent() -> Wishes:
    """What the form says. Raises `InvalidInput`."""
    disruptions = [
        f"{kind}:{key}"
        for name, kind in _LISTS.items()
        for key in dict.fromkeys(request.form.getlist(name))
    ]
    if request.form.get(_HYBRID):
        disruptions.append(_HYBRID)
    if len(disruptions) > _MOST_DISRUPTIONS:
        raise InvalidInput("field-unusable", field="overruns", value=str(len(disruptions)))
    return Wishes(
        seconds=float(number("seconds")),
        keep=number("keep") if text("keep") else None,
        alternatives=number("alternatives"),
        disruptions=tuple(disruptions),
        with_reasons=bool(request.form.get("with_reasons")),
    )


def written_wishes(wishes: Wishes) -> Written:
    """How those wishes stand in the form."""
    facts = asdict(wishes)
    written: dict[str, tuple[str, ...]] = {
        "seconds": (str(int(wishes.seconds)),),
        "keep": () if wishes.keep is None else (str(wishes.keep),),
        "alternatives": (str(wishes.alternatives),),
        "with_reasons": ("yes",) if wishes.with_reasons else (),
    }
    for disruption in facts["disruptions"]:
        kind, _, key = disruption.partition(":")
        name = next((name for name, own in _LISTS.items() if own == kind), _HYBRID)
        written[name] = (*written.get(name, ()), key or "yes")
    return written


def happened(programme: Programme, wishes: Wishes) -> tuple[Inline, ...]:
    """What has happened according to the wishes, in words; what is gone since is left out."""
    written = written_wishes(wishes)
    found: list[Inline] = []
    for field in disruption_fields(programme):
        chosen = written.get(field.name, ())
        names = tuple(option.label for option in field.options if option.value in chosen)
        if names:
            value = Series(names, Separator.SEMICOLON)
            found.append(term("draft.fact", name=field.label, value=value))
        elif field.shape is Shape.TICK and chosen:
            found.append(field.label)
    return tuple(found)


def _edition(edition: Edition) -> Option:
    label = term(
        "proposal.keep_edition", number=Verbatim(str(edition.number)), name=edition_name(edition)
    )
    return Option(str(edition.number), label)


def _item(item: AgendaItem) -> Inline:
    title = Words(item.short_title or item.title)
    return term("document.entry", number=ItemNumber(item.number), title=title)
