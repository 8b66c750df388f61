"""The forms of an event file: its entries with all their parts, and `vorgaben`."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from .fields_times import Clock
from .fields_words import yes_from_text
from .schema_form import Form
from .schema_values import (
    Day,
    Duration,
    Ending,
    Id,
    Line,
    Link,
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


class RegistrationForm(Form):
    """`anmeldung`, with parts of its own."""

    example: ClassVar[str] = "noetig: ja"

    text: Text | None = Field(None, alias="text")
    is_required: Yes | None = Field(None, alias="noetig")
    last_day: Day | None = Field(None, alias="bis")
    link: Link | None = Field(None, alias="link")
    phone: Phone | None = Field(None, alias="telefon")
    mail: Mail | None = Field(None, alias="mail")


def _with_parts(value: object) -> object:
    """A sentence as it stands; a mere yes or no says whether it is needed."""
    if not isinstance(value, str):
        return value
    return {"text": value} if yes_from_text(value) is None else {"noetig": value}


Registration = Annotated[RegistrationForm, BeforeValidator(_with_parts)]


class DetailsForm(Form):
    """What any date can say about itself: the fields of Details."""

    parts: ClassVar[tuple[tuple[str, type[Form]], ...]] = (("anmeldung", RegistrationForm),)

    title: Line | None = Field(None, alias="titel")
    category: Line | None = Field(None, alias="rubrik")
    description: Text | None = Field(None, alias="beschreibung")
    text: Text | None = Field(None, alias="text")
    topic: Line | None = Field(None, alias="thema")
    guest: Line | None = Field(None, alias="gast")
    venue: Line | None = Field(None, alias="ort")
    room: Line | None = Field(None, alias="raum")
    organizer: Line | None = Field(None, alias="veranstalter")
    cost: Line | None = Field(None, alias="kosten")
    audience: Texts | None = Field(None, alias="fuer")
    age: Line | None = Field(None, alias="alter")
    registration: Registration | None = Field(None, alias="anmeldung")
    places: Places | None = Field(None, alias="plaetze")
    is_sold_out: Yes | None = Field(None, alias="ausgebucht")
    languages: Texts | None = Field(None, alias="sprache")
    accessibility: Texts | None = Field(None, alias="barrierefrei")
    image: Picture | None = Field(None, alias="bild")
    image_text: Line | None = Field(None, alias="bildtext")
    link: Link | None = Field(None, alias="link")
    online: Link | None = Field(None, alias="online")


class ClockForm(Form):
    """The time of day, in the three keys that say it."""

    um: Span | None = Field(None, alias="um")
    ende: Ending | None = Field(None, alias="ende")
    dauer: Duration | None = Field(None, alias="dauer")

    @property
    def clock(self) -> Clock:
        """What this level says about the time."""
        return Clock(self.um, self.ende, self.dauer)


class PoliciesForm(Form):
    """What becomes of dates on closed days."""

    on_public_holidays: Policy | None = Field(None, alias="feiertage")
    on_school_holidays: Policy | None = Field(None, alias="ferien")


class AdjustmentForm(DetailsForm, ClockForm):
    """One of `abweichungen`."""

    example: ClassVar[str] = "am: 06.02.2019"

    planned: Day | None = Field(None, alias="am")
    cancelled: Line | None = Field(None, alias="entfaellt")
    new_day: Day | None = Field(None, alias="verlegt")
    extra: Day | None = Field(None, alias="zusatz")
    last_day: Day | None = Field(None, alias="bis")
    reason: Line | None = Field(None, alias="grund")


class PauseForm(Form):
    """One of `pausen`."""

    needed: ClassVar[tuple[tuple[str, str], ...]] = (("von", "15.07.2019"), ("bis", "23.08.2019"))
    example: ClassVar[str] = "von: 15.07.2019"

    first_day: Day | None = Field(None, alias="von")
    last_day: Day | None = Field(None, alias="bis")
    reason: Line | None = Field(None, alias="grund")


class RuleForm(ClockForm):
    """One of `regeln`, or the rule that an entry itself holds."""

    example: ClassVar[str] = "wann: jeden 1. Mittwoch im Monat"

    phrase: Phrase | None = Field(None, alias="wann")
    rrule: Rrule | None = Field(None, alias="rrule")
    first_day: Day | None = Field(None, alias="ab")
    last_day: Day | None = Field(None, alias="bis")


class EventForm(DetailsForm, RuleForm, PoliciesForm):
    """One entry of `termine`."""

    needed: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "fruehstueck-wez"),
        ("titel", "Familienfrühstück"),
    )
    parts: ClassVar[tuple[tuple[str, type[Form]], ...]] = (
        *DetailsForm.parts,
        ("regeln", RuleForm),
        ("pausen", PauseForm),
        ("abweichungen", AdjustmentForm),
    )
    example: ClassVar[str] = "id: fruehstueck-wez"

    id: Id | None = Field(None, alias="id")
    day: Day | None = Field(None, alias="datum")
    rules: list[RuleForm] | None = Field(None, alias="regeln")
    pauses: list[PauseForm] | None = Field(None, alias="pausen")
    adjustments: list[AdjustmentForm] | None = Field(None, alias="abweichungen")
    article: Slug | None = Field(None, alias="artikel")
    is_draft: Yes | None = Field(None, alias="entwurf")


class DefaultsForm(DetailsForm, ClockForm, PoliciesForm):
    """`vorgaben`: what holds for every entry of its file."""

    example: ClassVar[str] = "kosten: kostenlos"
    elsewhere: ClassVar[tuple[str, ...]] = EventForm.keys()
