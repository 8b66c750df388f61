"""A build makes only what is due, and the output changes as a whole or not at all."""

from pathlib import Path

from plugins.build.engine.builder import Builder, Written
from plugins.build.engine.cache import Cache
from plugins.build.engine.task import OutputFile, Product, Task

SIGN = "kalender/index.html"


def test_a_second_build_makes_nothing(tmp_path: Path) -> None:
    made: list[str] = []

    def home() -> Product:
        made.append("home")
        return Product((OutputFile(SIGN, b"Start"),))

    for _ in range(2):
        cache = Cache(tmp_path / "cache.sqlite", b"1")
        written = Builder(tmp_path / "output", SIGN, cache).build([Task("home", b"1", home)])
    assert made == ["home"]
    assert written == Written(1, 0, 0)
