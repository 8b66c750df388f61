"""The domain: from the editors' text to checked values, dates and the agenda.

Other packages import from here only. Nothing in this package reads a file, the clock or the
environment.
"""

from . import addresses as addresses
from .addresses import RESERVED_IDS as RESERVED_IDS
from .addresses import slug as slug
from .adjustment import Adjustment as Adjustment
from .adjustment import Cancelled as Cancelled
from .adjustment import Detail as Detail
from .adjustment import Extra as Extra
from .adjustment import Moved as Moved
from .adjustment import Override as Override
from .agenda import Agenda as Agenda
from .agenda import Month as Month
from .agenda import agenda as agenda
from .agenda import horizon_after as horizon_after
from .agenda import months_of as months_of
from .clock_change import begins_in_gap as begins_in_gap
from .closed_days import ClosedDays as ClosedDays
from .closed_days import ClosedStretch as ClosedStretch
from .closed_days import closed_days as closed_days
from .closed_days import lands as lands
from .details import Details as Details
from .details import Registration as Registration
from .event import Catalogue as Catalogue
from .event import Event as Event
from .german import OPEN_END as OPEN_END
from .german import clock as clock
from .german import dates as dates
from .german import day_span as day_span
from .german import day_without_year as day_without_year
from .german import long_day as long_day
from .german import month_name as month_name
from .german import plain_day as plain_day
from .german import schedule_phrase as schedule_phrase
from .german import short_day as short_day
from .german import time_phrase as time_phrase
from .german import when as when
from .german_words import ENGLISH_WEEKDAYS as ENGLISH_WEEKDAYS
from .german_words import MONTHS as MONTHS
from .german_words import SHORT_WEEKDAYS as SHORT_WEEKDAYS
from .german_words import WEEKDAYS as WEEKDAYS
from .german_words import enumeration as enumeration
from .occurrence import ZONE as ZONE
from .occurrence import Moment as Moment
from .occurrence import Occurrence as Occurrence
from .occurrence import Status as Status
from .occurrences import adjusted as adjusted
from .occurrences import in_order as in_order
from .occurrences import occurrences as occurrences
from .phrase import phrase as phrase
from .phrase import recurrence_from_phrase as recurrence_from_phrase
from .planned import OriginalDay as OriginalDay
from .planned import original_days as original_days
from .planned import plain_time as plain_time
from .planned import rule_days as rule_days
from .recurrence import Frequency as Frequency
from .recurrence import Recurrence as Recurrence
from .recurrence import Weekday as Weekday
from .recurrence import as_rrule as as_rrule
from .recurrence import days as days
from .references import Reference as Reference
from .schedule import ClosedDayPolicy as ClosedDayPolicy
from .schedule import OneOff as OneOff
from .schedule import Pause as Pause
from .schedule import Rule as Rule
from .schedule import Schedule as Schedule
from .schedule import Series as Series
from .timespan import AllDay as AllDay
from .timespan import OpenEnded as OpenEnded
from .timespan import Timed as Timed
from .timespan import TimeSpan as TimeSpan
from .venue import GeoPoint as GeoPoint
from .venue import Venue as Venue

__all__ = [
    "ENGLISH_WEEKDAYS",
    "MONTHS",
    "OPEN_END",
    "RESERVED_IDS",
    "SHORT_WEEKDAYS",
    "WEEKDAYS",
    "ZONE",
    "Adjustment",
    "Agenda",
    "AllDay",
    "Cancelled",
    "Catalogue",
    "ClosedDayPolicy",
    "ClosedDays",
    "ClosedStretch",
    "Detail",
    "Details",
    "Event",
    "Extra",
    "Frequency",
    "GeoPoint",
    "Moment",
    "Month",
    "Moved",
    "Occurrence",
    "OneOff",
    "OpenEnded",
    "OriginalDay",
    "Override",
    "Pause",
    "Recurrence",
    "Reference",
    "Registration",
    "Rule",
    "Schedule",
    "Series",
    "Status",
    "TimeSpan",
    "Timed",
    "Venue",
    "Weekday",
    "addresses",
    "adjusted",
    "agenda",
    "as_rrule",
    "begins_in_gap",
    "clock",
    "closed_days",
    "dates",
    "day_span",
    "day_without_year",
    "days",
    "enumeration",
    "horizon_after",
    "in_order",
    "lands",
    "long_day",
    "month_name",
    "months_of",
    "occurrences",
    "original_days",
    "phrase",
    "plain_day",
    "plain_time",
    "recurrence_from_phrase",
    "rule_days",
    "schedule_phrase",
    "short_day",
    "slug",
    "time_phrase",
    "when",
]
