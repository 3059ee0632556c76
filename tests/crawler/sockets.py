"""Servers that break the rules of HTTP, and a record of every connection that a crawl makes."""

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.crawler.running import beginning_with

_RECORD = """
import os, sys
def record(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        with open(os.environ["CONNECTS"], "a") as file:
            file.write("%s %s\\n" % arguments[1][:2])
sys.addaudithook(record)
"""


def recording(folder: Path) -> dict[str, str]:
    """The environment in which a Python process notes whom it connects to, in a file `connects` of the folder."""
    return {"CONNECTS": str(folder / "connects")} | beginning_with(_RECORD, folder)


def recorded(folder: Path) -> set[tuple[str, int]]:
    """Hosts and ports that were connected to."""
    lines = (folder / "connects").read_text().splitlines()
    return {(host, int(port)) for host, port in (line.split() for line in lines)}


class Raw:
    """A server on loopback that has no rules for robots, and else does with a connection what `answer` does."""

    def __init__(self, answer: Callable[[socket.socket], None]):
        self._answer = answer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with connection:
            try:
                if b"/robots.txt" in connection.recv(4_096):
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                else:
                    self._answer(connection)
            except OSError:
                return  # whoever asked has had enough

    def close(self) -> None:
        self._socket.close()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def flood(piece: bytes, pause: float, begin: bytes = HEAD + b"\r\n<html>") -> Callable[[socket.socket], None]:
    """Writes a piece again and again, without end."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(begin)
        while True:
            connection.sendall(piece)
            time.sleep(pause)

    return answer


def once(reply: bytes) -> Callable[[socket.socket], None]:
    """Writes this and hangs up."""
    return lambda connection: connection.sendall(reply)
