"""Which cluster each summary is in, kept up to what a writer writes."""

from collections.abc import Callable, Iterable, Mapping

from indexer.elastic.bulk import Bulk, Operation
from indexer.elastic.mapping import document, encoded, summary_of
from indexer.elastic.server import Server
from indexer.elastic.translation import with_any

_MANY_FRESH = 100_000  # summaries from which on all clusters are made anew
_TOGETHER = 200  # summaries that are renamed at a time


class Membership:
    """The clusters of `index`. What is written is told to `unsettle`; `settle` looks at it, where all is visible.

    `settled` is whether nothing is to be looked at. `remember` is called whenever that changes: it has to outlive this
    process.
    """

    def __init__(self, server: Server, bulk: Bulk, index: str, remember: Callable[[], None], *, settled: bool):
        self.settled = settled
        self._server, self._bulk, self._index = server, bulk, index
        self._remember = remember
        # Which summaries are to be looked at; None where that is not known, so that all are.
        self._fresh: set[str] | None = set() if settled else None
        self._damaged: set[int] = set()

    def unsettle(self, ids: Iterable[str]) -> None:
        """These summaries are written."""
        if self.settled:
            self.settled = False
            self._remember()
        if self._fresh is not None:
            self._fresh.update(ids)
            if len(self._fresh) > _MANY_FRESH:
                self._fresh = None

    def lose_members(self, clusters: Iterable[int]) -> None:
        """Members of these clusters are written anew, or go."""
        self._damaged.update(clusters)

    def settle(self, count: int, demand: Callable[[], None], refresh: Callable[[], None]) -> None:
        """Bring the clusters up to what was written, in an index of `count` summaries.

        `demand` raises Trouble where it is another writer's turn; `refresh` makes visible what was written.
        """
        if self.settled:
            return
        from indexer.clusters import LARGE_PART  # numpy takes long to load
        from indexer.elastic.settling import Index, grown, parts, regrouped

        index = Index(self._server, self._index)
        fresh = self._fresh
        if fresh is None or len(fresh) * LARGE_PART > count:
            changed = regrouped(index)
        else:
            changed = grown(index, fresh, self._damaged)
        for ids in parts(changed, _TOGETHER):
            demand()
            self._rename({summary_id: changed[summary_id] for summary_id in ids})
        self._bulk.drain()
        refresh()
        self.settled, self._fresh, self._damaged = True, set(), set()
        self._remember()

    def _rename(self, clusters: Mapping[str, int]) -> None:
        """Write summaries again as members of these clusters."""
        wanted = with_any("id", clusters)
        operations = []
        for hit in self._bulk.hits(wanted, size=len(clusters), docvalue_fields=["page"], _source=True):
            made = document(hit["fields"]["page"][0], summary_of(hit["_source"]), f"{clusters[hit['_id']]:012x}")
            operations.append(Operation(hit["_id"], hit["_version"], encoded(made)))
        self._bulk.submit(lambda: operations)
