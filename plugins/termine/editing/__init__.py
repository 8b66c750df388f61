"""Changes to the editors' files that keep every byte they do not mean.

Text in, text out; `replace_file` alone touches a disk. Nothing here knows what day it is.
"""

from . import sentences as sentences
from .adding import ARTICLE_KEYS as ARTICLE_KEYS
from .adding import EVENT_KEYS as EVENT_KEYS
from .adding import id_for as id_for
from .adding import new_article as new_article
from .adding import new_entry_file as new_entry_file
from .adding import with_entry as with_entry
from .adjusting import adjusted as adjusted
from .edit import Edit as Edit
from .edit import Given as Given
from .edit import Refusal as Refusal
from .edit import with_weekdays as with_weekdays
from .judging import new_diagnostics as new_diagnostics
from .questions import Conversation as Conversation
from .questions import agrees as agrees
from .questions import ask_for_article as ask_for_article
from .questions import ask_for_event as ask_for_event
from .questions import ask_for_id as ask_for_id
from .questions import ask_for_type as ask_for_type
from .splitting import Split as Split
from .splitting import split as split
from .writing import ChangedMeanwhileError as ChangedMeanwhileError
from .writing import replace_by_files as replace_by_files
from .writing import replace_file as replace_file
from .yaml_writer import yaml_lines as yaml_lines
from .yaml_writer import yaml_scalar as yaml_scalar

__all__ = [
    "ARTICLE_KEYS",
    "EVENT_KEYS",
    "ChangedMeanwhileError",
    "Conversation",
    "Edit",
    "Given",
    "Refusal",
    "Split",
    "adjusted",
    "agrees",
    "ask_for_article",
    "ask_for_event",
    "ask_for_id",
    "ask_for_type",
    "id_for",
    "new_article",
    "new_diagnostics",
    "new_entry_file",
    "replace_by_files",
    "replace_file",
    "sentences",
    "split",
    "with_entry",
    "with_weekdays",
    "yaml_lines",
    "yaml_scalar",
]
