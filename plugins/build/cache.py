"""Cache: what earlier builds computed, by a key of all it was made from, in one SQLite file.

It may vanish at any time and only costs time then: a file that is damaged, foreign, locked or of
another version of the program is as good as none, and one that cannot be written is no matter.
Only this program writes it, so its pickles are trusted; a checksum tells whether they are whole.
"""

import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Mapping
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

_SCHEMA = (
    "CREATE TABLE head (version BLOB, savings INTEGER)",
    "CREATE TABLE entries (name, key, used, checksum, value, PRIMARY KEY (name, key))",
)
Value = TypeVar("Value")

Place = tuple[str, bytes]
"""The name of a table, and a key in it."""

News = tuple[Mapping[Place, bytes], Mapping[Place, int]]
"""Values that are new, and after which saving others that were asked for had last been used."""


class Cache:
    """The tables of one file. Without a `file` all is forgotten in the end.

    Another `version` finds nothing of this one. A Cache that `holds_values` gives the very same
    object again to every build in this process.
    """

    def __init__(self, file: Path | None, version: bytes, *, holds_values: bool = False) -> None:
        self.values: dict[Place, object] | None = {} if holds_values else None
        self._file = _File(file, version) if file else None
        self._savings = 0
        self._new: dict[Place, bytes] = {}
        self._used: dict[Place, int] = {}
        self._taken: dict[Place, bytes] = {}

    def table(self, name: str) -> "Table":
        """The table with this name."""
        return Table(self, name)

    def get(self, place: Place) -> bytes | None:
        """What was put there, by this build or an earlier one; None if there is nothing."""
        value = self._new.get(place, self._taken.get(place))
        if value is None and self._file:
            value, used = self._file.read(place)
            self._used |= {place: used} if value is not None else {}
        return value

    def put(self, place: Place, value: bytes) -> None:
        """Keep a value, whatever there was."""
        self._new[place] = value

    def save(self) -> None:
        """Write what is new, in one step: a build that is killed leaves all of it or nothing."""
        self._savings += 1
        if self.values and self._savings % _REFRESHED == 0:  # nobody asks the file for them
            self._used |= dict.fromkeys(self.values, 0)
        if self._file and self._file.write(self.taken_news()):
            self._taken = {}

    def close(self) -> None:
        """Let the file go; it is opened again when something is asked for."""
        if self._file:
            self._file.close()

    def taken_news(self) -> News:
        """What came in since it was last taken or saved, for `add` in another process."""
        news = self._new, self._used
        self._taken |= self._new
        self._new, self._used = {}, {}
        return news

    def add(self, news: News) -> None:
        """Take over what another process has computed."""
        self._new.update(news[0])
        self._used.update(news[1])


@dataclass(frozen=True, slots=True)
class Table:
    """Octets by their key, apart from those of other tables of the same cache."""

    cache: Cache
    name: str

    def get(self, key: bytes) -> bytes | None:
        """What was put there, by this build or an earlier one; None if there is nothing."""
        return self.cache.get((self.name, key))

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value, whatever there was for its key."""
        self.cache.put((self.name, key), value)

    def through(self, key: bytes, make: Callable[[], Value]) -> Value:
        """The value that is kept for a key, else the one made now, which is kept.

        It must be such that it can be pickled, and nobody may change it.
        """
        values, place = self.cache.values, (self.name, key)
        if values is not None and place in values:
            return cast("Value", values[place])
        octets = self.cache.get(place)
        if octets is not None:
            value = cast("Value", pickle.loads(octets))  # noqa: S301  # our own
        else:
            value = make()
            self.cache.put(place, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        if values is not None:
            values[place] = value
        return value


class _File:
    """The SQLite file: read key by key, and written in one transaction."""

    def __init__(self, path: Path, version: bytes) -> None:
        self._path = path
        self._version = version
        self._connections: dict[int, sqlite3.Connection | None] = {}

    def read(self, place: Place) -> tuple[bytes | None, int]:
        """The value at a place, and after which saving it was last used."""
        query = "SELECT value, used, checksum FROM entries WHERE name = ? AND key = ?"
        with suppress(sqlite3.Error):
            connection = self._opened()
            row = connection.execute(query, place).fetchone() if connection else None
            if row and isinstance(row[0], bytes) and isinstance(row[1], int):
                return row[0] if row[2] == _checksum(place, row[0]) else None, row[1]
        return None, 0

    def write(self, news: News) -> bool:
        """Add what is new and drop what nobody uses; a file that is not ours is replaced.

        False if it cannot be written.
        """
        self.close()
        for _ in range(2 if any(news) else 0):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with closing(_connected(self._path)) as connection:
                    self._write(connection, *news)
            except (OSError, sqlite3.OperationalError):  # locked, or in a folder closed to us
                return False
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    self._path.unlink()
            else:
                return True
        return False

    def close(self) -> None:
        """Let go of what this process has opened."""
        if connection := self._connections.pop(os.getpid(), None):
            connection.close()

    def _write(
        self,
        connection: sqlite3.Connection,
        values: Mapping[Place, bytes],
        used: Mapping[Place, int],
    ) -> None:
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
            ((now, *place) for place, last in used.items() if last < now - _REFRESHED),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)",
            ((*place, now, _checksum(place, value), value) for place, value in values.items()),
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


def _checksum(place: Place, value: bytes) -> int:
    return zlib.crc32(value, zlib.crc32(place[0].encode() + place[1]))
