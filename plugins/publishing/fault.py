"""What can go wrong on the way to a target, told in German."""

import re

_SIGNED_IN = re.compile(r"//[^/@\s]+@")


class TargetError(Exception):
    """The target is written wrongly, or cannot do what is asked; the text says what to write."""


class DeliveryError(Exception):
    """The site did not arrive; the old one stays. The text is German, with what a program said."""


def bare(text: str) -> str:
    """A text without names and passwords in addresses: `https://name:secret@host` → `https://host`."""
    return _SIGNED_IN.sub("//", text)
