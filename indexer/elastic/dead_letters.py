"""What the server refused: kept in a file with the reason, so that it can be put in again."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from indexer.durable import sync_file
from indexer.environment import data_dir
from indexer.summary import Summary
from indexer.trouble import Trouble


class Letter(NamedTuple):
    """A summary that was refused, the page that it is of, and the reason."""

    page: str
    summary: Summary
    reason: str


def letters_file(name: str) -> Path:
    """The file of dead letters of the index of this name, in the data folder."""
    return data_dir() / "dead-letters" / f"{name}.jsonl"


class DeadLetters:
    """The file of dead letters of the index of this name. Safe to share by threads."""

    def __init__(self, name: str):
        self.path = letters_file(name)
        self.number = 0  # added by this object
        self._lock = threading.Lock()

    def add(self, letter: Letter) -> None:
        """Write it down, to stay. Raises Trouble where the file cannot be written."""
        record = {"page": letter.page, "reason": letter.reason, "summary": letter.summary.as_dict()}
        line = json.dumps(record) + "\n"  # ASCII: half characters too
        with self._lock:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with self.path.open("a", encoding="ascii") as file:
                    file.write(line)
                    sync_file(file)
            except OSError as error:
                raise Trouble(f"{self.path}: a refused summary cannot be kept here: {error.strerror}") from None
            self.number += 1


def read_letters(path: Path) -> Iterator[Letter]:
    """The letters of a file; raises Trouble where a line is none."""
    try:
        with path.open(encoding="ascii") as file:
            for number, line in enumerate(file, 1):
                try:
                    record: dict[str, Any] = json.loads(line)
                    yield Letter(record["page"], Summary.from_dict(record["summary"]), record["reason"])
                except (ValueError, KeyError, TypeError) as error:
                    raise Trouble(
                        f"{path}, line {number}: this is no dead letter ({error}); take the line out"
                    ) from None
    except OSError as error:
        raise Trouble(f"{path}: cannot be read: {error.strerror}") from None
