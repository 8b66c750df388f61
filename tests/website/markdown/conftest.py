"""A renderer for all tests of Markdown."""

import pytest

from plugins.termine.events import addresses
from plugins.website.markdown import Renderer


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    """The renderer as the site has it."""
    return Renderer(addresses.slug, taken={"inhalt"})
