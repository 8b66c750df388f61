"""The configuration of the program for editing in the browser, made of the editors' own schema.

What it must not know: how the program comes here (`tooling/editor_program.py`). What it is for:
each form asks for the keys of the schema, with the words of the schema, and writes them so that
`check` reads them (docs/entscheidungen/0017-editing-in-the-browser.md).
"""

import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from plugins.termine.reading import json_schemas

from ..settings import SiteSettings
from .editor_forms import Forms, Kind

Json = dict[str, Any]
Backend = tuple[tuple[str, str], ...]
"""Keys and values of `backend`: `name`, `repo`, `branch` and what else the program knows."""

_FIRST = (
    *("am", "entfaellt", "verlegt", "zusatz", "grund", "von"),
    *("id", "titel", "name", "slug", "datum", "rubrik", "kurztext"),
    *("wann", "um", "ende", "ab", "bis", "ort"),
)
"""What a form asks first; the other keys follow as the schema has them."""

_LONG = frozenset({"beschreibung", "text", "anfahrt"})
_PICTURES = "image/avif,image/gif,image/jpeg,image/png,image/webp"
_NEEDED_IN_FORMS = frozenset({"id", "slug", "titel"})
"""Files are named and listed by these, so forms ask for them even where the reader does not."""

_SUMMARIES: Mapping[str, str] = {
    "abweichungen": "{{am}}{{zusatz}} {{entfaellt}}{{verlegt}}{{thema}}",
    "regeln": "{{wann}} {{ab}}",
    "pausen": "{{von}} – {{bis}}",
}
"""What a folded item of a list says of itself."""

_BODY: Mapping[str, Any] = {
    "name": "body",
    "label": "Text",
    "hint": "In Markdown, wie im Handbuch unter „Texte“.",
    "widget": "text",
    "required": False,
}


def editor_config(settings: SiteSettings, backend: Backend, forms: Forms) -> str:
    """`config.yml` for Sveltia CMS; `forms` tells how values are written in the files."""
    content = settings.content.name
    schemas = {name: json.loads(text) for name, text in json_schemas().items()}
    entry = schemas["termine"]["definitions"]["eintrag"]
    texts, make = schemas["artikel"], _Fields(forms)
    config = {
        "backend": _backend(backend),
        "app_title": f"Redaktion – {settings.name}",
        "site_url": settings.url,
        "display_url": settings.url,
        "media_folder": f"{content}/bilder",
        "public_folder": "/bilder",
        "media_libraries": {
            "stock_assets": False,
            "default": {"config": {"max_file_size": 10_000_000, "slugify_filename": True}},
        },
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none"}},
        "editor": {"preview": False},
        "collections": [
            _events(f"{content}/{event_folder(settings)}", make.whole(entry)),
            _texts("artikel", f"{content}/{settings.article_folder}", make.whole(texts)),
            _texts("seiten", f"{content}/{settings.page_folder}", make.whole(texts)),
            _venues(f"{content}/orte.yaml", make.whole(schemas["orte"]["items"])),
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


def _events(folder: str, fields: list[Json]) -> Json:
    return {
        "name": "termine",
        "label": "Termine",
        "label_singular": "Termin",
        "icon": "event",
        "description": "Eine Datei für jeden Eintrag, einzeln oder als Reihe.",
        "folder": folder,
        "extension": "yaml",
        "format": "yaml",
        "create": True,
        "delete": False,
        "identifier_field": "titel",
        "slug": "{{fields.id}}",
        "summary": "{{titel}} ({{id}})",
        "fields": fields,
    }


def _texts(name: str, folder: str, fields: list[Json]) -> Json:
    is_article = name == "artikel"
    return {
        "name": name,
        "label": "Artikel" if is_article else "Seiten",
        "label_singular": "Artikel" if is_article else "Seite",
        "icon": "article" if is_article else "web",
        "folder": folder,
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": True,
        "delete": False,
        "identifier_field": "titel",
        "slug": "{{fields.slug}}",
        "summary": "{{titel}}",
        "fields": [*fields, dict(_BODY)],
    }


def _venues(file: str, fields: list[Json]) -> Json:
    venues = {
        "name": "orte",
        "label": "Orte",
        "label_singular": "Ort",
        "widget": "list",
        "root": True,
        "collapsed": True,
        "summary": "{{name}}",
        "fields": fields,
    }
    form = {"name": "orte", "label": "Orte", "file": file, "format": "yaml", "fields": [venues]}
    return {"name": "orte", "label": "Orte", "icon": "location_on", "files": [form]}


@dataclass(frozen=True, slots=True)
class _Fields:
    """Makes fields of schemas, as far as the `forms` in use let them be asked for."""

    forms: Forms

    def whole(self, form: Json) -> list[Json]:
        """The fields of a file or venue; what names it must be filled in, too."""
        return self._of(form, {*form.get("required", ()), *_NEEDED_IN_FORMS})

    def _of(self, form: Json, needed: Container[str]) -> list[Json]:
        """The fields of a form."""
        properties: Json = form["properties"]
        first = [key for key in _FIRST if key in properties]
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
            summary = {"summary": _SUMMARIES[key]} if key in _SUMMARIES else {}
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
