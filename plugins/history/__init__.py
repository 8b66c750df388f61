"""What Git knows of the content: when entries changed, and what changes for subscribers.

The only package that starts git. For the stamps it knows the event files as text alone: their
meaning is the business of `events`, and a history of a thousand commits is read in about a second
this way. For the changes between two revisions both are read with `events` and compared by date.
"""

from .changes import Changes, as_markdown, as_text, changes
from .comparison import Difference, Kind, Side, comparison, disappeared
from .git import GitError, head_commit, head_time, uncommitted
from .last_changes import History, ReusedId, last_changes
from .reuse import reused_ids, taken_before
from .revision import EarlierContent, RevisionError, earlier_content
from .wording import NEW_SIDE_BROKEN, OLD_SIDE_BROKEN, OLD_SIDE_EMPTY

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
