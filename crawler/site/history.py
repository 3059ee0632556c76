"""The history of learning the lines of a site: `learning/SITE.json` of the data folder.

It tells lines that a person has deleted from new ones, when learning again is worth the while, and which indexed pages
are up to date with the lines. Nobody need read or write it.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from crawler.site.site import check_name, is_name
from indexer.durable import write_whole
from indexer.places import data_dir
from indexer.trouble import Trouble

# Errors of reading a file that somebody else has changed.
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Brought:
    """How far an index has been brought up to lines: articles to number `fed` of the catalogue; None for all."""

    lines: str
    fed: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What is remembered of a site."""

    keys: frozenset[str] = frozenset()  # of all lines ever learned, also of those that a person has deleted
    seen: int = 0  # the catalogue's last number when they were learned last
    on: str = ""  # UTC, when that was; "" for never
    indexes: dict[str, Brought] = field(default_factory=dict)  # by the address of an index

    @property
    def day(self) -> date | None:
        """The day on which lines were learned last, in this machine's time zone; None for never."""
        return datetime.fromisoformat(self.on).astimezone().date() if self.on else None


def history_of(site: str) -> History:
    """What is remembered of a site. Raises Trouble where the file is damaged."""
    path = _file(site)
    try:
        kept = json.loads(path.read_bytes())
        indexes = {index: _brought(**brought) for index, brought in kept["indexes"].items()}
        history = History(frozenset(map(str, kept["keys"])), int(kept["seen"]), str(kept["on"]), indexes)
        _ = history.day  # which is one, or the file is damaged
        return history
    except FileNotFoundError:
        return History()
    except OSError as error:
        raise Trouble(f"{path}: cannot be read: {error.strerror}") from error
    except UNREADABLE as error:
        raise Trouble(
            f"{path}: is damaged ({error}); delete it: lines that were deleted from the learned ones are then learned "
            "once more"
        ) from error


def remember(site: str, history: History) -> None:
    """Keep what is to be remembered of a site. Raises Trouble where the disk does not take it."""
    path = _file(site)
    kept = asdict(history) | {"keys": sorted(history.keys)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(kept, ensure_ascii=False) + "\n")
    except OSError as error:
        raise Trouble(f"{path}: cannot be kept here: {error.strerror}") from error


def remembered_sites() -> list[str]:
    """The sites of which something is remembered."""
    return sorted(path.stem for path in learning_dir().glob("*.json") if is_name(path.stem))


def learning_dir() -> Path:
    """Where it is kept."""
    return data_dir() / "learning"


def now() -> str:
    """This moment, as `History.on` keeps it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _brought(lines: str, fed: int | None) -> Brought:
    return Brought(str(lines), None if fed is None else int(fed))


def _file(site: str) -> Path:
    check_name(site)
    return learning_dir() / f"{site}.json"
