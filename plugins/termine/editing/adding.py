"""Neu: an entry at the end of the event file or in a file of its own, an article, a page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from ..diagnostics import message
from ..events import addresses, short_day
from ..reading import Source, nodes, read_lines
from .edit import (
    Edit,
    Gap,
    Given,
    Refusal,
    edited,
    gap_in,
    indentation_of,
    is_empty,
    new_file,
    root_of,
)
from .yaml_writer import yaml_lines

EVENT_KEYS = (
    *("id", "titel", "rubrik", "datum", "wann", "um", "ende", "dauer", "ab", "bis", "ort"),
    *("feiertage", "ferien", "kosten", "anmeldung", "beschreibung"),
)
_ARTICLE_KEYS = ("titel", "slug", "datum", "rubrik", "kurztext", "termine")
_PAGE_KEYS = ("titel", "slug", "menue", "kurztext")
_ENTRIES = "termine"
_COMMENT_COLUMN = 34


def with_entry(source: Source | None, name: str, given: Given) -> Edit | Refusal:
    """The event file with one more entry; without a file one that begins with its comments.

    `given` needs an `id`. Only keys of EVENT_KEYS are written.
    """
    head = message.text("head-of-event-file").split("\n")
    before = source or new_file(name, head).after
    root = root_of(before)
    gap = _gap_for_entry(root, read_lines(before)[0].lines)
    if gap is None:
        return Refusal(message.text("edit-not-an-event-file", file=before.name))
    apart = () if is_empty(root) else ("",)
    edit = edited(before, gap.after_line, [*apart, *gap.filled([_entry(given)])])
    return edit if source or isinstance(edit, Refusal) else replace(edit, before=None)


def new_entry_file(name: str, given: Given) -> Edit:
    """A new file with this entry alone, as the form in the browser can open it."""
    return new_file(name, [message.text("head-of-single-entry"), "", *_entry(given)])


def new_article(name: str, given: Given, today: date) -> Edit:
    """A new file with the head and the text that are given; without a `text` it is a draft."""
    return _new_text(name, {"datum": short_day(today), **given}, _ARTICLE_KEYS)


def new_page(name: str, given: Given) -> Edit:
    """As an article, without a day and without dates, and with a place in the menu."""
    return _new_text(name, given, _PAGE_KEYS)


def _new_text(name: str, head: Given, keys: Sequence[str]) -> Edit:
    lines = [line for key in keys if key in head for line in yaml_lines(key, head[key])]
    if "kurztext" not in head:
        lines.append(f"# kurztext: …  # {message.text('comment-summary')}")
    if "termine" in keys and "termine" not in head:
        lines.append(message.text("comment-events", id="fruehstueck-wez"))
    if "text" not in head:
        lines.append(f"entwurf: ja  # {message.text('comment-draft')}")
    body = head["text"] if "text" in head else message.text("new-article-body")
    return new_file(name, ["---", *lines, "---", "", *body.split("\n")])


def id_for(given: Given, taken: frozenset[str]) -> str:
    """An id made of the title, with the year of a single date: nobody has it yet; may be empty."""
    base = addresses.slug(given.get("titel", ""))
    year = given.get("datum", "")[-4:]
    if base and year.isdigit() and not base.endswith(year):
        base = f"{base}-{year}"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next((free for free in (base, *numbered) if free not in taken), base)


def _gap_for_entry(root: nodes.Node | None, lines: Sequence[str]) -> Gap | None:
    """Behind the last entry of a file and the comments that belong to it."""
    if is_empty(root):
        return Gap(len(lines), 2, (f"{_ENTRIES}:",))
    if not isinstance(root, nodes.Mapping) or root.is_flow or root.entry("id"):
        return None
    gap = gap_in(root, _ENTRIES, root.last_line)
    if gap is None or gap.head:
        return gap
    comments = takewhile(
        lambda line: line.lstrip()[:1] == "#" and indentation_of(line) > gap.indentation,
        lines[gap.after_line :],
    )
    return replace(gap, after_line=gap.after_line + len(list(comments)))


def _entry(given: Given) -> list[str]:
    """The lines of an entry without indentation, with comments that say what else is possible."""
    lines = [line for key in EVENT_KEYS if key in given for line in _commented(key, given[key])]
    further = message.text("comment-of-further-keys").split("\n")
    missing = [line for line in further if line[2:].partition(":")[0] not in given]
    if missing:
        lines += [message.text("comment-further-keys"), *missing]
    return [*lines, message.text("comment-all-keys")]


def _commented(key: str, value: str) -> Iterator[str]:
    rows = (row.partition(": ") for row in message.text("comments-of-keys").split("\n"))
    comment = {name: text for name, _, text in rows}.get(key)
    first, *rest = yaml_lines(key, value)
    yield f"{first:<{_COMMENT_COLUMN}}  # {comment}" if comment and not rest else first
    yield from rest
