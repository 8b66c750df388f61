"""The one writer of YAML values: whatever is written here is read back as exactly the same text."""

import yaml

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def yaml_scalar(text: str) -> str:
    """A text as it stands behind `key: `, on one line.

    In double quotes unless every reader of YAML takes the bare words for just this text: `ja` and
    `01.02.2026` stay bare, `true`, `10` and `Neu: Krabbeln` do not. Control characters are left as
    they are: the checks refuse them.
    """
    is_plain = "\n" not in text and _reads_as(f"key: {text}", text)
    return text if is_plain else f'"{text.translate(_ESCAPES)}"'


def yaml_lines(key: str, text: str) -> tuple[str, ...]:
    """`key: text` in one line; a text of several lines stands indented below `key: |`."""
    rows = tuple(f"  {row}".rstrip() for row in text.split("\n"))
    if "\n" in text and _reads_as("\n".join(("key: |", *rows)), text):
        return (f"{key}: |", *rows)
    return (f"{key}: {yaml_scalar(text)}",)


def _reads_as(document: str, text: str) -> bool:
    """Whether a document of the one key `key` gives it this text."""
    try:
        return bool(yaml.safe_load(document) == {"key": text})
    except (yaml.YAMLError, ValueError):  # ValueError: a day that looks like one and is none
        return False
