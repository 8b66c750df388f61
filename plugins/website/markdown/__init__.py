"""Articles and pages as Documents: their Markdown has two marks of our own.

These are `[[termine …]]` and `[[bitte ergänzen: …]]`. It knows no event and no page: what stands
in a text it hands on as values with their lines, and `checks` decides whether the names in them
mean anything.
"""

from .document import Document as Document
from .document import DocumentKind as DocumentKind
from .document import DocumentReader as DocumentReader
from .document import Patterns as Patterns
from .document import file_of as file_of
from .document import last_change as last_change
from .document import unrendered as unrendered
from .marks import DatesRequest as DatesRequest
from .marks import Mistake as Mistake
from .marks import Placeholder as Placeholder
from .marks import parse_request as parse_request
from .marks import placeholders as placeholders
from .marks import with_fences as with_fences
from .marks import without_code as without_code
from .rendering import Heading as Heading
from .rendering import Reference as Reference
from .rendering import Rendered as Rendered
from .rendering import Renderer as Renderer
from .sanitising import RemovedHtml as RemovedHtml
from .sanitising import removed_html as removed_html
