"""What the forms say to others: whether a single value is right, and what may be typed.

The forms know pydantic; they are loaded when somebody asks.
"""

from collections.abc import Mapping as Mapped
from typing import TYPE_CHECKING

from plugins.late import late

from . import messages
from .messages import Fault
from .position import Position

if TYPE_CHECKING:
    from . import (
        json_schema,
        node,
        schema_entries,
        schema_form,
        schema_front_matter,
        schema_reading,
    )
else:
    json_schema = late("plugins.events.json_schema")
    node = late("plugins.events.node")
    schema_entries = late("plugins.events.schema_entries")
    schema_front_matter = late("plugins.events.schema_front_matter")
    schema_reading = late("plugins.events.schema_reading")

_NOWHERE = Position("", 1)
_OF_THE_WHOLE = messages.MISSING_KEY.kind


def entry_fault(key: str, text: str) -> Fault | None:
    """What is wrong with the value of a key in an entry of the event file, None if it is right."""
    return _fault(schema_entries.EventForm, key, text)


def head_fault(key: str, text: str) -> Fault | None:
    """What is wrong with the value of a key in the head of an article, None if it is right."""
    return _fault(schema_front_matter.FrontMatterForm, key, text)


def json_schemas() -> Mapped[str, str]:
    """The schemas by their names: `termine`, `orte`, `ferien`, `artikel`; as JSON text."""
    return json_schema.json_schemas()


def _fault(form: "type[schema_form.Form]", key: str, text: str) -> Fault | None:
    value = node.Scalar(text, _NOWHERE, 1, is_quoted=True)
    entry = node.Entry(node.Scalar(key, _NOWHERE, 1), value)
    for problem in schema_reading.read_form(form, node.Mapping((entry,), _NOWHERE, 1)).problems:
        if problem.kind != _OF_THE_WHOLE:
            return Fault(problem.kind, problem.message, problem.advice, problem.severity)
    return None
