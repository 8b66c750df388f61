"""TimeSpan: at what time of day a date begins and ends. Days and zones are not known here."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Timed:
    """From `start_time` to `end_time` (exclusive); an earlier end means the next morning."""

    start_time: time
    end_time: time

    @property
    def crosses_midnight(self) -> bool:
        """Whether the end belongs to the day after."""
        return self.end_time <= self.start_time


@dataclass(frozen=True, slots=True)
class OpenEnded:
    """From `start_time` on; when it ends is not known."""

    start_time: time


@dataclass(frozen=True, slots=True)
class AllDay:
    """The whole day, without times."""


TimeSpan = Timed | OpenEnded | AllDay
