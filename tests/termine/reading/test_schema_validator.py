"""Our validators are those that pydantic itself would make of the forms."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from plugins.termine.reading.schema import (
    AdjustmentForm,
    ClosedDaysForm,
    DefaultsForm,
    EventForm,
    PauseForm,
    RegistrationForm,
    RuleForm,
    VenueForm,
)
from plugins.termine.reading.schema_front_matter import FrontMatterForm
from plugins.termine.reading.schema_validator import validated

FORMS = (
    *(AdjustmentForm, ClosedDaysForm, DefaultsForm, EventForm, FrontMatterForm, PauseForm),
    *(RegistrationForm, RuleForm, VenueForm),
)
TEXTS = ("", "ja", "10 Uhr", "12.06.2024", "jeden Dienstag", "a-b", "offen", "90 Minuten", "@", "9")
KEYS = sorted({"unbekannt"}.union(*(form.keys() for form in FORMS)))
values = st.recursive(
    st.sampled_from(TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)


def outcome(read, data) -> object:
    """The form with the fields that were set, or type and place of every mistake in their order."""
    try:
        form = read(data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return [(one["type"], one["loc"], one.get("ctx")) for one in details]
    return form, form.model_fields_set


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@given(data=st.one_of(values, st.dictionaries(st.sampled_from(KEYS), values)))
@example(data={"anmeldung": "nein", "regeln": [{"ab": "12.06.2024"}, "x", {"ab": "x", "y": "z"}]})
@example(data={"lage": {"lat": "51.5", "lon": "7.2"}, "von": [], "sprache": ["a", {}]})
def test_a_form_is_read_as_pydantic_itself_would_read_it(form, data):
    assert outcome(lambda one: validated(form, one), data) == outcome(form.model_validate, data)


def test_a_form_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        validated(EventForm, {"titel": "Fest"}).title = "Feier"
