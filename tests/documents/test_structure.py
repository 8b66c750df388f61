"""docs/aufbau.md shows the way of a date as it is, and no text cites a file that is not there."""

import ast
import re

from tests.architecture.sources import ROOT, modules, tracked_files

STEP = re.compile(r"^\d+\. \[`(\w+)`\]\(\.\./([\w/]+\.py)\)", re.MULTILINE)
CITED = re.compile(r"`((?:[\w-]+/)*[\w-]+\.(?:py|md|toml))`")
NOT_OURS = re.compile(r"^((artikel|seiten)/\w+|test_\w+|neu-\w+|rest|a|b|name|termine)\.(py|md)$")


def test_the_way_of_a_date_has_at_most_25_steps_that_exist():
    steps = STEP.findall((ROOT / "docs/aufbau.md").read_text("utf-8"))
    assert 20 <= len(steps) <= 25
    for name, file in steps:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        kinds = ast.FunctionDef | ast.ClassDef
        defined = {node.name for node in tree.body if isinstance(node, kinds)}
        assert name in defined, f"{name} is not in {file}"


def test_docstrings_cite_only_files_that_are_there():
    names = {part for file in tracked_files() for part in (file, file.rpartition("/")[2])}
    missing = [
        f"{module.path}: {cited}"
        for module in modules("plugins", "tooling", "tasks.py")
        for cited in CITED.findall("\n".join(docstrings(module.tree)))
        if not any(name.endswith(cited) for name in names) and not NOT_OURS.match(cited)
    ]
    assert missing == []


def docstrings(tree):
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef
    return [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, kinds)]
