"""The sentences about finished pages and calendars (`messages.toml`), for whoever publishes."""

from pathlib import Path

from plugins.termine.diagnostics import MessageBook

message = MessageBook(Path(__file__).with_name("messages.toml"))
