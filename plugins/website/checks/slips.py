"""Slips in a text that only its readers would notice, and what somebody still has to fill in.

Half brackets, links without words, skipped headings, HTML that the allow list removes: Markdown
shows each of them as something else. In the YAML files of entries the same is looked for.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from plugins.termine.diagnostics import Diagnostic, Message, Position
from plugins.termine.reading import Source, unseen_signs
from plugins.website.messages import message

from ..content import uncommented_lines
from ..markdown import Document, RemovedHtml, placeholders, removed_html, with_fences, without_code

# Each of them holds a `]`: other lines are passed by.
# No part runs over the next bracket: else each `[` of a line would be followed to the line's end.
_SLIPS: Mapping[str, re.Pattern[str]] = {
    "single-brackets": re.compile(
        r"(?<!\[)\[\s*(?P<word>(?:termine|bitte\s+erg(?:ä|ae)nzen)\b[^\[\]]*)\](?![\](:\[])"
    ),
    "link-without-words": re.compile(r"(?<!!)\[\s*\]\((?P<word>[^)\[\]]*)\)"),
    "link-without-address": re.compile(r"\[(?P<word>[^\[\]]+)\]\(\s*\)"),
    "link-apart": re.compile(r"\[(?P<word>[^\[\]]+)\] \((?:/|https?:|www\.)[^)\s]*\)"),
    "link-reversed": re.compile(
        r"(?<!\])\((?P<word>[^()\[\]]+)\)\[(?P<address>/[^\[\]\s]*|https?:[^\[\]\s]*)\]"
    ),
    "local-file": re.compile(r"\]\(\s*(?P<word>(?:[A-Za-z]:[\\/]|file:)[^)\[\]]*)\)"),
}
_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t]*[^\s#].*")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_TITLE = 1
_MARK = re.compile(r"\[\[\s*(?!bitte)[^\W\d_][^\[\]\n]*\]\](?!\()", re.IGNORECASE)
_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "link-instead-of-frame": ("audio", "embed", "iframe", "object", "video"),
    "contact-instead-of-form": ("button", "form", "input", "select", "textarea"),
    "looks-are-given": ("big", "center", "font", "style"),
    "heading-in-markdown": ("h1",),
    "no-programs": ("script",),
}
"""The parts of sentences that say what to write instead of tags and attributes of HTML."""


def text_slips(text: Document) -> Iterator[Diagnostic]:
    """Everything of this kind in a text: it shows in the text alone."""
    yield from unseen_signs(text.lines)
    yield from _marks_outside_code(text)
    yield from _skipped_headings(text)
    for removed in text.rendered.removed:
        advice = _advice(removed)
        yield _removed(removed, advice).at(text.position(removed.line, removed.word))


def entry_slips(source: Source) -> Iterator[Diagnostic]:
    """Marks and HTML in a YAML file; what is no HTML at all may be part of a title."""
    for number, line in uncommented_lines(source, b"[["):
        for mark in _MARK.finditer(line):
            position = Position(source.name, number, mark.start() + 1, len(mark[0]), line)
            yield message("mark-in-yaml", word=mark[0]).at(position)
    lines = dict(uncommented_lines(source, b"<"))
    text = "\n".join(lines.get(number, "") for number in range(1, max(lines, default=0) + 1))
    for removed in removed_html(text, text):
        line, advice = lines[removed.line], _advice(removed)
        if advice:
            column, length = line.find(removed.word) + 1, len(removed.word)
            position = Position(source.name, removed.line, column, length, line)
            yield _removed(removed, advice).at(position)


def placeholder_diagnostics(source: Source, *, is_refused: bool) -> Iterator[Diagnostic]:
    """A Diagnostic for each `[[bitte ergänzen: …]]` in a file; an error where it `is_refused`.

    Comments in YAML may have any.
    """
    if b"[[" not in source.data:
        return
    text = source.data.decode("utf-8", "replace").replace("\r\n", "\n")
    lines = text.split("\n")
    kind = "left-over-on-legal-page" if is_refused else "left-over"
    for gap in placeholders(text):
        line = lines[gap.line - 1]
        if line.lstrip().startswith("#") and not source.name.endswith(".md"):
            continue
        length = len("".join(line[gap.column - 1 :].partition("]]")[:2]))
        position = Position(source.name, gap.line, gap.column, length, line)
        yield message(kind, text=gap.text or "?").at(position)


def _marks_outside_code(text: Document) -> Iterator[Diagnostic]:
    body, first = text.body, text.head.body_line
    lines = body.split("\n")
    for number, line in enumerate(without_code(body).split("\n"), first):
        if "]" not in line or line.startswith("    "):
            continue
        for kind, pattern in _SLIPS.items():
            for slip in pattern.finditer(line):
                if kind == "link-without-words" and slip[0] not in lines[number - first]:
                    continue  # its words are code
                words = {name: part.strip() for name, part in slip.groupdict().items()}
                fault = message(kind, **words)
                yield fault.at(text.position(number, slip[0]))


def _skipped_headings(text: Document) -> Iterator[Diagnostic]:
    """A Diagnostic for each heading that is more than one step below the one before it.

    A single `#` behind `##` moves all others one step down: it is told itself, not they.
    Who hears a page jumps from heading to heading.
    """
    headings = text.rendered.headings
    lines = [*_heading_lines(text)]
    is_sure = len(lines) == len(headings)
    signs = [sign for _, sign in lines] if is_sure else [""] * len(headings)
    has_late_title = "#" in signs[1:] and signs[0] != "#"
    before = _TITLE
    for number, heading in enumerate(headings):
        level = max(len(signs[number]), _TITLE + 1) if has_late_title else heading.level
        wanted, before = before + 1, level
        if has_late_title and signs[number] == "#":
            fault = message("heading-like-title", text=heading.text)
        elif level > wanted:
            fewer = signs[number][level - wanted :] or "#" * wanted
            fault = message("heading-skipped", text=heading.text, signs=fewer)
        else:
            continue
        yield fault.at(text.position(lines[number][0]) if is_sure else text.place)


def _heading_lines(text: Document) -> Iterator[tuple[int, str]]:
    """Where headings stand in the body, outside of code, and the signs of each: `##`.

    One that is underlined has none.
    """
    lines = [*with_fences(text.body), ("", False)]
    for number, ((line, is_code), (below, _)) in enumerate(pairwise(lines), text.head.body_line):
        heading = _HEADING.fullmatch(line)
        is_underlined = line.strip() and _UNDERLINE.fullmatch(below)
        if not is_code and (heading or is_underlined):
            yield number, heading["signs"] if heading else ""


def _removed(removed: RemovedHtml, advice: str) -> Message:
    plain = message.text("bracket-to-see", name=removed.word.removeprefix("<"))
    return message("html-left-out", word=removed.word, advice=advice or plain)


def _advice(removed: RemovedHtml) -> str:
    """What to write instead of a tag or attribute of HTML; empty for what is none."""
    is_handler = removed.name.startswith("on") and not removed.word.startswith("<")
    found = (key for key, names in _INSTEAD.items() if removed.name in names)
    key = "no-programs" if is_handler else next(found, "")
    return message.text(key) if key else ""
