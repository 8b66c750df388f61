"""The cards of the office, drawn once for all tests: to draw them takes longer than a build."""

import shutil
from pathlib import Path

from plugins.build.cache import Cache
from plugins.website.images.cards import card_files
from plugins.website.settings import ROOT, configuration, program_version
from plugins.website.site import CACHE_FILE


def give_cards(cache: Path) -> None:
    """Let the cache of a first build know them, and nothing else."""
    if (cache / CACHE_FILE).exists():
        return
    file = ROOT / ".cache" / "karten-fuer-tests.sqlite"
    drawn = Cache(file, program_version(ROOT))
    for _ in card_files(configuration()["SITENAME"], drawn.table("cards")):
        pass
    drawn.save()
    cache.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, cache / CACHE_FILE)
