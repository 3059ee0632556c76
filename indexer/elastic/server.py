"""The connection to a cluster: access from the environment, and what goes wrong as Trouble."""

import logging
import os
import re
import urllib.parse
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import elasticsearch
from elasticsearch import Elasticsearch

from indexer.trouble import Trouble

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,200}")
_RETRIES = 5  # of a question, on another node where there is one
_TIMEOUT = 30.0  # seconds for one answer; `SUMMARIES_TIMEOUT` sets another
_OLDEST = 8  # the first version whose answers are relied on

# The client tells of every retry at this level; whoever waits is told in one sentence of ours.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)


class Address(NamedTuple):
    """Where an index is."""

    hosts: tuple[str, ...]  # with scheme and port
    name: str

    def __str__(self) -> str:
        return f"{','.join(self.hosts)}/{self.name}"


class Refused(Exception):
    """The server answered with an error: its status, the type and the reason that it gives."""

    def __init__(self, status: int, kind: str, reason: str):
        super().__init__(f"{status} {kind}: {reason}")
        self.status, self.kind, self.reason = status, kind, reason


class Unreachable(Exception):
    """No node answered in time."""


def read_address(url: str) -> Address:
    """The address that `http(s)://host:9200[,host:9200 …]/name` says; raises Trouble where it is none."""
    scheme, _, rest = url.partition("://")
    where, _, name = rest.partition("/")
    if "@" in where:
        raise Trouble(
            "the address of the index holds a password, which others see in the list of processes; "
            "put it into SUMMARIES_USER and SUMMARIES_PASSWORD, or its file into SUMMARIES_PASSWORD_FILE"
        )
    example = "expected http(s)://host:9200/name"
    name = name.rstrip("/")
    if not _NAME.fullmatch(name):
        raise Trouble(f"{url}: {example}; the name is small Latin letters, digits, - _ and .")
    hosts = []
    for host in where.split(","):
        try:
            parts = urllib.parse.urlsplit(f"{scheme}://{host}")
            port = parts.port or 9200
        except ValueError:
            raise Trouble(f"{url}: {example}; {host} is no host") from None
        if scheme not in ("http", "https") or not parts.hostname:
            raise Trouble(f"{url}: {example}")
        shown = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        hosts.append(f"{scheme}://{shown}:{port}")
    return Address(tuple(hosts), name)


def _secret(name: str) -> str | None:
    """The environment variable `name`, or the content of the file that `name`_FILE names."""
    if value := os.environ.get(name):
        return value
    if not (file := os.environ.get(f"{name}_FILE")):
        return None
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        raise Trouble(
            f"{name}_FILE: {file} cannot be read ({error}); name a file with nothing but the secret"
        ) from None


def _access() -> dict[str, Any]:
    """What the client is told of who asks."""
    options: dict[str, Any] = {}
    user, password = os.environ.get("SUMMARIES_USER"), _secret("SUMMARIES_PASSWORD")
    if key := _secret("SUMMARIES_API_KEY"):
        options["api_key"] = key
    elif user and password:
        options["basic_auth"] = (user, password)
    elif user or password:
        raise Trouble("only one of SUMMARIES_USER and SUMMARIES_PASSWORD is set; set both, or SUMMARIES_API_KEY")
    if authority := os.environ.get("SUMMARIES_CA_FILE"):
        if not Path(authority).is_file():
            raise Trouble(f"SUMMARIES_CA_FILE: {authority}: there is no such file; name the cluster's CA in PEM form")
        options["ca_certs"] = authority
    return options


def _timeout() -> float:
    given = os.environ.get("SUMMARIES_TIMEOUT")
    try:
        seconds = float(given) if given else _TIMEOUT
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise Trouble(f"SUMMARIES_TIMEOUT: {given} is not a number of seconds")
    return seconds


