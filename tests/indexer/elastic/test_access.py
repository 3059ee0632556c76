"""Who may ask, and what a user is told where it cannot be: each case on real sockets, each in its own sentence."""

import base64
import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.elastic.mapping import definition
from indexer.filters import Filters
from indexer.index import open_index, open_writer
from indexer.position import Position
from indexer.summary import Summary
from indexer.trouble import Missing, Trouble
from tests.certificates import Authority
from tests.crawler.running import environment
from tests.front import Behaviour, Fault, Reply, Request, front
from tests.indexer.conftest import by_page
from tests.indexer.elastic.conftest import Ask, command
from workbench.corpus import summaries
from workbench.elasticsearch import Node, free_ports

USER, PASSWORD, KEY = "leser", "geheim:密码 §42", "VnVhQ2ZHY0JDZGJrU"
SECRETS = (PASSWORD, KEY, base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode())
NAME = "access"


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"{USER}:{password}".encode()).decode()


def error(status: int, kind: str, reason: str) -> Reply:
    """An error in the server's own form."""
    cause = {"type": kind, "reason": reason}
    return Reply(status, {"error": {"root_cause": [cause], **cause}, "status": status})


def guarded(request: Request) -> Reply | None:
    """As the server's security does: who is not known is told so."""
    if request.authorization in (basic(PASSWORD), f"ApiKey {KEY}"):
        return None
    return error(401, "security_exception", f"unable to authenticate user [{USER}] for REST request [{request.path}]")


@pytest.fixture(scope="module")
def items() -> list[Summary]:
    return list(summaries(10, characters=200))


@pytest.fixture(scope="module")
def node(elasticsearch_node: Node, items: list[Summary]) -> Node:
    fill(f"{elasticsearch_node.url}/{NAME}", items)
    return elasticsearch_node


def fill(url: str, items: list[Summary]) -> None:
    with open_writer(url) as writer:
        for page, parts in by_page(items).items():
            writer.replace(page, parts)
        writer.commit(Position(1))


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(autouse=True)
def no_access(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("SUMMARIES_") and name != "SUMMARIES_ES_HOME"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))


