"""Long answers: each is made in a thread of its own, which reports its progress and ends when nobody waits for it.

A page that is not ready in a moment shows the progress and asks again; a closed page asks no more. Short answers need
not wait for long ones. Every answer begins in a pool for short ones. If it turns out to be long, it moves to the pool
for long ones; if that is full, it is stopped and begins again when there is room.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Semaphore, Thread
from typing import Generic, NamedTuple, TypeVar

from indexer.watching import Watch, watched_by

_SHORT, _LONG = 6, 10  # answers that are made at once; others wait
_WORK, _WHILE = 1.0, 5.0  # seconds of the processor's time, and by the clock, from which on an answer is long
_FORGOTTEN = 15.0  # seconds for which nobody asked for an answer

Value = TypeVar("Value")


class Ended(Exception):
    """The work was stopped, or nobody waits for it."""


class _Later(Exception):
    """The answer is a long one, and as many of these as can be are in the making."""


class Rooms(NamedTuple):
    """Where answers are made."""

    short: Semaphore
    long: Semaphore


class Work(Watch, Generic[Value]):
    """An answer in the making."""

    def __init__(self, make: Callable[[], Value]):
        self._make = make
        self._ready = Event()
        self._stopped = False
        self._asked = time.monotonic()
        self._value: Value | None = None
        self._error: BaseException | None = None
        self._room: Semaphore  # in which it is made
        self._larger: Semaphore | None = None  # to which it goes over when it is a long one
        self._begun = 0.0, 0.0  # of the processor's time, and by the clock
        self.number, self.whole = 0, 0  # summaries read so far, and in all

    def read(self, number: int, whole: int) -> None:
        """So far it is. Raises Ended where nobody waits for it."""
        self.number, self.whole = number, whole
        if self._stopped or self.is_forgotten:
            raise Ended
        if self._larger is not None and self._is_long:
            if not self._larger.acquire(blocking=False):
                raise _Later
            self._room.release()
            self._room, self._larger = self._larger, None

    @property
    def _is_long(self) -> bool:
        work, clock = self._begun
        return time.thread_time() - work > _WORK or time.monotonic() - clock > _WHILE

    @property
    def is_forgotten(self) -> bool:
        """Whether nobody has asked for it for a while."""
        return time.monotonic() - self._asked > _FORGOTTEN

    @property
    def is_ready(self) -> bool:
        return self._ready.is_set()

    def run(self, rooms: Rooms) -> None:
        """Make the answer, as soon as there is room."""
        try:
            with watched_by(self):
                self._value = self._made(rooms)
        except BaseException as error:  # for whoever asks for the answer
            self._error = error
        finally:
            self._ready.set()

    def _made(self, rooms: Rooms) -> Value:
        with suppress(_Later):
            return self._made_in(rooms.short, rooms.long)
        return self._made_in(rooms.long)  # outside of the block: its exception would keep all results so far in memory

    def _made_in(self, room: Semaphore, larger: Semaphore | None = None) -> Value:
        """The answer, made in this room; `larger` is where it goes on when it is a long one."""
        room.acquire()
        self._room, self._larger = room, larger
        self._begun = time.thread_time(), time.monotonic()
        try:
            self.read(0, 0)
            return self._make()
        finally:
            self._room.release()

    def stop(self) -> None:
        """End it at the next summary that it reads."""
        self._stopped = True

    def wait(self, seconds: float) -> bool:
        """Whether the answer is there after so many seconds at most."""
        self._asked = time.monotonic()
        ready = self._ready.wait(seconds)
        self._asked = time.monotonic()
        return ready

    def answer(self) -> Value:
        """The answer that is there. Raises what the making of it raised, Ended among it."""
        if self._error is not None:
            raise self._error
        return self._value  # type: ignore[return-value]


class Works(Generic[Value]):
    """The answers that are in the making, by the address that asks for each. Safe to share by threads."""

    def __init__(self) -> None:
        self._rooms = Rooms(Semaphore(_SHORT), Semaphore(_LONG))
        self._lock = Lock()
        self._works: dict[str, Work[Value]] = {}

    def ask(self, address: str, make: Callable[[], Value], patience: float) -> Work[Value]:
        """The answer for the address, ready or not after so many seconds; one that is ready is handed over once."""
        with self._lock:
            for forgotten in [name for name, one in self._works.items() if one.is_ready and one.is_forgotten]:
                del self._works[forgotten]
            work = self._works.get(address)
            if work is None:
                work = self._works[address] = Work(make)
                Thread(target=work.run, args=(self._rooms,), daemon=True).start()
        if work.wait(patience):
            self._forget(address, work)
        return work

    def find(self, address: str) -> Work[Value] | None:
        """The answer for the address that is in the making or waits to be handed over."""
        return self._works.get(address)

    def stop(self, address: str) -> None:
        """End the making of the answer for the address."""
        if work := self.find(address):
            work.stop()
            self._forget(address, work)

    def stop_all(self) -> None:
        """End all of it."""
        for address in list(self._works):
            self.stop(address)

    def _forget(self, address: str, work: Work[Value]) -> None:
        with self._lock:
            if self._works.get(address) is work:
                del self._works[address]
