"""Fingerprints of the templates that a page comes from."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from plugins.build.digest import digest

_REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")


class TemplateKeys:
    """For each template of a theme a key that changes with it and with all it includes."""

    def __init__(self, folder: Path) -> None:
        """Read the sources; `folder` is the one that templates are named from."""
        self._sources = {
            path.relative_to(folder).as_posix(): path.read_text("utf-8")
            for suffix in (".html", ".svg")
            for path in _files(folder, suffix)
        }
        self._known: dict[str, bytes] = {}

    def key(self, template: str) -> bytes:
        """The key of one template; of one that does not exist as well."""
        if template not in self._known:
            parts = ((name, self._sources.get(name, "")) for name in self._whole(template))
            self._known[template] = digest(*(part for pair in parts for part in pair))
        return self._known[template]

    def of_all(self, templates: Iterable[str]) -> bytes:
        """One key for several templates."""
        return digest(*(self.key(template) for template in templates))

    @cached_property
    def of_theme(self) -> bytes:
        """One key for all templates there are."""
        return digest(*(part for pair in sorted(self._sources.items()) for part in pair))

    def references(self, template: str) -> tuple[str, ...]:
        """The templates that a template names itself, in the order of its text."""
        return tuple(dict.fromkeys(_REFERENCE.findall(self._sources.get(template, ""))))

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The text of every template by its name."""
        return dict(self._sources)

    def _whole(self, template: str) -> list[str]:
        """The template and all it includes, directly or not, sorted."""
        found: set[str] = set()
        queue = [template]
        while queue:
            name = queue.pop()
            if name not in found:
                found.add(name)
                queue += self.references(name)
        return sorted(found)


def _files(place: Path, suffix: str) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob(f"*{suffix}"))
