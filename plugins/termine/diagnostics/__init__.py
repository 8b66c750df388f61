"""Mistakes in the content as values, the sentences that explain them, and the report."""

from .diagnostic import (
    MOST_ERRORS,
    Diagnostic,
    Position,
    Severity,
    in_reading_order,
    without_echoes,
)
from .messages import Message, MessageBook, any_of, did_you_mean, keys_here, message
from .report import described, diagnostics_as_json, report

__all__ = [
    "MOST_ERRORS",
    "Diagnostic",
    "Message",
    "MessageBook",
    "Position",
    "Severity",
    "any_of",
    "described",
    "diagnostics_as_json",
    "did_you_mean",
    "in_reading_order",
    "keys_here",
    "message",
    "report",
    "without_echoes",
]
