"""400 texts in the manner of public Pelican sites: how others write heads and bodies.

A text whose `refusal` is not empty holds one mistake of that kind; a build of it must tell just it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

COUNT = 400
FILES = ("rot.png", "daten.csv")
"""What bodies show and lead to that lies beside their texts."""

_REFUSED = (
    ("date-missing", "Title: Ohne Tag\n", "Text."),
    ("slug-form", "Title: Adresse\nDate: 2024-01-05\nSlug: ein fest\n", "Text."),
    ("unknown-key", "Title: Fest\nDate: 2024-01-05\nSumary: Kurz\n", "Text."),
    ("date-unreadable", "Title: Fest\nDate: 01/02/2024\n", "Text."),
    ("foreign-address", "Title: Fest\nDate: 2024-01-05\n", "<ftp://example.org/plan>"),
    ("broken-link", "Title: Fest\nDate: 2024-01-05\n", "[weg](/gibt/es/nicht/)"),
)
"""Why a text is refused: the kind of the Diagnostic, with a head and a body that have it."""

_BODIES = (
    "A plain paragraph with *emphasis*, **strong words** and `code`.",
    'She said "hello" -- twice...',
    "## A heading\n\nA paragraph.\n\n### One below\n\nAnother one.",
    "- one\n- two\n\n1. first\n2. second",
    "| Kind | Price | Note |\n|:-----|------:|:---:|\n| one  | 5,00  | x |",
    "```python\nprint('x')\n```",
    "Indented:\n\n    :::python\n    values[['x']]\n\nBehind.",
    'Indented:\n\n    values[["place"]]\n\nBehind.',
    "> A quotation\n> of two lines.",
    "A note[^1].\n\n[^1]: At the foot.",
    '<a name="prices"></a>\n\nSee [the prices](#prices).',
    (
        "[`a.py`](https://example.org/a) and <https://example.org/b> and [c][c].\n\n"
        "[c]: HTTPS://example.org/c"
    ),
    "Back to [the start]({index}), [all of it]({category}News), [a tag]({tag}a).",
    (
        "See [the party]({filename}sommerfest.md), [again]({filename}/artikel/sommerfest.md) and "
        "[by its old address](sommerfest.html)."
    ),
    "![A red field]({attach}rot.png) and [a table]({static}daten.csv).",
    "Term\n:   What it means.\n\n*[HTML]: A language\n\nHTML is one.",
    "Line one  \nline two with &amp; and &copy; and 3 < 4.",
    '<div class="note" markdown="1">\nA *note*.\n</div>',
)
_DAYS = (
    *("2024-{m:02}-{d:02}", "2024-{m:02}-{d:02} 10:20", "2024-{m:02}-{d:02}T10:20:30+01:00"),
    *("2024/{m}/{d} 9:05", "{d:02}.{m:02}.2024", "2024-{m:02}-{d:02} 10:20:30.000Z"),
)
_MORE = (
    *("Category: News", "Tags: one, two", "Author: Erika Muster", "Authors: Erika, Max"),
    *("Summary: What it is about.", "Lang: en", "Lang: de", "Status: published"),
    *("Status: hidden", "Status: draft", "Modified: 2024-12-30 08:00", "Cover: fest.jpg"),
    *("Template: landing", "Save_as: alt/fest.html", "Event-start: 2024-05-01 10:00"),
    *("Translation: true", "Series: Feste", "Keywords: a, b", "Description: In a word."),
)
_GERMAN = {"Title": "Titel", "Date": "Datum", "Category": "Rubrik", "Tags": "Schlagworte"}


@dataclass(frozen=True, slots=True)
class ForeignText:
    """One text: the name of its file below content/artikel, its head and its body."""

    name: str
    head: str
    body: str
    refusal: str = ""

    @property
    def text(self) -> str:
        """The whole file."""
        is_fenced = self.head.startswith("---")
        return f"{self.head}{'' if is_fenced else chr(10)}{self.body}\n"


def foreign_texts(seed: int) -> Iterator[ForeignText]:
    """COUNT of them, the same for the same seed."""
    random = Random(seed)  # noqa: S311  # nothing is secret here
    for number in range(COUNT):
        if number % 25 == 0:
            refusal, head, body = _REFUSED[number // 25 % len(_REFUSED)]
            yield ForeignText(f"text-{number}.md", head, body, refusal)
            continue
        month, day = random.randint(1, 12), random.randint(1, 28)
        named = random.random() < 0.2
        lines = [f"Title: Text {number}"]
        if not named:
            lines.append(f"Date: {random.choice(_DAYS).format(m=month, d=day)}")
        more = {line.partition(":")[0].rstrip("s"): line for line in random.sample(_MORE, 4)}
        lines += [line for key, line in more.items() if not _is_double(key, more)]
        if number % 20 in (7, 8):
            lines = [line for line in lines if not line.startswith("Lang")]
            lines += [f"Slug: pair-{number // 20}", f"Lang: {('de', 'en')[number % 20 - 7]}"]
        elif random.random() < 0.3:
            lines.append(f"Slug: {number}_Old_v1.{number}")
        begin = f"2024-{month:02}-{day:02}-" if named else ""
        body = "\n\n".join(random.sample(_BODIES, random.randint(1, 4)))
        yield ForeignText(f"{begin}text-{number}.md", _head(lines, random), body)


def _is_double(key: str, keys: dict[str, str]) -> bool:
    """Whether another line says the same under another name."""
    return (key == "Keyword" and "Tag" in keys) or (key == "Description" and "Summary" in keys)


def _head(lines: list[str], random: Random) -> str:
    """The lines in one of the forms and languages that heads have."""
    if random.random() < 0.3:
        parts = (line.partition(":") for line in lines)
        lines = [f"{_GERMAN.get(key, key)}:{value}" for key, _, value in parts]
    if random.random() < 0.4:
        return "---\n" + "\n".join(line[0].lower() + line[1:] for line in lines) + "\n---\n"
    return "\n".join(lines) + "\n"
