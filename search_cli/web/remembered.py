"""Values that are made once and remembered, shared by threads."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

from indexer.watching import waiting

_LOOK = 0.2  # seconds between two looks whether a waiting answer is still wanted

Value = TypeVar("Value")


@contextmanager
def turn(lock: Lock) -> Iterator[None]:
    """Hold the lock. Waiting for it can be stopped (`indexer.watching`)."""
    while not lock.acquire(timeout=_LOOK):
        waiting()
    try:
        yield
    finally:
        lock.release()


class Remembered(Generic[Value]):
    """The values that were asked for last: the sum of their sizes is at most `most`, but there is always one.

    Safe to share by threads.
    """

    def __init__(self, most: int, size: Callable[[Value], int] = lambda _: 1):
        self._most, self._size = most, size
        self._lock = Lock()
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._made: dict[Hashable, Lock] = {}  # what is being made: by one, while the others wait for it

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def get(self, key: Hashable, work: Callable[[], Value]) -> Value:
        """The value of the key. If it is unknown, `work` makes it, once for all who ask at the same time."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            making = self._made.setdefault(key, Lock())
        with turn(making):
            with self._lock:
                if key in self._values:
                    return self._values[key]
            try:
                made = work()
                with self._lock:
                    self._values[key] = made
                    while len(self._values) > 1 and sum(map(self._size, self._values.values())) > self._most:
                        self._values.popitem(last=False)
            finally:
                with self._lock:
                    self._made.pop(key, None)
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
