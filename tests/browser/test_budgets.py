"""What a page costs on a cheap phone: bytes as they travel (gzip), requests, and the total."""

import gzip
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.kinds import BUSY, REFERENCE

pytestmark = pytest.mark.browser

KB = 1024
MOST = {"html": 8, "css": 7, "js": 3, "html and css": 14, "images": 20, "total": 50, "requests": 5}
"""In KB, gzip."""

AT_MOST = {"html and css": 20, "images": 80, "total": 120, "requests": 12}
"""What may never be passed, not even by the busiest page."""

_KINDS = {"document": "html", "stylesheet": "css", "script": "js", "image": "images"}
_PACKED = {".html", ".css", ".js", ".svg"}


def costs(page, url):
    """Kilobytes by kind, and the number of requests, of a cold visit."""
    answers = []

    def note(answer):
        answers.append(answer)

    page.on("response", note)
    page.goto(url, wait_until="load")
    page.remove_listener("response", note)
    found = dict.fromkeys(("html", "css", "js", "images"), 0.0)
    urls = set()
    for answer in answers:
        if answer.url in urls or answer.status != 200:
            continue
        urls.add(answer.url)
        body = urlopen(answer.url, timeout=10).read()  # noqa: S310  # our own server
        suffix = "." + urlsplit(answer.url).path.rpartition(".")[2]
        is_packed = answer.request.resource_type == "document" or suffix in _PACKED
        size = len(gzip.compress(body, 9)) if is_packed else len(body)
        found[_KINDS.get(answer.request.resource_type, "images")] += size / KB  # else: the icon
    found["html and css"] = found["html"] + found["css"]
    found["total"] = sum(found[kind] for kind in ("html", "css", "js", "images"))
    return {**found, "requests": len(urls)}


def over(costs, budget):
    return {kind: round(costs[kind], 2) for kind, most in budget.items() if costs[kind] > most}


def all_over(page, address, kinds, budget):
    found = {kind: over(costs(page, address + path), budget) for kind, path in kinds.items()}
    return {kind: much for kind, much in found.items() if much}


def test_every_kind_of_page_keeps_its_budget(page, reference_address):
    assert all_over(page, reference_address, REFERENCE, MOST) == {}


def test_the_pages_of_a_busy_site_stay_affordable(page, busy_address):
    assert all_over(page, busy_address, BUSY, AT_MOST) == {}
