"""Commands in processes of their own that need not load the program first, which is most of what a small crawl takes.

They are forked from a nursery (tests/nursery.py): a process that has loaded the program and does nothing else. What is
tested is the same but for its first second; this the tests go through that start their processes by `subprocess`.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Wanted(NamedTuple):
    """What a process is to be: it calls what `entry` names, as module:name, with its descriptors and the arguments."""

    entry: str
    arguments: Sequence[str | int]
    environment: Mapping[str, str]
    folder: str
    own_group: bool = False


class Forked:
    """A process; its end is asked for as that of one of `subprocess` is.

    The first three descriptors are its standard streams, the others are its own too, under other numbers.
    """

    def __init__(self, wanted: Wanted, descriptors: Sequence[int]):
        self.returncode: int | None = None
        self._nursery = socket.socket(socket.AF_UNIX)
        self._nursery.connect(address or _nursery_of_this_process())
        socket.send_fds(self._nursery, [b" "], descriptors)
        self._told = self._nursery.makefile("rw", encoding="utf-8")
        print(json.dumps(wanted), file=self._told, flush=True)
        self.pid = int(self._told.readline())

    def wait(self, timeout: float | None = None) -> int:
        """The exit status."""
        if self.returncode is None:
            if not select.select([self._nursery], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0)
            self.returncode = int(self._told.readline())
            self._told.close()
            self._nursery.close()
        return self.returncode

    def poll(self) -> int | None:
        """The exit status; None while it lives."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Piped(Forked):
    """A process whose output is read here, from `stdout`: `both` of its streams, or the first."""

    def __init__(self, wanted: Wanted, *, both: bool = False):
        reading, writing = os.pipe()
        with Path(os.devnull).open() as nothing:
            super().__init__(wanted, [nothing.fileno(), writing, writing if both else 2])
        os.close(writing)
        self.stdout = os.fdopen(reading, encoding="utf-8")

    def told(self, timeout: float = 300) -> str:
        """What is left of its output, when it has ended."""
        with self.stdout:
            said = self.stdout.read()
        self.wait(timeout)
        return said


def started(program: str, arguments: Sequence[str | Path], environment: dict[str, str], out: int, err: int) -> Forked:
    """`scrapy`, in the project's folder, or `summaries`, in that of this process; it writes to these descriptors."""
    folder = str(ROOT if program == "scrapy" else Path.cwd())
    wanted = Wanted(f"tests.nursery:{program}", [str(one) for one in arguments], environment, folder)
    with Path(os.devnull).open() as nothing:
        return Forked(wanted, [nothing.fileno(), out, err])


def worker(descriptor: int, work: str, seconds: int) -> Forked:
    """What `crawler.feeding.worker.started` starts."""
    wanted = Wanted("crawler.feeding.worker:serve", [work, seconds], dict(os.environ), str(Path.cwd()), own_group=True)
    with Path(os.devnull).open("r+") as nothing:
        return Forked(wanted, [nothing.fileno(), nothing.fileno(), 2, descriptor])


def run(
    program: str, arguments: Sequence[str | Path], environment: dict[str, str], timeout: float = 300
) -> "subprocess.CompletedProcess[str]":
    """Run `scrapy` or `summaries` to its end, as `subprocess.run` does."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = started(program, arguments, environment, out.fileno(), err.fileno())
        try:
            status = process.wait(timeout)
        finally:
            process.kill()
        said = [os.pread(one.fileno(), os.fstat(one.fileno()).st_size, 0).decode() for one in (out, err)]
        return subprocess.CompletedProcess([program, *arguments], status, *said)


address = ""  # where the nursery is asked from which this process comes


@cache
def _nursery_of_this_process() -> str:
    """A nursery that ends when this process has."""
    folder = tempfile.TemporaryDirectory(prefix="nursery-")
    at = str(Path(folder.name, "door"))
    process = subprocess.Popen(
        [sys.executable, "-c", f"from tests import nursery; nursery.open_at({at!r})()"],
        cwd=ROOT, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout and process.stdout.readline() == b"ready\n"
    _KEPT.append((process, folder))
    return at


_KEPT: list[object] = []  # the nursery ends with its standard input