@pytest.fixture
def secure(node: Node, signed: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the node behind TLS and a guard."""
    monkeypatch.setenv("SUMMARIES_CA_FILE", str(signed.file))
    with front(node.port, guarded, tls=signed.context()) as server:
        yield f"{server.url}/{NAME}"


def held(url: str) -> int:
    with open_index(url) as reader:
        return sum(base.summaries for base in reader.bases(Filters(), ()).values())


def told(url: str, open_it: Callable[..., object] = open_index) -> str:
    """What a user reads where the index cannot be opened."""
    with pytest.raises(Trouble) as caught:
        open_it(url)
    said = str(caught.value)
    assert "Traceback" not in said
    assert "object at 0x" not in said
    assert not any(secret in said for secret in SECRETS)
    return said


# ---------------------------------------------------------------- who asks


@pytest.mark.parametrize(
    "given",
    [
        {"SUMMARIES_USER": USER, "SUMMARIES_PASSWORD": PASSWORD},
        {"SUMMARIES_USER": USER, "SUMMARIES_PASSWORD_FILE": PASSWORD + "\n"},
        {"SUMMARIES_API_KEY": KEY},
        {"SUMMARIES_API_KEY_FILE": KEY + "\n"},
    ],
    ids=["password", "its file", "key", "file of the key"],
)
def test_access_is_granted(
    secure: str, given: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, items: list[Summary]
) -> None:
    for name, value in given.items():
        if name.endswith("_FILE"):
            (tmp_path / "secret").write_text(value, "utf-8")
            value = str(tmp_path / "secret")  # noqa: PLW2901
        monkeypatch.setenv(name, value)
    assert held(secure) == len(items)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, r"no user or API key was given.*SUMMARIES_USER"),
        (
            {"SUMMARIES_USER": USER, "SUMMARIES_PASSWORD": "falsch"},
            "and SUMMARIES_PASSWORD .* is refused",
        ),
        ({"SUMMARIES_API_KEY": "falsch"}, "SUMMARIES_API_KEY .* is refused"),
        ({"SUMMARIES_USER": USER}, "only one of SUMMARIES_USER and SUMMARIES_PASSWORD"),
        ({"SUMMARIES_API_KEY": KEY + "\nX-Other: 1"}, "SUMMARIES_API_KEY holds characters"),
        ({"SUMMARIES_API_KEY": "密钥"}, "SUMMARIES_API_KEY holds characters"),
        ({"SUMMARIES_API_KEY_FILE": "/nowhere/key"}, "SUMMARIES_API_KEY_FILE: /nowhere/key cannot be read"),
        ({"SUMMARIES_API_KEY_FILE": os.devnull}, "SUMMARIES_API_KEY_FILE: /dev/null is empty"),
    ],
)
def test_access_is_refused(secure: str, given: dict[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    said = told(secure)
    assert re.search(sentence, said), said
    assert "falsch" not in said


def test_what_a_user_may_not_do_is_named(node: Node) -> None:
    reason = "action [indices:data/read/open_point_in_time] is unauthorized for user [leser]"
    with front(node.port, lambda request: error(403, "security_exception", reason)) as server:
        said = told(f"{server.url}/{NAME}")
    assert "may not do this" in said
    assert reason in said


def test_a_password_in_the_address_is_not_taken_and_not_repeated(node: Node) -> None:
    said = told(f"http://{USER}:{KEY}@127.0.0.1:{node.port}/{NAME}")
    assert "SUMMARIES_PASSWORD" in said


def test_secrets_are_neither_logged_nor_seen_in_the_list_of_processes(
    secure: str, signed: Authority, tmp_path: Path
) -> None:
    """With every logger at its most talkative, where access is granted, refused and breaks down."""
    script = (
        "import logging, sys\n"
        "logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)\n"
        "for name in list(logging.root.manager.loggerDict): logging.getLogger(name).setLevel(logging.DEBUG)\n"
        "from indexer.index import open_index, open_writer\n"
        "from indexer.elastic import server\n"
        "for name in list(logging.root.manager.loggerDict): logging.getLogger(name).setLevel(logging.DEBUG)\n"
        "print(open('/proc/self/cmdline').read())\n"
        "for url in sys.argv[1:]:\n"
        "    for opened in (open_index, open_writer):\n"
        "        try: opened(url).close()\n"
        "        except Exception as error: print(repr(error))\n"
    )
    nobody = f"https://127.0.0.1:{free_ports(1)[0]}/{NAME}"
    for given in (
        {"SUMMARIES_USER": USER, "SUMMARIES_PASSWORD": PASSWORD},
        {"SUMMARIES_USER": "other", "SUMMARIES_PASSWORD": PASSWORD},
        {"SUMMARIES_API_KEY": KEY},
    ):
        done = subprocess.run(
            [command()[0], "-c", script, secure, nobody],
            env=environment(tmp_path, SUMMARIES_CA_FILE=str(signed.file), **given),
            capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
        said = done.stdout + done.stderr
        assert "DEBUG:" in said  # there is something in which they could be
        credentials = base64.b64encode(f"{given.get('SUMMARIES_USER')}:{PASSWORD}".encode()).decode()
        assert not any(secret in said for secret in (*SECRETS, credentials))


# ---------------------------------------------------------------- whom to trust


def test_a_certificate_that_is_not_trusted(node: Node, signed: Authority, tmp_path: Path,
                                           monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    others = Authority(tmp_path / "others")
    named = others.context("other.example")
    old = others.context(days=-1)
    with (
        front(node.port, tls=signed.context()) as server,
        front(node.port, tls=named) as other,
        front(node.port, tls=old) as expired,
    ):
        assert "the certificate is not trusted" in told(f"{server.url}/{NAME}")
        monkeypatch.setenv("SUMMARIES_CA_FILE", str(others.file))
        assert "the certificate is not trusted" in told(f"{server.url}/{NAME}")
        assert "the certificate is of another host" in told(f"{other.url}/{NAME}")
        assert "the certificate has expired" in told(f"{expired.url}/{NAME}")
        assert server.seen == other.seen == []  # nothing was said to them, no password above all
        monkeypatch.setenv("SUMMARIES_CA_FILE", __file__)
        assert "holds no certificate in PEM form" in told(f"{server.url}/{NAME}")
        monkeypatch.setenv("SUMMARIES_CA_FILE", "/nowhere/ca.pem")
        assert "there is no such file" in told(f"{server.url}/{NAME}")


def test_the_wrong_one_of_http_and_https(node: Node, signed: Authority) -> None:
    assert "does not speak TLS; write http://" in told(f"HTTPS://127.0.0.1:{node.port}, 127.0.0.1:1/{NAME}")
    with front(node.port, tls=signed.context()) as server:
        said = told(f"{server.url.replace('https', 'http')}/{NAME}")
    assert "the connection was broken off; perhaps it wants https://" in said


# ---------------------------------------------------------------- whether it is there


def test_a_host_that_is_not_known_and_a_port_where_nobody_listens() -> None:
    assert "the name of the host is not known" in told(f"http://no-such-host.invalid:9200/{NAME}")
    assert "nothing listens at this port" in told(f"http://127.0.0.1:{free_ports(1)[0]}/{NAME}")


def test_a_node_that_accepts_and_never_answers(
    node: Node, items: list[Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alone it is given up; beside another one that one answers, readers as well as writers."""
    monkeypatch.setenv("SUMMARIES_TIMEOUT", "0.5")
    with front(node.port, lambda _: Fault.SILENT) as silent, socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()  # and nobody accepts what the system has taken in
        for server in (silent.url, f"http://127.0.0.1:{deaf.getsockname()[1]}"):
            begun = time.monotonic()
            assert "within 0.5 seconds, which SUMMARIES_TIMEOUT changes" in told(f"{server}/{NAME}")
            assert time.monotonic() - begun < 30
        monkeypatch.setenv("SUMMARIES_TIMEOUT", "5")
        both = f"{silent.url},127.0.0.1:{node.port}"
        asked = len(silent.seen)
        assert held(f"{both}/{NAME}") == len(items)
        fill(f"{both}/access-beside-silence", items)
        assert held(f"{both}/access-beside-silence") == len(items)
        assert len(silent.seen) > asked


def test_no_such_index_and_one_of_another_program(node: Node, ask: Ask) -> None:
    with pytest.raises(Missing, match=r"there is no index of this name.*scrapy load PATH"):
        open_index(f"{node.url}/access-missing")
    ask("PUT", "/access-other", {"mappings": {"properties": {"text": {"type": "text"}}}})
    for opened in (open_index, open_writer):
        assert "holds something else than summaries" in told(f"{node.url}/access-other", opened)
    assert "access-other" in ask("GET", "/_all/_mapping")


def test_a_server_that_is_not_elasticsearch(node: Node) -> None:
    with front(node.port, product=False) as server:
        assert "what answers there is not Elasticsearch 8 or newer" in told(f"{server.url}/{NAME}")
    with front(node.port, lambda _: Reply(404, "no such page"), product=False) as server:
        assert "does not speak as Elasticsearch does (404 " in told(f"{server.url}/{NAME}")


def test_a_server_that_is_too_old(node: Node) -> None:
    """It answers for itself as version 7 does."""

    def aged(request: Request) -> Reply | None:
        return Reply(200, {"nodes": {"a": {"version": "7.17.29"}}}) if request.path.startswith("/_nodes") else None

    with front(node.port, aged) as server:
        said = told(f"{server.url}/{NAME}", open_writer)
    assert "this is Elasticsearch 7.17.29; version 8 or newer is needed" in said


def test_an_index_that_was_closed(node: Node, ask: Ask, items: list[Summary]) -> None:
    url = f"{node.url}/access-closed"
    fill(url, items[:5])
    ask("POST", "/access-closed-000001/_close")
    for opened in (open_index, open_writer):
        assert "the index is closed; its administrator has to open it" in told(url, opened)
    with open_writer(url, fresh=True) as writer:  # beside it
        writer.commit()
        writer.publish()
    assert held(url) == 0


def test_a_red_cluster(node: Node, ask: Ask) -> None:
    """An index of ours whose shard finds no node."""
    made = definition()
    made["settings"]["routing.allocation.require._name"] = "nowhere"
    ask("PUT", "/access-red-000001?wait_for_active_shards=0", made)
    ask("POST", "/_aliases", {"actions": [{"add": {"index": "access-red-000001", "alias": "access-red"}}]})
    try:
        assert ask("GET", "/_cluster/health/access-red")["status"] == "red"
        for opened in (open_index, open_writer):
            said = told(f"{node.url}/access-red", opened)
            assert "the cluster is red" in said
            assert "start its missing nodes" in said
    finally:
        ask("DELETE", "/access-red-000001")


def test_a_disk_that_is_full(node: Node, ask: Ask, items: list[Summary]) -> None:
    """The block that the server itself sets at its flood stage: reading goes on, writing says why not."""
    url = f"{node.url}/access-full"
    fill(url, items[:5])
    ask("PUT", "/access-full/_settings", {"index.blocks.read_only_allow_delete": True})
    try:
        with pytest.raises(Trouble, match="a disk of the cluster is nearly full, so it refuses to write; make room"):
            fill(url, items)
        assert held(url) == len(by_id(items[:5]))
    finally:
        ask("PUT", "/access-full/_settings", {"index.blocks.read_only_allow_delete": None})
    fill(url, items)
    assert held(url) == len(items)


def by_id(items: list[Summary]) -> set[str]:
    return {item.id for item in items}


TOO_LONG = error(400, "query_shard_exception", "failed to create query: maxClauseCount is set to 8192")


def busy(request: Request) -> Reply:
    return error(429, "circuit_breaking_exception", "[parent] Data too large")


@pytest.mark.parametrize(
    ("behave", "sentence", "times"),
    [
        (busy, "the cluster is overloaded", 8),
        (lambda _: Fault.BROKEN, "the connection was broken off", 2),
        (lambda _: TOO_LONG, "the query is too long for the cluster; give a shorter phrase", 1),
    ],
    ids=["429", "broken", "too long"],
)
def test_a_cluster_that_is_too_busy_or_breaks_off_or_is_asked_too_much(
    node: Node, behave: Behaviour, sentence: str, times: int
) -> None:
    with front(node.port, behave) as server:
        assert sentence in told(f"{server.url}/{NAME}")
        assert len(server.seen) == times  # a busy one is given time, one that breaks off is asked once more


def test_a_command_tells_it_in_one_line(node: Node, tmp_path: Path) -> None:
    with front(node.port, guarded) as server:
        done = subprocess.run(
            command("search", "平安", "--index", f"{server.url}/{NAME}"),
            env=environment(tmp_path, SUMMARIES_USER=USER, SUMMARIES_PASSWORD="falsch"),
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "is refused" in done.stderr
