"""What the forms say to others: whether a single value is right, and what may be typed.

The forms know pydantic; they are loaded when somebody asks.
"""

from collections.abc import Mapping as Mapped
from typing import TYPE_CHECKING

from plugins.late import late

from ..diagnostics import Message, Position

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
    json_schema = late("plugins.termine.reading.json_schema")
    node = late("plugins.termine.reading.node")
    schema_entries = late("plugins.termine.reading.schema_entries")
    schema_front_matter = late("plugins.termine.reading.schema_front_matter")
    schema_reading = late("plugins.termine.reading.schema_reading")

_NOWHERE = Position("", 1)
_OF_THE_WHOLE = "missing-key"


def entry_fault(key: str, text: str) -> Message | None:
    """What is wrong with the value of a key in an entry of the event file, None if it is right."""
    return _fault(schema_entries.EventForm, key, text)


def head_fault(key: str, text: str) -> Message | None:
    """What is wrong with the value of a key in the head of an article, None if it is right."""
    return _fault(schema_front_matter.FrontMatterForm, key, text)


def json_schemas() -> Mapped[str, str]:
    """The schemas by their names: `termine`, `orte`, `ferien`, `artikel`; as JSON text."""
    return json_schema.json_schemas()


def _fault(form: "type[schema_form.Form]", key: str, text: str) -> Message | None:
    value = node.Scalar(text, _NOWHERE, 1, is_quoted=True)
    entry = node.Entry(node.Scalar(key, _NOWHERE, 1), value)
    for diagnostic in schema_reading.read_form(
        form, node.Mapping((entry,), _NOWHERE, 1)
    ).diagnostics:
        if diagnostic.kind != _OF_THE_WHOLE:
            return Message(
                diagnostic.kind, diagnostic.message, diagnostic.advice, diagnostic.severity
            )
    return None
