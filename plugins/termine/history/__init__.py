"""What Git knows of the content: when entries changed, and what changes for subscribers.

The only package that starts git. For the stamps an entry is told by its text alone, found by its
YAML nodes. For the changes between two revisions both are read in full and compared by date.
"""

from .changes import Changes, as_markdown, as_text, changes
from .comparison import Difference, Kind, Side, comparison, disappeared
from .git import GitError, head_commit, head_time, uncommitted
from .revision import EarlierContent, RevisionError, earlier_content
from .stamps import Cache, History, ReusedId, last_changes, reused_ids, taken_before

__all__ = [
    "Cache",
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
