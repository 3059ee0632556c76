"""A real HTTP server on loopback before a real one: it passes requests on, over TLS where wanted, or misbehaves.

What it does with a request is asked of `behave`, a function of the request: None passes it on, a Reply is answered in
place of the server, and the rest are the ways in which networks and machines fail.
"""

import http.client
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Request(NamedTuple):
    """What was asked: the number of the request, from 0, and what it says."""

    number: int
    method: str
    path: str
    authorization: str | None
    body: bytes


class Reply(NamedTuple):
    """An answer in JSON in place of the server's."""

    status: int
    body: object


class Fault(Enum):
    """What a request may come to instead of an answer."""

    SILENT = "accepted and never answered"
    BROKEN = "the connection is broken before the server is asked"
    LOST = "the server is asked, and the connection is broken before its answer is passed on"


Behaviour = Callable[[Request], Reply | Fault | None]


class Front(ThreadingHTTPServer):
    """The server; `url` is its address, `seen` the requests so far, `product` whether it says to be Elasticsearch."""

    daemon_threads = True

    def __init__(self, port: int, behave: Behaviour, tls: ssl.SSLContext | None, *, product: bool):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port, self.behave, self.product = port, behave, product
        self.seen: list[Request] = []
        self.lock = threading.Lock()
        self.ending = threading.Event()
        if tls:
            # The handshake is left to the thread of the connection.
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that breaks off, or does not like the certificate, is what is tried here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Front

    def _handle(self) -> None:
        front = self.server
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        with front.lock:
            request = Request(len(front.seen), self.command, self.path, self.headers.get("authorization"), body)
            front.seen.append(request)
        does = front.behave(request)
        if does is Fault.SILENT:
            front.ending.wait(60)
        if isinstance(does, Reply):
            headers = [("content-type", "application/json")]
            self._answer(does.status, headers, json.dumps(does.body).encode())
            return
        if does in (Fault.SILENT, Fault.BROKEN):
            self.close_connection = True
            return
        passed = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "authorization")}
        server = http.client.HTTPConnection("127.0.0.1", front.port, timeout=60)
        try:
            server.request(self.command, self.path, body, passed)
            answer = server.getresponse()
            content = answer.read()
        finally:
            server.close()
        if does is Fault.LOST:
            self.close_connection = True
            return
        headers = [(name, answer.headers[name]) for name in ("content-type",) if name in answer.headers]
        self._answer(answer.status, headers, content)

    def _answer(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.send_response(status)
        if self.server.product:
            headers = [*headers, ("X-elastic-product", "Elasticsearch")]
        for name, value in [*headers, ("content-length", str(len(content)))]:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _handle  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what was seen."""


@contextmanager
def front(
    port: int,
    behave: Behaviour = lambda _: None,
    *,
    tls: ssl.SSLContext | None = None,
    product: bool = True,
) -> Iterator[Front]:
    """A server before the one on this port of loopback."""
    server = Front(port, behave, tls, product=product)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ending.set()
        server.shutdown()
        server.server_close()
        thread.join()
