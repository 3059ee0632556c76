"""A point in time of an index in Elasticsearch: what is read in many answers is of one moment."""

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from indexer.elastic.server import Refused, Server, Unreachable
from indexer.elastic.translation import Clause
from indexer.trouble import Trouble

BY_ID = [{"id": "asc"}]

_KEEP = "3m"  # how long the cluster keeps one that nobody asks
_LOST_TIMES, _FAILED_TIMES = 8, 3  # how often a question may meet a lost point in time, a failing shard
_PAUSE = 0.25  # seconds between these, longer each time
_GOODBYE = 2.0  # seconds that closing may take


class PointInTime:
    """An index as of the moment at which this is made. Safe to share by threads.

    If the cluster has lost it, because nobody asked for some minutes or its node died, a new one takes its place. That
    one also sees later commits. Raises Trouble as `Server.ask` does: an answer is whole or none.
    """

    def __init__(self, server: Server, index: str):
        self._server, self._index = server, index
        self._id = self._open()

    def _open(self) -> str:
        return str(self._server.ask("POST", f"/{self._index}/_pit", keep_alive=_KEEP)["id"])

    def search(self, **body: Any) -> Any:
        """The answer to a search."""
        failed = 0
        while True:
            asked = self._id
            search = {**body, "pit": {"id": asked, "keep_alive": _KEEP}}
            try:
                return self._server.send("POST", "/_search", search, allow_partial_search_results="false")
            except Refused as error:
                # 404: forgotten, or on a node that has left, as a new one may be too until the cluster has settled;
                # 5xx: a shard of it was on a node that has died.
                failed += 1
                most = _LOST_TIMES if error.status == 404 else _FAILED_TIMES
                if failed >= most or not (error.status == 404 or error.status >= 500):
                    raise self._server.trouble(error) from None
                time.sleep(_PAUSE * (failed - 1))
                if asked == self._id:  # else another thread has opened one already
                    self._id = self._open()
            except Unreachable as error:
                raise self._server.trouble(error) from None

    def pages(
        self, wanted: Clause, sort: list[dict[str, str]], *, size: int, first: int | None = None, **more: Any
    ) -> Iterator[list[dict[str, Any]]]:
        """Every hit, `size` at a time [in the first answer `first`].

        `sort` must use fields of the hits, not `_shard_doc`: a new point in time must give the same order.
        """
        after: dict[str, Any] = {}
        wants = first or size
        while True:
            answer = self.search(query=wanted, sort=sort, size=wants, track_total_hits=False, **after, **more)
            hits = answer["hits"]["hits"]
            yield hits
            if len(hits) < wants:
                return
            after = {"search_after": hits[-1]["sort"]}
            wants = size

    def close(self) -> None:
        """Let the cluster forget it."""
        with suppress(Refused, Unreachable, Trouble):  # it goes by itself
            self._server.send_once("DELETE", "/_pit", {"id": self._id}, within=_GOODBYE)
