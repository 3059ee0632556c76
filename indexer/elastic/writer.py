"""Feeding an index in Elasticsearch."""

import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from indexer.amounts import amount
from indexer.elastic.access import read_address
from indexer.elastic.bulk import Bulk, Loss, Operation
from indexer.elastic.dead_letters import DeadLetters, Letter
from indexer.elastic.generations import Generations
from indexer.elastic.mapping import FORMAT, document, encoded, meta, positions_of, version_of
from indexer.elastic.membership import Membership
from indexer.elastic.pages import held_of, vanished
from indexer.elastic.server import Server
from indexer.elastic.turn import Turn
from indexer.engine import Writer
from indexer.position import Position, latest, moved
from indexer.summary import Summary
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

# What goes into a request: larger ones cost the server less a document. It takes 100 MB by default.
_CHUNK_BYTES = 10_000_000
_CHUNK_PAGES = 200
_COPIES = 120.0  # seconds for the cluster to drop a copy that no longer answers
_LOOK = 0.5


class ElasticWriter(Writer):
    """`indexer.engine.Writer` over the index at an address, made where there is none; waits while another one writes.

    What is fed is sent on in the background, and seen when it is committed. A writer that ends without committing may
    leave some of it in the cluster; the number of the last commit stands, so that the same pages are fed again and
    nothing is doubled. A document carries the second of its fetching as its version: an older crawl never overwrites a
    newer one. What the server refuses goes to the dead letters. Raises Trouble as `ElasticReader` does.
    """

    def __init__(self, url: str, *, fresh: bool = False, resume: bool = True):
        self._server = Server(read_address(url))
        self._generations = Generations(self._server)
        try:
            self._server.demand_version()
            self._turn = Turn(self._server)
        except BaseException:
            self._server.close()
            raise
        self._closed = False
        try:
            self.index, about = self._generations.to_write(fresh=fresh, resume=resume)
            self.positions = positions_of(about)
            self.bulk = Bulk(self._server, self.index, self._lose)
            self._clusters = Membership(
                self._server, self.bulk, self.index, self._remember,
                settled=bool(about.get("settled", True)),
            )  # fmt: skip
            self.count()  # which tells at once of a missing part; a refresh would wait for it
            self._refresh()
            self._held = self.count()
        except BaseException:
            self._turn.close()
            self._server.close()
            raise
        self._was_empty = self._held == 0
        self._dead = DeadLetters(self._server.address.name)
        self._waiting: dict[str, Sequence[Summary]] = {}
        self._documents: list[Operation] = []
        self._bytes = 0
        self._sent: set[str] = set()  # pages since the last refresh: a look for their summaries would miss them
        self._letters: dict[str, Letter] = {}
        self._told = (0, 0)  # how many summaries were refused, and how many kept in a later version, as it was told

    # -- the protocol

    @property
    def refused(self) -> int:
        """How many summaries the server refused; they are among the dead letters."""
        return self._dead.number

    def replace(self, page: str, summaries: Sequence[Summary]) -> None:
        if page in self._waiting or page in self._sent:
            self._show()
        self._dead.feed_again(page, self.index)
        self._waiting[page] = summaries
        self._put(page, summaries)

    def replay(self, letters: Iterable[Letter]) -> None:
        """Put refused summaries in again, beside whatever their pages hold."""
        for letter in letters:
            self._put(letter.page, [letter.summary])

    def _put(self, page: str, summaries: Sequence[Summary]) -> None:
        for summary in summaries:
            made = encoded(document(page, summary))
            self._documents.append(Operation(summary.id, version_of(summary), made))
            self._letters[summary.id] = Letter(page, summary, "")
            self._bytes += len(made)
        if self._bytes >= _CHUNK_BYTES or len(self._waiting) >= _CHUNK_PAGES:
            self._flush()

    def commit(self, *came: Position) -> None:
        self._show()
        self.positions = moved(self.positions, came)
        self._remember()
        refused, newer = self._dead.number - self._told[0], self.bulk.outcomes["newer"] - self._told[1]
        if refused:
            log.warning("refused summaries: %d; see %s, and `summaries replay`", refused, self._dead.path)
        if newer:
            way_out = "was a clock wrong then? `scrapy rebuild` puts these in their place"
            log.warning("the index keeps %s that were fetched later; %s", amount(newer, "version"), way_out)
        self._told = (self._dead.number, self.bulk.outcomes["newer"])

    def _remember(self) -> None:
        self._demand_ours()
        about = meta(self.positions, settled=self._clusters.settled)
        self.bulk.ask("PUT", f"/{self.index}/_mapping", {"_meta": about})

    def _demand_ours(self) -> None:
        """Raises Trouble where the index was removed: the server makes one without our fields for what comes then."""
        mappings = self.bulk.ask("GET", f"/{self.index}/_mapping")[self.index]["mappings"]
        if mappings.get("_meta", {}).get("format") != FORMAT:
            self._generations.remove(self.index)
            raise Trouble(f"{self._server.address}: {self.index} was removed while it was fed; start again")

    def settle(self) -> None:
        if not self._clusters.settled:
            self._clusters.settle(self.count(), self._turn.demand, self._refresh)

    def hurry(self) -> None:
        """From now on what the cluster does not take at once is Trouble: a person wants this to end."""
        self.bulk.hurry()

    def publish(self) -> None:
        """After the last commit of a fresh index: let it serve in place of the one before, which is kept.

        The one before that is removed. Raises Trouble where the index does not hold as many summaries as were taken in.
        """
        current = self._generations.current()
        if current == self.index:
            return
        self._turn.demand()
        seen = self.bulk.outcomes
        held, count = self._held + seen["created"] - seen["deleted"], self.count()
        if not held - seen["perhaps_deleted"] <= count <= held + seen["perhaps_created"]:
            raise Trouble(
                f"{self._server.address}: {self.index} holds {count:,} summaries, not the {held:,} that it took in; "
                "the one before goes on serving. Start the rebuild again"
            )
        self.settle()
        self._generations.serve(self.index, current)
        for index in self._generations.standing():
            if current and index < current:
                self._generations.remove(index)

    def close(self) -> None:
        """Drop what was not sent yet, bring the clusters up to date, and let the next writer in."""
        if self._closed:
            return
        self._closed = True
        try:
            if not self._documents and not self._sent:  # else it ends in the middle: the next writer sees to them
                self.settle()
        except Trouble as error:
            log.warning("%s; the copies among what was fed will be told with the next feeding", error)
        self.bulk.close()
        with suppress(Trouble):  # the cluster is away: the next writer sees to it
            if not latest(self.positions) and self.index != self._generations.current():  # nobody can go on with it
                self._generations.remove(self.index)
        self._turn.close()
        self._server.close()

    # -- sending

    def count(self) -> int:
        return int(self._server.ask("GET", f"/{self.index}/_count")["count"])

    def _refresh(self) -> None:
        """Let what was written be found, in every copy: else an answer may come from one that has not seen it yet."""
        end = time.monotonic() + _COPIES
        while failed := self.bulk.ask("POST", f"/{self.index}/_refresh")["_shards"]["failed"]:
            if time.monotonic() > end:
                raise Trouble(
                    f"{self._server.address}: {failed} copies of parts of the index do not answer; "
                    "mend the cluster, then start again: feeding goes on from the last commit"
                )
            time.sleep(_LOOK)

    def _show(self) -> None:
        """Send everything, wait for the answers, and make it visible."""
        self._flush()
        self.bulk.drain()
        self._turn.demand()
        self._refresh()
        self._was_empty = self._was_empty and not self._sent
        self._sent.clear()
        self._letters.clear()

    def _flush(self) -> None:
        self._turn.demand()
        pages, documents = self._waiting, self._documents
        if not pages and not documents:
            return
        self._waiting, self._documents, self._bytes = {}, [], 0
        self._sent.update(pages)
        self._clusters.unsettle(operation.id for operation in documents)
        known_empty = self._was_empty
        self.bulk.submit(lambda: [*documents, *([] if known_empty else self._vanished(pages))])

    def _vanished(self, pages: Mapping[str, Sequence[Summary]]) -> list[Operation]:
        """Deletions of what the index holds of these pages and they no longer have; the clusters hear of all of it."""
        held = held_of(self.bulk, pages)
        self._clusters.lose_members(one.cluster for its in held.values() for one in its.values() if one.cluster)
        return vanished(pages, held)

    def _lose(self, loss: Loss) -> None:
        letter = self._letters.get(loss.operation.id)
        if letter is None:
            log.warning("%s could not be removed: %s", loss.operation.id, loss.reason)
            return
        self._dead.add(letter._replace(reason=loss.reason))
