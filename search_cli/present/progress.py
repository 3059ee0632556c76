"""How far long work is: one line on a terminal's standard error that goes when it is done."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_EVERY = 0.2  # seconds
_QUIET = 1.0  # work that is done by then says nothing

Item = TypeVar("Item")


def counted(items: Iterable[Item], what: str, whole: int | None = None) -> Iterator[Item]:
    """The items, while their number is shown; `whole` is how many there will be."""
    if not sys.stderr.isatty():
        yield from items
        return
    told = time.monotonic() + _QUIET - _EVERY
    try:
        for number, item in enumerate(items, 1):
            yield item
            if time.monotonic() - told > _EVERY:
                told = time.monotonic()
                print(
                    f"\r\x1b[K{number:,}{f' of {whole:,}' if whole else ''} {what}", end="", file=sys.stderr, flush=True
                )
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
