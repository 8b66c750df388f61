"""From the editors' files to checked values: YAML with positions, schema, checks."""

from . import forms, nodes
from .checks import EventDates, LaidOut, laid_out
from .details import Subscription, read_subscriptions
from .finder import EntryNode, FileNodes, entries_in, nodes_in
from .form_reading import entry_fault, head_fault
from .forms import json_schemas
from .front_matter import FrontMatter, front_matter, read_front_matter, with_defaults
from .lines import Lines, Source, read_lines, unseen_signs
from .load import Loaded, load
from .nodes import Span
from .placement import PLACEMENT_LINE, Placement, PlacementError, parse_placement
from .times import day_from_text, may_be_daily
from .values import recurrence_from_rrule
from .words import suggestion, words_of
