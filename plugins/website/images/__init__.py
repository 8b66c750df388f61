"""Pictures as pages need them: in several sizes and formats, upright, without what a camera noted.

`pictures` turns bytes into bytes and their names; `site_pictures` knows who shows which of them.
"""

from .cards import card_files
from .pictures import (
    MOST_BYTES,
    MOST_PIXELS,
    Original,
    PictureStore,
    Refusal,
    Version,
    look,
    versions,
)
from .site_pictures import (
    PictureTexts,
    PictureUse,
    SitePictures,
    picture_diagnostics,
    picture_tasks,
    picture_uses,
    site_pictures,
)
