"""Markdown with two marks of our own: `[[termine …]]` and `[[bitte ergänzen: …]]`.

It knows no event and no page: what it finds in a text it hands on as values with their lines, and
somebody else decides whether the names in them mean anything.
"""

from .body import split_body
from .found import Heading, LeftOver, Mistake, MistakeKind, Reference, TakenOut
from .marks import left_overs
from .rendered import Rendered, Renderer
from .request import DatesRequest, parse_request
from .taken_out import taken_out

__all__ = [
    "DatesRequest",
    "Heading",
    "LeftOver",
    "Mistake",
    "MistakeKind",
    "Reference",
    "Rendered",
    "Renderer",
    "TakenOut",
    "left_overs",
    "parse_request",
    "split_body",
    "taken_out",
]
