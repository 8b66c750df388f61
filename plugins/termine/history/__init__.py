"""What Git knows of the content: when entries changed, and what changes for subscribers.

The only package that starts git. For the stamps it knows the event files as text alone: their
meaning is the business of `events`, and a history of a thousand commits is read in about a second
this way. For the changes between two revisions both are read with `events` and compared by date.
"""

from .changes import Changes as Changes
from .changes import as_markdown as as_markdown
from .changes import as_text as as_text
from .changes import changes as changes
from .comparison import Difference as Difference
from .comparison import Kind as Kind
from .comparison import Side as Side
from .comparison import comparison as comparison
from .comparison import disappeared as disappeared
from .git import GitError as GitError
from .git import head_commit as head_commit
from .git import head_time as head_time
from .git import uncommitted as uncommitted
from .revision import EarlierContent as EarlierContent
from .revision import RevisionError as RevisionError
from .revision import earlier_content as earlier_content
from .stamps import History as History
from .stamps import ReusedId as ReusedId
from .stamps import last_changes as last_changes
from .stamps import reused_ids as reused_ids
from .stamps import taken_before as taken_before
from .wording import NEW_SIDE_BROKEN as NEW_SIDE_BROKEN
from .wording import OLD_SIDE_BROKEN as OLD_SIDE_BROKEN
from .wording import OLD_SIDE_EMPTY as OLD_SIDE_EMPTY

__all__ = [
    "NEW_SIDE_BROKEN",
    "OLD_SIDE_BROKEN",
    "OLD_SIDE_EMPTY",
    "Changes",
    "Difference",
    "EarlierContent",
    "GitError",
    "History",
    "Kind",
    "ReusedId",
    "RevisionError",
    "Side",
    "as_markdown",
    "as_text",
    "changes",
    "comparison",
    "disappeared",
    "earlier_content",
    "head_commit",
    "head_time",
    "last_changes",
    "reused_ids",
    "taken_before",
    "uncommitted",
]
