"""Pictures as pages need them: in several sizes and formats, upright, without what a camera noted.

It knows no page and no entry: bytes come in, bytes and their names go out.
"""

from .original import MOST_BYTES, MOST_PIXELS, Original, Refusal, look
from .store import PictureStore
from .versions import Version, versions

__all__ = [
    "MOST_BYTES",
    "MOST_PIXELS",
    "Original",
    "PictureStore",
    "Refusal",
    "Version",
    "look",
    "versions",
]
