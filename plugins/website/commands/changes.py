"""`changes`: what subscribers will notice of the work since a revision. Pelican is not needed."""

from collections.abc import Iterable, Iterator

from plugins.termine.diagnostics import Diagnostic, report
from plugins.termine.history import (
    Changes,
    Side,
    TextAddress,
    as_markdown,
    as_text,
    changes,
    earlier_content,
)
from plugins.termine.reading import Source, load

from ..content import Content
from ..dates import Dates, dates_of, read_dates
from ..markdown import DocumentKind, file_of, unrendered
from ..messages import message
from ..reading import text_folders, text_patterns
from ..settings import SiteSettings
from .command import DONE, PROBLEMS, WRONG_USE, command, failure, settings_for
from .options import ChangesOptions


@command
def tell_changes(options: ChangesOptions) -> int:
    """Print what changed; 1 if dates vanish or the past changes, 2 without a comparison."""
    if not options.since:
        raise failure("since-missing", WRONG_USE)
    compared = changes_since(settings_for(options), options.since)
    if not isinstance(compared, Changes):
        shown = report(compared)
        print(f"```text\n{shown}```" if options.as_markdown else shown)
        print(message.text("changes-new-side-broken"))
        return PROBLEMS
    print(as_markdown(compared) if options.as_markdown else as_text(compared), end="")
    return PROBLEMS if compared.has_errors else DONE


def changes_since(settings: SiteSettings, revision: str) -> Changes | tuple[Diagnostic, ...]:
    """The Changes since `revision`, or the errors of the content that forbid to compare.

    Both sides are seen from the same day and with the settings of today. Raises RevisionError.
    """
    content = Content(settings.content)
    now = read_dates(content, settings)
    if errors := tuple(diagnostic for diagnostic in now.diagnostics if diagnostic.is_error):
        return errors
    folders = text_folders(settings)
    earlier = earlier_content(
        settings.content, revision, settings.event_files, tuple(name for _, name in folders)
    )
    loaded = load(earlier.events, earlier.venues, earlier.closed_days)
    texts = {
        (source, kind)
        for kind, name in folders
        for source in content.texts(name)
        if isinstance(source, Source)
    }
    texts_before = {
        (source, kind)
        for kind, name in folders
        for source in earlier.texts
        if file_of(source).startswith(f"{name.strip('/')}/")
    }
    before = _side(
        dates_of(loaded, earlier.events, settings), _addresses(texts_before - texts, settings)
    )
    after = _side(now, _addresses(texts - texts_before, settings))
    notes: tuple[str, ...] = ()
    if not earlier.events:
        notes = (message.text("changes-old-side-empty"),)
    elif count := sum(diagnostic.is_error for diagnostic in loaded.diagnostics):
        notes = (message.text("changes-old-side-broken", count=count),)
    return changes(before, after, settings.today, revision=revision, notes=notes)


def _side(dates: Dates, texts: Iterable[TextAddress]) -> Side:
    """What editors answer for: the dates of partners are told by `abgleichen`."""
    own = tuple(one for one in dates.agenda.occurrences if one.event.partner is None)
    events = tuple(event for event in dates.catalogue.events if event.partner is None)
    catalogue = dates.catalogue
    kept = catalogue.venues, catalogue.categories
    return Side(own, events, dates.sources, dates.closed_days, *kept, tuple(texts))


def _addresses(
    texts: Iterable[tuple[Source, DocumentKind]], settings: SiteSettings
) -> Iterator[TextAddress]:
    """Those of the texts that families can read."""
    patterns = text_patterns(settings)
    for source, kind in texts:
        document = unrendered(source, kind, patterns)
        head, text = document.head, document.text
        if not (text.is_draft or head.status == "skip" or text.is_coming(settings.today)):
            slugs, urls = (text.slug, *head.earlier_slugs), (text.url, *text.earlier_urls)
            yield TextAddress(source.name, dict(zip(slugs, urls, strict=True)))
