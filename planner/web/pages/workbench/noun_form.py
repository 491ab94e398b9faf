"""A page with one form about one thing of the draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from planner.documents.blocks import Inline, term
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.fields import Field, FieldView, Written, field_views
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.bench import Bench

SAVE = term("work.save")
"""What the button of a form says that changes something which is there."""


@dataclass(frozen=True, slots=True)
class Button:
    """A form of one button; ``values`` are its hidden fields. ``glyph`` stands for the label where
    there is little room; the label is then said to those who hear the page.
    """

    label: Inline
    address: str
    values: tuple[tuple[str, str], ...] = ()
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class GetForm:
    """A form that asks for another page and changes nothing; ``address`` is where it goes."""

    legend: Inline
    address: str
    fields: tuple[FieldView, ...]
    submit: Inline


@dataclass(frozen=True)
class NounForm:
    """A form before it is shown: what it asks for, and what stands in it to begin with.

    ``post`` is where it goes, ``here`` the address of its page, ``back`` that of the list that it
    leads back to. ``noun`` is the table and the key of what it is about, for what is wrong with it.
    ``before`` is shown above it, and then ``aside``, what the former asked for.
    """

    title: Inline
    above: Link | None
    fields: tuple[Field, ...]
    noun: tuple[str, ...]
    here: str
    back: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    submit: Inline = SAVE
    lead: Inline | None = None
    buttons: tuple[Button, ...] = ()
    before: GetForm | None = None
    aside: Markup | None = None


@dataclass(frozen=True, slots=True)
class NounFormPage:
    """The page of a form; ``version`` is the one that was first seen, also after a refusal."""

    frame: Frame
    work: WorkFrame
    title: Inline
    lead: Inline | None
    fields: tuple[FieldView, ...]
    problems: tuple[str, ...]
    reason: str
    version: str
    post: str
    back: str
    submit: Inline
    buttons: tuple[Button, ...]
    before: GetForm | None
    aside: Markup | None


def noun_form_page(
    bench: Bench,
    form: NounForm,
    written: Written,
    version: str,
    *,
    problems: tuple[str, ...] = (),
    errors: Mapping[str, str] | None = None,
    reason: str = "",
) -> NounFormPage:
    """The page with what is written in its fields."""
    above = () if form.above is None else (form.above,)
    return NounFormPage(
        frame=frame_of_work(bench, *above, Link(form.title), here=form.here),
        work=work_frame(bench, here=form.here),
        title=form.title,
        lead=form.lead,
        fields=field_views(form.fields, written, errors or {}),
        problems=problems,
        reason=reason,
        version=version,
        post=form.here,
        back=form.back,
        submit=form.submit,
        buttons=form.buttons if bench.may_edit else (),
        before=form.before,
        aside=form.aside,
    )
