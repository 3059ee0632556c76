"""The connection to a cluster, and what goes wrong with it as Trouble."""

import logging
import socket
import time
from collections.abc import Mapping
from typing import Any

import elasticsearch
from elasticsearch import Elasticsearch

from indexer.elastic.access import Address, access, timeout
from indexer.trouble import Missing, Trouble

_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 3.2)  # seconds before a question is asked again, when every node was asked
BUSY = (429, 502, 503, 504)
_LEFT_ALONE = 30.0, 300.0  # seconds without a question to a node that did not answer: at first, and at most
_RED = ("no_shard_available_action_exception", "unavailable_shards_exception", "master_not_discovered_exception")
_OLDEST = 8  # the first version whose answers are relied on

# The client tells of every retry at this level; whoever waits is told in one sentence of ours.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)


class Refused(Exception):
    """The server answered with an error: its status, the type and the reason that it gives."""

    def __init__(self, status: int, kind: str, reason: str):
        super().__init__(f"{status} {kind}: {reason}")
        self.status, self.kind, self.reason = status, kind, reason

    @property
    def passes(self) -> bool:
        """Whether the same may be taken a little later."""
        return self.status in BUSY and not is_full(self.kind, self.reason)


class Unreachable(Exception):
    """No node answered in time; `late` where it took the connection."""

    def __init__(self, reason: str, *, late: bool):
        super().__init__(reason)
        self.late = late


class Server:
    """The cluster at an address. Safe to share by threads."""

    def __init__(self, address: Address):
        self.address = address
        self._timeout = timeout()
        options = access(address)
        self._asks_as = "SUMMARIES_API_KEY" if "api_key" in options else "SUMMARIES_USER and SUMMARIES_PASSWORD"
        self._names_itself = "api_key" in options or "headers" in options
        try:
            self._client = Elasticsearch(
                list(address.hosts),
                request_timeout=self._timeout,
                max_retries=0,
                dead_node_backoff_factor=_LEFT_ALONE[0],
                max_dead_node_backoff=_LEFT_ALONE[1],
                connections_per_node=8,
                **options,
            )
        except (ValueError, OSError) as error:
            raise Trouble(f"{address}: the connection cannot be set up: {error}") from None

    def send(self, method: str, path: str, body: Any = None, **params: Any) -> Any:
        """The server's answer, read from JSON; every node is asked, and again after pauses while the cluster is busy.

        Raises Refused, Unreachable, and Trouble where trying again is vain.
        """
        others = len(self.address.hosts) - 1
        pauses = (0.0,) * others + _PAUSES
        end = time.monotonic() + max(others + 1, 2) * self._timeout
        unheard = 0  # connections that failed one after another
        for pause in (*pauses, None):
            try:
                return self.send_once(method, path, body, **params)
            except Refused as error:
                if not error.passes or pause is None:
                    raise
                unheard = 0
            except Unreachable as error:
                unheard = 0 if error.late else unheard + 1
                # Where no host takes a connection, nothing is there to wait for.
                if pause is None or unheard > others + 1 or time.monotonic() >= end:
                    raise
            time.sleep(pause)
        raise AssertionError

    def send_once(self, method: str, path: str, body: Any = None, *, within: float | None = None, **params: Any) -> Any:
        """As `send`, of one node and once, for `within` seconds [those of every answer]."""
        kind = "application/x-ndjson" if isinstance(body, bytes) else "application/json"
        headers = {"accept": "application/json"} | ({"content-type": kind} if body is not None else {})
        client = self._client.options(request_timeout=within) if within else self._client
        try:
            return client.perform_request(method, path, params=params, headers=headers, body=body).body
        except elasticsearch.UnsupportedProductError:
            raise Trouble(
                f"{self.address}: what answers there is not Elasticsearch {_OLDEST} or newer, nor may another "
                "product stand in for it; name another address"
            ) from None
        except elasticsearch.ApiError as error:
            raise self._refused(error) from None
        except elasticsearch.SSLError as error:
            raise Trouble(f"{self.address}: {_distrusted(error)}") from None
        except elasticsearch.TransportError as error:
            late = isinstance(error, elasticsearch.ConnectionTimeout)
            raise Unreachable(self._unreached(error), late=late) from None

    def ask(self, method: str, path: str, body: Any = None, **params: Any) -> Any:
        """As `send`; everything that goes wrong is Trouble."""
        try:
            return self.send(method, path, body, **params)
        except (Refused, Unreachable) as error:
            raise self.trouble(error) from None

    def demand_version(self) -> None:
        """Raises Trouble where a node is older than what this program relies on."""
        # A node that does not answer is not waited for.
        answer = self.ask("GET", "/_nodes/_all/os", filter_path="nodes.*.version", timeout="2s")
        nodes: Mapping[str, Any] = answer.get("nodes", {})
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
        if error.status == 401:
            return Trouble(f"{self.address}: {self._unknown()}")
        kind = Missing if error.kind == "index_not_found_exception" else Trouble
        return kind(f"{self.address}: {_sentence(error)}")

    def close(self) -> None:
        self._client.close()

    def _unknown(self) -> str:
        if self._names_itself:
            return f"what is set in {self._asks_as} (or its file) is refused; set what the cluster knows"
        return (
            "the cluster wants to know who asks, and no user or API key was given; set SUMMARIES_API_KEY, or "
            "SUMMARIES_USER and SUMMARIES_PASSWORD"
        )

    def _unreached(self, error: elasticsearch.TransportError) -> str:
        root = _root(error)
        if isinstance(error, elasticsearch.ConnectionTimeout) or isinstance(root, TimeoutError):
            return f"within {self._timeout:g} seconds, which SUMMARIES_TIMEOUT changes"
        if isinstance(root, socket.gaierror):
            return "the name of the host is not known"
        if isinstance(root, ConnectionRefusedError):
            return "nothing listens at this port"
        why = "the connection was broken off" if isinstance(root, ConnectionError) else str(root)[:300]
        unsecured = self.address.hosts[0].startswith("http:")
        return f"{why}; perhaps it wants https://" if unsecured else why

    def _refused(self, error: elasticsearch.ApiError) -> Refused:
        body = error.body if isinstance(error.body, dict) else {}
        said = body.get("error")
        if not isinstance(said, dict):
            return Refused(error.status_code, "", str(said or error.message)[:500])
        roots = said.get("root_cause")
        cause = roots[0] if roots else said.get("caused_by") or said
        return Refused(error.status_code, str(cause.get("type", "")), str(cause.get("reason") or "")[:500])


