"""The calendar: entries of the event files, their dates, feeds and history."""
