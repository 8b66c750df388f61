"""HTML of the editors that no family will see, because the allow list takes it out."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from plugins.termine.diagnostics import Diagnostic, Message, Position
from plugins.termine.reading import Source
from plugins.website.messages import message

from ..markdown.found import TakenOut
from ..markdown.removed_html import taken_out
from ..markdown.texts import ReadText

_INSTEAD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        message.text("link-instead-of-frame"): ("audio", "embed", "iframe", "object", "video"),
        message.text("contact-instead-of-form"): ("button", "form", "input", "select", "textarea"),
        message.text("looks-are-given"): ("big", "center", "font", "style"),
        message.text("heading-in-markdown"): ("h1",),
        message.text("no-programs"): ("script",),
    }
)
_PROGRAM = "on"
"""So begin the attributes that hold one: `onclick`."""


def html_left_out(text: ReadText) -> Iterator[Diagnostic]:
    """A Diagnostic for each tag and attribute that is taken out of a text."""
    for one in text.rendered.taken_out:
        yield _fault(one, _advice(one)).at(text.position(one.line, one.word))


def html_in_yaml(source: Source) -> Iterator[Diagnostic]:
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


def _fault(one: TakenOut, advice: str) -> Message:
    plain = message.text("bracket-to-see", name=one.word.removeprefix("<"))
    return message("html-left-out", word=one.word, advice=advice or plain)


def _advice(one: TakenOut) -> str:
    """What to write instead of a tag or attribute of HTML; empty for what is none."""
    if one.name.startswith(_PROGRAM) and not one.word.startswith("<"):
        return message.text("no-programs")
    return next((advice for advice, names in _INSTEAD.items() if one.name in names), "")
