"""The words of our own templates, by language; a theme with templates of its own needs none."""

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": MappingProxyType(
            {
                "dates": "Termine",
                "coming": "Nächste Termine",
                "past": "Vergangene Termine",
                "none": "Zurzeit sind keine Termine bekannt.",
                "all": "Alle Termine",
                "archive": "Archiv",
                "subscribe": "Termine abonnieren",
                "save": "In meinen Kalender (.ics)",
                "cancelled": "Fällt aus",
                "postponed": "Verschoben",
                "moved": "Verlegt",
                "over": "Vorbei",
                "when": "Wann?",
                "where": "Wo?",
                "online": "Online",
                "cost": "Was kostet es?",
                "registration": "Anmeldung",
            }
        ),
        "en": MappingProxyType(
            {
                "dates": "Events",
                "coming": "Upcoming events",
                "past": "Past events",
                "none": "There are no events at the moment.",
                "all": "All events",
                "archive": "Archive",
                "subscribe": "Subscribe to the calendar",
                "save": "Add to my calendar (.ics)",
                "cancelled": "Cancelled",
                "postponed": "Postponed",
                "moved": "Moved",
                "over": "Over",
                "when": "When?",
                "where": "Where?",
                "online": "Online",
                "cost": "Cost",
                "registration": "Registration",
            }
        ),
    }
)
