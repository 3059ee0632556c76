"""What is remembered from one run to the next: JSON files in `learning/` of the data folder. Nobody need read or write
them.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from indexer.durable import write_whole
from indexer.environment import data_dir
from indexer.trouble import Trouble

# Errors of reading a file that somebody else has changed.
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


def learning_dir() -> Path:
    """Where it is kept."""
    return data_dir() / "learning"


def index_key(index: str) -> str:
    """What stands for an index: its address may hold a password."""
    return hashlib.sha256(index.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def kept(path: Path) -> Any:
    """What is kept in a file; None where there is none. Raises Trouble, and one of UNREADABLE if it is damaged."""
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Trouble(f"{path}: cannot be read: {error.strerror}") from error


def keep(path: Path, what: object) -> None:
    """Keep it in a file. Raises Trouble where the disk does not take it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(what, ensure_ascii=False) + "\n")
    except OSError as error:
        raise Trouble(f"{path}: cannot be kept here: {error.strerror}") from error
