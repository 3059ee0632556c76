"""Writers of one index take turns, also from several machines.

The turn is a document that only one writer can create. Its holder changes it every few seconds; a document that has not
changed for `_LAPSE` seconds belongs to a writer that has died, and the next one takes it over. Only changes count, so
the machines' clocks need not agree.
"""

import logging
import os
import socket
import threading
import time
import uuid
from contextlib import suppress
from typing import Any

from indexer.elastic.server import Refused, Server, Unreachable
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_LAPSE = 20.0
_RENEWAL = 4.0
_LOOK, _LONGEST_LOOK = 0.2, 3.2  # seconds between looks of who waits; they grow while the cluster is busy
_TRIES = 10  # of a cluster that answers, but takes no turn
_SETTINGS = {
    "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-2", "hidden": True},
    "mappings": {"dynamic": "strict", "properties": {"holder": {"type": "keyword"}, "beat": {"type": "long"}}},
}


class Turn:
    """The right to write the index of this name. Making it waits for the turn; `close` gives it up."""

    def __init__(self, server: Server):
        self._server = server
        self._path = f"/{server.address.name}-writer"
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self._beat = 0
        try:
            server.send("PUT", self._path, _SETTINGS)
        except (Refused, Unreachable) as error:
            if not (isinstance(error, Refused) and error.kind == "resource_already_exists_exception"):
                raise server.trouble(error) from None
        self._place = self._take()
        self._lost = False
        self._done = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="turn", daemon=True)
        self._keeper.start()

    def demand(self) -> None:
        """Raises Trouble where another writer has taken the turn over."""
        if self._lost:
            raise Trouble(
                f"{self._server.address}: this writer was cut off from the cluster for so long that another one took "
                f"its turn, or {self._path[1:]} was removed; start again: feeding goes on from the last commit"
            )

    def close(self) -> None:
        """Give the turn up."""
        self._done.set()
        self._keeper.join()
        if self._lost:
            return
        try:
            self._server.send("DELETE", f"{self._path}/_doc/turn", **self._place)
        except (Refused, Unreachable, Trouble):
            log.warning("%s: the next writer has to wait for %d seconds", self._server.address, _LAPSE)

    def _take(self) -> dict[str, Any]:
        begun = time.monotonic()
        seen: dict[str, Any] | None = None
        since = begun
        told = False
        failures = 0  # one after another
        condition: dict[str, Any] = {"op_type": "create"}
        while True:
            try:
                return self._write(condition)
            except (Refused, Unreachable) as error:
                is_held = isinstance(error, Refused) and error.status == 409
                failures = 0 if is_held else failures + 1
                if failures == _TRIES or (isinstance(error, Refused) and not (is_held or error.passes)):
                    raise self._server.trouble(error) from None
            now = time.monotonic()
            held = self._held()
            if held != seen:
                seen, since = held, now
            condition = held if held and now - since > _LAPSE else {"op_type": "create"}
            if not told and now - begun > 1:
                log.warning("%s: another process is writing; waiting for its turn to end", self._server.address)
                told = True
            time.sleep(min(_LOOK * 2**failures, _LONGEST_LOOK))

    def _held(self) -> dict[str, Any] | None:
        """The place of the turn that a writer holds; None where none does. Raises Trouble."""
        try:
            found = self._look()
        except (Refused, Unreachable) as error:
            raise self._server.trouble(error) from None
        return _place(found) if found else None

    def _look(self) -> Any:
        """The turn's document; None where there is none. Raises what `Server.send` raises."""
        try:
            return self._server.send("GET", f"{self._path}/_doc/turn")
        except Refused as error:
            if error.status == 404:
                return None
            raise

    def _write(self, condition: dict[str, Any]) -> dict[str, Any]:
        self._beat += 1
        body = {"holder": self._holder, "beat": self._beat}
        try:
            # Not tried again by itself: the answer to the first attempt may be what is lost.
            made = self._server.send_once("PUT", f"{self._path}/_doc/turn", body, within=_RENEWAL, **condition)
        except (Refused, Unreachable):
            if mine := self._own():
                return mine
            raise
        return _place(made)

    def _own(self) -> dict[str, Any] | None:
        """Where the last attempt did go through without an answer."""
        with suppress(Refused, Unreachable):
            found = self._look()
            if found and found["_source"] == {"holder": self._holder, "beat": self._beat}:
                return _place(found)
        return None

    def _keep(self) -> None:
        while not self._done.wait(_RENEWAL):
            try:
                self._place = self._write(self._place)
            except Refused as error:
                if error.status in (404, 409) and not self._is_ours():
                    self._lost = True
                    return
            except (Unreachable, Trouble):
                continue  # nobody else can take it either while the cluster does not answer

    def _is_ours(self) -> bool:
        """Whether the document is still this writer's, if under another number than the last answer gave."""
        try:
            found = self._look()
        except (Refused, Unreachable, Trouble):
            return True
        if not found or found["_source"]["holder"] != self._holder:
            return False
        self._place = _place(found)
        return True


def _place(answer: dict[str, Any]) -> dict[str, Any]:
    """By an answer about the document: the condition of a request that it has not changed since."""
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}
