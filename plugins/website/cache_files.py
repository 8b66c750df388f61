"""Where builds with some settings keep what later ones need. It names files and opens none."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from plugins.build.cache import digest
from plugins.build.manifest import IndexFile

from .settings import SiteSettings, settings_files


def index_file(settings: SiteSettings) -> IndexFile:
    """The Index of the output folder; it holds for this program and these settings only."""
    return IndexFile(settings.cache, settings.output, _version(settings))


def readings_file(settings: SiteSettings) -> Path:
    """What was read in the content folder."""
    name = digest(os.fsencode(settings.content)).hex()[:12]
    return settings.cache / f"gelesen-{name}.texte"


def _version(settings: SiteSettings) -> bytes:
    """Changes with everything that may change any file; the day is not among it."""
    never = date.min
    lasting = replace(settings, today=never, horizon=never, is_full=False, workers=0)
    said = (file.read_bytes() for file in settings_files())
    return digest(*said, repr(lasting))
