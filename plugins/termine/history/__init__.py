"""What Git knows of the content: when entries changed, and what changes for subscribers.

The only package that starts git. For the stamps an entry is told by its text alone, found by its
YAML nodes. For the changes between two revisions both are read in full and compared by date.
"""

from .changes import Changes as Changes
from .changes import as_markdown as as_markdown
from .changes import as_text as as_text
from .changes import changes as changes
from .changes import differences_as_text as differences_as_text
from .comparison import Side as Side
from .comparison import TextAddress as TextAddress
from .comparison import comparison as comparison
from .git import EarlierContent as EarlierContent
from .git import GitError as GitError
from .git import RevisionError as RevisionError
from .git import commit_name as commit_name
from .git import earlier_content as earlier_content
from .git import is_shallow as is_shallow
from .git import mark_published as mark_published
from .git import published_commit as published_commit
from .git import uncommitted as uncommitted
from .stamps import History as History
from .stamps import history_hints as history_hints
from .stamps import last_changes as last_changes
from .stamps import reused_ids as reused_ids
from .stamps import taken_before as taken_before
