"""Changes to the editors' files that leave every byte they do not mean as it was.

Text in, text out; `replace_file` and `replace_by_files` alone touch a disk. Nothing here knows what
day it is. `yaml_scalar` and `yaml_lines` write the YAML values of the whole calendar.
"""

from .adding import EVENT_KEYS as EVENT_KEYS
from .adding import id_for as id_for
from .adding import new_article as new_article
from .adding import new_entry_file as new_entry_file
from .adding import with_entry as with_entry
from .adjusting import adjusted as adjusted
from .edit import Edit as Edit
from .edit import Gap as Gap
from .edit import Given as Given
from .edit import Refusal as Refusal
from .edit import gap_in as gap_in
from .edit import new_diagnostics as new_diagnostics
from .edit import with_comments as with_comments
from .edit import with_weekdays as with_weekdays
from .files import ChangedMeanwhileError as ChangedMeanwhileError
from .files import replace_by_files as replace_by_files
from .files import replace_file as replace_file
from .questions import Conversation as Conversation
from .questions import agrees as agrees
from .questions import ask_for_article as ask_for_article
from .questions import ask_for_event as ask_for_event
from .questions import ask_for_id as ask_for_id
from .questions import ask_for_type as ask_for_type
from .splitting import Split as Split
from .splitting import split as split
from .yaml_writer import yaml_lines as yaml_lines
from .yaml_writer import yaml_scalar as yaml_scalar
