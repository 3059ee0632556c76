"""A process of its own for some work, so that a crash or an endless loop in the work harms nothing else.

Each side holds one end of a pair of sockets. Where the owner has ended, be it by kill -9, the worker reads the end of
the stream and goes too.
"""

import contextlib
import importlib
import logging
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from crawler.place_list import leave_telling_to_owner
from indexer.trouble import Trouble

_GONE = (EOFError, BrokenPipeError, ConnectionResetError)


class Died(Exception):
    """A worker ended without an answer; the message says how. `overdue` is whether it took more than its seconds."""

    def __init__(self, status: int, seconds: int):
        self.overdue = status == -signal.SIGPROF
        how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
        super().__init__(f"took more than {seconds} s" if self.overdue else f"its process {how}")


class Worker:
    """A process that answers each request with what the work makes of it, in order.

    `work` names a context manager without arguments as `module:name`; the process enters it once, for the function
    from request to answer, and leaves it at its end. Requests and answers are pickled; None ends the process. One
    answer may take `seconds` of processor time, if that is not 0: the kernel ends the process that takes more.
    Requests may be sent ahead of the answers. Raises Trouble where the system gives no process.
    """

    def __init__(self, work: str, seconds: int = 0):
        self._seconds = seconds
        self._ready = False
        try:
            ours, theirs = socket.socketpair()
            with ours, theirs:
                self._process = started(theirs.fileno(), work, seconds)
                self._connection = Connection(ours.detach())
        except OSError as error:
            raise Trouble(f"a process of this program could not be started: {error.strerror}") from error

    def send(self, request: object) -> None:
        """Ask for one more answer. That the process has died, `answer` tells."""
        with contextlib.suppress(*_GONE):
            self._connection.send(request)

    def answer(self) -> Any:
        """The answer to the oldest request that has none. Raises Died; Trouble where the process never began."""
        try:
            if not self._ready:
                self._connection.recv()
                self._ready = True
            return self._connection.recv()
        except _GONE:
            self.close()  # that died by itself tells how
            if not self._ready:
                raise Trouble(
                    "a process of this program could not be started; what it said stands above. Is memory short, or "
                    "the installation incomplete?"
                ) from None
            raise Died(self._process.returncode, self._seconds) from None

    def interrupt(self) -> None:
        """Ctrl-C for the work that is under way; without any it ends the process."""
        self._process.send_signal(signal.SIGINT)

    def kill(self) -> None:
        """End the process at once; `answer` tells that it died."""
        self._process.kill()

    def close(self, patience: float = 5.0) -> None:
        """Let the process come to its end; where that takes longer than `patience` seconds, kill it."""
        if self._connection.closed:
            return
        self.send(None)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._connection.close()


def started(descriptor: int, work: str, seconds: int) -> "subprocess.Popen[bytes]":
    """The process of a worker, which answers on this descriptor.

    Not forked: a fork would share the locks and threads of the engine and the reactor. In a group of its own: Ctrl-C is
    for the owner, who brings what is under way to its end.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "crawler.feeding.worker", str(descriptor), work, str(seconds)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)},
        pass_fds=[descriptor], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, process_group=0,
    )  # fmt: skip


def serve(descriptor: int, name: str, seconds: int) -> None:
    """Answer until the owner has gone."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", datefmt="%H:%M:%S", level=logging.WARNING)
    leave_telling_to_owner()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which shells have their background jobs ignore
    connection = Connection(descriptor)
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_hear, args=(connection, requests), daemon=True).start()
    module, _, manager = name.partition(":")
    try:
        with getattr(importlib.import_module(module), manager)() as work:
            connection.send("ready")
            while (request := requests.get()) is not None:
                signal.setitimer(signal.ITIMER_PROF, seconds)
                answer = work(request)
                signal.setitimer(signal.ITIMER_PROF, 0)
                connection.send(answer)
    except (*_GONE, KeyboardInterrupt):
        pass
    # Without taking the interpreter apart: dictionaries of a hundred megabytes would be given back object by object,
    # for seconds that the owner waits.
    logging.shutdown()
    os._exit(0)


def _hear(connection: Connection, requests: "queue.SimpleQueue[Any]") -> None:
    """Take in what is asked also while an answer is being made: neither side ever waits for the other to read."""
    try:
        while True:
            requests.put(connection.recv())
    except _GONE:
        os._exit(0)


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
