"""The program's own source as values that rules can look at."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One Python file; `path` is POSIX and seen from the root."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """As it is imported: `plugins.audit.links`; a package's `__init__` is the package."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def package(self) -> str:
        """The room below plugins/ (`audit`, `termine.events`), or an empty text elsewhere."""
        parts = self.path.split("/")
        if parts[0] != "plugins" or len(parts) < 3:
            return ""
        return ".".join(parts[1:3]) if parts[1] == "termine" and len(parts) > 3 else parts[1]

    def at(self, node: ast.AST, message: str) -> str:
        """A finding that an editor can jump to."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {message}"


@dataclass(frozen=True)
class Import:
    """One imported name: the module it comes from, in full, and the name (may be empty)."""

    node: ast.stmt
    module: str
    name: str = ""


def modules(*folders: str) -> tuple[Module, ...]:
    """All Python files below the folders, or the files themselves, sorted by path."""
    found = []
    for folder in folders:
        place = ROOT / folder
        files = [place] if place.suffix == ".py" else sorted(place.rglob("*.py"))
        found += [file for file in files if file.exists()]
    return tuple(
        Module(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in found
    )


def imports(module: Module) -> Iterator[Import]:
    """Every import of a module, relative ones written out."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(node, alias.name)
        elif isinstance(node, ast.ImportFrom):
            origin = _origin(module, node)
            for alias in node.names:
                yield Import(node, origin, alias.name)


def _origin(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    is_package = module.path.endswith("/__init__.py")
    parts = module.name.split(".")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, *(node.module or "").split(".")]).rstrip(".")


def tracked_files() -> tuple[str, ...]:
    """Every file Git knows, POSIX."""
    listed = subprocess.run(
        ["git", "-c", "core.quotePath=false", "ls-files"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(listed.stdout.splitlines())
