"""What Pelican loads for the published site (`PLUGINS` in publishconf.py): the audit.

A build at the desk does without it, and need not wait until what reads HTML is loaded.
"""

from pelican import Pelican, signals

from .handover import INSPECTION
from .inspection import Inspection


def register() -> None:
    """Called by Pelican once per start."""
    signals.initialized.connect(_prepare)


def _prepare(pelican: Pelican) -> None:
    pelican.settings[INSPECTION] = Inspection
