"""Cache: what earlier builds computed, by a key of all it was made from, in one SQLite file.

It may vanish at any time and only costs time then: a file that is damaged, foreign, locked or of
another version of the program is as good as none, and one that cannot be written is no matter.
Only this program writes it, so its pickles are trusted; a checksum tells whether they are whole.
"""

import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

_PATIENCE = 5
"""So many seconds a build waits for another one that is writing into the file."""

_LASTS = 200
"""What was not asked for while the file was saved so many times is dropped."""

_REFRESHED = 50
"""What is asked for is marked as used when its mark is older than so many savings."""

_CHECKSUM_SIZE = 4
_SCHEMA = (
    "CREATE TABLE head (version BLOB, savings INTEGER)",
    "CREATE TABLE entries (name TEXT, key BLOB, used INTEGER, value BLOB, PRIMARY KEY (name, key))",
)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class News:
    """What came into one table: new values, and after which saving older ones were last used."""

    table: str
    values: Mapping[bytes, bytes]
    used: Mapping[bytes, int]


class Cache:
    """The tables of one file. Without a `file` all is forgotten in the end.

    Another `version` finds nothing of this one. A Cache that `holds_values` gives the very same
    object again to every build in this process.
    """

    def __init__(self, file: Path | None, version: bytes, *, holds_values: bool = False) -> None:
        """Begin; nothing is read yet."""
        self.holds_values = holds_values
        self._file = _File(file, version) if file else None
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> "Table":
        """The table with this name; the same one each time."""
        if name not in self._tables:
            self._tables[name] = Table(name, self._file, holds_values=self.holds_values)
        return self._tables[name]

    def save(self) -> None:
        """Write what is new, in one step: a build that is killed leaves all of it or nothing."""
        news = self.taken_news()
        if self._file:
            self._file.write(news)

    def taken_news(self) -> tuple[News, ...]:
        """What came in since it was last taken or saved, for `add` in another process."""
        news = [table.taken_news() for table in self._tables.values()]
        return tuple(one for one in news if one.values or one.used)

    def add(self, news: Iterable[News]) -> None:
        """Take over what another process has computed."""
        for one in news:
            self.table(one.table).add(one)


class Table:
    """Octets by their key; to be had from a Cache."""

    def __init__(self, name: str, file: "_File | None", *, holds_values: bool) -> None:
        """Begin; nothing is read yet."""
        self.name = name
        self._file = file
        self._new: dict[bytes, bytes] = {}
        self._taken: dict[bytes, bytes] = {}
        self._used: dict[bytes, int] = {}
        self._held: dict[bytes, object] | None = {} if holds_values else None

    def get(self, key: bytes) -> bytes | None:
        """What was put there, by this build or an earlier one; None if there is nothing."""
        for known in (self._new, self._taken):
            if key in known:
                return known[key]
        if self._file:
            value, used = self._file.read(self.name, key)
            if value is not None:
                self._used[key] = used
                return value
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value, whatever there was for its key."""
        self._new[key] = value

    def through(self, key: bytes, make: Callable[[], Value]) -> Value:
        """The value that is kept for a key, else the one made now, which is kept.

        It must be such that it can be pickled, and nobody may change it.
        """
        if self._held is not None and key in self._held:
            return cast("Value", self._held[key])
        octets = self.get(key)
        if octets is not None:
            value = cast("Value", pickle.loads(octets))  # noqa: S301  # our own
        else:
            value = make()
            self.put(key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        if self._held is not None:
            self._held[key] = value
        return value

    def taken_news(self) -> News:
        """What came in since it was last taken or saved."""
        news = News(self.name, self._new, self._used)
        self._taken |= self._new
        self._new, self._used = {}, {}
        return news

    def add(self, news: News) -> None:
        """Take over what another process has computed."""
        self._new.update(news.values)
        self._used.update(news.used)


class _File:
    """The SQLite file: read key by key, and written in one transaction."""

    def __init__(self, path: Path, version: bytes) -> None:
        self._path = path
        self._version = version
        self._connections: dict[int, sqlite3.Connection | None] = {}

    def read(self, name: str, key: bytes) -> tuple[bytes | None, int]:
        """The value of a key, and after which saving it was last used."""
        query = "SELECT value, used FROM entries WHERE name = ? AND key = ?"
        with suppress(sqlite3.Error):
            connection = self._opened()
            row = connection and connection.execute(query, (name, key)).fetchone()
            if row:
                return _whole(name, key, row[0]), row[1]
        return None, 0

    def write(self, news: Iterable[News]) -> None:
        """Add what is new and drop what nobody uses; a file that is not ours is replaced."""
        if connection := self._connections.pop(os.getpid(), None):
            connection.close()
        if not news:
            return
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with closing(_connected(self._path)) as connection:
                    self._write(connection, news)
            except (OSError, sqlite3.OperationalError):  # locked, or in a folder closed to us
                return
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    self._path.unlink()
            else:
                return

    def _write(self, connection: sqlite3.Connection, news: Iterable[News]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        savings = _savings(connection, self._version)
        if savings is None:
            for table in ("head", "entries"):
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute("INSERT INTO head VALUES (?, 0)", (self._version,))
        now = (savings or 0) + 1
        connection.execute("UPDATE head SET savings = ?", (now,))
        connection.executemany(
            "UPDATE entries SET used = ? WHERE name = ? AND key = ?",
            (
                (now, one.table, key)
                for one in news
                for key, used in one.used.items()
                if used < now - _REFRESHED
            ),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)",
            (
                (one.table, key, now, _checksum(one.table, key, value) + value)
                for one in news
                for key, value in one.values.items()
            ),
        )
        connection.execute("DELETE FROM entries WHERE used < ?", (now - _LASTS,))
        connection.execute("COMMIT")

    def _opened(self) -> sqlite3.Connection | None:
        """A connection of this very process: one that was inherited by a fork must not be used."""
        process = os.getpid()
        if process not in self._connections:
            self._connections[process] = None
            if self._path.is_file():
                connection = _connected(self._path)
                if _savings(connection, self._version) is not None:
                    self._connections[process] = connection
        return self._connections[process]


def _connected(path: Path) -> sqlite3.Connection:
    """Open the file. It need not be on the disk before we go on: any damage would be seen."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _savings(connection: sqlite3.Connection, version: bytes) -> int | None:
    """How often the file was saved; None if it is new or of another version."""
    query = "SELECT savings FROM head WHERE version = ?"
    with suppress(sqlite3.OperationalError):  # there is no such table, or one of something else
        row = connection.execute(query, (version,)).fetchone()
        return int(row[0]) if row else None
    return None


def _checksum(name: str, key: bytes, value: bytes) -> bytes:
    return zlib.crc32(value, zlib.crc32(name.encode() + key)).to_bytes(_CHECKSUM_SIZE, "big")


def _whole(name: str, key: bytes, octets: object) -> bytes | None:
    """The value without its checksum, if that is right."""
    if not isinstance(octets, bytes):
        return None
    value = octets[_CHECKSUM_SIZE:]
    return value if octets[:_CHECKSUM_SIZE] == _checksum(name, key, value) else None
