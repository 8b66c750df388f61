"""Rules for what is written: German with its own letters, no trace of one machine, bare locks."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import Module

_TRANSLITERATED = re.compile(
    r"(?<![\w/.#-])(?<!tasks\.py )"
    r"(fuer|ueber|koennen|koennte|muessen|muesste|moechten?|wuerden?|naechste[nrs]?|naechstes|"
    r"Buero|Strasse|Fruehstueck|frueher|Oeffnung\w*|oeffnen|aendern|Aenderung\w*|pruefen|zurueck|"
    r"gueltig|ungueltig|spaeter|waehrend|haeufig|schoen|groesser|Groesse|hoechstens|laeuft|faellt|"
    r"enthaelt|zusaetzlich|unverstaendlich|ausser|heisst|muss\s+spaetestens|Schluessel|fehlerhaftem)"
    r"(?![\w/:.=-])"
)
_SENTENCE = re.compile(r"[A-ZÄÖÜ„.!?]")
_MACHINE_PATH = re.compile(r"(?<![A-Za-z0-9_./-])/(?:work|root|farm|tmp/venv|opt/pypi)(?:/|\b)")
_REGISTRY = re.compile(r"files\.pythonhosted\.[a-z]+|//pypi\.[a-z]+|registry\.npmjs\.[a-z]+")
_UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")


def transliterated(path: str, text: str) -> Iterator[str]:
    """German prose is written with ä, ö, ü and ß; code spans, keys and addresses are not prose."""
    for number, line in enumerate(_without_code(text).split("\n"), 1):
        for found in _TRANSLITERATED.finditer(line):
            yield f"{path}:{number}: „{found[0]}“ needs its umlaut"


def unbalanced_quotes(path: str, text: str) -> Iterator[str]:
    """What opens with „ closes with “ in the same paragraph."""
    for paragraph in text.split("\n\n"):
        opened, closed = paragraph.count("„"), paragraph.count("“")
        if opened > closed:
            yield f"{path}: a „ without its “ in: {paragraph.strip()[:80]}"


def german_messages(module: Module) -> Iterator[tuple[str, str]]:
    """Every text of a module that is a sentence, with the place where it stands.

    A sentence has a blank and a capital or a point. What is filled in later counts as one sign;
    docstrings are no messages.
    """
    others = {id(node) for node in _no_messages(module.tree)}
    for node in ast.walk(module.tree):
        text = "" if id(node) in others else _text(node)
        if " " in text and _SENTENCE.search(text):
            yield f"{module.path}:{node.lineno}", text


def machine_traces(path: str, text: str) -> Iterator[str]:
    """No folder of one machine and no host of a package registry."""
    for number, line in enumerate(text.split("\n"), 1):
        for found in (_MACHINE_PATH.search(line), _REGISTRY.search(line)):
            if found:
                yield f"{path}:{number}: {found[0]}"


def unfinished(path: str, text: str) -> Iterator[str]:
    """Nothing is left for later in the source."""
    for number, line in enumerate(text.split("\n"), 1):
        if _UNFINISHED.search(line):
            yield f"{path}:{number}: {line.strip()}"


def lock_faults(path: str, text: str) -> Iterator[str]:
    """A lock names packages, versions and hashes: no host, no option of pip, nothing unpinned."""
    for number, line in enumerate(text.split("\n"), 1):
        if "://" in line:
            yield f"{path}:{number}: names a host"
        if line.startswith("-"):
            yield f"{path}:{number}: an option of pip"
        if re.match(r"[a-z]", line) and "==" not in line:
            yield f"{path}:{number}: no version"


def _without_code(text: str) -> str:
    """The text with fenced blocks and code spans blanked, line numbers kept."""

    def blank(found: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    text = re.sub(r"```.*?```", blank, text, flags=re.DOTALL)
    return re.sub(r"`[^`\n]*`", blank, text)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "…" for part in node.values)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else ""


def _no_messages(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, and the pieces of a text that is looked at as a whole."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=text):
                yield text
            case ast.JoinedStr(values=pieces):
                yield from pieces
