"""What Git knows of the content: when each entry of the event files last changed.

The only package that starts git. It knows the event files as text alone: their meaning is the
business of `events`, and a history of a thousand commits is read in about a second this way.
"""

from .git import GitError, head_commit, head_time
from .last_changes import History, last_changes

__all__ = ["GitError", "History", "head_commit", "head_time", "last_changes"]
