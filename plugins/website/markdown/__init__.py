"""Markdown with two marks of our own: `[[termine …]]` and `[[bitte ergänzen: …]]`.

It knows no event and no page: what it finds in a text it hands on as values with their lines, and
somebody else decides whether the names in them mean anything.
"""

from .body import split_body as split_body
from .found import Heading as Heading
from .found import LeftOver as LeftOver
from .found import Mistake as Mistake
from .found import MistakeKind as MistakeKind
from .found import Reference as Reference
from .found import TakenOut as TakenOut
from .marks import left_overs as left_overs
from .removed_html import taken_out as taken_out
from .rendered import Rendered as Rendered
from .rendered import Renderer as Renderer
from .request import DatesRequest as DatesRequest
from .request import parse_request as parse_request

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
