"""Views become HTML with the theme's templates, and with nothing else.

Not Pelican's environment: that one leaves escaping off and silently takes the template of another
theme where ours is missing.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.views import Page, SiteView


def environment(theme: Path) -> Environment:
    """Escapes everything, knows only theme/templates, and refuses names that do not exist."""
    return Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(templates: Environment, page: Page, site: SiteView) -> bytes:
    """One page as the bytes of its file."""
    template = templates.get_template(page.template)
    return template.render(site=site, page=page.view).encode()
