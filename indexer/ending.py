"""How a command ends: its exit status, and what it says on stderr. No traceback reaches a user."""

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from indexer.plain import safe
from indexer.trouble import Trouble

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

FOUND, NOT_FOUND, TROUBLE, INTERRUPTED = 0, 1, 2, 130
_SOON = 0.01  # seconds, in which what cannot be interrupted has ended


def tell(message: str) -> None:
    """A line for the person at the terminal, not for the pipe; nothing in it commands the terminal."""
    print(safe(message) if sys.stderr.isatty() else message, file=sys.stderr, flush=True)


def ended(name: str, work: Callable[[], int], interrupted: str = "") -> int:
    """The exit status of a command: the one that `work` returns, or that of its error, which is reported under `name`.

    A reader who has had enough of a pipe is no error. `interrupted` is what to say after Ctrl-C, if anything; SIGTERM
    and a terminal that closes count as Ctrl-C: nothing half written is left.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # whatever the locale can say
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        with _interrupts_heard():
            status = work()
        if sys.stdout is not None:  # closed by who called us
            sys.stdout.flush()
        return status
    except Trouble as trouble:
        tell(f"{name}: {trouble}")
    except BrokenPipeError:
        _give_up_output()
        return FOUND
    except SystemExit as leaving:
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        _give_up_output()  # rich leaves by itself where a pipe is broken
        return FOUND
    except OSError as error:  # the disk of the output is full, the terminal is gone, a file vanished
        if error.filename is None:
            _give_up_output()
        tell(f"{name}: {error.filename or 'the output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        if interrupted:
            tell(f"{name}: {interrupted}")
        return INTERRUPTED
    return TROUBLE


def told_plainly(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The `sys.excepthook` of a program that is not ours to begin: Ctrl-C and a lost output are no faults in it."""
    if issubclass(kind, KeyboardInterrupt):
        tell("interrupted")
    elif issubclass(kind, OSError) and error.filename is None:  # type: ignore[attr-defined]
        _give_up_output()
        if not issubclass(kind, BrokenPipeError):
            tell(f"the output: {error.strerror or error}")  # type: ignore[attr-defined]
    else:
        sys.__excepthook__(kind, error, trace)


@contextmanager
def _interrupts_heard() -> Iterator[None]:
    """Where Ctrl-C falls into a finaliser, Python prints it and goes on: here it comes again, soon after."""
    others = sys.unraisablehook

    def heard(what: "UnraisableHookArgs") -> None:
        if issubclass(what.exc_type, KeyboardInterrupt):
            threading.Timer(_SOON, os.kill, (os.getpid(), signal.SIGINT)).start()
        else:
            others(what)

    sys.unraisablehook = heard
    # Not under nohup; nor where somebody else hears it, as the scheduler does.
    unheard = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    for number in unheard:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in unheard:
            signal.signal(number, signal.SIG_DFL)
        sys.unraisablehook = others


def _give_up_output() -> None:
    """Nothing more can be written, not even what is buffered when the process ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
