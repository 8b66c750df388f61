"""The forms: which keys the editors' files have, as pydantic models, and their JSON Schemas.

German keys in, typed values out. Field names are those of the values they become
(`Details.title`), aliases are the editors' keys. Every field may be missing; what an entry needs is
checked where it is put together, so that one wrong value hides no other mistake.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from . import values
from .times import Clock
from .words import key_words, words_of, yes_from_text

Json = dict[str, Any]
Parts = tuple[tuple[str, type["Form"]], ...]
_EMPTY = {"type": "null"}


def _key(key: str, form: str = "key") -> Any:
    """A field for a German key, which may be missing; the words of `form` tell programs of it."""
    return Field(None, alias=key, **key_words(key, form))


def _as_object(schema: Json, form: "type[Form]") -> None:
    """What pydantic cannot know of a form: the keys it needs. Its docstring is for developers."""
    schema.pop("title", None)
    schema.pop("description", None)
    if form.needed:
        schema["required"] = [key for key, _ in form.needed]


class Form(BaseModel):
    """A set of keys; `example` is one line of it, shown where something else was found.

    `needed` are the keys that must be there, each with an example, `parts` those that hold a form
    of their own. `elsewhere` are keys of the entry of an event file that this form is not for,
    `renamed` those whose name is another one here.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        defer_build=True,
        json_schema_extra=_as_object,
    )
    needed: ClassVar[tuple[tuple[str, str], ...]] = ()
    parts: ClassVar[Parts] = ()
    example: ClassVar[str] = ""
    elsewhere: ClassVar[tuple[str, ...]] = ()
    renamed: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Take `example` and `needed` from the book."""
        book = words_of("form").get(cls.__name__, {})
        cls.example, cls.needed = book.get("example", ""), tuple(book.get("needed", {}).items())

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The German keys in the order of the handbook."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @property
    def given(self) -> dict[str, Any]:
        """The values that are given, by the names of the fields."""
        written = ((name, getattr(self, name)) for name in self.model_fields_set)
        return {name: value for name, value in written if value is not None}


class RegistrationForm(Form):
    """`anmeldung`, with parts of its own."""

    text: values.Text | None = _key("text", "registration")
    is_required: values.Yes | None = _key("noetig", "registration")
    last_day: values.Day | None = _key("bis", "registration")
    link: values.Link | None = _key("link", "registration")
    phone: values.Phone | None = _key("telefon", "registration")
    mail: values.Mail | None = _key("mail", "registration")


def _with_parts(value: object) -> object:
    """A sentence as it stands; a mere yes or no says whether it is needed."""
    if not isinstance(value, str):
        return value
    return {"text": value} if yes_from_text(value) is None else {"noetig": value}


Registration = Annotated[
    RegistrationForm,
    BeforeValidator(_with_parts, json_schema_input_type=values.Text | RegistrationForm),
]


class DetailsForm(Form):
    """What any date can say about itself: the fields of Details."""

    parts: ClassVar[Parts] = (("anmeldung", RegistrationForm),)

    title: values.Line | None = _key("titel")
    category: values.Line | None = _key("rubrik")
    description: values.Text | None = _key("beschreibung")
    text: values.Text | None = _key("text")
    topic: values.Line | None = _key("thema")
    guest: values.Line | None = _key("gast")
    venues: values.Venues | None = _key("ort")
    room: values.Line | None = _key("raum")
    organizer: values.Line | None = _key("veranstalter")
    cost: values.Line | None = _key("kosten")
    audience: values.Texts | None = _key("fuer")
    age: values.Line | None = _key("alter")
    registration: Registration | None = _key("anmeldung")
    places: values.Places | None = _key("plaetze")
    is_sold_out: values.Yes | None = _key("ausgebucht")
    languages: values.Texts | None = _key("sprache")
    accessibility: values.Texts | None = _key("barrierefrei")
    image: values.Picture | None = _key("bild")
    image_text: values.Line | None = _key("bildtext")
    link: values.Link | None = _key("link")
    online: values.Link | None = _key("online")


class ClockForm(Form):
    """The time of day, in the three keys that say it."""

    um: values.Span | None = _key("um")
    ende: values.Ending | None = _key("ende")
    dauer: values.Duration | None = _key("dauer")

    @property
    def clock(self) -> Clock:
        """What this level says about the time."""
        return Clock(self.um, self.ende, self.dauer)


class PoliciesForm(Form):
    """What becomes of dates on closed days."""

    on_public_holidays: values.Policy | None = _key("feiertage")
    on_school_holidays: values.Policy | None = _key("ferien")


class AdjustmentForm(DetailsForm, ClockForm):
    """One of `abweichungen`."""

    renamed: ClassVar[tuple[str, ...]] = ("datum",)
    original_day: values.Day | None = _key("am", "adjustment")
    cancelled: values.Line | None = _key("entfaellt", "adjustment")
    new_day: values.Day | None = _key("verlegt", "adjustment")
    postponed: values.Line | None = _key("verschoben", "adjustment")
    extra: values.Day | None = _key("zusatz", "adjustment")
    last_day: values.Day | None = _key("bis", "adjustment")
    is_daily: values.Yes | None = _key("taeglich")
    reason: values.Line | None = _key("grund", "adjustment")


class PauseForm(Form):
    """One of `pausen`."""

    first_day: values.Day | None = _key("von", "pause")
    last_day: values.Day | None = _key("bis", "pause")
    reason: values.Line | None = _key("grund", "pause")


class RuleForm(ClockForm):
    """One of `regeln`, or the rule that an entry itself holds."""

    phrase: values.Phrase | None = _key("wann")
    rrule: values.Rrule | None = _key("rrule")
    first_day: values.Day | None = _key("ab")
    last_day: values.Day | None = _key("bis")


class EventForm(DetailsForm, RuleForm, PoliciesForm):
    """One entry of `termine`."""

    parts: ClassVar[Parts] = (
        *DetailsForm.parts,
        ("regeln", RuleForm),
        ("pausen", PauseForm),
        ("abweichungen", AdjustmentForm),
    )
    id: values.Id | None = _key("id")
    days: values.Days | None = _key("datum")
    is_daily: values.Yes | None = _key("taeglich")
    rules: list[RuleForm] | None = _key("regeln")
    pauses: list[PauseForm] | None = _key("pausen")
    adjustments: list[AdjustmentForm] | None = _key("abweichungen")
    article: values.Slug | None = _key("artikel")
    is_draft: values.Yes | None = _key("entwurf")
    earlier_ids: values.Slugs | None = _key("frueher")


class CategoryForm(Form):
    """One of `rubriken`."""

    name: values.Line | None = _key("name", "category")
    earlier_names: values.Texts | None = _key("frueher", "category")


class DefaultsForm(DetailsForm, ClockForm, PoliciesForm):
    """`vorgaben`: what holds for every entry of its file."""

    elsewhere: ClassVar[tuple[str, ...]] = EventForm.keys()


class OpeningForm(Form):
    """One of `oeffnungszeiten`."""

    weekdays: values.Weekdays | None = _key("tage", "opening")
    first_day: values.Day | None = _key("am", "opening")
    last_day: values.Day | None = _key("bis", "opening")
    times: values.OpeningTimes | None = _key("um", "opening")
    reason: values.Line | None = _key("grund", "opening")


class VenueForm(Form):
    """One entry of orte.yaml."""

    parts: ClassVar[Parts] = (("oeffnungszeiten", OpeningForm),)

    id: values.Id | None = _key("id", "venue")
    name: values.Line | None = _key("name", "venue")
    addition: values.Line | None = _key("zusatz", "venue")
    street: values.Line | None = _key("strasse", "venue")
    postal_code: values.Line | None = _key("plz", "venue")
    city: values.Line | None = _key("ort", "venue")
    district: values.Line | None = _key("stadtteil", "venue")
    location: values.Location | None = _key("lage", "venue")
    accessibility: values.Texts | None = _key("barrierefrei")
    amenities: values.Texts | None = _key("ausstattung", "venue")
    directions: values.Text | None = _key("anfahrt", "venue")
    phone: values.Phone | None = _key("telefon", "venue")
    mail: values.Mail | None = _key("mail", "venue")
    openings: list[OpeningForm] | None = _key("oeffnungszeiten", "venue")
    earlier_ids: values.Slugs | None = _key("frueher", "venue")


class ClosedDaysForm(Form):
    """One entry of ferien.yaml; a single day needs no `bis`."""

    name: values.Line | None = _key("name", "closed-days")
    first_day: values.Day | None = _key("von", "closed-days")
    last_day: values.Day | None = _key("bis", "closed-days")
    is_public: values.Yes | None = _key("feiertag", "closed-days")


class SubscriptionForm(Form):
    """One entry of abos.yaml: a partner whose calendar is followed."""

    id: values.Id | None = _key("id", "subscription")
    name: values.Line | None = _key("name", "subscription")
    address: values.CalendarLink | None = _key("adresse", "subscription")
    page: values.Link | None = _key("seite", "subscription")
    category: values.Line | None = _key("rubrik", "subscription")
    venue: values.Line | None = _key("ort", "subscription")
    wanted: values.Texts | None = _key("nur", "subscription")
    unwanted: values.Texts | None = _key("ohne", "subscription")
    left_out: values.Texts | None = _key("weglassen", "subscription")
    is_in_feed: values.Yes | None = _key("im_feed", "subscription")


class FrontMatterForm(Form):
    """What a text says about itself; whether an article needs a day is the site's to know."""

    title: values.Line | None = _key("titel", "head")
    published: values.ArticleDay | None = _key("datum", "head")
    summary: values.Line | None = _key("kurztext", "head")
    category: values.Line | None = _key("rubrik", "head")
    image: values.Picture | None = _key("bild")
    image_text: values.Line | None = _key("bildtext")
    tags: values.Texts | None = _key("schlagworte", "head")
    events: values.Texts | None = _key("termine", "head")
    slug: values.Slug | None = _key("slug", "head")
    menu: values.Line | None = _key("menue", "head")
    as_of: values.ArticleDay | None = _key("stand", "head")
    modified: values.ArticleDay | None = _key("geaendert", "head")
    is_draft: values.Yes | None = _key("entwurf")
    language: values.Language | None = _key("sprache", "head")
    search_words: values.Texts | None = _key("suchwort", "head")
    earlier_slugs: values.Slugs | None = _key("frueher", "head")


