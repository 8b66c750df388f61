"""Changes to the editors' files that leave every byte they do not mean as it was.

Text in, text out; `replace_file` and `replace_by_files` alone touch a disk. Nothing here knows what
day it is. `yaml_scalar` and `yaml_lines` write the YAML values of the whole calendar.
"""

from .adding import EVENT_KEYS, id_for, new_article, new_entry_file, new_page, with_entry
from .adjusting import adjusted, restored
from .edit import Edit, Gap, Given, Refusal, gap_in, new_diagnostics, with_comments, with_weekdays
from .files import ChangedMeanwhileError, replace_by_files, replace_file
from .questions import (
    Conversation,
    agrees,
    ask_for_article,
    ask_for_event,
    ask_for_id,
    ask_for_page,
    ask_for_type,
)
from .splitting import Split, split
from .yaml_writer import rule_values, yaml_lines, yaml_scalar
