"""Values as lines of YAML that read back as exactly the same text."""

from collections.abc import Sequence

from ..reading import Lines, nodes

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def written(key: str, value: str) -> Sequence[str]:
    """`key: value` in one line; a text of several lines stands below a `|`."""
    plain = (f"{key}: {value}",)
    if value and "\n" not in value and " #" not in value and _says(plain, key, value):
        return plain
    block = (f"{key}: |", *(f"  {line}".rstrip() for line in value.split("\n")))
    if "\n" in value and _says(block, key, value):
        return block
    return (f'{key}: "{value.translate(_ESCAPES)}"',)


def _says(lines: Sequence[str], key: str, value: str) -> bool:
    """Whether the lines are read as this one key with this value."""
    found = nodes.read_nodes(Lines("", tuple(lines)))
    if found.diagnostics or not isinstance(found.root, nodes.Mapping):
        return False
    said = [
        (entry.key.text, entry.value.text)
        for entry in found.root.entries
        if isinstance(entry.value, nodes.Scalar)
    ]
    return said == [(key, value)] == [(key, value) for _ in found.root.entries]
