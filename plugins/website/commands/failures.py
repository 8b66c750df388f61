"""What can go wrong beside mistakes in the content, in German and without a traceback."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EACCES, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from types import MappingProxyType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from plugins.build.lock import BuildRunningError
from plugins.build.output import ForeignFolderError
from plugins.termine.history import GitError, RevisionError

from ..content import ContentMissingError
from ..search.search_index import SearchError
from ..settings import SettingsError

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
_SYSTEM = MappingProxyType(
    {
        ENOSPC: "Auf dem Datenträger ist kein Platz mehr.",
        EACCES: "Der Zugriff auf „{name}“ ist nicht erlaubt.",
        EPERM: "Der Zugriff auf „{name}“ ist nicht erlaubt.",
        ENOENT: "„{name}“ gibt es nicht und lässt sich nicht anlegen.",
        ENOTDIR: "„{name}“ ist kein Ordner.",
        EROFS: "„{name}“ darf nicht beschrieben werden.",
    }
)
_OLD_STAYS = "Die bisherige Website bleibt, wie sie war."


class CommandError(Exception):
    """A command cannot go on; the text is German, `code` its exit code."""

    def __init__(self, text: str, code: int) -> None:
        """Keep both."""
        super().__init__(text)
        self.code = code


@contextmanager
def explained() -> Iterator[None]:
    """Turn what is expected to fail now and then into a CommandError."""
    try:
        yield
    except (SettingsError, RevisionError) as error:
        raise CommandError(str(error), WRONG_USE) from error
    except ContentMissingError as error:
        raise CommandError(f"Den Ordner „{error.folder}“ gibt es nicht.", WRONG_USE) from error
    except ForeignFolderError as error:
        raise CommandError(
            f"Der Ordner „{error.folder}“ enthält anderes als eine gebaute Website. "
            "Bitte einen leeren Ordner angeben; hier würde alles gelöscht.",
            WRONG_USE,
        ) from error
    except BuildRunningError as error:
        raise CommandError(
            "Die Website wird gerade schon gebaut. Bitte warten, bis das fertig ist.", PROBLEMS
        ) from error
    except GitError as error:
        raise CommandError(
            f"Git antwortet nicht wie erwartet: {error.message}", PROBLEMS
        ) from error
    except SearchError as error:
        raise CommandError(
            f"Die Suche ließ sich nicht aufbauen: {error.said}. {_OLD_STAYS}", PROBLEMS
        ) from error
    except (TemplateError, OSError) as error:
        text = _template_fault(error) if isinstance(error, TemplateError) else _system_fault(error)
        raise CommandError(f"{text} {_OLD_STAYS}", PROBLEMS) from error


def _template_fault(error: TemplateError) -> str:
    """Where in theme/ it is, as far as Jinja knows."""
    if isinstance(error, TemplateNotFound):
        return f"Die Vorlage „theme/templates/{error.name}“ gibt es nicht."
    if isinstance(error, TemplateSyntaxError):
        place = f"theme/templates/{error.name}, Zeile {error.lineno}"
        said = (error.message or "").rstrip(".")
        return f"{place}: Die Vorlage hat einen Fehler: {said}."
    return f"Eine Vorlage in theme/ hat einen Fehler: {error}."


def _system_fault(error: OSError) -> str:
    sentence = _SYSTEM.get(error.errno or 0, "„{name}“: {reason}.")
    return sentence.format(name=error.filename or "?", reason=error.strerror or error)


def exit_code(command: Callable[[], int]) -> int:
    """Run a command; a CommandError is told on stderr.

    Raises BrokenPipeError where the reader has seen enough: that is no failure to tell.
    """
    try:
        with explained():
            return command()
    except CommandError as failure:
        if isinstance(failure.__cause__, BrokenPipeError):
            raise failure.__cause__ from None
        print(failure, file=sys.stderr)
        return failure.code
