"""Pictures as pages need them: in several sizes and formats, upright, without what a camera noted.

It knows no page and no entry: bytes come in, bytes and their names go out.
"""

from .original import MOST_BYTES as MOST_BYTES
from .original import MOST_PIXELS as MOST_PIXELS
from .original import Original as Original
from .original import Refusal as Refusal
from .original import look as look
from .store import PictureStore as PictureStore
from .versions import Version as Version
from .versions import versions as versions

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
