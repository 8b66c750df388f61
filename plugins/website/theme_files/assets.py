"""The theme's files under names that change with their content, so that browsers may keep them.

All style sheets become one file and all scripts another, in the order of the cascade, with their
comments and blank lines taken out.
"""

import base64
import hashlib
import re
from pathlib import Path

from plugins.build.task import OutputFile

from ..pages.views import Asset, ThemeFiles

_FIRST_CSS = ("settings.css", "base.css", "layout.css")
_LAST_CSS = "utilities.css"
_STRING_OR_COMMENT = re.compile(
    r"(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')|/\*(?!!).*?\*/", re.DOTALL
)
_OWN_LINE_COMMENT = re.compile(r"^\s*//.*$\n?", re.MULTILINE)
_BLOCK_AT_LINE_START = re.compile(r"^[ \t]*/\*(?!!).*?\*/[ \t]*\n?", re.DOTALL | re.MULTILINE)
_URL = re.compile(r"url\(\s*([\"']?)(?!data:|https?:|#|/)(?:\.\./)*([^\"')]+)\1\s*\)")


def theme_files(theme: Path, base: str) -> ThemeFiles:
    """Everything of theme/static; `base` is the path of the site's address, ending in `/`."""
    static = theme / "static"
    others = {
        path.relative_to(static).as_posix(): path.read_bytes()
        for path in sorted(static.rglob("*"))
        if path.is_file() and path.suffix not in {".css", ".js", ".md"} and path.name[0] != "."
    }
    copies = {name: OutputFile(f"theme/{name}", content) for name, content in others.items()}
    stylesheet = _asset("theme/site.css", _css(static / "css", base))
    script = _asset("theme/site.js", _js(static / "js"))
    search_script = _asset("theme/search.js", _js(static / "js" / "search"))
    icon = next((name for name in copies if Path(name).name == "icon.svg"), "")
    return ThemeFiles(
        files=(*copies.values(), stylesheet, script, search_script),
        stylesheet=_named(stylesheet, base),
        script=_named(script, base),
        search_script=_named(search_script, base),
        icon=f"{base}theme/{icon}" if icon else "",
    )


def _css(folder: Path, base: str) -> bytes:
    first = [folder / name for name in _FIRST_CSS]
    components = sorted((folder / "components").glob("*.css"))
    texts = [_text(path) for path in (*first, *components, folder / _LAST_CSS)]
    css = _URL.sub(rf"url(\1{base}theme/\2\1)", "\n".join(texts))
    return _minified_css(css).encode()


def _minified_css(css: str) -> str:
    """Comments and indentation go; what stands in quotes stays."""
    plain = _STRING_OR_COMMENT.sub(lambda match: match[1] or "", css)
    return "\n".join(filter(None, map(str.strip, plain.splitlines()))) + "\n"


def _js(folder: Path) -> bytes:
    """Only whole comments and indentation go: to do more, one would have to understand script."""
    texts = [_text(path) for path in sorted(folder.glob("*.js"))]
    plain = _OWN_LINE_COMMENT.sub("", _BLOCK_AT_LINE_START.sub("", "\n".join(texts)))
    return ("\n".join(line for line in plain.splitlines() if line.strip()) + "\n").encode()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _asset(name: str, content: bytes) -> OutputFile:
    path = Path(name)
    short = hashlib.sha256(content).hexdigest()[:10]
    return OutputFile(path.with_name(f"{path.stem}.{short}{path.suffix}").as_posix(), content)


def _named(file: OutputFile, base: str) -> Asset:
    digest = base64.b64encode(hashlib.sha384(file.content).digest()).decode()
    return Asset(f"{base}{file.path}", f"sha384-{digest}")
