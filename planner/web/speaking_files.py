"""The documents of a list of speakers as files."""

from planner.documents.speakers_list import DOCUMENTS
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.web.answers import Made
from planner.web.headers import policy_for_document
from planner.web.speaking_state import Shown

_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}
# Browsers cannot show these, and a name is what a saved file needs most.
_SAVED = ("csv", "docx")


def document_file(state: Shown, kind: str, suffix: str) -> Made:
    """A document of the list in one format. Raises `InvalidInput` if it cannot have that."""
    language, format = state.addresses.language, _BY_SUFFIX[suffix]
    body = render(DOCUMENTS[kind](state.programme, state.view), language, format)
    name = f"{kind}-{state.view.debate.settings.key}"
    file = file_name(name, state.addresses.session, language, format)
    return Made(
        body=body,
        media_type=media_type(format),
        disposition=f'{"attachment" if suffix in _SAVED else "inline"}; filename="{file}"',
        policy=policy_for_document(suffix, body),
    )
