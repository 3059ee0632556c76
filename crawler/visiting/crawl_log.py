"""The log of a site's crawls, in `logs/` of the data folder."""

import contextlib
import logging
import sys
from logging.handlers import RotatingFileHandler

from indexer.ending import tell
from indexer.environment import data_dir

_BYTES, _FILES = 10_000_000, 5


class _Kept(RotatingFileHandler):
    """A log that does without lines which the disk does not take, and says so once."""

    full = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        if not self.full:
            self.full = True
            say(f"{self.baseFilename}: not everything is kept ({sys.exc_info()[1]})")


def say(what: str) -> None:
    """A line of the scheduler on stderr. It goes on where nobody hears it: a full disk, a reader that has gone."""
    with contextlib.suppress(OSError):
        tell(f"scrapy schedule: {what}")


def log_of(name: str) -> logging.Logger:
    """The log of a site's crawls: files that are turned over when they have `_BYTES`. Raises OSError."""
    logger = logging.getLogger(f"crawler.schedule.{name.replace('.', '/')}")  # a dot would make it a part of another
    if not logger.handlers:
        folder = data_dir() / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Kept(folder / f"{name}.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(logging.INFO)
    return logger
