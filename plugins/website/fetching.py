"""One file from the web, fetched so that nobody can be harmed: bounded in time, size and redirects.

The address that a name resolves to is looked at before anything is sent, and it is the very one
that is connected to: a name that points into our own network reaches nothing there, nor does a
redirect.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

MOST_REDIRECTS = 5
_PIECE = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK, _UNCHANGED = 200, 304
_LONGEST_URL = 200
_SAFE = "/?&=%~:@!$'()*+,;-._"
_NAT64 = IPv6Network("64:ff9b::/96")
_AGENT = "Familienbuero-Termine (python3 tasks.py abgleichen)"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a file may take from the first look at it to its last byte, and how large it is.

    `allows_private`: addresses of our own network and of this machine may be asked, too.
    """

    seconds: float = 20
    most_bytes: int = 5_000_000
    allows_private: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """What a server calls the state of a file; both may be empty."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file; `data` is None where the server says that it is still the version asked with."""

    data: bytes | None
    version: Version


class FetchError(Exception):
    """Why there is no file: the `kind` of the sentence in messages.toml, and its `values`."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind, values)
        self.kind, self.values = kind, values


def fetch(url: str, version: Version, limits: Limits) -> Fetched:
    """The file at `url`, unless it still is the given version. Raises FetchError."""
    end = monotonic() + limits.seconds
    for _ in range(MOST_REDIRECTS + 1):
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise FetchError("fetch-scheme", url=url[:_LONGEST_URL])
        with _answer(parts, version, limits, end) as answer:
            if answer.status not in _REDIRECTS:
                return _fetched(answer, version, limits, end)
            url = urljoin(url, answer.getheader("Location", ""))
    raise FetchError("fetch-redirects", count=MOST_REDIRECTS)


def _fetched(answer: HTTPResponse, version: Version, limits: Limits, end: float) -> Fetched:
    """What a server sent, as far as it is a file and not too large."""
    if answer.status == _UNCHANGED and version != Version():
        return Fetched(None, version)
    if answer.status != _OK:
        raise FetchError("fetch-status", status=answer.status)
    data = bytearray()
    while piece := answer.read(_PIECE):
        data += piece
        if len(data) > limits.most_bytes:
            raise FetchError("fetch-large", megabytes=limits.most_bytes // 1_000_000)
    if monotonic() >= end:  # a connection that is cut may look like one that has ended
        raise TimeoutError
    names = ("ETag", "Last-Modified")
    etag, modified = (" ".join((answer.getheader(name) or "").split()) for name in names)
    return Fetched(bytes(data), Version(etag[:_LONGEST_URL], modified[:_LONGEST_URL]))


@contextmanager
def _answer(
    parts: SplitResult, version: Version, limits: Limits, end: float
) -> Iterator[HTTPResponse]:
    """The answer of a server; whatever it does, at `end` the connection is cut."""
    host = parts.hostname or ""
    path = quote(parts.path or "/", _SAFE)
    path += f"?{quote(parts.query, _SAFE)}" if parts.query else ""
    try:
        with (
            closing(_connection(parts, limits, end)) as connection,
            _cut_at(end, connection.sock),
        ):
            connection.request("GET", path, headers=_headers(version))
            with closing(connection.getresponse()) as answer:
                yield answer
    except TimeoutError as error:
        raise FetchError("fetch-slow", seconds=f"{limits.seconds:g}".replace(".", ",")) from error
    except socket.gaierror as error:
        raise FetchError("fetch-unknown-host", host=host) from error
    except ssl.SSLCertVerificationError as error:
        raise FetchError("fetch-certificate", host=host) from error
    except (OSError, HTTPException, ValueError) as error:
        if monotonic() >= end:
            raise FetchError(
                "fetch-slow", seconds=f"{limits.seconds:g}".replace(".", ",")
            ) from error
        raise FetchError("fetch-unreachable", host=host) from error


def _headers(version: Version) -> dict[str, str]:
    given = {
        "User-Agent": _AGENT,
        "Accept": "text/calendar, */*;q=0.1",
        "Accept-Encoding": "identity",
        "If-None-Match": version.etag,
        "If-Modified-Since": version.modified,
    }
    return {name: value for name, value in given.items() if value}


@contextmanager
def _cut_at(end: float, connected: socket.socket) -> Iterator[None]:
    """Cut a connection at a moment: a server that sends a byte a second would keep us for ever."""

    def cut() -> None:
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    watch = Timer(max(0.0, end - monotonic()), cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _connection(parts: SplitResult, limits: Limits, end: float) -> HTTPConnection:
    """A connection to an address that was looked at; with TLS the certificate is of the name."""
    host, left = parts.hostname or "", end - monotonic()
    if left <= 0:
        raise TimeoutError
    is_safe = parts.scheme == "https"
    connection = (HTTPSConnection if is_safe else HTTPConnection)(host, parts.port, timeout=left)
    plain = _connected(connection.host, connection.port, left, limits)
    connection.sock = plain
    if is_safe:
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(plain, server_hostname=connection.host)
    return connection


def _connected(host: str, port: int, seconds: float, limits: Limits) -> socket.socket:
    """A socket to the first address of a host that answers; all of them must be allowed."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, address in found:
        if not limits.allows_private and not _is_public(str(address[0])):
            raise FetchError("fetch-private", host=host, address=address[0])
    failure = OSError(host)
    for family, kind, protocol, _, address in found:
        attempt = socket.socket(family, kind, protocol)
        attempt.settimeout(seconds)
        try:
            attempt.connect(address)
        except OSError as error:
            attempt.close()
            failure = error
        else:
            return attempt
    raise failure


def _is_public(text: str) -> bool:
    """Whether an address is one of the internet, also where one of IPv6 stands for one of IPv4."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            address = inner
    return address.is_global and not address.is_multicast
