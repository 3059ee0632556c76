"""The log of a site's crawls, in `logs/` of the data folder."""

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
            tell(f"scrapy schedule: {self.baseFilename}: not everything is kept ({sys.exc_info()[1]})")


def log_of(name: str) -> logging.Logger:
    """The log of a site's crawls: files that are turned over when they have `_BYTES`. Raises OSError."""
    logger = logging.getLogger(f"crawler.schedule.{name.replace('.', '_')}")
    if not logger.handlers:
        folder = data_dir() / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Kept(folder / f"{name}.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(logging.INFO)
    return logger
