"""A fresh repository for each test."""

import pytest

from tests.termine.history.book import Repository


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "site")
