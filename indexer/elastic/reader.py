"""Asking an index in Elasticsearch."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from indexer.answers import Bag, Base, Document, Found, GroupKey, Member
from indexer.elastic.access import read_address
from indexer.elastic.mapping import FORMAT, positions_of, summary_of
from indexer.elastic.point import BY_ID, PointInTime
from indexer.elastic.server import Server
from indexer.elastic.translation import Clause, filtered, ranked, with_any
from indexer.engine import Reader
from indexer.filters import Filters
from indexer.frequencies import Frequencies, frequencies
from indexer.grouping import bases
from indexer.query import Query
from indexer.schema import demand_groups, demand_schema, facts_of
from indexer.summary import Summary
from indexer.text import searchable
from indexer.trouble import Trouble
from indexer.watching import reported

_FIRST_PAGE = 50  # summaries in the first answer of a stream, which whoever wants twenty lines waits for
_PAGE = 500
_MANY = 10_000  # hits that the engine sorts in one answer; more are read page by page
_PAGE_OF_GROUPS = 5_000
_BY_SCORE = [{"_score": "desc"}, {"id": "asc"}]


def remembered(server: Server, name: str) -> tuple[str, dict[str, Any]]:
    """The index that `name` stands for, and what it says of itself. Raises Trouble where it is none of ours."""
    found = server.ask("GET", f"/{name}/_mapping")
    if len(found) != 1:
        raise Trouble(f"{server.address}: this name stands for several indices; name one of {', '.join(sorted(found))}")
    index, answer = next(iter(found.items()))
    meta = answer["mappings"].get("_meta", {})
    if meta.get("format") != FORMAT:
        raise Trouble(f"{server.address}: the index {index} holds something else than summaries; choose another name")
    return index, meta


class ElasticReader(Reader):
    """`indexer.engine.Reader` over the index at an address, as of the moment it is opened. Safe to share by threads.

    What was committed since is seen where the cluster has lost that moment (`PointInTime`). Raises Trouble where there
    is no index, where access is refused, where no node answers or a part of the index is missing: an answer is whole or
    none.
    """

    def __init__(self, url: str):
        self._server = Server(read_address(url))
        try:
            self._index, meta = remembered(self._server, self._server.address.name)
            demand_schema(url, meta.get("schema"))
            self.positions = positions_of(meta)
            self.edition = f"{self._index} {meta}"
            self._point = PointInTime(self._server, self._index)
        except BaseException:
            self._server.close()
            raise

    def search(self, query: Query, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        wanted = ranked(filters.candidates(query), query.words)
        last = offset + limit
        if not query.is_exact:
            total, best = self._read_and_ranked(query, wanted, last)
        elif last > _MANY:
            total = self._count(wanted)
            pages = self._hits(wanted, _BY_SCORE, _source=False)
            best = [hit for hit, _ in zip(pages, range(last), strict=False)]
        else:
            answer = self._point.search(query=wanted, sort=_BY_SCORE, size=last, _source=False, track_total_hits=True)
            total, best = answer["hits"]["total"]["value"], answer["hits"]["hits"]
        scores = {hit["sort"][1]: hit["sort"][0] for hit in best[offset:last]}
        summaries = self._by_ids(list(scores))
        return Found(total, tuple((summaries[key], score) for key, score in scores.items()))

    def documents(self, query: Query | None, filters: Filters, *, ordered: bool = True) -> Iterator[Document]:
        """Every summary that matches (all, where query is None), always by id: so reading can resume after a break."""
        for page in self._matching(query, filters):
            copied = self._with_copies([document.summary for document in page])
            for document, summary in zip(page, copied, strict=True):
                yield Document(summary, document.searchable)

    def _matching(self, query: Query | None, filters: Filters) -> Iterator[list[Document]]:
        """Every summary that matches, by id, some at a time, without the number of its copies."""
        for hits in self._pages(filtered(filters.candidates(query)), BY_ID):
            summaries = [summary_of(hit["_source"]) for hit in hits]
            found = [Document(summary, searchable(summary.text)) for summary in summaries]
            if query is None or query.is_exact:
                yield found
            else:
                yield [one for one in found if query.matches(one.searchable, facts_of(one.summary))]

    def bases(self, filters: Filters, by: Sequence[str]) -> dict[GroupKey, Base]:
        wanted = filtered(filters.tree)
        return bases(
            lambda asked: self._point.search(query=wanted, size=0, aggs=asked)["aggregations"], by, _PAGE_OF_GROUPS
        )

    def groups(self, query: Query, filters: Filters, by: Sequence[str], *, ordered: bool = False) -> Iterator[Member]:
        """Every summary that matches, in its group, always by id."""
        demand_groups(by)
        for page in self._matching(query, filters):
            for summary, text in ((document.summary, document.searchable) for document in page):
                group = tuple([getattr(summary, name) for name in by])
                yield Member(group, summary.cluster, text, summary.length, summary.region_confidence)

    def bags(self, query: Query | None, filters: Filters, *, ordered: bool) -> Iterator[Bag]:
        """The words of every summary that matches (all, where query is None), by id."""
        for page in self._matching(query, filters):
            for document in page:
                yield Bag(document.summary.cluster or document.summary.id, document.searchable)

    def frequencies(self, bags: Iterable[Bag]) -> Frequencies:
        return frequencies(bag.held for bag in bags)

    def get(self, summary_id: str) -> Summary | None:
        return self._by_ids([summary_id]).get(summary_id)

    def copies(self, cluster: str) -> list[Summary]:
        hits = list(self._hits(with_any("cluster", [cluster]), BY_ID))
        if len(hits) < 2:
            return []
        return [Summary.from_dict(summary_of(hit["_source"]).as_dict() | {"copies": len(hits)}) for hit in hits]

    def close(self) -> None:
        """Let the cluster forget the point in time."""
        self._point.close()
        self._server.close()

    # -- from our questions to the engine's

    def _hits(self, wanted: Clause, sort: list[dict[str, str]], **more: Any) -> Iterator[dict[str, Any]]:
        """Every hit in order, a page at a time in memory."""
        for hits in self._pages(wanted, sort, **more):
            yield from hits

    def _pages(self, wanted: Clause, sort: list[dict[str, str]], **more: Any) -> Iterator[list[dict[str, Any]]]:
        pages = self._point.pages(wanted, sort, size=_PAGE, first=_FIRST_PAGE, **more)
        return reported(pages, lambda: self._count(wanted), len)

    def _count(self, wanted: Clause) -> int:
        return int(self._point.search(query=wanted, size=0, track_total_hits=True)["hits"]["total"]["value"])

    def _read_and_ranked(self, query: Query, wanted: Clause, last: int) -> tuple[int, list[dict[str, Any]]]:
        """How many summaries agree when their texts are read, and the best of them, without their texts."""
        total = 0

        def agreeing() -> Iterator[dict[str, Any]]:
            nonlocal total
            for hit in self._hits(wanted, BY_ID, track_scores=True):
                summary = summary_of(hit["_source"])
                if query.matches(searchable(summary.text), facts_of(summary)):
                    total += 1
                    yield {"sort": [hit["_score"], hit["sort"][0]]}

        best = heapq.nsmallest(max(last, 1), agreeing(), key=lambda hit: (-hit["sort"][0], hit["sort"][1]))
        return total, best

    def _by_ids(self, ids: Sequence[str]) -> dict[str, Summary]:
        """The summaries with these ids, each with the number of its copies."""
        found: dict[str, Summary] = {}
        for begin in range(0, len(ids), _PAGE):
            part = with_any("id", ids[begin : begin + _PAGE])
            answer = self._point.search(query=part, size=_PAGE, track_total_hits=False)
            for hit in answer["hits"]["hits"]:
                summary = summary_of(hit["_source"])
                found[summary.id] = summary
        return dict(zip(found, self._with_copies(list(found.values())), strict=True))

    def _with_copies(self, summaries: Sequence[Summary]) -> list[Summary]:
        """The summaries, each with the number of its copies."""
        copies = self._copies(sorted({summary.cluster for summary in summaries if summary.cluster}))
        return [
            replace(summary, copies=copies[summary.cluster]) if summary.cluster else summary for summary in summaries
        ]

    def _copies(self, clusters: list[str]) -> Counter[str]:
        copies: Counter[str] = Counter()
        for begin in range(0, len(clusters), _PAGE):
            part = clusters[begin : begin + _PAGE]
            terms = {"terms": {"field": "cluster", "include": part, "size": len(part)}}
            answer = self._point.search(query=with_any("cluster", part), size=0, aggs={"of": terms})
            for bucket in answer["aggregations"]["of"]["buckets"]:
                copies[bucket["key"]] = bucket["doc_count"]
        return copies
