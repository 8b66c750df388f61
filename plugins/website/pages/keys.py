"""Keys: short texts that stand for what pages and calendars depend on.

Equal keys mean equal values. A value that stands on many pages gets its key once for all of them.
"""

from collections.abc import Mapping
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter

from .world import Text, World

EventKeys = Mapping[str, str]
"""By the id of each event a key that changes with all it says and with its last change."""


about = attrgetter(*(field.name for field in fields(Text) if field.name != "body"))
"""All that an article or page says beside its body, as a tuple."""


def key_of(*parts: str) -> str:
    """The key of texts that belong together; `a, bc` and `ab, c` have different ones."""
    found = blake2b(digest_size=16)
    for part in parts:
        octets = part.encode("utf-8", "surrogatepass")
        found.update(len(octets).to_bytes(8, "big"))
        found.update(octets)
    return found.hexdigest()


def event_keys(world: World) -> EventKeys:
    """The keys of all events, drafts included."""
    return {
        event.id: key_of(repr(event), world.changed(event).isoformat())
        for event in world.catalogue.events
    }


def body_key(text: Text) -> str:
    """Changes with the body of an article or page, which is most of it."""
    return key_of(*(f"<{part}" if isinstance(part, str) else repr(part) for part in text.body))
