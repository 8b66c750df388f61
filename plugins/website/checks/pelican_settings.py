"""Pelican's settings: what each of them does here, what a changed one is told, and what is fixed.

The list is `pelican_settings.toml`; docs/pelican.md says the same to people.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from plugins.termine.diagnostics import Diagnostic, Position
from plugins.website.messages import message

from ..settings import SettingsError

_LIST = Path(__file__).parents[1] / "pelican_settings.toml"


@cache
def _list() -> Mapping[str, Any]:
    return tomllib.loads(_LIST.read_text("utf-8"))


def honoured() -> frozenset[str]:
    """The settings that do what Pelican says of them."""
    return frozenset(_list()["honoured"])


def instead() -> Mapping[str, str]:
    """By the names of all others: what decides instead."""
    groups = _list()["instead"]
    return {name: group["sentence"] for group in groups for name in group["settings"]}


def fixed() -> Mapping[str, Any]:
    """What Pelican is told whatever the settings say, so that it writes nothing beside us."""
    values: Mapping[str, Any] = _list()["fixed"]
    return values


def refuse_plugins(values: Mapping[str, Any]) -> None:
    """Plugins of Pelican that would do nothing here, or harm."""
    refused = _list()["refused"]
    for plugin in values.get("PLUGINS") or ():
        name = str(plugin).rpartition(".")[2]
        if sentence := refused.get(name):
            raise SettingsError(
                f"Das Plugin „{name}“ wirkt hier nicht: {sentence} Bitte aus PLUGINS nehmen."
            )


def changed_in_vain(values: Mapping[str, Any], files: tuple[Path, ...]) -> Iterator[Diagnostic]:
    """A hint for each setting that somebody has changed and that changes nothing.

    `files` are those where it may stand, the likeliest first.
    """
    for name, sentence in instead().items():
        if name in values and not _is_usual(name, values):
            fault = message("setting-in-vain", name=name, sentence=sentence)
            yield fault.at(_position(name, files))


def _is_usual(name: str, values: Mapping[str, Any]) -> bool:
    """Whether a value is Pelican's own, ours, or one that Pelican makes of others."""
    value = values[name]
    made = {
        "CSS_FILE": "",
        "FEED_DOMAIN": values.get("SITEURL"),
        "ARTICLE_EXCLUDES": values.get("PAGE_PATHS"),
        "PAGE_EXCLUDES": values.get("ARTICLE_PATHS"),
    }
    usual = [known[name] for known in (DEFAULT_CONFIG, fixed(), made) if name in known]
    return value in (usual or [None]) or (value is None and "" in usual)


def _position(name: str, files: tuple[Path, ...]) -> Position:
    """The line of a file that sets it."""
    for file in files:
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        for number, line in enumerate(lines, start=1):
            if line.partition("=")[0].partition(":")[0].strip() == name:
                return Position(file.name, number, 1, len(name), line)
    return Position(files[0].name, 1)
