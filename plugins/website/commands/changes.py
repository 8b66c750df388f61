"""`changes`: what subscribers will notice of the work since a revision. Pelican is not needed."""

from collections.abc import Iterable, Iterator

from plugins.termine.diagnostics import Diagnostic, report
from plugins.termine.history import (
    Changes,
    TextAddress,
    as_mail,
    as_markdown,
    as_text,
    changes,
    earlier_content,
)
from plugins.termine.reading import Source, load

from ..content import Content
from ..dates import dates_of, read_dates, side_of
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
    settings = settings_for(options)
    compared = changes_since(settings, options.since)
    if not isinstance(compared, Changes):
        shown = report(compared)
        print(f"```text\n{shown}```" if options.as_markdown else shown)
        print(message.text("changes-new-side-broken"))
        return PROBLEMS
    if options.as_mail:
        text = as_mail(compared, settings.today, name=settings.name, url=settings.url)
    else:
        text = as_markdown(compared) if options.as_markdown else as_text(compared)
    print(text, end="")
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
    before = side_of(
        dates_of(loaded, earlier.events, settings), _addresses(texts_before - texts, settings)
    )
    after = side_of(now, _addresses(texts - texts_before, settings))
    notes: tuple[str, ...] = ()
    if not earlier.events:
        notes = (message.text("changes-old-side-empty"),)
    elif count := sum(diagnostic.is_error for diagnostic in loaded.diagnostics):
        notes = (message.text("changes-old-side-broken", count=count),)
    return changes(before, after, settings.today, revision=revision, notes=notes)


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
