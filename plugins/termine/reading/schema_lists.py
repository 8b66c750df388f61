"""The forms of orte.yaml and ferien.yaml."""

from typing import ClassVar

from pydantic import Field

from .schema_form import Form
from .schema_values import Day, Id, Line, Location, Text, Texts


class VenueForm(Form):
    """One entry of orte.yaml."""

    needed: ClassVar[tuple[tuple[str, str], ...]] = (
        ("id", "familienbuero"),
        ("name", "Familienbüro"),
    )
    example: ClassVar[str] = "id: familienbuero"

    id: Id | None = Field(None, alias="id")
    name: Line | None = Field(None, alias="name")
    addition: Line | None = Field(None, alias="zusatz")
    street: Line | None = Field(None, alias="strasse")
    postal_code: Line | None = Field(None, alias="plz")
    city: Line | None = Field(None, alias="ort")
    district: Line | None = Field(None, alias="stadtteil")
    location: Location | None = Field(None, alias="lage")
    accessibility: Texts | None = Field(None, alias="barrierefrei")
    amenities: Texts | None = Field(None, alias="ausstattung")
    directions: Text | None = Field(None, alias="anfahrt")


class ClosedDaysForm(Form):
    """One entry of ferien.yaml; a single day needs no `bis`."""

    needed: ClassVar[tuple[tuple[str, str], ...]] = (
        ("name", "Betriebsferien"),
        ("von", "23.12.2019"),
    )
    example: ClassVar[str] = "name: Betriebsferien"

    name: Line | None = Field(None, alias="name")
    first_day: Day | None = Field(None, alias="von")
    last_day: Day | None = Field(None, alias="bis")
