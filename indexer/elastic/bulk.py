"""Sending documents in bulk: nothing lost, nothing doubled, the sender held back when the cluster is slow.

Sending an operation again is harmless: it carries its id and version. So what is not answered, or answered with "too
busy" or "not available", is sent again after a growing pause, alone, until the patience ends. What the server refuses
for good goes to the dead letters with its reason.
"""

import json
import threading
from collections import Counter, deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

from indexer.elastic.patience import Patience
from indexer.elastic.server import BUSY, Refused, Server, Unreachable
from indexer.elastic.translation import Clause

_SENDERS = 3  # requests under way
_UNCERTAIN = {"updated": "perhaps_created", "not_found": "perhaps_deleted"}
# What is wrong with the index, and no fault of a document.
_OF_THE_INDEX = ("cluster_block_exception", "index_not_found_exception", "index_closed_exception")
_ANSWER = "items.*.status,items.*.result,items.*.error.type,items.*.error.reason"


class Operation(NamedTuple):
    """An operation of a bulk request: a document to be put in, or None to be deleted."""

    id: str
    version: int
    document: bytes | None

    @property
    def lines(self) -> bytes:
        """Its lines of the request."""
        verb = "delete" if self.document is None else "index"
        action = json.dumps({verb: {"_id": self.id, "version": self.version, "version_type": "external_gte"}}).encode()
        return action + b"\n" + (self.document + b"\n" if self.document is not None else b"")


class Loss(NamedTuple):
    """An operation that the server refused for good, and why."""

    operation: Operation
    reason: str


class Bulk:
    """Sends operations into the index `index` in several requests at a time.

    `outcomes` counts what became of them: created, updated, deleted, not_found, newer (the index holds a later one). If
    an answer was lost and the operation sent again, an "updated" may really be a "created", and a "not found" a
    "deleted". These are also counted as `perhaps_created` and `perhaps_deleted`.
    """

    def __init__(self, server: Server, index: str, refused: Callable[[Loss], None]):
        self._server, self._index, self._refused = server, index, refused
        self._pool = ThreadPoolExecutor(_SENDERS, thread_name_prefix="bulk")
        self._under_way: deque[Future[None]] = deque()
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self.outcomes: Counter[str] = Counter()

    def submit(self, make: Callable[[], Sequence[Operation]]) -> None:
        """Send what `make` returns, in another thread; waits while enough is under way. Raises what went wrong."""
        while len(self._under_way) > _SENDERS:
            self._under_way.popleft().result()
        self._under_way.append(self._pool.submit(lambda: self.send(make())))

    def drain(self) -> None:
        """Wait until all of it has been answered. Raises what went wrong."""
        while self._under_way:
            self._under_way.popleft().result()

    def hurry(self) -> None:
        """Try nothing again from now on, also of what is under way."""
        self._ending.set()

    def close(self) -> None:
        """End what is under way as soon as it is answered."""
        self.hurry()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def send(self, operations: Sequence[Operation]) -> None:
        """Send these, in this thread. Raises Trouble when the patience ends or the cluster refuses to write at all."""
        if not operations:  # what settling found to be as it is
            return
        patience = Patience(self._server.address, self._ending)
        left, why = self._once(operations, repeated=False)
        while left:
            patience.wait(f"{len(left):,} of the summaries could not be written", why)
            left, why = self._once(left, repeated=True)

    def ask(self, method: str, path: str, body: Any = None, **params: Any) -> Any:
        """The server's answer to what may be asked twice, with the same patience. Raises Trouble."""
        patience = Patience(self._server.address, self._ending)
        while True:
            try:
                return self._server.send(method, path, body, **params)
            except (Refused, Unreachable) as error:
                if isinstance(error, Refused) and not error.passes:
                    raise self._server.trouble(error) from None
                patience.wait("the index could not be asked", str(error))

    def hits(self, wanted: Clause, **search: Any) -> list[dict[str, Any]]:
        """The hits of a search in the index, which is asked as `ask` does."""
        path, body = f"/{self._index}/_search", {"query": wanted, "version": True, **search}
        found = self.ask("POST", path, body, allow_partial_search_results="false")
        return list(found["hits"]["hits"])

    def _once(self, operations: Sequence[Operation], *, repeated: bool) -> tuple[Sequence[Operation], str]:
        """What has to be sent again, and why. `repeated` where some of it may have arrived before."""
        body = b"".join(operation.lines for operation in operations)
        try:
            answer = self._server.send_once("POST", f"/{self._index}/_bulk", body, filter_path=_ANSWER)
        except Unreachable as error:
            return operations, str(error)
        except Refused as error:
            if error.status == 413:  # larger than the server takes at a time
                return self._halved(operations, str(error))
            if not error.passes:
                raise self._server.trouble(error) from None
            return operations, str(error)
        return self._sorted_out(operations, answer["items"], repeated=repeated)

    def _halved(self, operations: Sequence[Operation], reason: str) -> tuple[Sequence[Operation], str]:
        """Send half of a request that was too large, and return the other half. An operation that is too large alone is
        lost.
        """
        if len(operations) == 1:
            self._refused(Loss(operations[0], reason))
            return (), ""
        half = len(operations) // 2
        self.send(operations[:half])
        return operations[half:], "the request was too large"

    def _sorted_out(
        self, operations: Sequence[Operation], items: Sequence[dict[str, Any]], *, repeated: bool
    ) -> tuple[Sequence[Operation], str]:
        """Count the outcome of each operation; gives those that must be sent again, and why."""
        again: list[Operation] = []
        why = ""
        seen: Counter[str] = Counter()
        for operation, item in zip(operations, items, strict=True):
            result: dict[str, Any] = next(iter(item.values()))
            why_not = result.get("error") or {}
            kind, reason = why_not.get("type", ""), why_not.get("reason", "")
            if result["status"] == 409:
                seen["newer"] += 1
            elif not why_not:
                seen[result["result"]] += 1
                if repeated and result["result"] in _UNCERTAIN:
                    seen[_UNCERTAIN[result["result"]]] += 1
            elif kind in _OF_THE_INDEX:
                raise self._server.trouble(Refused(result["status"], kind, reason))
            elif result["status"] in BUSY:
                again.append(operation)
                why = f"{kind}: {reason}"
            else:
                self._refused(Loss(operation, f"{kind}: {reason}"))
        with self._lock:
            self.outcomes.update(seen)
        return again, why
