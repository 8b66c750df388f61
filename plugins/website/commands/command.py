"""What every command shares: its settings, its exit code, and words for what fails.

Mistakes in the content are none of it: they are Diagnostics. Everything else that is expected to
fail now and then is told in German and without a traceback.
"""

from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from errno import EACCES, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from functools import wraps
from types import MappingProxyType
from typing import ParamSpec

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from plugins.build.lock import BuildRunningError
from plugins.build.pool import KilledError
from plugins.build.staging import ForeignFolderError
from plugins.publishing import PublishingError
from plugins.termine.history import GitError, RevisionError

from ..content import ContentMissingError
from ..messages import message
from ..search.search_index import SearchError
from ..settings import SettingsError, SiteSettings, configuration, site_settings
from .options import ContentOptions
from .wording import say

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
_SYSTEM = MappingProxyType(
    {
        EACCES: "access-forbidden",
        ENOENT: "cannot-be-made",
        ENOSPC: "disk-full",
        ENOTDIR: "no-folder",
        EPERM: "access-forbidden",
        EROFS: "read-only",
    }
)

_Arguments = ParamSpec("_Arguments")


class CommandError(Exception):
    """A command cannot go on; the text is German, `code` its exit code."""

    def __init__(self, text: str, code: int) -> None:
        super().__init__(text)
        self.code = code


def failure(key: str, code: int = PROBLEMS, **values: object) -> CommandError:
    """The CommandError with a sentence of the book."""
    return CommandError(message.text(key, **values), code)


def command(function: Callable[_Arguments, int]) -> Callable[_Arguments, int]:
    """Make a function a command: what fails is told on stderr, and is an exit code.

    It raises BrokenPipeError where the reader has seen enough: that is no failure to tell.
    """

    @wraps(function)
    def run(*arguments: _Arguments.args, **options: _Arguments.kwargs) -> int:
        try:
            with explained():
                return function(*arguments, **options)
        except CommandError as error:
            if isinstance(error.__cause__, BrokenPipeError):
                raise error.__cause__ from None
            say(error, is_error=True)
            return error.code

    return run


def settings_for(options: ContentOptions, *, is_production: bool = False) -> SiteSettings:
    """The settings file of a command, with what its options say."""
    return site_settings({**configuration(is_production=is_production), **options.settings})


@contextmanager
def explained() -> Iterator[None]:
    """Turn what is expected to fail now and then into a CommandError."""
    try:
        yield
    except (SettingsError, RevisionError) as error:
        raise CommandError(str(error), WRONG_USE) from error
    except (ContentMissingError, ForeignFolderError) as error:
        key = "content-missing" if isinstance(error, ContentMissingError) else "output-foreign"
        raise failure(key, WRONG_USE, folder=error.folder) from error
    except BuildRunningError as error:
        raise failure("build-running") from error
    except GitError as error:
        raise failure("git-answers", reason=error.message) from error
    except PublishingError as error:
        if error.is_wrong_use:
            raise CommandError(str(error), WRONG_USE) from error
        raise CommandError(f"{error}\n{message.text('published-site-stays')}", PROBLEMS) from error
    except (SearchError, TemplateError, KilledError, BrokenProcessPool, OSError) as error:
        text = f"{_text_of(error)} {message.text('old-site-stays')}"
        raise CommandError(text, PROBLEMS) from error


def _text_of(
    error: SearchError | TemplateError | KilledError | BrokenProcessPool | OSError,
) -> str:
    """What failed while the site was written; of a template, where in theme/ as far as known."""
    match error:
        case SearchError():
            return message.text("search-broken", reason=error.said)
        case TemplateNotFound():
            return message.text("template-missing", name=error.name)
        case TemplateSyntaxError():
            reason = (error.message or "").rstrip(".")
            values = {"name": error.name, "line": error.lineno, "reason": reason}
            return message.text("template-syntax", **values)
        case TemplateError():
            return message.text("template-broken", reason=error)
        case KilledError() | BrokenProcessPool():
            names = error.names if isinstance(error, KilledError) else ()
            shown = " oder ".join(f"„{name}“" for name in names)
            return message.text("killed-at", what=shown or message.text("finished-pages"))
    key = _SYSTEM.get(error.errno or 0, "system-error")
    return message.text(key, name=error.filename or "?", reason=error.strerror or error)
