"""Mistakes in the content as values, the sentences that explain them, and the report."""

from .budget import BudgetExceededError as BudgetExceededError
from .budget import processor_budget as processor_budget
from .diagnostic import MOST_ERRORS as MOST_ERRORS
from .diagnostic import Diagnostic as Diagnostic
from .diagnostic import Position as Position
from .diagnostic import Severity as Severity
from .diagnostic import in_reading_order as in_reading_order
from .diagnostic import without_echoes as without_echoes
from .messages import Message as Message
from .messages import MessageBook as MessageBook
from .messages import any_of as any_of
from .messages import did_you_mean as did_you_mean
from .messages import keys_here as keys_here
from .messages import message as message
from .report import described as described
from .report import diagnostics_as_json as diagnostics_as_json
from .report import report as report
