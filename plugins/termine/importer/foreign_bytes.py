"""The bytes of a calendar before they are parsed: refused, or made one kind of text.

Files come with any line ends and in old encodings; whether one is whole is counted here, too.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from itertools import accumulate

MOST_BYTES = 20_000_000
"""A file that is larger is not read."""

_DEEPEST, _MOST_EVENTS = 12, 5_000


def with_line_ends(data: bytes) -> bytes:
    """The file in bytes of one kind: not UTF-16, no line that ends in CR alone or in CR CR LF."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    data = data.replace(b"\r\r\n", b"\n")
    return data if b"\n" in data else data.replace(b"\r", b"\n")


def refusal(data: bytes) -> str:
    """The key of the sentence why a file is not even parsed, or an empty text."""
    if len(data) > MOST_BYTES:
        return "import-too-large"
    if not re.search(rb"^(?:\xef\xbb\xbf)?\s*BEGIN:V", data, re.IGNORECASE | re.MULTILINE):
        return "import-not-a-calendar"
    if len(re.findall(rb"^BEGIN:VEVENT", data, re.IGNORECASE | re.MULTILINE)) > _MOST_EVENTS:
        return "import-too-many-events"
    return "import-too-deep" if max(depths(data)) > _DEEPEST else ""


def depths(data: bytes) -> list[int]:
    """How deep the file is nested after each BEGIN and END; the last is 0 if it is whole."""
    marks = re.findall(rb"^(BEGIN|END):", data, re.IGNORECASE | re.MULTILINE)
    return list(accumulate(1 if mark.upper() == b"BEGIN" else -1 for mark in marks))


def decoded(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether it is UTF-8 as RFC 5545, 3.1.4 wants it."""
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), False