class Server:
    """The cluster at an address. Safe to share by threads."""

    def __init__(self, address: Address):
        self.address = address
        options = _access()
        if "ca_certs" in options and not address.hosts[0].startswith("https"):
            raise Trouble(f"{address}: SUMMARIES_CA_FILE is set, but the address begins with http://; write https://")
        try:
            self._client = Elasticsearch(
                list(address.hosts),
                request_timeout=_timeout(),
                max_retries=_RETRIES,
                retry_on_timeout=True,
                retry_on_status=(429, 502, 503, 504),
                connections_per_node=8,
                **options,
            )
        except (ValueError, OSError) as error:
            raise Trouble(f"{address}: the connection cannot be set up: {error}") from None

    def send(self, method: str, path: str, body: Any = None, *, retries: bool = True, **params: Any) -> Any:
        """The server's answer, read from JSON. Raises Refused, Unreachable, and Trouble where trying again is vain."""
        kind = "application/x-ndjson" if isinstance(body, bytes) else "application/json"
        headers = {"accept": "application/json"} | ({"content-type": kind} if body is not None else {})
        client = self._client if retries else self._client.options(max_retries=0)
        try:
            return client.perform_request(method, path, params=params, headers=headers, body=body).body
        except elasticsearch.ApiError as error:
            raise self._refused(error) from None
        except elasticsearch.UnsupportedProductError:
            raise Trouble(f"{self.address}: what answers there is not Elasticsearch {_OLDEST} or newer") from None
        except elasticsearch.SSLError as error:
            raise Trouble(
                f"{self.address}: the certificate is not trusted ({_innermost(error)}); "
                "set SUMMARIES_CA_FILE to the cluster's CA in PEM form"
            ) from None
        except elasticsearch.TransportError as error:
            raise Unreachable(_innermost(error)) from None

    def ask(self, method: str, path: str, body: Any = None, **params: Any) -> Any:
        """As `send`; everything that goes wrong is Trouble."""
        try:
            return self.send(method, path, body, **params)
        except (Refused, Unreachable) as error:
            raise self.trouble(error) from None

    def demand_version(self) -> None:
        """Raises Trouble where a node is older than what this program relies on."""
        nodes: Mapping[str, Any] = self.ask("GET", "/_nodes/_all/os", filter_path="nodes.*.version").get("nodes", {})
        for version in sorted({str(node["version"]) for node in nodes.values()}):
            if int(version.partition(".")[0]) < _OLDEST:
                raise Trouble(f"{self.address}: this is Elasticsearch {version}; version {_OLDEST} or newer is needed")

    def trouble(self, error: Refused | Unreachable) -> Trouble:
        """What to tell a user of it."""
        if isinstance(error, Unreachable):
            return Trouble(
                f"{self.address}: no answer ({error}); is the cluster running, and the address right? "
                "SUMMARIES_INDEX or --index names another"
            )
        return Trouble(f"{self.address}: {_sentence(error)}")

    def close(self) -> None:
        self._client.close()

    def _refused(self, error: elasticsearch.ApiError) -> Refused:
        body = error.body if isinstance(error.body, dict) else {}
        said = body.get("error")
        if not isinstance(said, dict):
            return Refused(error.status_code, "", str(said or error.message)[:500])
        cause = said
        if isinstance(roots := said.get("root_cause"), list) and roots:
            cause = roots[0]
        return Refused(error.status_code, str(cause.get("type", "")), str(cause.get("reason", ""))[:500])


def is_full(kind: str, reason: str) -> bool:
    """Whether the server refuses to write because a disk is nearly full."""
    return kind == "cluster_block_exception" and ("watermark" in reason or "read-only-allow-delete" in reason)


def _sentence(error: Refused) -> str:
    if error.status == 401:
        return (
            "the user, password or API key is refused; set SUMMARIES_USER and SUMMARIES_PASSWORD or SUMMARIES_API_KEY"
        )
    if is_full(error.kind, error.reason):
        return "a disk of the cluster is nearly full, so it refuses to write; make room or add a node, then start again"
    if error.kind == "cluster_block_exception":
        return f"the cluster refuses this ({error.reason}); its administrator has to lift the block"
    if error.status == 403:
        return f"the user or API key may not do this ({error.reason}); ask the administrator for read and write access"
    if error.kind == "index_not_found_exception":
        return (
            "there is no index of this name; make one with `scrapy load PATH` or "
            "`scrapy crawl summaries -a site=NAME`, or name another with --index or SUMMARIES_INDEX"
        )
    if (
        error.kind
        in ("no_shard_available_action_exception", "unavailable_shards_exception", "master_not_discovered_exception")
        or error.status == 503
    ):
        why = error.reason or error.kind
        return f"a part of the index cannot be reached (the cluster is red: {why}); start its missing nodes"
    if error.status == 429:
        return f"the cluster is overloaded ({error.reason or error.kind}); try again later, or add a node"
    return f"the cluster answers {error}"


def _innermost(error: elasticsearch.TransportError) -> str:
    """The reason without the wrapping of the layers between."""
    while error.errors and isinstance(error.errors[-1], elasticsearch.TransportError):
        error = error.errors[-1]
    return str(error.message)[:300]
