"""The configuration of the program for editing in the browser, made of the editors' own schema.

What it must not know: how the program comes here (`tooling/editor_program.py`). What it is for:
each form asks for the keys of the schema, with the words of the schema, and writes them so that
`check` reads them (docs/entscheidungen/0017-editing-in-the-browser.md).
"""

import json
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any

import yaml

from plugins.termine.reading import json_schemas

from ..settings import ROOT, SiteSettings

Json = dict[str, Any]
Backend = tuple[tuple[str, str], ...]
"""Keys and values of `backend`: `name`, `repo`, `branch` and what else the program knows."""

_LONG = frozenset({"beschreibung", "text", "anfahrt"})
_PICTURES = "image/avif,image/gif,image/jpeg,image/png,image/webp"
_NEEDED_IN_FORMS = frozenset({"id", "slug", "titel"})
"""Files are named and listed by these, so forms ask for them even where the reader does not."""

TWOFOLD = ("anmeldung", "datum", "lage", "ort")
"""Keys that may be written in both ways. A form asks for a key in one way only: it would drop a
value of another kind, so where both are in use, the key is left out of the form."""

_FORMS: Mapping[str, Any] = MappingProxyType(
    yaml.safe_load((ROOT / "plugins/website/redaktion/forms.yaml").read_text("utf-8"))
)
"""What the collections are called, and in which order a form asks."""


class Kind(Enum):
    """How a value is written: as a text, or as a group or list of lines below its key."""

    TEXT = "text"
    GROUP = "group"


Forms = Mapping[str, frozenset[Kind]]
"""For the keys of TWOFOLD, the ways in use."""


def editor_config(settings: SiteSettings, backend: Backend, forms: Forms) -> str:
    """`config.yml` for Sveltia CMS; `forms` tells how values are written in the files."""
    content = settings.content.name
    schemas = {name: json.loads(text) for name, text in json_schemas().items()}
    entry = schemas["termine"]["definitions"]["eintrag"]
    texts, body, make = schemas["artikel"], _FORMS["body"], _Fields(forms)
    folders = (
        ("termine", event_folder(settings), make.whole(entry)),
        ("artikel", settings.article_folder, make.whole(texts, body)),
        ("seiten", settings.page_folder, make.whole(texts, body)),
    )
    venues = {"name": "orte", "label": "Orte"}
    list_of_venues = {**_FORMS["orte"], "fields": make.whole(schemas["orte"]["items"])}
    venue_file = {"file": f"{content}/orte.yaml", "format": "yaml", "fields": [list_of_venues]}
    config = {
        "backend": _backend(backend),
        "app_title": f"Redaktion – {settings.name}",
        "site_url": settings.url,
        "display_url": settings.url,
        "media_folder": f"{content}/bilder",
        **_FORMS["config"],
        "collections": [
            *(
                {**_FORMS[name], "folder": f"{content}/{folder}", "fields": fields}
                for name, folder, fields in folders
            ),
            {**venues, "icon": "location_on", "files": [{**venues, **venue_file}]},
        ],
    }
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=100)


def event_folder(settings: SiteSettings) -> str:
    """The folder among TERMINE_DATEIEN; each of its files may be one entry as a form saves it."""
    folders = (name for name in settings.event_files if not name.endswith((".yaml", ".yml")))
    return next(folders, "termine")


def _backend(given: Backend) -> Json:
    """Without an address for signing in there is the access token: it needs no third host."""
    keys = dict(given)
    has_address = bool(keys.keys() & {"base_url", "app_id", "auth_endpoint"})
    return {**keys} if has_address else {**keys, "auth_methods": ["token"]}


@dataclass(frozen=True, slots=True)
class _Fields:
    """Makes fields of schemas, as far as the `forms` in use let them be asked for."""

    forms: Forms

    def whole(self, form: Json, *more: Json) -> list[Json]:
        """The fields of a file or venue and `more`; what names it must be filled in, too."""
        return [*self._of(form, {*form.get("required", ()), *_NEEDED_IN_FORMS}), *map(dict, more)]

    def _of(self, form: Json, needed: Container[str]) -> list[Json]:
        """The fields of a form."""
        properties: Json = form["properties"]
        first = [key for key in _FORMS["first"] if key in properties]
        rest = [key for key in properties if key not in first]
        fields = ((key, self._widget(key, properties[key])) for key in (*first, *rest))
        return [
            {**_said(key, properties[key]), **widget, "required": key in needed}
            for key, widget in fields
            if self._keeps(key, widget)
        ]

    def _keeps(self, key: str, widget: Json) -> bool:
        """Whether the files hold nothing under this key that the field would lose."""
        kind = Kind.GROUP if widget["widget"] == "object" else Kind.TEXT
        return self.forms.get(key, frozenset()) <= {kind}

    def _widget(self, key: str, schema: Json) -> Json:
        """How a value is asked for. Yes and no are words: the program's switch writes true."""
        kinds: Sequence[Json] = schema.get("anyOf", ())
        items = schema.get("items", {})
        if "properties" in items:
            fields = self._of(items, items.get("required", ()))
            summaries = _FORMS["summaries"]
            summary = {"summary": summaries[key]} if key in summaries else {}
            return {"widget": "list", "collapsed": True, **summary, "fields": fields}
        if key == "bild":
            return {"widget": "image", "accept": _PICTURES}
        if words := next((kind["enum"] for kind in kinds if "enum" in kind), None):
            return {"widget": "select", "options": words}
        group = next((kind for kind in kinds if _is_group(kind)), None)
        if group and self.forms.get(key) != frozenset({Kind.TEXT}):
            return {"widget": "object", "collapsed": True, "fields": self._of(group, ())}
        if any(kind.get("type") == "array" and "minItems" not in kind for kind in kinds):
            return {"widget": "list"}
        return {"widget": "text" if key in _LONG else "string", **_rule(schema)}


def _said(key: str, schema: Json) -> Json:
    examples = schema["examples"]
    such = f" Zum Beispiel: {examples[0]}" if isinstance(examples[0], str) else ""
    return {"name": key, "label": schema["title"], "hint": f"{schema['description']}{such}"}


def _is_group(kind: Json) -> bool:
    """A form within the form; `lage`, which needs both its parts, is asked for as one text."""
    return "properties" in kind and "required" not in kind


def _rule(schema: Json) -> Json:
    """The pattern of the schema, with the best example for whoever misses it."""
    if "pattern" not in schema:
        return {}
    return {"pattern": [schema["pattern"], f"Bitte so schreiben: {schema['examples'][0]}"]}


def used_forms(texts: Iterable[str]) -> Forms:
    """How the keys of TWOFOLD are written in these YAML files."""
    found = tuple(texts)
    return {key: frozenset(_kinds(key, found)) for key in TWOFOLD}


def _kinds(key: str, texts: Iterable[str]) -> Iterable[Kind]:
    line = re.compile(rf"""^[\s-]*["']?{key}["']?\s*:[ \t]*(?P<value>[^\r\n]*)""", re.MULTILINE)
    for text in texts:
        for match in line.finditer(text):
            value = match["value"].partition(" #")[0].strip()
            is_group = not value or value[0] in "#{["
            yield Kind.GROUP if is_group else Kind.TEXT
