"""What the preview adds to a page on its way to the browser; nothing of it is ever in `output/`."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType

OWN = "/__vorschau/"
"""Below it stands what only the preview serves; no page of a site begins with an underscore."""

NEWS = f"{OWN}stand"
OWN_FILES = MappingProxyType(
    {f"{OWN}{name}": Path(__file__).parent / "box" / name for name in ("reload.js", "box.css")}
)
"""The script and the style of the preview by their addresses."""

_HEAD_END = re.compile(rb"</head>", re.IGNORECASE)
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_EMPTY_PAGE = (
    "<!doctype html>\n<html lang=de>\n<head><meta charset=utf-8><title>Vorschau</title></head>\n"
    "<body><p>{sentence}</p></body>\n</html>\n"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the last build went, as editors read it.

    With `errors` the site that is served is the last good one. `hints` are warnings.
    """

    errors: str = ""
    hints: str = ""
    hint_count: int = 0


def with_box(page: bytes, standing: Standing, name: str) -> bytes:
    """The page with the box on top and the script; `name` is that of the standing it shows."""
    head = (
        f'<link rel="stylesheet" href="{OWN}box.css">'
        f'<script src="{OWN}reload.js" data-standing="{escape(name)}" defer></script>'
    ).encode()
    page = _HEAD_END.sub(lambda match: head + match[0], page, count=1)
    box = _box(standing).encode()
    return _BODY.sub(lambda match: match[0] + box, page, count=1)


def empty_page(*, is_built: bool) -> bytes:
    """What is shown where there is nothing to show."""
    sentence = (
        "Diese Seite gibt es nicht."
        if is_built
        else "Es gibt noch keinen Stand ohne Fehler. Sobald es einen gibt, erscheint er hier."
    )
    return _EMPTY_PAGE.format(sentence=sentence).encode()


def _box(standing: Standing) -> str:
    parts = ""
    if standing.errors:
        parts += (
            '<div role="alert"><p><strong>Bitte zuerst beheben.</strong> '
            "Gezeigt wird der letzte gute Stand.</p>"
            f"<pre>{escape(standing.errors.strip())}</pre></div>"
        )
    if standing.hints:
        word = "Hinweis" if standing.hint_count == 1 else "Hinweise"
        parts += (
            f"<details><summary>{standing.hint_count} {word} zu den Inhalten</summary>"
            f"<pre>{escape(standing.hints.strip())}</pre></details>"
        )
    kind = " vorschau-kasten--fehler" if standing.errors else ""
    return f'<div class="vorschau-kasten{kind}">{parts}</div>' if parts else ""
