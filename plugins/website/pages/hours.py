"""When somebody is at a venue, as pages show it and as the script of the pages reads it."""

from dataclasses import dataclass

from plugins.termine.events import (
    OpenTimes,
    Venue,
    hours_by_day,
    open_phrases,
    other_days,
    stretch_phrase,
    week,
    weekdays_phrase,
    weekly_rows,
)

from .context import SiteContext


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Days and when somebody is there on them, one time after the other."""

    days: str
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoursView:
    """When somebody is there: on the days of the week, and on single days to come.

    `week` and `days` tell the script the same:
    seven days from Monday on, and `JJJJ-MM-TT` with what holds instead, public holidays included;
    both parted by `|`, with times such as `09:00-12:00 13:00-16:00`, or `+` for by appointment.
    """

    rows: tuple[HoursRow, ...]
    exceptions: tuple[HoursRow, ...]
    week: str
    days: str


def hours_view(venue: Venue, context: SiteContext) -> HoursView | None:
    """When somebody is there, as it stands today; None where nothing is known of it.

    On public holidays and own closing days nobody is, unless a line names that very day.
    """
    if not venue.openings:
        return None
    today, days = context.today, week(venue.openings)
    holidays = {
        day: OpenTimes()
        for day in sorted(context.closing)
        if today.year <= day.year <= today.year + 1 and not days[day.weekday()].is_closed
    }
    single = {**holidays, **hours_by_day(venue.openings, today)}
    return HoursView(
        rows=tuple(
            HoursRow(weekdays_phrase(row), open_phrases(times))
            for row, times in weekly_rows(venue.openings)
        ),
        exceptions=tuple(
            HoursRow(
                stretch_phrase(line), tuple(filter(None, (*open_phrases(line.times), line.reason)))
            )
            for line in other_days(venue.openings, today)
        ),
        week="|".join(map(_for_script, days)),
        days="|".join(f"{day}:{_for_script(single[day])}" for day in sorted(single)),
    )


def _for_script(times: OpenTimes) -> str:
    spans = (f"{span.start_time:%H:%M}-{span.end_time:%H:%M}" for span in times.spans)
    plain = " ".join(spans).replace("-00:00", "-24:00")
    return plain or ("+" if times.is_by_appointment else "")
