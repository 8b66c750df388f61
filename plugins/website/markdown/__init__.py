"""Articles and pages as Documents: their Markdown has two marks of our own.

These are `[[termine …]]` and `[[bitte ergänzen: …]]`. It knows no event and no page: what stands
in a text it hands on as values with their lines, and `checks` decides whether the names in them
mean anything.
"""

from .document import (
    Document,
    DocumentKind,
    DocumentReader,
    Patterns,
    file_of,
    last_change,
    unrendered,
)
from .marks import (
    DatesRequest,
    Mistake,
    Placeholder,
    parse_request,
    placeholders,
    with_fences,
    without_code,
)
from .rendering import Heading, Reference, Rendered, Renderer
from .sanitising import RemovedHtml, removed_html
