"""The calendar: entries of the event files, their dates, feeds and history; a plugin of Pelican.

Our site asks its rooms for what it needs; any other site has `register` (see `plugin/`).
"""

from .plugin import register
