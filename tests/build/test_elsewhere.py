"""A system that lacks what Linux has builds the same site."""

import ctypes
import os
import sys
from pathlib import Path

import pytest

from plugins.build import builder
from plugins.build.builder import Builder
from plugins.build.cache import Cache
from plugins.build.pool import usual_count
from plugins.build.task import OutputFile, Product, Task
from tests.build.sites import SIGN, tree


def build(output: Path, cache: Path, version: int) -> dict[str, bytes]:
    def task(number: int) -> Task:
        text = b"x" * (version if number % 2 else 1)
        return Task(str(number), text, lambda: Product((OutputFile(f"{number}/index.html", text),)))

    home = Task("home", b"", lambda: Product((OutputFile(SIGN, b"Start"),)))
    tasks = [home, *map(task, range(version, 12 + version))]
    Builder(output, SIGN, Cache(cache, b"1"), workers=3).build(tasks)
    return tree(output)


def test_without_fork_links_and_exchange_the_site_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "_FEW", 0)
    here = [build(tmp_path / "here", tmp_path / "here.sqlite", version) for version in range(3)]

    def refused(*_: object, **__: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.delattr(os, "fork")
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", refused)
    there = [build(tmp_path / "there", tmp_path / "there.sqlite", version) for version in range(3)]
    assert usual_count() == 1
    assert there == here
