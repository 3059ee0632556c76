"""Starts the server: on this machine alone unless another host is asked for."""

import errno
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Sequence
from contextlib import closing, suppress
from threading import Timer

import uvicorn

from indexer.trouble import Trouble
from search_cli.web.app import create_app
from search_cli.web.library import Library
from search_cli.web.security import is_loopback


def serve(where: str, host: str, port: int, *, names: Sequence[str], browse: bool) -> None:
    """Serve the index until interrupted. Port 0 takes a free one.

    Who calls a server on this machine alone, or one that is given `names`, by another name gets no answer.

    Raises Trouble where the index cannot be opened or the port is taken.
    """
    library = Library(where)
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (while")[0]  # Python repeats the address behind it
        another = "port with --port" if error.errno in (errno.EADDRINUSE, errno.EACCES) else "address with --host"
        raise Trouble(f"{host}:{port} cannot be served: {why}; choose another {another}") from error
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    local = is_loopback(host)
    print(f"{where}: {address}  (Ctrl-C ends it)", flush=True)
    if not local:
        print("Everyone who can reach this host can read the index; there is no password.", flush=True)
    if browse and _has_screen():
        Timer(0.5, webbrowser.open, [address]).start()
    config = uvicorn.Config(
        create_app(library, names if local or names else None),
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # uvicorn ends in order, then as who sent it expects
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup; else a terminal that closes is a Ctrl-C
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGINT))
    with closing(library), suppress(KeyboardInterrupt):  # how a server is ended
        uvicorn.Server(config).run(sockets=[listening])


def _has_screen() -> bool:
    """Whether a browser would open in a window, and not in the terminal that the server was started from."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
