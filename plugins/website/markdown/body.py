"""Rendered text in pieces: HTML, and where dates go, the request for them.

Between rendering and filling, a request travels inside the HTML as an empty element, so that a
cache that knows only the text (Pelican's does) never holds a date that has passed.
"""

import html
import json
import re
from dataclasses import asdict

from .request import DatesRequest

_PLACEHOLDER = re.compile(r'<div data-termine="([^"]*)"></div>')


def placeholder(request: DatesRequest) -> str:
    """The empty element that stands for a request. The allow list never lets one through."""
    attribute = html.escape(json.dumps(asdict(request), ensure_ascii=False))
    return f'<div data-termine="{attribute}"></div>'


def split_body(text: str) -> tuple[str | DatesRequest, ...]:
    """HTML and requests in the order of the text; pieces without any content are left out."""
    pieces: list[str | DatesRequest] = []
    for index, piece in enumerate(_PLACEHOLDER.split(text)):
        if index % 2:
            pieces.append(_request(piece))
        elif piece.strip():
            pieces.append(piece.strip())
    return tuple(pieces)


def _request(attribute: str) -> DatesRequest:
    fields = json.loads(html.unescape(attribute))
    return DatesRequest(**{**fields, "event_ids": tuple(fields["event_ids"])})
