"""From the editors' files to checked values: YAML with positions, schema, checks."""

from . import forms, nodes
from .checks import EventDates, LaidOut, laid_out
from .days import day_from_text
from .finder import EntryNode, FileNodes, entries_in, nodes_in
from .form_reading import entry_fault, head_fault
from .forms import json_schemas
from .front_matter import FrontMatter, front_matter, read_front_matter
from .lines import Lines, Source, read_lines, unseen_signs
from .load import Loaded, load
from .nodes import Span
from .values import recurrence_from_rrule
from .words import suggestion

__all__ = [
    "EntryNode",
    "EventDates",
    "FileNodes",
    "FrontMatter",
    "LaidOut",
    "Lines",
    "Loaded",
    "Source",
    "Span",
    "day_from_text",
    "entries_in",
    "entry_fault",
    "forms",
    "front_matter",
    "head_fault",
    "json_schemas",
    "laid_out",
    "load",
    "nodes",
    "nodes_in",
    "read_front_matter",
    "read_lines",
    "recurrence_from_rrule",
    "suggestion",
    "unseen_signs",
]
