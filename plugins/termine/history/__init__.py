"""What Git knows of the content: when entries changed, and what changes for subscribers.

The only package that starts git. For the stamps an entry is told by its text alone, found by its
YAML nodes. For the changes between two revisions both are read in full and compared by date.
"""

from .changes import (
    Changes,
    RecentChange,
    as_mail,
    as_markdown,
    as_text,
    changes,
    differences_as_text,
    recent_changes,
)
from .comparison import Side, TextAddress, comparison
from .git import (
    EarlierContent,
    GitError,
    RevisionError,
    commit_name,
    commit_of_day,
    earlier_content,
    is_shallow,
    mark_published,
    published_commit,
    uncommitted,
)
from .stamps import History, history_hints, last_changes, reused_ids, taken_before
