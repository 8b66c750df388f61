"""Pictures as pages need them: in several sizes and formats, upright, without what a camera noted.

`pictures` turns bytes into bytes and their names; `site_pictures` knows who shows which of them.
"""

from .cards import card_files as card_files
from .pictures import MOST_BYTES as MOST_BYTES
from .pictures import MOST_PIXELS as MOST_PIXELS
from .pictures import Original as Original
from .pictures import PictureStore as PictureStore
from .pictures import Refusal as Refusal
from .pictures import Version as Version
from .pictures import look as look
from .pictures import versions as versions
from .site_pictures import PictureTexts as PictureTexts
from .site_pictures import PictureUse as PictureUse
from .site_pictures import SitePictures as SitePictures
from .site_pictures import picture_diagnostics as picture_diagnostics
from .site_pictures import picture_tasks as picture_tasks
from .site_pictures import picture_uses as picture_uses
from .site_pictures import site_pictures as site_pictures
