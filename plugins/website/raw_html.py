"""HTML of the editors that no family will see, because the allow list takes it out."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from plugins.events import Fault, Position, Problem, Source, link_messages
from plugins.markup import TakenOut, taken_out

from .texts import ReadText

_INSTEAD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        link_messages.LINK_INSTEAD_OF_FRAME: ("audio", "embed", "iframe", "object", "video"),
        link_messages.CONTACT_INSTEAD_OF_FORM: ("button", "form", "input", "select", "textarea"),
        link_messages.LOOKS_ARE_GIVEN: ("big", "center", "font", "style"),
        link_messages.HEADING_IN_MARKDOWN: ("h1",),
        link_messages.NO_PROGRAMS: ("script",),
    }
)
_PROGRAM = "on"
"""So begin the attributes that hold one: `onclick`."""


def html_left_out(text: ReadText) -> Iterator[Problem]:
    """A Problem for each tag and attribute that is taken out of a text."""
    for one in text.rendered.taken_out:
        yield _fault(one, _advice(one)).at(text.position(one.line, one.word))


def html_in_yaml(source: Source) -> Iterator[Problem]:
    """The same for the descriptions of entries; what is no HTML at all may be part of a title."""
    if b"<" not in source.data:
        return
    written = source.data.decode("utf-8", "replace").splitlines()
    lines = ["" if line.lstrip().startswith("#") else line for line in written]
    text = "\n".join(lines)
    for one in taken_out(text, text):
        line, advice = lines[one.line - 1], _advice(one)
        if advice:
            column = line.find(one.word) + 1
            position = Position(source.name, one.line, column, len(one.word), line)
            yield _fault(one, advice).at(position)


def _fault(one: TakenOut, advice: str) -> Fault:
    plain = link_messages.BRACKET_TO_SEE.format(name=one.word.removeprefix("<"))
    return link_messages.HTML_LEFT_OUT(word=one.word, advice=advice or plain)


def _advice(one: TakenOut) -> str:
    """What to write instead of a tag or attribute of HTML; empty for what is none."""
    if one.name.startswith(_PROGRAM) and not one.word.startswith("<"):
        return link_messages.NO_PROGRAMS
    return next((advice for advice, names in _INSTEAD.items() if one.name in names), "")
