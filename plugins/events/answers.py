"""Whether a single value is right: for whoever asks for an entry key by key."""

from . import messages
from .messages import Fault
from .nodes import Entry, Mapping, Scalar
from .position import Position
from .schema import EventForm, Form
from .schema_front_matter import FrontMatterForm
from .schema_reading import read_form

_NOWHERE = Position("", 1)
_OF_THE_WHOLE = messages.MISSING_KEY.kind


def entry_fault(key: str, text: str) -> Fault | None:
    """What is wrong with the value of a key in an entry of the event file, None if it is right."""
    return _fault(EventForm, key, text)


def head_fault(key: str, text: str) -> Fault | None:
    """What is wrong with the value of a key in the head of an article, None if it is right."""
    return _fault(FrontMatterForm, key, text)


def _fault(form: type[Form], key: str, text: str) -> Fault | None:
    entry = Entry(Scalar(key, _NOWHERE, 1), Scalar(text, _NOWHERE, 1, is_quoted=True))
    for problem in read_form(form, Mapping((entry,), _NOWHERE, 1)).problems:
        if problem.kind != _OF_THE_WHOLE:
            return Fault(problem.kind, problem.message, problem.advice, problem.severity)
    return None
