"""The whole vocabulary of the YAML files."""

from .schema_entries import (
    AdjustmentForm,
    ClockForm,
    DefaultsForm,
    DetailsForm,
    EventForm,
    PauseForm,
    PoliciesForm,
    Registration,
    RegistrationForm,
    RuleForm,
)
from .schema_form import Form
from .schema_lists import ClosedDaysForm, VenueForm

__all__ = [
    "AdjustmentForm",
    "ClockForm",
    "ClosedDaysForm",
    "DefaultsForm",
    "DetailsForm",
    "EventForm",
    "Form",
    "PauseForm",
    "PoliciesForm",
    "Registration",
    "RegistrationForm",
    "RuleForm",
    "VenueForm",
]
