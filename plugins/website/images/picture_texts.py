"""Pictures inside rendered texts become the theme's own component, with all their versions."""

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from jinja2 import Environment

from ..content import PICTURES
from ..pages.pictures import PictureView, PictureViews

_IMG = re.compile(r'<img\s(?:[^">]|"[^"]*")*>')
_LINK = re.compile(r'(<a\s(?:[^">]|"[^"]*")*?\bhref=")([^"]*)(")')
_ATTRIBUTE = re.compile(r' (src|alt)="([^"]*)"')

Show = Callable[[PictureView], str]


def component(templates: Environment) -> Show:
    """The macro of the theme that shows a picture."""

    def show(view: PictureView) -> str:
        module = templates.get_template("components/picture.html").module
        return str(module.picture(view))  # type: ignore[attr-defined]  # a macro of the theme

    return show


class PictureTexts:
    """Fills texts whose addresses begin at the host's root, which is at `base`."""

    def __init__(self, views: PictureViews, show: Show, base: str) -> None:
        """Remember what is needed."""
        self._views = views
        self._show = show
        self._folder = f"{base}{PICTURES}/"

    def filled(self, text: str, *, first_is_eager: bool = False) -> str:
        """The text with its pictures; a link to a photo leads to its largest version."""
        if self._folder not in text:
            return text
        is_first = first_is_eager

        def picture(tag: re.Match[str]) -> str:
            nonlocal is_first
            written = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag[0])}
            name = self._name(written.get("src", ""))
            view = self._views.of(name, written.get("alt", ""), is_eager=is_first)
            is_first = False
            return self._show(view) if view else tag[0]

        return _LINK.sub(self._link, _IMG.sub(picture, text))

    def _link(self, tag: re.Match[str]) -> str:
        path = self._views.path(self._name(html.unescape(tag[2])))
        return f"{tag[1]}{html.escape(path)}{tag[3]}" if path else tag[0]

    def _name(self, address: str) -> str:
        if not address.startswith(self._folder):
            return ""
        return unquote(address.removeprefix(self._folder))
