"""The help while typing, written where editors' programs look for it."""

from collections.abc import Mapping
from pathlib import Path


def write(folder: Path, schemas: Mapping[str, str]) -> int:
    """Writes each schema as `<name>.schema.json` and returns 0."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas.items():
        file = folder / f"{name}.schema.json"
        file.write_text(text, "utf-8")
        print(file.relative_to(folder.parents[1]))
    return 0