def is_full(kind: str, reason: str) -> bool:
    """Whether the server refuses to write because a disk is nearly full."""
    return kind == "cluster_block_exception" and ("watermark" in reason or "read-only-allow-delete" in reason)


def _sentence(error: Refused) -> str:
    if is_full(error.kind, error.reason):
        return "a disk of the cluster is nearly full, so it refuses to write; make room or add a node, then start again"
    if error.kind == "cluster_block_exception":
        return f"the cluster refuses this ({error.reason}); its administrator has to lift the block"
    if error.kind == "index_closed_exception":
        return "the index is closed; its administrator has to open it, or `scrapy rebuild` makes it anew"
    if error.status == 403:
        return f"the user or API key may not do this ({error.reason}); ask the administrator for read and write access"
    if error.kind == "index_not_found_exception":
        return (
            "there is no index of this name; make one with `scrapy load PATH` or "
            "`scrapy crawl summaries -a site=NAME`, or name another with --index or SUMMARIES_INDEX"
        )
    if error.kind in _RED or error.status == 503:
        why = error.reason.partition(". ")[0] or error.kind
        return (
            f"a part of the index cannot be reached (the cluster is red: {why}); start its missing nodes, or make room "
            "where a disk is nearly full"
        )
    if "maxClauseCount" in error.reason:
        return "the query is too long for the cluster; give a shorter phrase, or fewer of them"
    if error.status == 429:
        return f"the cluster is overloaded ({error.reason or error.kind}); try again later, or add a node"
    if error.kind:
        return f"the cluster answers {error}"
    said = f"{error.status} {error.reason}"
    return f"what answers there does not speak as Elasticsearch does ({said}); is the address right?"


def _distrusted(error: elasticsearch.SSLError) -> str:
    why = str(_root(error))
    if "WRONG_VERSION_NUMBER" in why or "UNKNOWN_PROTOCOL" in why or "RECORD_LAYER" in why.upper().replace(" ", "_"):
        return "what answers there does not speak TLS; write http:// where that is meant, or secure the cluster"
    if "expired" in why:
        return (
            f"the certificate has expired ({why}); the cluster's administrator has to renew it, if this clock is right"
        )
    if "match" in why:
        return f"the certificate is of another host ({why}); name the host as the certificate does"
    return f"the certificate is not trusted ({why}); set SUMMARIES_CA_FILE to the cluster's CA in PEM form"


def _root(error: BaseException) -> BaseException:
    """What went wrong at first, without the wrapping of the layers between."""
    while within := error.__cause__ or next((one for one in error.args if isinstance(one, BaseException)), None):
        error = within
    return error
