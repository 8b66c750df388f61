"""The rules of the design as functions: a module in, findings out; none means the rule holds."""

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tests.architecture.sources import Import, Module, imports

MAY_IMPORT: Mapping[str, AbstractSet[str]] = {
    "events": {"yaml", "pydantic", "pydantic_core", "dateutil", "holidays", "babel"},
    "history": {"events"},
    "feeds": {"events", "icalendar"},
    "views": {"events", "pyphen", "segno"},
    "editing": {"events"},
    "markup": {"markdown", "mdx_truly_sane_lists", "nh3"},
    "audit": {"events", "bs4", "icalendar"},
    "pictures": {"PIL"},
    "delivery": set(),
    "takeover": {"events", "icalendar", "dateutil", "nh3", "yaml"},
    "website": {
        *("events", "history", "feeds", "views", "markup", "editing", "audit", "takeover"),
        *("delivery", "pictures"),
        *("pelican", "blinker", "jinja2", "markupsafe", "pagefind", "PIL", "brotli"),
        "yaml",  # the examples of the theme's components
    },
}
"""For each package its sisters and the libraries beside the standard one."""

ASK_FOR_THE_DAY = ("tasks.py", "plugins/website/settings.py")
START_PROGRAMS = ("history", "website", "delivery")
READ_THE_ENVIRONMENT = ("website", "history", "delivery")
MOST_LINES = 300
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


def imports_against_the_table(module: Module) -> Iterator[str]:
    """A package imports only what the table gives it."""
    allowed = MAY_IMPORT.get(module.package)
    if allowed is None:
        return
    for found in imports(module):
        target = _sister(found) or found.module.partition(".")[0]
        own = {module.package, "__future__", "plugins", "late"}
        if target not in allowed | own and target not in sys.stdlib_module_names:
            yield module.at(found.node, f"{module.package} may not import {target}")


def imports_past_a_face(module: Module) -> Iterator[str]:
    """From a sister package only what its `__init__` offers."""
    for found in imports(module):
        sister = _sister(found)
        if sister and sister != module.package and found.module.count(".") > 1:
            yield module.at(found.node, f"import {found.module} through plugins.{sister}")


def imports_in_functions(module: Module) -> Iterator[str]:
    """Imports stand at the top, where a reader looks for them."""
    for function in _all(module.tree, _FUNCTIONS):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield module.at(node, "import inside a function")


def late_imports_hidden(module: Module) -> Iterator[str]:
    """What is loaded late is imported for the type checker, too: so every other rule sees it."""
    seen = set()
    for choice in (node for node in module.tree.body if isinstance(node, ast.If)):
        if _outer_name(choice.test) == "TYPE_CHECKING":
            shown = {_imported(found) for found in imports(Module(module.path, _text(choice.body)))}
            seen |= {call for call in _late_calls(choice.orelse) if _late_name(call) in shown}
    for call in _late_calls([module.tree]):
        if call not in seen and module.name != "plugins.late":
            yield module.at(call, "late() without an import for the type checker")


def imports_beyond_the_standard_library(module: Module) -> Iterator[str]:
    """What runs before anything is installed needs Python alone."""
    for found in imports(module):
        target = found.module.partition(".")[0]
        if target not in sys.stdlib_module_names and target != "tooling":
            yield module.at(found.node, f"{target} is not there yet")


def cycles(sources: Sequence[Module]) -> Iterator[str]:
    """No module leads back to itself by its imports."""
    names = {module.name for module in sources}
    graph = {
        module.name: {
            target
            for found in imports(module)
            for target in (f"{found.module}.{found.name}", found.module)
            if target in names and target != module.name
        }
        - _own_parents(module, sources)
        for module in sources
    }
    for start in sorted(graph):
        if path := _way_back(graph, start):
            yield " → ".join(path)
            return


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
    """Only history (git), website (search) and delivery (rsync, git, rclone) start programs."""
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
    """Values are frozen and slotted; a private class may be under construction."""
    for node in _all(module.tree, (ast.ClassDef,)):
        if node.name.startswith("_"):
            continue
        for decorator in node.decorator_list:
            if _outer_name(decorator) != "dataclass":
                continue
            said = {word.arg for word in getattr(decorator, "keywords", ())}
            if not {"frozen", "slots"} <= said:
                yield module.at(node, f"{node.name} is not frozen and slotted")


def too_long(module: Module) -> Iterator[str]:
    """A module holds one noun and stays readable."""
    lines = module.text.count("\n")
    if lines > MOST_LINES:
        yield f"{module.path}: {lines} lines, {MOST_LINES} are the most"


def empty_names(module: Module) -> Iterator[str]:
    """A name says what a thing is."""
    for part in module.path.removesuffix(".py").split("/"):
        if EMPTY_NAMES & set(part.split("_")):
            yield f"{module.path}: “{part}” says nothing"
    for node in _all(module.tree, (ast.ClassDef,)):
        if node.name.lower().endswith(("manager", "helper", "utils")):
            yield module.at(node, f"“{node.name}” says nothing")


def _late_calls(nodes: Sequence[ast.AST]) -> Iterator[ast.Call]:
    for node in nodes:
        for call in _all(node, (ast.Call,)):
            if isinstance(call.func, ast.Name) and call.func.id == "late":
                yield call


def _late_name(call: ast.Call) -> object:
    argument = call.args[0] if call.args else None
    return argument.value if isinstance(argument, ast.Constant) else None


def _imported(found: Import) -> str:
    return f"{found.module}.{found.name}" if found.name else found.module


def _text(body: Sequence[ast.stmt]) -> str:
    return "\n".join(map(ast.unparse, body))


def _sister(found: Import) -> str:
    """The package below plugins/ that an import reaches into."""
    parts = found.module.split(".")
    if parts[0] != "plugins":
        return ""
    return parts[1] if len(parts) > 1 else found.name


def _own_parents(module: Module, sources: Sequence[Module]) -> AbstractSet[str]:
    """The face above a module that only names its sister modules (`from . import x`)."""
    parent = module.name.rpartition(".")[0]
    siblings = {source.name.rpartition(".")[2] for source in sources}
    asked = {found.name for found in imports(module) if found.module == parent}
    return {parent} if asked <= siblings else set()


def _way_back(graph: Mapping[str, AbstractSet[str]], start: str) -> Sequence[str]:
    """The shortest way from a module back to itself, empty where there is none."""
    queue: list[tuple[str, ...]] = [(start,)]
    seen = set()
    while queue:
        path = queue.pop(0)
        for target in sorted(graph[path[-1]]):
            if target == start:
                return (*path, target)
            if target not in seen:
                seen.add(target)
                queue.append((*path, target))
    return ()


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
