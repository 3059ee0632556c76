"""A room for crawls: sites that a real server serves on 127.0.0.1, the project's commands, and what comes of them."""

import os
import signal
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from crawler.archive import Archive
from crawler.archive.catalogue import Catalogue
from crawler.archive.entry import Entry
from indexer.filters import Filters
from indexer.index import open_index
from indexer.summary import Summary
from tests import forked
from tests.crawler import running
from tests.forked import Forked
from workbench import site
from workbench.site import SENTENCES

HTML = "text/html; charset=utf-8"


@dataclass
class Reply:
    """What the server answers."""

    body: bytes | str = ""
    status: int = 200  # 0: it breaks off the connection
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None  # a Content-Length that is not kept; 0: none is told


def article(number: int, extra: str = "", sentences: tuple[str, ...] = SENTENCES) -> Reply:
    return Reply(site.article(number, extra, sentences))


def links(*urls: str, extra: str = "") -> Reply:
    return Reply(site.links(*urls, extra=extra))


def numbered(numbers: Iterable[int]) -> dict[str, Reply | Callable[[], Reply]]:
    """The articles of these numbers, by their paths."""
    return {f"/a/{number}.html": article(number) for number in numbers}


def listed(numbers: Iterable[int]) -> dict[str, Reply | Callable[[], Reply]]:
    """The articles of these numbers, and a front page that links them in this order."""
    pages = numbered(numbers)
    return {"/": links(*pages), **pages}


class _SixServer(ThreadingHTTPServer):
    address_family = socket.AF_INET6


class Server:
    """A site on loopback that remembers what it was asked for, in order."""

    def __init__(self, replies: dict[str, Reply | Callable[[], Reply]], host: str = "127.0.0.1", port: int = 0):
        self.replies = replies
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.sent: dict[str, str] = {}  # the headers of the request that is being answered
        self.times: list[float] = []  # when it was asked
        self.clients: list[str] = []  # by whom
        self.bytes = 0  # of bodies, in all
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.times.append(time.monotonic())
                outer.clients.append(self.client_address[0])
                outer.asked.append(self.path)
                outer.agents.add(self.headers.get("User-Agent", ""))
                outer.sent = dict(self.headers)
                reply = outer.replies.get(self.path, Reply("没有这一页", 404))
                reply = reply if isinstance(reply, Reply) else reply()
                if not reply.status:
                    self.close_connection = True
                    return
                body = reply.body.encode() if isinstance(reply.body, str) else reply.body
                outer.bytes += len(body)
                self.send_response(reply.status)
                for name, value in ({"Content-Type": HTML} | reply.headers).items():
                    self.send_header(name, value)
                if reply.promised != 0:
                    self.send_header("Content-Length", str(reply.promised or len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    self.close_connection = True  # the crawl has heard enough

            def log_message(self, format: str, *args: object) -> None:
                """The crawl tells what it fetched."""

        self._server = (_SixServer if ":" in host else ThreadingHTTPServer)((host, port), Handler)
        self._server.daemon_threads = True
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def secured(server: Server, context: ssl.SSLContext) -> str:
    """Make a server speak TLS; its address."""
    server._server.socket = context.wrap_socket(server._server.socket, server_side=True)
    return server.address.replace("http:", "https:")


class Room:
    """A data folder, and crawls into it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.data = folder / "data"
        self.servers: list[Server] = []

    def serve(self, replies: dict[str, Reply | Callable[[], Reply]], host: str = "127.0.0.1", port: int = 0) -> Server:
        self.servers.append(Server(replies, host, port))
        return self.servers[-1]

    def crawl(self, start: str | list[str], extra: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        path = self.describe([start] if isinstance(start, str) else start, extra)
        return self.scrapy("crawl", "summaries", "-a", f"site={path}", **environment)

    def visit(self, server: Server, extra: str = "", *more: str) -> str:
        """Crawl a site that is asked again no sooner than sites are where nothing else is said; what is told of it."""
        path = self.describe([server.address + "/"], extra, revisit=None)
        run = self.scrapy("crawl", "summaries", "-a", f"site={path}", *more)
        assert run.returncode == 0, run.stderr
        return run.stdout

    def describe(self, starts: list[str], extra: str = "", *, delay: float = 0, revisit: str | None = "[0, 0]") -> Path:
        """Write a site file."""
        path = self.folder / "zhen.toml"
        again = f"revisit = {revisit}\n" if revisit else ""
        path.write_text(
            f"start = {starts}\narticles = ['/a/\\d+(_\\d+)?\\.html']\nlists = ['/list']\n"
            f"delay = {delay}\nconcurrency = 4\n{again}{extra}",
            encoding="utf-8",
        )
        return path

    def scrapy(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return running.scrapy(self.data, *arguments, **environment)

    def crawl_until(self, server: Server, path: str, ending: signal.Signals) -> tuple[int, str]:
        """Crawl a site from its front page until it asks for `path`, where it gets the signal; status and stderr."""
        site = self.describe([server.address + "/"])
        reply = server.replies[path]
        with (self.folder / "said").open("w+", encoding="utf-8") as said:
            process = self._crawling(site, said.fileno())

            def answer() -> Reply:
                process.send_signal(ending)
                return reply if isinstance(reply, Reply) else reply()

            server.replies[path] = answer
            status = process.wait(300)
            server.replies[path] = reply
            return status, Path(said.name).read_text("utf-8")

    def crawl_stopped(self, server: Server, happened: Callable[[], object], **more: str) -> tuple[int, str]:
        """Crawl a site until `happened` returns, and end the crawl in order; status and stderr."""
        site = self.describe([server.address + "/"])
        with (self.folder / "said").open("w+", encoding="utf-8") as said:
            process = self._crawling(site, said.fileno(), **more)
            happened()
            process.send_signal(signal.SIGTERM)
            status = process.wait(300)
            return status, Path(said.name).read_text("utf-8")

    def crawl_watched(self, server: Server, saying: str, **more: str) -> tuple[int, str]:
        """Crawl a site until the crawl says something, and end it in order; status and stderr."""
        site = self.describe([server.address + "/"], "")
        reading, writing = os.pipe()
        process = self._crawling(site, writing, **more)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as stderr:
            told = ""
            for line in stderr:
                told += line
                if saying in line:
                    process.send_signal(signal.SIGTERM)
                    break
            told += stderr.read()
        return process.wait(300), told

    def _crawling(self, site: Path, err: int, **more: str) -> Forked:
        with Path(os.devnull).open("w") as out:
            words = ["crawl", "summaries", "-a", f"site={site}"]
            return forked.started("scrapy", words, self.environment(more), out.fileno(), err)

    def environment(self, more: dict[str, str]) -> dict[str, str]:
        """That of this process, without what would lead to anybody's own data."""
        return running.environment(self.data) | more

    def archive(self) -> Archive:
        """The archive, opened to be read."""
        return Archive(self.data / "archive", reading=True)

    def entries(self) -> dict[str, Entry]:
        """The newest entry of every archived address."""
        catalogue = Catalogue(self.data / "archive")
        rows = catalogue._db.rows("SELECT DISTINCT url FROM pages")
        found = {url: catalogue.newest(url) for (url,) in rows}
        catalogue.close()
        return {url: entry for url, entry in found.items() if entry}

    def summaries(self) -> dict[str, Summary]:
        with open_index(str(self.data / "index")) as index:
            return {document.summary.url: document.summary for document in index.documents(None, Filters())}
