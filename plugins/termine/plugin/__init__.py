"""The calendar as a plugin of Pelican: dates of a YAML file on any site, in any theme.

`register` joins a run of Pelican. Templates then know `termine`, `kommende_termine`,
`vergangene_termine` and `termine_kalender`, the filters `wann`, `termin_url` and `termin_text`;
texts know `[[termine …]]`. Other plugins hear the signal `termine_read`.
"""

from .generator import CalendarGenerator, is_watching, join, register, termine_read
from .settings import CalendarSettingsError
