"""The sentences about texts, links, pictures and the settings of the site (`messages.toml`)."""

from pathlib import Path

from plugins.termine.diagnostics import MessageBook
from plugins.termine.diagnostics import message as of_dates

message = MessageBook(Path(__file__).with_name("messages.toml"), of_dates)
