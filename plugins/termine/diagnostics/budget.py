"""A budget of processor time for what others have written: no text may hold up a build.

Which text is slow depends on the library that reads it, and no list of patterns knows all of them.
So the time is measured while it is spent. Where a system has no such clock (Windows), and in a
thread beside the main one, nothing is measured.
"""

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_AGAIN = 0.5
"""After so many seconds more, in case the first alarm fell where Python lets nothing through."""


class BudgetExceededError(BaseException):
    """More time was spent than allowed.

    No Exception: a library that is careful with what it calls must not hold it back.
    """


@contextmanager
def processor_budget(seconds: float) -> Iterator[None]:
    """Stop what takes more than so many seconds of processor time, with BudgetExceededError."""
    is_main = threading.current_thread() is threading.main_thread()
    if not hasattr(signal, "setitimer") or not is_main:
        yield
        return
    collects = gc.isenabled()
    gc.disable()  # what it calls may swallow the alarm
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        if collects:
            gc.enable()


def _stop(*_: object) -> None:
    raise BudgetExceededError
