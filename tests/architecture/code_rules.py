"""The rules of the design as functions: a module in, findings out; none means the rule holds."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tests.architecture.sources import Module, imports

DOCUMENTED: Mapping[str, AbstractSet[str]] = {
    "babel": {"babel", "babel.dates", "babel.lists", "babel.numbers"},
    "blinker": {"blinker"},
    "brotli": {"brotli"},
    "bs4": {"bs4", "bs4.element"},
    "dateutil": {"dateutil", "dateutil.parser", "dateutil.relativedelta", "dateutil.rrule"},
    "feedgenerator": {"feedgenerator"},
    "filelock": {"filelock"},
    "holidays": {"holidays"},
    "icalendar": {
        *("icalendar", "icalendar.error", "icalendar.parser", "icalendar.prop"),
        "icalendar.timezone",
    },
    "jinja2": {"jinja2", "jinja2.bccache", "jinja2.meta"},
    "markdown": {
        *(
            "markdown",
            "markdown.extensions",
            "markdown.preprocessors",
            "markdown.treeprocessors",
            "markdown.util",
        ),
        *(f"markdown.extensions.{name}" for name in ("abbr", "attr_list", "def_list")),
        *(f"markdown.extensions.{name}" for name in ("footnotes", "md_in_html", "smarty")),
        *(f"markdown.extensions.{name}" for name in ("extra", "tables", "toc")),
    },
    "markupsafe": {"markupsafe"},
    "mdx_truly_sane_lists": {"mdx_truly_sane_lists.mdx_truly_sane_lists"},
    "nh3": {"nh3"},
    "pagefind": {"pagefind"},
    "pelican": {
        *("pelican", "pelican.contents", "pelican.generators", "pelican.readers"),
        *("pelican.settings", "pelican.writers"),
    },
    "PIL": {"PIL"},
    "pydantic": {"pydantic"},
    "pydantic_core": {"pydantic_core"},
    "pyphen": {"pyphen"},
    "recurring_ical_events": {"recurring_ical_events"},
    "segno": {"segno"},
    "watchfiles": {"watchfiles"},
    "yaml": {"yaml"},
}
"""The modules that a library describes to whoever uses it; nothing else of it is imported."""

ASK_FOR_THE_DAY = (
    *("tasks.py", "plugins/website/settings.py", "plugins/termine/plugin/settings.py"),
)
START_PROGRAMS = ("termine.history", "website", "publishing", "preview")
READ_THE_ENVIRONMENT = ("website", "termine.history", "publishing")
OWN = frozenset({"plugins", "tooling"})
MOST_LINES = 400
MOST_MODULES = 18
MOST_LINES_OF: Mapping[str, int] = {
    "plugins": 30_300,
    "plugins/termine": 13_900,
    "plugins/website": 12_400,
    "plugins/build": 1_200,
    "plugins/preview": 500,
    "plugins/audit": 1_760,
    "plugins/publishing": 700,
}
EMPTY_NAMES = frozenset({"utils", "util", "helpers", "helper", "manager", "misc", "common"})
SETTINGS = ("pelicanconf.py", "publishconf.py")

_CLOCK = {
    "date": {"today"},
    "datetime": {"now", "today", "utcnow"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime"},
}
_MUTABLE_CALLS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter"}
_MUTABLE_CALLS |= {"OrderedDict", "ChainMap"}
_CHANGING_METHODS = {"add", "append", "clear", "discard", "extend", "insert", "pop", "popitem"}
_CHANGING_METHODS |= {"remove", "setdefault", "update"}
_READ_ONLY_HINTS = {"Mapping", "Sequence", "Set", "Collection", "Iterable", "Final"}
_LOGIC = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.If, ast.IfExp),
    *(ast.For, ast.While, ast.Try, ast.With, ast.ListComp, ast.SetComp, ast.DictComp),
    *(ast.GeneratorExp, ast.Match),
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def imports_past_a_face(module: Module) -> Iterator[str]:
    """From another room only what its `__init__` offers."""
    for found in imports(module):
        room = room_of(found.module)
        if room and room != room_of(module.name) and found.module != room and _has_face(room):
            yield module.at(found.node, f"import {found.module} through {room}")


def room_of(name: str) -> str:
    """`plugins.audit` of `plugins.audit.links`; in the calendar its rooms, one level below."""
    parts = name.split(".")
    if parts[0] != "plugins" or len(parts) < 2:
        return ""
    return ".".join(parts[: 3 if parts[1] == "termine" else 2])


def _has_face(room: str) -> bool:
    """Commands begin in the website and the preview; of the engine its modules are the face.

    Whoever asks whether there is anything to do must not load the rest of it.
    """
    return room not in {"plugins.website", "plugins.preview", "plugins.build"}


def private_parts(module: Module) -> Iterator[str]:
    """A library is used through its public face: no name with a leading underscore."""
    for found in imports(module):
        library = found.module.partition(".")[0]
        if library in sys.stdlib_module_names or library in OWN:
            continue
        if found.module not in DOCUMENTED.get(library, ()):
            yield module.at(found.node, f"{found.module} is not among the documented modules")
        if found.name.startswith("_"):
            yield module.at(found.node, f"{found.module}.{found.name} is private")


def imports_in_functions(module: Module) -> Iterator[str]:
    """Imports stand at the top, where a reader looks for them."""
    for function in _all(module.tree, _FUNCTIONS):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield module.at(node, "import inside a function")


def imports_beyond_the_standard_library(module: Module) -> Iterator[str]:
    """What runs before anything is installed needs Python alone."""
    for found in imports(module):
        target = found.module.partition(".")[0]
        if target not in sys.stdlib_module_names and target != "tooling":
            yield module.at(found.node, f"{target} is not there yet")


def mutable_state(module: Module) -> Iterator[str]:
    """Nothing at module level changes: no empty container to fill, no filled one that is touched.

    A table that others may import says by its hint (Mapping, Sequence) that it is only read.
    """
    touched = _touched_names(module.tree)
    for node in module.tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not _is_mutable(node.value):
            continue
        name = _outer_name(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        hint = _outer_name(node.annotation) if isinstance(node, ast.AnnAssign) else ""
        is_read_only = name == "__all__" or name.startswith("_") or hint in _READ_ONLY_HINTS
        if name in touched or not is_read_only or (_is_empty(node.value) and not hint):
            yield module.at(node, f"{name} can change")
    for node in _all(module.tree, (ast.Global,)):
        yield module.at(node, "global")


def asks_for_the_day(module: Module) -> Iterator[str]:
    """Only the settings and the commands look at the clock; the rest is told what day it is."""
    if module.path in ASK_FOR_THE_DAY:
        return
    for node in _all(module.tree, (ast.Attribute,)):
        if node.attr in _CLOCK.get(_outer_name(node.value), ()):
            yield module.at(node, f"{_outer_name(node.value)}.{node.attr} asks for the time")
    for found in imports(module):
        if found.module == "time" and found.name in _CLOCK["time"]:
            yield module.at(found.node, f"time.{found.name} asks for the time")


def starts_programs(module: Module) -> Iterator[str]:
    """Only history (git), website (search) and publishing (rsync, git, rclone) start programs."""
    if module.package in START_PROGRAMS:
        return
    for found in imports(module):
        if found.module == "subprocess":
            yield module.at(found.node, "starts other programs")
    for node in _all(module.tree, (ast.Attribute,)):
        if _outer_name(node.value) == "os" and node.attr in {"system", "popen", "execv", "fork"}:
            yield module.at(node, f"os.{node.attr} starts other programs")


def reads_the_environment(module: Module) -> Iterator[str]:
    """The domain does not depend on the variables of a machine."""
    if module.package in READ_THE_ENVIRONMENT:
        return
    for node in _all(module.tree, (ast.Attribute,)):
        if _outer_name(node.value) == "os" and node.attr in {"environ", "getenv"}:
            yield module.at(node, f"os.{node.attr} reads the environment")


def logic(module: Module) -> Iterator[str]:
    """A settings file assigns values and does nothing else."""
    for node in _all(module.tree, _LOGIC):
        yield module.at(node, f"logic in a settings file: {type(node).__name__}")


def missing_docstrings(module: Module) -> Iterator[str]:
    """Every public module, class and function says what it gives."""
    if not ast.get_docstring(module.tree):
        yield module.at(module.tree, "the module has no docstring")
    for node in _public(module.tree):
        if not ast.get_docstring(node):
            yield module.at(node, f"{node.name} has no docstring")


def thawed_dataclasses(module: Module) -> Iterator[str]:
    """Values are frozen, and slotted unless a property is found out once (`cached_property`).

    A private class may be under construction, and of an error Python itself sets the traceback.
    """
    for node in _all(module.tree, (ast.ClassDef,)):
        if node.name.startswith("_") or node.name.endswith("Error"):
            continue
        for decorator in node.decorator_list:
            if _outer_name(decorator) != "dataclass":
                continue
            said = {word.arg for word in getattr(decorator, "keywords", ())}
            is_kept = "@cached_property" in (ast.get_source_segment(module.text, node) or "")
            if not ({"frozen"} if is_kept else {"frozen", "slots"}) <= said:
                yield module.at(node, f"{node.name} is not frozen and slotted")


def too_long(module: Module) -> Iterator[str]:
    """A module holds one noun and stays readable."""
    lines = module.text.count("\n")
    if lines > MOST_LINES:
        yield f"{module.path}: {lines} lines, {MOST_LINES} are the most"


def budgets_passed(sources: Sequence[Module]) -> Iterator[str]:
    """A room keeps to its lines; a feature that needs more says what it replaced."""
    for folder, most in MOST_LINES_OF.items():
        lines = sum(one.text.count("\n") for one in sources if one.path.startswith(f"{folder}/"))
        if lines > most:
            yield f"{folder}: {lines} lines, {most} are the most"


def heaps(sources: Sequence[Module]) -> Iterator[str]:
    """A folder holds what can be taken in at a glance."""
    folders = Counter(one.path.rpartition("/")[0] for one in sources)
    for folder, count in sorted(folders.items()):
        if count > MOST_MODULES:
            yield f"{folder}: {count} modules, {MOST_MODULES} are the most"


def empty_names(module: Module) -> Iterator[str]:
    """A name says what a thing is."""
    for part in module.path.removesuffix(".py").split("/"):
        if EMPTY_NAMES & set(part.split("_")):
            yield f"{module.path}: “{part}” says nothing"
    for node in _all(module.tree, (ast.ClassDef,)):
        if node.name.lower().endswith(("manager", "helper", "utils")):
            yield module.at(node, f"“{node.name}” says nothing")


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return _outer_name(value) in _MUTABLE_CALLS
    displays = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    return isinstance(value, displays)


def _is_empty(value: ast.expr) -> bool:
    match value:
        case ast.List(elts=[]) | ast.Set(elts=[]) | ast.Dict(keys=[]):
            return True
        case ast.Call(args=[], keywords=[]):
            return True
    return False


def _touched_names(tree: ast.Module) -> AbstractSet[str]:
    """The names whose contents a module changes: `x[…] = …`, `del x[…]`, `x += …`, `x.add(…)`."""
    touched = set()
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                touched.add(name)
            case ast.AugAssign(target=ast.Name(id=name)):
                touched.add(name)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
                touched |= {name} if method in _CHANGING_METHODS else set()
    return touched


def _outer_name(node: ast.expr) -> str:
    """`Mapping` of `Mapping[str, int]`, `date` of `datetime.date`, `dataclass` of its call."""
    match node:
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _outer_name(inner)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def _all(tree: ast.AST, kinds: tuple[type, ...]) -> Iterator:
    return (node for node in ast.walk(tree) if isinstance(node, kinds))
