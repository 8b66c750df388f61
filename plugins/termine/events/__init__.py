"""The domain: from the editors' text to checked values, dates and the agenda.

Other packages import from here only. Nothing in this package reads a file, the clock or the
environment.
"""

from . import addresses
from .addresses import LONGEST_NAME, RESERVED_IDS, slug
from .agenda import Agenda, Month, horizon_after
from .closed_days import NEVER_KNOWN, ClosedDays, ClosedStretch, closed_days
from .event import (
    Adjustment,
    Cancelled,
    Catalogue,
    Category,
    ClosedDayPolicy,
    DateList,
    Detail,
    Details,
    Event,
    Extra,
    GeoPoint,
    Moved,
    OneOff,
    Opening,
    OpenTimes,
    Override,
    Partner,
    Pause,
    Postponed,
    Reference,
    Registration,
    Rule,
    Schedule,
    Series,
    Venue,
    Withdrawal,
)
from .forwards import forwards
from .german import (
    ENGLISH_WEEKDAYS,
    MONTHS,
    OPEN_END,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    bare_time,
    clock,
    dates,
    day_span,
    day_without_year,
    enumeration,
    language_name,
    long_day,
    month_name,
    place_change,
    plain_day,
    short_day,
    time_change,
    time_from_first_day,
    time_phrase,
    when,
)
from .occurrences import (
    Moment,
    Occurrence,
    OriginalDay,
    Status,
    adjusted,
    expected_count,
    in_order,
    left_out_for,
    occurrences,
    original_days,
    plain_time,
    rule_days,
    school_holiday_of,
)
from .opening_hours import (
    hours_by_day,
    open_phrases,
    other_days,
    stretch_phrase,
    week,
    weekdays_phrase,
    weekly_rows,
)
from .phrase import phrase, recurrence_from_phrase, schedule_phrase
from .phrase_words import advice_of
from .recurrence import Frequency, Recurrence, Weekday, as_rrule, days
from .timespan import ZONE, AllDay, OpenEnded, Timed, TimeSpan, begins_in_gap
