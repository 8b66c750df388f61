"""Form: what all vocabularies of the editors' files have in common.

A vocabulary is a pydantic model: German keys in, typed values out. Field names are those of the
values they become (`Details.title`), aliases are the editors' keys. Every field may be missing;
what an entry needs is checked where it is put together, so that one wrong value hides no other
mistake.
"""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Form(BaseModel):
    """A set of keys; `example` is one line of it, shown where something else was found.

    `needed` are the keys that must be there, each with an example, `parts` those that hold a form
    of their own. `elsewhere` are keys of the entry of an event file that this form is not for.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )
    needed: ClassVar[tuple[tuple[str, str], ...]] = ()
    parts: ClassVar[tuple[tuple[str, type["Form"]], ...]] = ()
    example: ClassVar[str] = ""
    elsewhere: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The German keys in the order of the handbook."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())
