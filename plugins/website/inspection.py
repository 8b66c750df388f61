"""The audit of a published site, a plugin that only publishconf.py names in `PLUGINS`.

The new tree is looked at before it takes the place of the old one: nobody reads the output of a
nightly build, so what must not be seen has to stop it.
"""

import os
from pathlib import Path

from pelican import Pelican, signals

from plugins.audit import Audited, audit
from plugins.build.builder import RefusedError
from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import addresses

from .plan import Plan
from .site import RUN

_MOST_WORKERS = 4


def register() -> None:
    """Called by Pelican once per start, after the site's own plugin."""
    signals.initialized.connect(_prepare)


def _prepare(pelican: Pelican) -> None:
    pelican.settings[RUN].inspects = Inspection


class Inspection:
    """Looks at one tree; `diagnostics` are those that were found."""

    def __init__(self, plan: Plan) -> None:
        """Know what must be in the tree, and what must not."""
        self._about = _about(plan)
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def __call__(self, folder: Path) -> None:
        """Raise RefusedError if the tree in `folder` must not be published."""
        workers = min(os.cpu_count() or 1, _MOST_WORKERS)
        self.diagnostics = audit(folder, self._about, workers=workers)
        if any(diagnostic.is_error for diagnostic in self.diagnostics):
            raise RefusedError(self.diagnostics)


def _about(plan: Plan) -> Audited:
    context, settings = plan.context, plan.settings
    drafts = (
        *(
            addresses.article_url(text.slug)
            for text in context.articles
            if text.is_draft or text.is_coming(context.today)
        ),
        *(addresses.page_url(text.slug) for text in context.pages if text.is_draft),
        *(addresses.event_url(event.id) for event in context.catalogue.events if event.is_draft),
    )
    return Audited(
        url=settings.url,
        today=settings.today,
        legal_pages=settings.legal_pages,
        drafts=tuple(filter(None, drafts)),
        label=settings.output_label,
    )
