"""Serves the demonstration's site on the loopback interface, to this machine and nobody else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from demo.styles import Answer

HOST = "127.0.0.1"

SITE_FILE = r"""# The demonstration's own site.
start = ["{address}/gongzuozongjie/"]
lists = ['/gongzuozongjie/(list_\d+\.html)?$']
articles = ['/(gongzuozongjie|vip)/\d+\.html$']
delay = 0
concurrency = 8

[expect]
articles = 60
shortest = 200
"""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    answers: dict[str, Answer]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    wbufsize = -1  # head and body in one piece: two would wait for one another's receipt

    def do_GET(self) -> None:
        answer = self.server.answers.get(urlsplit(self.path).path)
        status = 200 if answer else 404
        answer = answer or Answer("<title>404</title>没有这个页面".encode())
        self.send_response(status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not news; the crawl tells what it fetches."""


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[str]:
    """Serve these answers on a free port of HOST while the context lasts; gives the address, without a path."""
    server = _Server((HOST, 0), _Handler)
    server.answers = answers
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def site_file(address: str) -> str:
    """The site file for a demonstration served at `address`."""
    return SITE_FILE.replace("{address}", address)
