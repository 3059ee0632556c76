"""Feeding an index in Elasticsearch."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Self

from indexer.elastic.bulk import Bulk, Loss, Operation
from indexer.elastic.dead_letters import DeadLetters, Letter
from indexer.elastic.mapping import FORMAT, definition, document, encoded, meta
from indexer.elastic.reader import remembered
from indexer.elastic.server import Refused, Server, Unreachable, read_address
from indexer.elastic.turn import Turn
from indexer.index import SCHEMA_VERSION, demand_schema
from indexer.summary import Summary
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_CHUNK_BYTES = 4_000_000
_CHUNK_PAGES = 200
_MANY = 10_000  # hits that the engine gives in one answer

_Pages = Mapping[str, Sequence[Summary]]


class ElasticWriter:
    """`indexer.index.Writer` over the index at an address, made where there is none; waits while another one writes.

    What is fed is sent on in the background, and seen when it is committed. A writer that ends without committing may
    leave some of it in the cluster; the number of the last commit stands, so that the same pages are fed again and
    nothing is doubled. A document carries the second of its fetching as its version: an older crawl never overwrites a
    newer one. What the server refuses goes to the dead letters. Raises Trouble as `ElasticReader` does.
    """

    def __init__(self, url: str, *, fresh: bool = False):
        self._server = Server(read_address(url))
        self._name = self._server.address.name
        try:
            self._server.demand_version()
            self._turn = Turn(self._server)
        except BaseException:
            self._server.close()
            raise
        self._closed = False
        try:
            self._index, self._fed = self._choose(url, fresh)
            self._server.ask("POST", f"/{self._index}/_refresh")
            self._held = self._count()
        except BaseException:
            self._turn.end()
            self._server.close()
            raise
        self._was_empty = self._held == 0
        self._dead = DeadLetters(self._name)
        self._bulk = Bulk(self._server, self._index, self._lose)
        self._waiting: dict[str, Sequence[Summary]] = {}
        self._documents: list[Operation] = []
        self._bytes = 0
        self._sent: set[str] = set()  # pages since the last refresh: a look for their summaries would miss them
        self._letters: dict[str, Letter] = {}

    # -- the generations

    def _standing(self) -> dict[str, int]:
        """The schema versions of our indices of this name, oldest first."""
        found = self._server.ask("GET", f"/{self._name}-*/_mapping")
        ours = {}
        for index in sorted(found):
            about = found[index]["mappings"].get("_meta", {})
            if re.fullmatch(re.escape(self._name) + r"-\d{6}", index) and about.get("format") == FORMAT:
                ours[index] = int(about.get("schema", 0))
        return ours

    def _current(self) -> str | None:
        try:
            self._server.send("GET", f"/{self._name}/_mapping")
        except Refused as error:
            if error.kind == "index_not_found_exception":
                return None
            raise self._server.trouble(error) from None
        except Unreachable as error:
            raise self._server.trouble(error) from None
        return remembered(self._server, self._name)[0]

    def _choose(self, url: str, fresh: bool) -> tuple[str, int]:
        """The index to write into, and the number up to which it has been fed."""
        current = self._current()
        if current and not fresh:
            about = remembered(self._server, current)[1]
            demand_schema(url, about.get("schema"))
            return current, int(about.get("fed", 0))
        standing = self._standing()
        begun = [index for index in standing if not current or index > current]
        usable = [index for index in begun if standing[index] == SCHEMA_VERSION]
        for index in begun:
            if index not in usable[-1:]:
                self._server.ask("DELETE", f"/{index}")
        if usable:
            index = usable[-1]
        else:
            index = f"{self._name}-{1 + int(max(standing, default='000000')[-6:]):06d}"
            self._server.ask("PUT", f"/{index}", definition())
        if not fresh:  # nothing serves yet: a first rebuild that was broken off may as well be fed to its end
            self._serve(index, None)
        return index, int(remembered(self._server, index)[1].get("fed", 0))

    def _serve(self, index: str, instead_of: str | None) -> None:
        actions = [{"add": {"index": index, "alias": self._name}}]
        if instead_of:
            actions.append({"remove": {"index": instead_of, "alias": self._name}})
        self._server.ask("POST", "/_aliases", {"actions": actions})

    # -- the protocol

    @property
    def fed(self) -> int:
        """The number of the last commit; 0 before the first one."""
        return self._fed

    @property
    def refused(self) -> int:
        """How many summaries the server refused; they are among the dead letters."""
        return self._dead.number

    def replace(self, page: str, summaries: Sequence[Summary]) -> None:
        """From now on the page with this key has exactly these summaries, possibly none. Repeating it is harmless."""
        if page in self._waiting or page in self._sent:
            self._settle()
        self._waiting[page] = summaries
        self._put(page, summaries)

    def replay(self, letters: Iterable[Letter]) -> int:
        """Put refused summaries in again, beside whatever their pages hold; how many."""
        number = 0
        for letter in letters:
            self._put(letter.page, [letter.summary])
            number += 1
        return number

    def _put(self, page: str, summaries: Sequence[Summary]) -> None:
        for summary in summaries:
            made = encoded(document(page, summary))
            self._documents.append(Operation(summary.id, _version(summary), made))
            self._letters[summary.id] = Letter(page, summary, "")
            self._bytes += len(made)
        if self._bytes >= _CHUNK_BYTES or len(self._waiting) >= _CHUNK_PAGES:
            self._flush()

    def commit(self, fed: int) -> None:
        """Make what was replaced durable and visible, and remember the catalogue's number it goes up to."""
        before = self._dead.number
        self._settle()
        self._server.ask("PUT", f"/{self._index}/_mapping", {"_meta": meta(fed)})
        self._fed = fed
        if lost := self._dead.number - before:
            log.warning("%d summaries were refused; see %s, and `summaries replay`", lost, self._dead.path)

    def publish(self) -> None:
        """After the last commit of a fresh index: let it serve in place of the one before, which is kept.

        The one before that is removed. Raises Trouble where the index does not hold as many summaries as were taken in.
        """
        current = self._current()
        if current == self._index:
            return
        self._turn.demand()
        held, count = self._held + self._bulk.outcomes["created"] - self._bulk.outcomes["deleted"], self._count()
        if held != count:
            raise Trouble(
                f"{self._server.address}: {self._index} holds {count:,} summaries, not the {held:,} that it took in; "
                "the one before goes on serving. Start the rebuild again"
            )
        self._serve(self._index, current)
        for index in self._standing():
            if current and index < current:
                self._server.ask("DELETE", f"/{index}")

    def close(self) -> None:
        """Drop what was not sent yet, and let the next writer in."""
        if self._closed:
            return
        self._closed = True
        self._bulk.close()
        self._turn.end()
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    # -- sending

    def _count(self) -> int:
        return int(self._server.ask("GET", f"/{self._index}/_count")["count"])

    def _settle(self) -> None:
        """Send everything, wait for the answers, and make it visible."""
        self._flush()
        self._bulk.drain()
        self._turn.demand()
        self._server.ask("POST", f"/{self._index}/_refresh")
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
        known_empty = self._was_empty
        self._bulk.submit(lambda: [*documents, *([] if known_empty else self._vanished(pages))])

    def _vanished(self, pages: _Pages) -> list[Operation]:
        """Deletions of what the index holds of these pages and they no longer have, unless it is of a later crawl."""
        operations = []
        for page, held in self._ids_of(list(pages)).items():
            ids = {summary.id for summary in pages[page]}
            latest = max((_version(summary) for summary in pages[page]), default=None)
            for summary_id, version in held.items():
                if summary_id not in ids and (latest is None or latest >= version):
                    operations.append(Operation(summary_id, max(version, latest or 0), None))
        return operations

    def _ids_of(self, pages: Sequence[str]) -> dict[str, dict[str, int]]:
        """By page: the ids that the index holds as of the last refresh, and their versions."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        if not pages:
            return found
        search = {
            "query": {"bool": {"filter": [{"terms": {"page": list(pages)}}]}},
            "size": _MANY,
            "_source": False,
            "docvalue_fields": ["page"],
            "version": True,
        }
        path = f"/{self._index}/_search"
        hits = self._server.ask("POST", path, search, allow_partial_search_results="false")["hits"]["hits"]
        if len(hits) == _MANY and len(pages) > 1:
            half = len(pages) // 2
            return self._ids_of(pages[:half]) | self._ids_of(pages[half:])
        for hit in hits:
            found[hit["fields"]["page"][0]][hit["_id"]] = hit["_version"]
        return found

    def _lose(self, loss: Loss) -> None:
        letter = self._letters.get(loss.operation.id)
        if letter is None:
            log.warning("%s could not be removed: %s", loss.operation.id, loss.reason)
            return
        self._dead.add(letter._replace(reason=loss.reason))


def _version(summary: Summary) -> int:
    """The second in which the page was fetched: a later crawl has a higher one."""
    try:
        return max(1, int(datetime.fromisoformat(summary.fetched or "").timestamp()))
    except ValueError:
        return 1
