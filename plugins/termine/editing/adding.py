"""Neu: an entry at the end of the event file, or an article as a file of its own."""

from collections.abc import Iterator
from datetime import date

from ..events import addresses, short_day
from ..reading import Source
from . import sentences
from .edit import Edit, Given, Refusal, edited
from .places import gap_for_entry
from .yaml_writer import yaml_lines

EVENT_KEYS = (
    *("id", "titel", "rubrik", "datum", "wann", "um", "ende", "dauer", "ab", "bis", "ort"),
    *("feiertage", "ferien", "kosten", "anmeldung", "beschreibung"),
)
ARTICLE_KEYS = ("titel", "slug", "datum", "rubrik", "kurztext", "termine")
_COMMENT_COLUMN = 34


def with_entry(source: Source | None, name: str, given: Given) -> Edit | Refusal:
    """The event file with one more entry; without a file one that begins with its comments.

    `given` needs an `id`. Only keys of EVENT_KEYS are written.
    """
    before = source or Source(name, "".join(f"{x}\n" for x in sentences.HEAD_OF_FILE).encode())
    gap = gap_for_entry(before)
    if isinstance(gap, Refusal):
        return gap
    apart = () if gap.head else ("",)
    indentation = " " * gap.indentation
    lines = (f"{indentation}{line}".rstrip() for line in _entry(given))
    found = edited(before, gap.after_line, [*apart, *gap.head, *lines])
    if isinstance(found, Refusal) or source:
        return found
    return Edit(found.name, None, found.after, found.after_line, found.lines)


def new_entry_file(name: str, given: Given) -> Edit:
    """A new file with this entry alone, as the form in the browser can open it."""
    own = (line[len("- ") :] for line in _entry(given))
    whole = (sentences.SCHEMA_OF_ONE, "", *own)
    after = Source(name, "".join(f"{line}\n" for line in whole).encode())
    return Edit(name, None, after, 0, whole)


def new_article(name: str, given: Given, today: date) -> Edit:
    """A new file with the head and the text that are given; without a `text` it is a draft."""
    head = {"datum": short_day(today), **given}
    lines = [line for key in ARTICLE_KEYS if key in head for line in yaml_lines(key, head[key])]
    if "kurztext" not in head:
        lines.append(f"# kurztext: …  # {sentences.SUMMARY_COMMENT}")
    if "termine" not in head:
        lines.append(sentences.EVENTS_COMMENT.format(id="fruehstueck-wez"))
    if "text" not in head:
        lines.append(f"entwurf: ja  # {sentences.DRAFT_COMMENT}")
    body = head["text"].split("\n") if "text" in head else sentences.BODY
    whole = ("---", *lines, "---", "", *body)
    after = Source(name, "".join(f"{line}\n" for line in whole).encode())
    return Edit(name, None, after, 0, whole)


def id_for(given: Given, taken: frozenset[str]) -> str:
    """An id made of the title, with the year of a single date: nobody has it yet; may be empty."""
    base = addresses.slug(given.get("titel", ""))
    year = given.get("datum", "")[-4:]
    if base and year.isdigit() and not base.endswith(year):
        base = f"{base}-{year}"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next((one for one in (base, *numbered) if one not in taken), base)


def _entry(given: Given) -> Iterator[str]:
    keys = [key for key in EVENT_KEYS if key in given]
    lines = [line for key in keys for line in _commented(key, given[key])]
    yield f"- {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])
    missing = {key: text for key, text in sentences.FURTHER_KEYS.items() if key not in given}
    if missing:
        yield f"  {sentences.FURTHER}"
        yield from (f"  # {key}: {text}" for key, text in missing.items())
    yield f"  {sentences.ALL_KEYS}"


def _commented(key: str, value: str) -> Iterator[str]:
    first, *rest = yaml_lines(key, value)
    comment = sentences.COMMENTS.get(key)
    yield f"{first:<{_COMMENT_COLUMN}}  # {comment}" if comment and not rest else first
    yield from rest
