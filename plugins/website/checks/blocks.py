"""Lists, tables and addresses that an editor meant and Markdown shows as running text.

Only what is hardly ever meant otherwise is told: a dash at the start of one wrapped line is none.
"""

import re
from collections.abc import Iterator, Sequence

from plugins.termine.diagnostics import Diagnostic, Message
from plugins.website.messages import message

from ..markdown import Document, without_code

_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,2}\.)[ \t]+\S.*")
_FIRST_AND_SECOND = re.compile(r"\s*1[.)]\s.*\n\s*2[.)]\s")
_FOREIGN_SIGN = re.compile(r" {0,3}[•▪◦‣●∙\uf0b7\uf0a7]\s*(?P<words>\S.*)")
_BRACKET_SIGN = re.compile(r" {0,3}(?P<number>\d{1,2})\)\s+(?P<words>\S.*)")
_CLOSE_SIGN = re.compile(r" {0,3}(?:-|\*(?!.*\*))(?P<words>[^\W\d_].*)")
_BETWEEN = re.compile(r" {0,3}(?:#{1,6}[^#].*|\[\[.*\]\]\s*)?")
_ROW = re.compile(r" {0,3}\|.*\|\s*")
_RULE = re.compile(r" {0,3}\|?(?:\s*:?-+:?\s*\|?)+")
_LINKS = re.compile(r"\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\]|:\s*\S+)|<[^<>]*>")
_ADDRESS = re.compile(
    r"(?<![\w/.@:=+-])(?:(?P<site>www\.[\w-]+(?:\.[\w-]+)+(?:/[\w/.-]*\w/?)?)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}))(?![\w@])"
)


def block_slips(text: Document) -> Iterator[Diagnostic]:
    """A Diagnostic for each block that is no list or table, and each address that is no link."""
    written = text.body.split("\n")
    lines = without_code(text.body).split("\n")
    for start, block in _blocks(lines):
        for offset, fault in [*_list_slips(block), *_table_slips(block)]:
            number = start + offset
            place = text.head.body_line + number
            yield fault.at(text.position(place, written[number].strip()))
    for number, line in enumerate(lines, text.head.body_line):
        if "@" not in line and "www." not in line:
            continue
        for found in _ADDRESS.finditer(_LINKS.sub(lambda link: " " * len(link[0]), line)):
            address = f"https://{found['site']}" if found["site"] else f"mailto:{found['mail']}"
            fault = message("bare-address", word=found[0], link=f"[{found[0]}]({address})")
            yield fault.at(text.position(number, found[0]))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The paragraphs, each with the number of its first line; headings and marks divide them."""
    start, block = 0, list[str]()
    for number, line in enumerate([*lines, ""]):
        if not _BETWEEN.fullmatch(line) and line.strip():
            start, block = start if block else number, [*block, line]
        elif block:
            yield start, block
            block = []


def _list_slips(block: Sequence[str]) -> Iterator[tuple[int, Message]]:
    """The first line of a paragraph that would be an item of a list, if it were written so."""
    for number, line in enumerate(block):
        below = block[number + 1] if number + 1 < len(block) else ""
        is_first = number == 0
        above = "" if is_first else block[number - 1].rstrip()
        if found := _FOREIGN_SIGN.fullmatch(line):
            yield number, message("list-sign", line=f"- {found['words']}")
            return
        has_next = _FIRST_AND_SECOND.match(f"{line}\n{below}")
        if (found := _BRACKET_SIGN.fullmatch(line)) and has_next:
            yield number, message("list-sign", line=f"{found['number']}. {found['words']}")
            return
        is_pair = _CLOSE_SIGN.fullmatch(below)
        if (found := _CLOSE_SIGN.fullmatch(line)) and is_pair:
            yield number, message("list-sign", line=f"- {found['words']}")
            return
        if not _ITEM.fullmatch(line):
            continue
        is_numbered = line.lstrip()[0].isdigit()
        is_list = has_next if is_numbered else _ITEM.fullmatch(below) or above.endswith(":")
        if is_list and not is_first and not above.startswith((">", "|", "<", ":", " ")):
            yield number, message("list-after-text")
        return


def _table_slips(block: Sequence[str]) -> Iterator[tuple[int, Message]]:
    """A table without the line below its head, right after text, or with a row too long."""
    first = next((number for number, line in enumerate(block) if _ROW.fullmatch(line)), None)
    if first is None or len(block) < first + 2 or not _ROW.fullmatch(block[first + 1]):
        return
    columns = _cells(block[first])
    if not _RULE.fullmatch(block[first + 1]):
        yield first, message("table-without-line", line="|" + "---|" * columns)
    elif first:
        yield first, message("table-after-text")
    else:
        for number, row in enumerate(block[first + 2 :], start=first + 2):
            if _ROW.fullmatch(row) and _cells(row) > columns:
                yield number, message("row-too-long", cells=_cells(row), columns=columns)


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row)) - 1
