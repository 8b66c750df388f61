"""From the editors' files to checked values: YAML with positions, schema, checks."""

from . import forms as forms
from . import nodes as nodes
from .checks import EventDates as EventDates
from .checks import LaidOut as LaidOut
from .checks import laid_out as laid_out
from .finder import EntryNode as EntryNode
from .finder import FileNodes as FileNodes
from .finder import entries_in as entries_in
from .finder import nodes_in as nodes_in
from .form_reading import entry_fault as entry_fault
from .form_reading import head_fault as head_fault
from .forms import json_schemas as json_schemas
from .front_matter import FrontMatter as FrontMatter
from .front_matter import front_matter as front_matter
from .front_matter import read_front_matter as read_front_matter
from .lines import Lines as Lines
from .lines import Source as Source
from .lines import read_lines as read_lines
from .lines import unseen_signs as unseen_signs
from .load import Loaded as Loaded
from .load import load as load
from .nodes import Span as Span
from .times import day_from_text as day_from_text
from .times import may_be_daily as may_be_daily
from .values import recurrence_from_rrule as recurrence_from_rrule
from .words import suggestion as suggestion
