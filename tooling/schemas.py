"""The help while typing, written where editors' programs look for it."""

from collections.abc import Mapping
from pathlib import Path

from .snippets import NAME, snippets


def write(root: Path, schemas: Mapping[str, str]) -> int:
    """Writes each schema as `docs/schema/<name>.schema.json`, the snippets, and returns 0."""
    files = {f"docs/schema/{name}.schema.json": text for name, text in schemas.items()}
    for name, text in {**files, f".vscode/{NAME}": snippets(schemas["artikel"])}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        print(name)
    return 0
