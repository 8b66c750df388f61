"""What validates a form: pydantic's validator, put together from the fields of the form.

pydantic would put it together, too. But it would look through all packages installed for plugins
first, and work out how every value is written as JSON, which nobody asks: both together take longer
than all that an edited entry needs. So this knows the few kinds of fields that our forms have.
"""

from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, PlainValidator
from pydantic_core import SchemaValidator
from pydantic_core.core_schema import (
    CoreSchema,
    list_schema,
    model_field,
    model_fields_schema,
    model_schema,
    no_info_before_validator_function,
    no_info_plain_validator_function,
    nullable_schema,
    with_default_schema,
)

Model = TypeVar("Model", bound=BaseModel)


def validated(form: type[Model], values: object) -> Model:
    """The form that holds these values (a dict by keys); raises a ValidationError."""
    found: Model = _validator(form).validate_python(values)
    return found


@cache
def _validator(form: type[BaseModel]) -> SchemaValidator:
    return SchemaValidator(_of_form(form))


def _of_form(form: type[BaseModel]) -> CoreSchema:
    """Every field may be left out; a key that is no field is a mistake."""
    fields = {
        name: model_field(
            with_default_schema(nullable_schema(_of_kind(_kind(field.annotation))), default=None),
            validation_alias=field.alias,
        )
        for name, field in form.model_fields.items()
    }
    given = model_fields_schema(fields, model_name=form.__name__, extra_behavior="forbid")
    return model_schema(form, given, frozen=True)


def _kind(annotation: Any) -> Any:
    """`Line` of `Line | None`; `Any`, as a type is whatever is written there."""
    return get_args(annotation)[0]


def _of_kind(kind: Any) -> CoreSchema:
    """A list of forms, a form, or a type of `schema_values` with the function that reads it."""
    if get_origin(kind) is list:
        return list_schema(_of_kind(get_args(kind)[0]))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _of_form(kind)
    inner, reads = get_args(kind)
    match reads:
        case PlainValidator(func=read):
            return no_info_plain_validator_function(read)  # type: ignore[arg-type]
        case BeforeValidator(func=prepare):
            return no_info_before_validator_function(prepare, _of_kind(inner))  # type: ignore[arg-type]
    raise TypeError(kind)
