"""`publish`: the site is built, compared with what is published, and brought to its target.

What was published last is read from the target itself (`stand.json`), so that whoever publishes,
from whichever machine, compares with what families see.
"""

import json
from contextlib import suppress
from datetime import UTC

from plugins.publishing import STATE_FILE, Target, target_of
from plugins.termine.diagnostics import report
from plugins.termine.history import (
    Changes,
    RevisionError,
    as_text,
    commit_name,
    is_shallow,
    mark_published,
    uncommitted,
)

from ..messages import message
from ..settings import ROOT, SiteSettings, configuration
from .build import build
from .changes import changes_since
from .command import DONE, PROBLEMS, WRONG_USE, CommandError, command, failure, settings_for
from .options import PublishOptions
from .wording import say

_SHORT = 8


@command
def publish(options: PublishOptions) -> int:
    """Publish the site, or go back to the release before; 1 if it must not or could not be."""
    values = configuration(is_production=True)
    place = options.target or values.get("PUBLISH_TARGET", "")
    if not place:
        raise failure("target-missing", WRONG_USE)
    target = target_of(place, ROOT / values["CACHE_PATH"])
    if options.rollback:
        say(message.text("rolled-back", target=target.label, release=target.roll_back()))
        return DONE
    settings = settings_for(options.build, is_production=True)
    _refuse_uncommitted(settings)
    if not options.without_comparison:
        _refuse_unlike(settings, target)
    code = build(options.build)
    if code != DONE:
        return code
    release = options.now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    done = target.publish(settings.output, release)
    mark_published(settings.content)
    key = "published" if done.changed or done.removed else "published-already"
    files = f"{done.changed} {'Datei' if done.changed == 1 else 'Dateien'}"
    say(message.text(key, target=target.label, changed=files, removed=done.removed))
    return DONE


def _told(state: bytes | None, name: str) -> str:
    """What the published state says under a name, empty where nothing is or nobody knows."""
    with suppress(ValueError, AttributeError):
        value = json.loads(state or b"{}").get(name, "")
        return value if isinstance(value, str) else ""
    return ""


def _refuse_uncommitted(settings: SiteSettings) -> None:
    """The next publication compares with a commit; so what is published must be one."""
    if commit_name(settings.content) is None:
        raise failure("publish-without-git")
    if names := uncommitted(settings.content):
        raise failure("publish-uncommitted", names="\n".join(f"  {name}" for name in names))


def _refuse_unlike(settings: SiteSettings, target: Target) -> None:
    """Refuse what subscribers would lose by, and what cannot be compared with the target."""
    published = target.read(STATE_FILE)
    if is_shallow(settings.content):
        raise failure("publish-shallow")
    if published is not None and not _told(published, "commit"):
        raise failure("publish-state-damaged", target=target.label)
    _refuse_other_uids(settings, _told(published, "uidDomain"))
    _refuse_losses(settings, _told(published, "commit"))


def _refuse_other_uids(settings: SiteSettings, published: str) -> None:
    """Calendars know a date by its UID: it stays, also where the site gets another address."""
    if published and published != settings.domain:
        raise failure("publish-uid-domain", published=published, own=settings.domain)


def _refuse_losses(settings: SiteSettings, published: str) -> None:
    """A date that families know must not vanish without a word."""
    if not published or published == commit_name(settings.content):
        return
    try:
        compared = changes_since(settings, published)
    except RevisionError as error:
        raise failure("publish-unknown-commit", commit=published[:_SHORT]) from error
    if not isinstance(compared, Changes):
        raise CommandError(report(compared).rstrip("\n"), PROBLEMS)
    if compared.has_errors:
        raise failure("publish-losses", changes=as_text(compared))
