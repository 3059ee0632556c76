"""What the server refused: kept in a file with the reason, so that it can be put in again."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from indexer.durable import sync_file
from indexer.environment import data_dir
from indexer.summary import Summary
from indexer.trouble import Trouble

_PAGE = re.compile(rb'\{"page": "([0-9a-f]+)"')  # as a letter begins


class Letter(NamedTuple):
    """A summary that was refused, the page that it is of, and the reason."""

    page: str
    summary: Summary
    reason: str


class FedAgain(NamedTuple):
    """Behind the letters of a page: it was fed again into this index, so that they are of no use there any more."""

    page: str
    into: str


def letters_file(name: str) -> Path:
    """The file of dead letters of the index of this name, in the data folder."""
    return data_dir() / "dead-letters" / f"{name}.jsonl"


class DeadLetters:
    """The file of dead letters of the index of this name. Safe to share by threads."""

    def __init__(self, name: str):
        self.path = letters_file(name)
        self.number = 0  # added by this object
        self._pages = {page for path in (self.path, taken_file(self.path)) for page in _pages_in(path)}
        self._lock = threading.Lock()

    def add(self, letter: Letter) -> None:
        """Write it down, to stay. Raises Trouble where the file cannot be written."""
        self._write({"page": letter.page, "reason": letter.reason, "summary": letter.summary.as_dict()})
        with self._lock:
            self._pages.add(letter.page)
            self.number += 1

    def feed_again(self, page: str, index: str) -> None:
        """Write down that a page is fed into an index, where there are letters of it. Raises Trouble as `add` does."""
        if page in self._pages:
            self._write({"page": page, "fed_again": index})

    def _write(self, record: dict[str, Any]) -> None:
        line = json.dumps(record) + "\n"  # ASCII: half characters too
        with self._lock:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with self.path.open("a", encoding="ascii") as file:
                    file.write(line)
                    sync_file(file)
            except OSError as error:
                raise Trouble(f"{self.path}: a refused summary cannot be kept here: {error.strerror}") from None


def taken_file(path: Path) -> Path:
    """Where the letters of a file are while they are put in again."""
    return path.with_suffix(".replaying")


def _pages_in(path: Path) -> Iterator[str]:
    """The pages of the letters that can be read: feeding goes on where others cannot."""
    with suppress(OSError), path.open("rb") as file:
        for line in file:
            if found := _PAGE.match(line):
                yield found[1].decode()


def read_letters(path: Path) -> Iterator[Letter | FedAgain]:
    """The letters of a file, and what makes them outdated; raises Trouble where a line is neither."""
    try:
        with path.open(encoding="ascii") as file:
            for number, line in enumerate(file, 1):
                try:
                    record: dict[str, Any] = json.loads(line)
                    if "fed_again" in record:
                        yield FedAgain(record["page"], record["fed_again"])
                        continue
                    yield Letter(record["page"], Summary.from_dict(record["summary"]), record["reason"])
                except (ValueError, KeyError, TypeError) as error:
                    raise Trouble(
                        f"{path}, line {number}: this is no dead letter ({error}); take the line out"
                    ) from None
    except OSError as error:
        raise Trouble(f"{path}: cannot be read: {error.strerror}") from None
