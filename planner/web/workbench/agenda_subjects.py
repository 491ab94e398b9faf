"""Common items: one subject under two numbers, in the agendas of two bodies."""

from planner.documents.blocks import Words, term
from planner.documents.field_words import FIELDS
from planner.editing.agenda import change_item
from planner.editing.edit import Edit
from planner.models.agenda import AgendaItem
from planner.models.programme import Programme
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.agenda import item_words
from planner.web.pages.workbench.fields import Field, Shape
from planner.web.workbench.bench import Bench

_OF_ITEM = "with:"
"""What the choice begins with that makes a common item of two that were none."""


def subject_field(bench: Bench, item: AgendaItem) -> Field:
    """The subjects that the item can share, and the items of other bodies that have none yet."""
    programme = bench.programme
    own = {other.subject for other in programme.agenda_of(item.body) if other.key != item.key}
    options = [Option(item.subject, _shared(programme, item.subject, item))] if item.subject else []
    for other in programme.items:
        if other.body == item.body:
            continue
        name = term(
            "draft.item_of_body",
            item=item_words(other),
            body=Words(programme.body(other.body).name),
        )
        if other.subject is None:
            options.append(Option(f"{_OF_ITEM}{other.key}", name))
        elif other.subject != item.subject and other.subject not in own:
            options.append(Option(other.subject, name))
    values = [option.value for option in options]
    return Field(
        "subject",
        FIELDS["subject"],
        Shape.CHOICE,
        tuple(o for n, o in enumerate(options) if o.value not in values[:n]),
        hint=term("draft.subject_hint"),
    )


def with_subject(edit: Edit, key: str, chosen: str | None) -> Edit:
    """The edit, and the item on that subject; one that is new is given to the other item too."""

    def apply(programme: Programme) -> Programme:
        after = edit.apply(programme)
        subject = chosen
        if chosen is not None and chosen.startswith(_OF_ITEM):
            other = chosen.removeprefix(_OF_ITEM)
            subject = _free_subject(after, other)
            after = change_item(other, subject=subject).apply(after)
        return change_item(key, subject=subject).apply(after)

    return Edit(edit.name, apply, edit.params)


def _free_subject(programme: Programme, key: str) -> str:
    taken = programme.items_by_subject
    subject, number = key, 2
    while subject in taken:
        subject, number = f"{key}-{number}", number + 1
    return subject


def _shared(programme: Programme, subject: str, item: AgendaItem) -> Words:
    for other in programme.items_by_subject.get(subject, ()):
        if other.key != item.key:
            return Words(other.short_title or other.title)
    return Words(item.short_title or item.title)
