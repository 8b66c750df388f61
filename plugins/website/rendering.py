"""Views become HTML with the theme's templates, and with nothing else.

Not Pelican's environment: that one leaves escaping off and silently takes the template of another
theme where ours is missing.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from plugins.views import Page, SiteView


def environment(theme: Path, cache: Path | None = None) -> Environment:
    """Escapes everything, knows only theme/templates, and refuses names that do not exist.

    `cache` is a folder where compiled templates are kept.
    """
    return Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(cache / "vorlagen") if cache else None,
    )


def render(templates: Environment, page: Page, site: SiteView) -> bytes:
    """One page as the bytes of its file."""
    template = templates.get_template(page.template)
    return template.render(site=site, page=page.view).encode()


def _compiled(folder: Path) -> FileSystemBytecodeCache:
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))