_WHOLE = (
    *(EventForm, CategoryForm, DefaultsForm, VenueForm, ClosedDaysForm),
    *(SubscriptionForm, FrontMatterForm),
)


def json_schemas() -> Mapping[str, str]:
    """The schemas by their names: `termine`, `orte`, `ferien`, `artikel`; as JSON text."""
    return {
        name: json.dumps(_with_forms(schema), indent=2, ensure_ascii=False) + "\n"
        for name, schema in words_of("files").items()
    }


def _with_forms(part: Any) -> Any:
    """A schema of `keys.toml`; `form` and `key` stand for a form and the words of a key."""
    if not isinstance(part, dict):
        return part
    schema: Json = {}
    for key, value in part.items():
        if key == "form":
            schema |= _form(next(form for form in _WHOLE if form.__name__ == value))
        elif key == "key":
            schema |= key_words(value)
        else:
            schema[key] = _with_forms(value)
    return schema


def _form(form: type[Form]) -> Json:
    """The keys of a form; any other key is a mistake. Forms within it stand where they are used."""
    schema = form.model_json_schema()
    forms = schema.pop("$defs", {})

    def plain(part: Any) -> Any:
        if isinstance(part, list):
            return [plain(one) for one in part]
        if not isinstance(part, dict):
            return part
        if "$ref" in part:
            return plain(forms[part["$ref"].removeprefix("#/$defs/")])
        whole = _without_default(part) if "default" in part else part
        return {key: plain(value) for key, value in whole.items()}

    found: Json = plain(schema)
    return found


def _without_default(field: Json) -> Json:
    """A field as editors see it: it may be left out or be empty, but None is no value of it."""
    kinds = [kind for kind in field["anyOf"] if kind != _EMPTY]
    rest = {key: value for key, value in field.items() if key not in {"anyOf", "default"}}
    may_be_empty = any("null" in kind.get("type", ()) for kind in kinds)
    if len(kinds) > 1:
        return {**rest, "anyOf": kinds if may_be_empty else [*kinds, _EMPTY]}
    (kind,) = kinds
    return {**rest, **kind, "type": kind["type"] if may_be_empty else [kind["type"], "null"]}
