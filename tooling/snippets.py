"""Help for the head of articles and pages, as snippets of Visual Studio Code.

Its YAML extension knows schemas, but not the YAML at the top of a Markdown file; so the keys of
that schema are offered as snippets, which the program takes from the repository by itself.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

NAME = "texte.code-snippets"
_HEADS: Mapping[str, tuple[str, Sequence[str]]] = {
    "artikel": ("Kopf eines Artikels", ("titel", "datum", "kurztext", "rubrik", "termine")),
    "seite": ("Kopf einer Seite", ("titel", "kurztext", "stand")),
}

Json = dict[str, Any]


def snippets(schema: str) -> str:
    """The snippets for the JSON Schema of a head, as the text of their file."""
    keys: Json = json.loads(schema)["properties"]
    heads = {
        title: _snippet(word, title, ["---", *_lines(keys, chosen), "---", "", "$0"])
        for word, (title, chosen) in _HEADS.items()
    }
    single = {
        f"{key}: {words['title']}": _snippet(key, words["description"], _lines(keys, (key,)))
        for key, words in keys.items()
    }
    return json.dumps({**heads, **single}, indent=2, ensure_ascii=False) + "\n"


def _snippet(word: str, description: str, lines: Sequence[str]) -> Json:
    return {"scope": "markdown", "prefix": word, "description": description, "body": [*lines]}


def _lines(keys: Json, chosen: Sequence[str]) -> list[str]:
    """`titel: …` with its best example, or its words to choose from, as a place to type."""
    return [f"{key}: {_place(keys[key], number)}" for number, key in enumerate(chosen, start=1)]


def _place(words: Json, number: int) -> str:
    first, *more = words["examples"]
    return f"${{{number}|{','.join([first, *more])}|}}" if more else f"${{{number}:{first}}}"
