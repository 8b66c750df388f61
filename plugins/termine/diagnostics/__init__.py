"""Mistakes in the content as values, the sentences that explain them, and the report."""

from .budget import BudgetExceededError, processor_budget
from .diagnostic import (
    MOST_ERRORS,
    Diagnostic,
    Position,
    Severity,
    in_reading_order,
    without_echoes,
)
from .messages import Message, MessageBook, any_of, did_you_mean, keys_here, message
from .report import Words, described, diagnostics_as_json, report
