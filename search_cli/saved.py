"""Queries that were saved by name, in `queries.json` of the data folder."""

import fcntl
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.durable import write_whole
from indexer.environment import data_dir
from indexer.trouble import Trouble

_NAME = re.compile(r"[\w-]{1,100}")


def _path() -> Path:
    return data_dir() / "queries.json"


def saved_queries() -> dict[str, str]:
    """The queries by name; none where none was saved. Raises Trouble where the file is damaged."""
    path = _path()
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise Trouble(f"{path}: the saved queries cannot be read ({error}); mend the file or move it away") from error
    if not isinstance(found, dict) or not all(isinstance(query, str) for query in found.values()):
        raise Trouble(f"{path}: expected an object of names and queries; mend the file or move it away")
    return found


def demand_name(name: str) -> None:
    """Raises Trouble where @name could not be read in a query."""
    if not _NAME.fullmatch(name):
        raise Trouble(f"{name}: a name is letters, characters, digits, - and _, at most 100 of them")


@contextmanager
def changing() -> Iterator[dict[str, str]]:
    """The queries, to be changed by one at a time; how they stand when the block ends well is what is saved.

    Raises Trouble where they cannot be read or saved.
    """
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            queries = saved_queries()
            yield queries
            write_whole(path, json.dumps(queries, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    except OSError as error:
        raise Trouble(f"{path}: the queries cannot be saved: {error.strerror}") from error
