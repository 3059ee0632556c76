"""The history of learning the lines of a site: `learning/SITE.json` of the data folder.

It tells lines that a person has deleted from new ones, when learning again is worth the while, and which indexed pages
are up to date with the lines.
"""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path

from crawler.kept import UNREADABLE, keep, kept, learning_dir
from crawler.site.site import check_name, is_name
from indexer.trouble import Trouble


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
        if (told := kept(path)) is None:
            return History()
        indexes = {index: _brought(**brought) for index, brought in told["indexes"].items()}
        history = History(frozenset(map(str, told["keys"])), int(told["seen"]), str(told["on"]), indexes)
        _ = history.day  # which is one, or the file is damaged
        return history
    except UNREADABLE as error:
        raise Trouble(
            f"{path}: is damaged ({error}); delete it: lines that were deleted from the learned ones are then learned "
            "once more"
        ) from error


def remember(site: str, history: History) -> None:
    """Keep what is to be remembered of a site. Raises Trouble where the disk does not take it."""
    keep(_file(site), asdict(history) | {"keys": sorted(history.keys)})


def remembered_sites() -> list[str]:
    """The sites of which something is remembered."""
    return sorted(path.stem for path in learning_dir().glob("*.json") if is_name(path.stem))


def _brought(lines: str, fed: int | None) -> Brought:
    return Brought(str(lines), None if fed is None else int(fed))


def _file(site: str) -> Path:
    check_name(site)
    return learning_dir() / f"{site}.json"
