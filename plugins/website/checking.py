"""`check`: every mistake in the content at once. Pelican is not needed for it, so it is quick."""

from plugins.events import Problem, problems_as_json, report

from .assembly import plan
from .failures import DONE, PROBLEMS, exit_code
from .options import CheckOptions
from .reading import ingredients, new_reader, read_content
from .settings import configuration, site_settings
from .sources import Content


def check(options: CheckOptions) -> int:
    """Print the report (or JSON) on stdout; 1 if there are errors, 2 if nothing can be checked."""
    return exit_code(lambda: _check(options))


def _check(options: CheckOptions) -> int:
    problems = found_problems(options)
    if options.as_json:
        print(problems_as_json(problems))
    else:
        print(report(problems) or "Alles in Ordnung.")
    return PROBLEMS if any(problem.is_error for problem in problems) else DONE


def found_problems(options: CheckOptions) -> tuple[Problem, ...]:
    """All Problems, in the order of the report."""
    values = {**configuration(), "PATH": str(options.content), "TERMINE_HEUTE": options.today}
    settings = site_settings({"OUTPUT_PATH": "output", **values})
    content = Content(settings.content)
    reader = new_reader(settings)
    readings = read_content(settings, content, reader)
    return plan(ingredients(settings, content, readings, reader)).problems
