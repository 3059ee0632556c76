"""What takes long to make is made once for all processes of a run of the tests."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

import pytest

Make = Callable[[], AbstractContextManager[str]]


def folder_of_the_run(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of all processes of this run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def shared(folder: Path, name: str, make: Make) -> Iterator[str]:
    """How to reach what `make` makes, as it says. The first process that asks makes it, and ends it after the last.

    Locks are the system's own, so a process that dies holds up nobody. If it was the maker, what it made is gone with
    it, and the next that asks makes it anew.
    """
    made = folder / f"{name}.made"
    with ExitStack() as stack:
        files = ((folder / f"{name}.{end}").open("w") for end in ("door", "users", "maker"))
        door, users, maker = map(stack.enter_context, files)
        fcntl.flock(door, fcntl.LOCK_EX)  # while it is being made the others wait
        if _taken(maker):
            made.write_text(stack.enter_context(make()), "utf-8")
            stack.callback(_when_unused, made, door, users)
        fcntl.flock(users, fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)
        yield made.read_text("utf-8")


def _taken(maker: TextIO) -> bool:
    """Whether this process is the maker from now on, for nobody else is."""
    try:
        fcntl.flock(maker, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _when_unused(made: Path, door: TextIO, users: TextIO) -> None:
    """Wait until nobody uses it any more, and let nobody begin to."""
    fcntl.flock(users, fcntl.LOCK_UN)
    fcntl.flock(door, fcntl.LOCK_EX)
    fcntl.flock(users, fcntl.LOCK_EX)
    made.unlink()
