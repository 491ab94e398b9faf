"""Inlines as HTML where the same ones come again and again: a page of some hundred meetings."""

from markupsafe import Markup

from planner.documents.blocks import Inline, Series, Term
from planner.i18n.catalogues import message, pieces
from planner.rendering.html_inline import inline_markup


class SaidOnce:
    """Says inlines in one language as `inline_markup` does, and each part that repeats but once.

    It keeps all that it has said, so it lives no longer than a page.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._said: dict[Inline, Markup] = {}

    def __call__(self, inline: Inline) -> Markup:
        """The inline in that language."""
        match inline:
            case Term(code, params):
                return self._filled(message(code, self._language), dict(params))
            case Series(members, separator):
                mark = Markup.escape(message(f"document.{separator}", self._language))
                return mark.join(self(member) for member in members)
        found = self._said.get(inline)
        if found is None:
            found = self._said[inline] = inline_markup(inline, self._language)
        return found

    def _filled(self, pattern: str, params: dict[str, Inline]) -> Markup:
        # The parts are markup or escaped already; joining markup would look at each once more.
        said: list[str] = []
        for literal, name in pieces(pattern):
            said.append(str(Markup.escape(literal)))
            if name is not None:
                said.append(self(params[name]))
        return Markup("".join(said))  # noqa: S704 - made of what is escaped above
