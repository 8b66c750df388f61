"""JSON Schemas for programs that help while somebody types, made of the forms of the reader.

They let pass whatever the reader reads, and a little more: `check` has the last word. A program
may have made a number of `12`, so every single value may be one.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from .schema import (
    ClosedDaysForm,
    DefaultsForm,
    EventForm,
    Form,
    Registration,
    RegistrationForm,
    VenueForm,
)
from .schema_front_matter import FrontMatterForm
from .schema_values import (
    ArticleDay,
    Day,
    Duration,
    Ending,
    Id,
    Language,
    Line,
    Link,
    Location,
    Mail,
    Phone,
    Phrase,
    Picture,
    Places,
    Policy,
    Rrule,
    Slug,
    Span,
    Text,
    Texts,
    Yes,
)
from .schema_words import key_words

Json = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SINGLE = ["string", "number", "boolean", "null"]
_ANY = {"type": _SINGLE}
_UNSAID = {"type": "null"}


def json_schemas() -> Mapping[str, str]:
    """The schemas by their names: `termine`, `orte`, `ferien`, `artikel`; as JSON text."""
    found = {
        "termine": _event_file(),
        "orte": _list_of(VenueForm, "Orte", "Die Orte der Termine."),
        "ferien": _list_of(ClosedDaysForm, "Schließtage", "Eigene freie Tage und Schulferien."),
        "artikel": {
            "title": "Kopf eines Texts",
            "description": "Was ein Artikel oder eine Seite über sich sagt.",
            **_form(FrontMatterForm),
            "type": ["object", "null"],
        },
    }
    whole = {name: {"$schema": _DRAFT, **schema} for name, schema in found.items()}
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in whole.items()
    }


def _event_file() -> Json:
    """`vorgaben` and `termine`, or a single entry."""
    is_entry = {
        "required": ["id"],
        "not": {"anyOf": [{"required": ["termine"]}, {"required": ["vorgaben"]}]},
    }
    parts = {
        "vorgaben": _described("", "vorgaben", _or_empty(_form(DefaultsForm))),
        "termine": _described(
            "", "termine", {"type": ["array", "null"], "items": {"$ref": "#/definitions/eintrag"}}
        ),
    }
    return {
        "title": "Termine",
        "description": "Die Termine: „vorgaben“ und „termine“, oder ein einzelner Eintrag.",
        "type": ["object", "null"],
        "if": is_entry,
        "then": {"$ref": "#/definitions/eintrag"},
        "else": {"properties": parts, "additionalProperties": False},
        "definitions": {"eintrag": _form(EventForm)},
    }


def _list_of(form: type[Form], title: str, description: str) -> Json:
    return {
        "title": title,
        "description": description,
        "type": ["array", "null"],
        "items": _form(form),
    }


def _form(form: type[Form]) -> Json:
    """The keys of a form; any other key is a mistake."""
    needed = [key for key, _ in form.needed]
    return {
        "type": "object",
        "properties": dict(_properties(form)),
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
    }


def _properties(form: type[Form]) -> Iterator[tuple[str, Json]]:
    for name, field in form.model_fields.items():
        key = field.alias or name
        kind = get_args(field.annotation)[0]
        yield key, _described(form.__name__, key, _kind(kind))


def _described(form: str, key: str, schema: Json) -> Json:
    words = key_words(form, key)
    said = {"title": words.title, "description": words.description}
    return {**said, **schema, "examples": list(words.examples)}


def _kind(kind: Any) -> Json:
    """The schema of a type of `schema_values`, or of forms within a form."""
    if get_origin(kind) is list:
        return {"type": ["array", "null"], "items": _form(get_args(kind)[0])}
    if kind == Registration:
        return {"anyOf": [_ANY, _form(RegistrationForm)]}
    return next(schema for known, schema in _VALUES if known == kind)


def _or_empty(schema: Json) -> Json:
    return {**schema, "type": [schema["type"], "null"]}


def _matching(pattern: str) -> Json:
    """A text of a form; a number or nothing is let pass."""
    return {"type": _SINGLE, "pattern": pattern}


def _one_of(*words: str, pattern: str) -> Json:
    """Some words to choose from, and other spellings of them."""
    return {"anyOf": [{"enum": list(words)}, {"type": "string", "pattern": pattern}, _UNSAID]}


_POLICY = (
    r"^\s*([Ee][Nn][Tt][Ff]|[Aa][Uu][Ss]|[Ff](ä|Ä|[Aa]).*[Aa][Uu][Ss]"
    r"|[Ff][Ii][Nn][Dd].*[Ss][Tt][Aa][Tt][Tt])"
)
_YES = (
    r"^\s*([Jj][Aa]|[Nn][Ee][Ii][Nn]|[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"
    r"|[Ww][Aa][Hh][Rr]|[Ff][Aa][Ll][Ss][Cc][Hh])\s*$"
)
_DAY = _matching("[0-9][^\\n]*[0-9]{4}|[0-9]{4}[^\\n]*[0-9]")
_SLUG = _matching(r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$")
_LIST: Json = {"anyOf": [_ANY, {"type": "array", "items": _ANY}]}
_NUMBER: Json = {"type": ["number", "string"]}
_ADDRESS = _matching(r"^\s*[A-Za-z][A-Za-z0-9+-]*:\S")

_VALUES: tuple[tuple[Any, Json], ...] = (
    (Text, _ANY),
    (Line, _ANY),
    (Texts, _LIST),
    (Day, _DAY),
    (ArticleDay, _DAY),
    (Span, _matching("[0-9]|[Gg][Aa][Nn][Zz]")),
    (Ending, _matching("[0-9]|[Oo][FfPp]")),
    (Duration, _matching("[Ss][Tt]|[HhMm]|[0-9]:[0-9]")),
    (Phrase, _matching(r"[A-Za-zÄÖÜäöü]")),
    (Rrule, _matching("[Ff][Rr][Ee][Qq]=")),
    (Policy, _one_of("entfaellt", "findet statt", pattern=_POLICY)),
    (Yes, {"anyOf": [*_one_of("ja", "nein", pattern=_YES)["anyOf"], {"type": "boolean"}]}),
    (Id, _SLUG),
    (Slug, _SLUG),
    (Language, _matching(r"^\s*[a-z]{2,3}(-[A-Za-z0-9]{1,8})*\s*$")),
    (Places, _matching("[0-9]")),
    (Link, _ADDRESS),
    (Mail, _matching("@")),
    (Phone, _matching("[0-9]")),
    (Picture, _ANY),
    (
        Location,
        {
            "anyOf": [
                _matching("[0-9]"),
                {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
                {
                    "type": "object",
                    "properties": {key: _described("", key, _NUMBER) for key in ("lat", "lon")},
                    "required": ["lat", "lon"],
                    "additionalProperties": False,
                },
            ]
        },
    ),
)
