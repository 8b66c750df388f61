"""The one Chromium that every test of a worker shares (Playwright allows no second)."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tooling import browser as chromium

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, started with the first test that asks for it."""
    with sync_playwright() as playwright:
        program = chromium.find(os.environ) or None
        launched = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield launched
        launched.close()
