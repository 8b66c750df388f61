"""The audit of a published site, a plugin that only publishconf.py names in `PLUGINS`.

The new tree is looked at before it takes the place of the old one: nobody reads the output of a
nightly build, so what must not be seen has to stop it.
"""

from pathlib import Path

from pelican import Pelican, signals

from plugins.audit import Audited, audit
from plugins.build.pool import usual_count
from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import addresses

from .plan import Plan
from .site import RUN

_MOST_WORKERS = 4


def register() -> None:
    """Called by Pelican once per start, after the site's own plugin."""
    signals.initialized.connect(_prepare)


def _prepare(pelican: Pelican) -> None:
    pelican.settings[RUN].inspect = inspect


def inspect(plan: Plan, folder: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the finished tree in `folder`."""
    context, settings = plan.context, plan.settings
    articles = (text for text in context.articles if text.is_draft or text.is_coming(context.today))
    drafts = (
        *(text.url for text in articles),
        *(text.url for text in context.pages if text.is_draft),
        *(addresses.event_url(event.id) for event in context.catalogue.events if event.is_draft),
    )
    apart = (event.id for event in context.catalogue.events if not event.is_in_feed)
    about = Audited(
        url=settings.url,
        today=settings.today,
        legal_pages=settings.legal_pages,
        drafts=tuple(filter(None, drafts)),
        apart=tuple(map(addresses.event_url, apart)),
        label=settings.output_label,
        uid_domain=settings.uid_domain,
    )
    return audit(folder, about, workers=min(usual_count(), _MOST_WORKERS))
