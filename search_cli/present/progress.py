"""How far long work is: one line on a terminal's standard error that goes when it is done."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from indexer.amounts import summaries
from indexer.watching import Watch, watched_by

_EVERY = 0.2  # seconds
_QUIET = 1.0  # work that is done by then says nothing

Item = TypeVar("Item")


class _Line(Watch):
    """The line. It is one for the whole terminal."""

    def __init__(self) -> None:
        self._shown = False
        self.begin()

    def begin(self) -> None:
        """From now on work is waited for."""
        self._told = time.monotonic() + _QUIET - _EVERY

    def read(self, number: int, whole: int) -> None:
        now = time.monotonic()
        if now - self._told > _EVERY:
            self._told, self._shown = now, True
            print(f"\r\x1b[K{number:,} of {summaries(whole)} read", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._shown:
            self._shown = False
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


_line = _Line()


def shown() -> AbstractContextManager[None]:
    """What is read in this block is told on the terminal, if standard error is one."""
    if not sys.stderr.isatty():
        return nullcontext()
    _line.begin()
    return watched_by(_line)


def out_of_the_way(items: Iterable[Item]) -> Iterator[Item]:
    """The items, which are printed as they come: each when the line is gone."""
    for item in items:
        _line.end()
        yield item
