"""Progress of reading texts, for the one who waits for it, and a way to stop the reading.

Engines report every summary that they read, to a watcher of the same thread: a shared index reports to each its own.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Item = TypeVar("Item")


class Watch:
    """Who waits for a reading; one question may read several times."""

    def read(self, number: int, whole: int) -> None:
        """So many of the whole were read. What this raises ends the reading."""

    def end(self) -> None:
        """This reading is over."""


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched_by(watch: Watch) -> Iterator[None]:
    """Whatever is read in this block is told to the watch."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)


def waiting() -> None:
    """Tell who waits that nothing is read as yet, while another reads the same."""
    if watch := _watch.get():
        watch.read(0, 0)


def reported(
    items: Iterable[Item], whole: Callable[[], int], size: Callable[[Item], int] = lambda _: 1
) -> Iterator[Item]:
    """The items, of which each is told to who waits before it is passed on; each stands for `size` of `whole`."""
    watch = _watch.get()
    if watch is None:
        yield from items
        return
    number, every = 0, whole()
    try:
        for item in items:
            watch.read(number, every)
            yield item
            number += size(item)
    finally:
        watch.end()
