"""The domain: from the editors' text to checked values, dates and the agenda.

Other packages import from here only. Nothing in this package reads a file, the clock or the
environment.
"""

from typing import TYPE_CHECKING

from plugins.late import late

from . import addresses as addresses
from . import link_messages as link_messages
from . import site_messages as site_messages
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
from .answers import entry_fault as entry_fault
from .answers import head_fault as head_fault
from .answers import json_schemas as json_schemas
from .checks import EventDates as EventDates
from .checks import LaidOut as LaidOut
from .checks import check_dates as check_dates
from .checks import laid_out as laid_out
from .closed_days import ClosedDays as ClosedDays
from .closed_days import ClosedStretch as ClosedStretch
from .closed_days import closed_days as closed_days
from .closed_days import lands as lands
from .details import Details as Details
from .details import Registration as Registration
from .event import Catalogue as Catalogue
from .event import Event as Event
from .fields_days import day_from_text as day_from_text
from .front_matter import FrontMatter as FrontMatter
from .front_matter import front_matter as front_matter
from .front_matter import read_front_matter as read_front_matter
from .german import OPEN_END as OPEN_END
from .german import clock as clock
from .german import day_span as day_span
from .german import day_without_year as day_without_year
from .german import long_day as long_day
from .german import month_name as month_name
from .german import plain_day as plain_day
from .german import schedule_phrase as schedule_phrase
from .german import short_day as short_day
from .german import time_phrase as time_phrase
from .german import when as when
from .german_words import SHORT_WEEKDAYS as SHORT_WEEKDAYS
from .german_words import WEEKDAYS as WEEKDAYS
from .lines import Lines as Lines
from .lines import read_lines as read_lines
from .lines import unseen_signs as unseen_signs
from .load import Loaded as Loaded
from .load import in_reading_order as in_reading_order
from .load import load as load
from .messages import Fault as Fault
from .messages import Wording as Wording
from .messages import did_you_mean as did_you_mean
from .occurrence import ZONE as ZONE
from .occurrence import Moment as Moment
from .occurrence import Occurrence as Occurrence
from .occurrence import Status as Status
from .occurrences import in_order as in_order
from .occurrences import occurrences as occurrences
from .phrase import phrase as phrase
from .phrase import recurrence_from_phrase as recurrence_from_phrase
from .planned import Planned as Planned
from .planned import planned_dates as planned_dates
from .position import Position as Position
from .problem import Problem as Problem
from .problem import Severity as Severity
from .recurrence import Frequency as Frequency
from .recurrence import Recurrence as Recurrence
from .recurrence import Weekday as Weekday
from .recurrence import as_rrule as as_rrule
from .recurrence import days as days
from .references import Reference as Reference
from .report import described as described
from .report import problems_as_json as problems_as_json
from .report import report as report
from .rrule import recurrence_from_rrule as recurrence_from_rrule
from .schedule import ClosedDayPolicy as ClosedDayPolicy
from .schedule import OneOff as OneOff
from .schedule import Pause as Pause
from .schedule import Rule as Rule
from .schedule import Schedule as Schedule
from .schedule import Series as Series
from .source import Source as Source
from .suggest import suggestion as suggestion
from .timespan import AllDay as AllDay
from .timespan import OpenEnded as OpenEnded
from .timespan import Timed as Timed
from .timespan import TimeSpan as TimeSpan
from .venue import GeoPoint as GeoPoint
from .venue import Venue as Venue

if TYPE_CHECKING:  # they know PyYAML, which whoever has read all files before can do without
    from . import nodes as nodes
else:
    nodes = late("plugins.events.nodes")

__all__ = [
    "OPEN_END",
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
    "EventDates",
    "Extra",
    "Fault",
    "Frequency",
    "FrontMatter",
    "GeoPoint",
    "LaidOut",
    "Lines",
    "Loaded",
    "Moment",
    "Month",
    "Moved",
    "Occurrence",
    "OneOff",
    "OpenEnded",
    "Override",
    "Pause",
    "Planned",
    "Position",
    "Problem",
    "Recurrence",
    "Reference",
    "Registration",
    "Rule",
    "Schedule",
    "Series",
    "Severity",
    "Source",
    "Status",
    "TimeSpan",
    "Timed",
    "Venue",
    "Weekday",
    "Wording",
    "addresses",
    "agenda",
    "as_rrule",
    "check_dates",
    "clock",
    "closed_days",
    "day_from_text",
    "day_span",
    "day_without_year",
    "days",
    "described",
    "did_you_mean",
    "entry_fault",
    "front_matter",
    "head_fault",
    "horizon_after",
    "in_order",
    "in_reading_order",
    "json_schemas",
    "laid_out",
    "lands",
    "link_messages",
    "load",
    "long_day",
    "month_name",
    "months_of",
    "nodes",
    "occurrences",
    "phrase",
    "plain_day",
    "planned_dates",
    "problems_as_json",
    "read_front_matter",
    "read_lines",
    "recurrence_from_phrase",
    "recurrence_from_rrule",
    "report",
    "schedule_phrase",
    "short_day",
    "site_messages",
    "suggestion",
    "time_phrase",
    "unseen_signs",
    "when",
]
