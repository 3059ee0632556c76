"""How far a command is."""

import sys
import time

from crawler.console.wording import duration
from crawler.feeding.feed import FeedReport
from indexer.amounts import amount, summaries

_EVERY = 5.0  # seconds between two lines of progress in a log
_TELLING, _TELL = 2.0, 20  # seconds and pages that tell how fast the others will come


class Progress:
    """How far a feeding is: one line that changes on a terminal, a line now and then in a log."""

    def __init__(self) -> None:
        self._told = time.monotonic()
        self._first: tuple[float, int] | None = None  # when pages began to come, and how many: loading takes longer

    def __call__(self, report: FeedReport) -> None:
        now = time.monotonic()
        self._first = self._first or (now, report.pages)
        terminal = sys.stderr.isatty()
        if now - self._told < (0.2 if terminal else _EVERY):
            return
        self._told = now
        line = f"{report.pages:,} of {amount(report.total, 'page')}, {summaries(report.summaries)}"
        seconds, pages = now - self._first[0], report.pages - self._first[1]
        if seconds >= _TELLING and pages >= _TELL:
            left = duration((report.total - report.pages) * seconds / pages)
            line += f", {pages / seconds:,.0f} pages/s, {left} left"
        print(f"\r\x1b[K{line}" if terminal else line, end="" if terminal else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the terminal's line clean."""
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
