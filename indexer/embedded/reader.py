"""The embedded engine, asked."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tantivy import Occur
from tantivy import Query as Engine

from indexer.answers import Bag, Base, Document, Found, GroupKey, Member
from indexer.embedded.fields import FACTS
from indexer.embedded.folder import broken
from indexer.embedded.opening import newest
from indexer.embedded.searching import Hit, Searching
from indexer.embedded.translation import unscored, word_queries
from indexer.engine import Reader
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.grouping import bases
from indexer.query import Query
from indexer.schema import CONFIDENCE, demand_groups, keyword
from indexer.summary import Summary
from indexer.watching import reported

_USUAL_TIES = 50  # hits beyond the last one wanted that are asked for at once, as some may tie with it
_PAGE_OF_GROUPS = 10_000  # groups in one answer of the engine; more come in further answers

_PLACE: Final = {name: place for place, name in enumerate(FACTS)}  # of each fact


class EmbeddedReader(Reader):
    """`indexer.engine.Reader` over the folder at `folder`, as of the moment it is opened. Safe to share by threads.

    Raises Trouble where there is no index, where the folder is something else, where the schema is of another
    version, and where the files are damaged.
    """

    def __init__(self, folder: str | Path):
        self._folder = Path(folder)
        serving = newest(self._folder)
        self._schema, self.positions, self.edition = serving.schema, serving.positions, serving.edition
        self._entries, self._words_file, self._copies = serving.entries, serving.words_file, serving.copies
        self._engine = Searching(self._folder, serving.schema, serving.searcher, serving.entries)

    def search(self, query: Query, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        wanted = offset + limit
        ranked = self._by_words(query, filters, Occur.Should)
        if not query.is_exact:
            every = list(self._engine.by_id(self._engine.hits(ranked, self._engine.count(ranked))[1]))
            read = reported(every, lambda: len(every))
            hits = [hit for hit in read if self._agrees(query, self._engine.entry(hit))]
            return self._whole(len(hits), hits[offset:wanted])
        total, hits = self._engine.hits(ranked, wanted + _USUAL_TIES)
        # The engine breaks ties by place in its files; take in all that tie with the last one wanted, then sort.
        while wanted < len(hits) < total and hits[-1].score == hits[max(wanted, 1) - 1].score:
            if hits[-1].score == 0:  # where the words are segmented differently, thousands may tie
                scored = [hit for hit in hits if hit.score > 0]
                hits = scored + self._unscored(query, filters, wanted - len(scored))
                break
            total, hits = self._engine.hits(ranked, 2 * len(hits))
        return self._whole(total, itertools.islice(self._engine.by_id(hits), offset, wanted))

    def _whole(self, total: int, hits: Iterable[Hit]) -> Found:
        return Found(total, tuple((self._summary(self._engine.entry(hit)), hit.score) for hit in hits))

    def documents(self, query: Query | None, filters: Filters, *, ordered: bool = True) -> Iterator[Document]:
        for entry in self._matches(query, filters, ordered=ordered):
            yield Document(self._summary(entry), self._entries.text(entry))

    def bases(self, filters: Filters, by: Sequence[str]) -> dict[GroupKey, Base]:
        matching = self._matching(None, filters)
        return bases(lambda asked: self._engine.aggregate(matching, asked), by, _PAGE_OF_GROUPS)

    def groups(self, query: Query, filters: Filters, by: Sequence[str], *, ordered: bool = False) -> Iterator[Member]:
        demand_groups(by)
        places = [_PLACE[name] for name in by]
        sure = _PLACE[CONFIDENCE]
        for entry in self._matches(query, filters, ordered=ordered):
            facts = self._entries.facts(entry)
            cluster = self._copies.cluster(entry) or facts[0]
            group = tuple([facts[place] for place in places])
            yield Member(group, cluster, self._entries.text(entry), facts[-1], facts[sure])

    def bags(self, query: Query | None, filters: Filters, *, ordered: bool) -> Iterator[Bag]:
        for entry in self._matches(query, filters, ordered=ordered):
            yield Bag(self._copies.cluster(entry) or self._entries.facts(entry)[0] or entry, entry)

    def frequencies(self, bags: Iterable[Bag]) -> Frequencies:
        from indexer.embedded.bags import BagReader  # numpy takes long to load, and few questions need it

        return BagReader(self._folder, self._words_file).sum(self._entries.bag(bag.held) for bag in bags)

    def get(self, summary_id: str) -> Summary | None:
        wanted = Engine.term_query(self._schema, "id", keyword(summary_id), "basic")
        _, hits = self._engine.hits(wanted, 1)
        return self._summary(self._engine.entry(hits[0])) if hits else None

    def copies(self, cluster: str) -> list[Summary]:
        return sorted(map(self._summary, self._copies.members(cluster)), key=lambda summary: summary.id)

    def close(self) -> None:
        """Nothing is held but memory maps, which go with the object."""

    def _matching(self, query: Query | None, filters: Filters) -> Engine:
        return unscored(self._schema, filters.candidates(query))

    def _by_words(self, query: Query, filters: Filters, occur: Occur) -> Engine:
        """What may match, scored by the query's words, or without them."""
        relevant = [(occur, word) for word in word_queries(self._schema, query.words)]
        return Engine.boolean_query([(Occur.Must, self._matching(query, filters)), *relevant])

    def _unscored(self, query: Query, filters: Filters, limit: int) -> list[Hit]:
        """The first `limit` by id, and a few more, of the matching summaries that hold none of the query's words."""
        return self._engine.first_by_id(self._by_words(query, filters, Occur.MustNot), limit + _USUAL_TIES)

    def _matches(self, query: Query | None, filters: Filters, *, ordered: bool) -> Iterator[int]:
        """Where the entries begin that match."""
        found = self._engine.entries(self._matching(query, filters), ordered=ordered)
        if query is None or query.is_exact:
            return found
        return (entry for entry in found if self._agrees(query, entry))

    def _agrees(self, query: Query, entry: int) -> bool:
        """Whether what the engine took for a candidate satisfies the query."""
        facts = self._entries.facts(entry)
        return query.matches(self._entries.text(entry), dict(zip(FACTS, facts, strict=True)))

    def _summary(self, entry: int) -> Summary:
        record = self._entries.record(entry)
        cluster = self._copies.cluster(entry)
        if cluster:
            record |= {"cluster": cluster, "copies": self._copies.size(cluster) or 1}
        try:
            return Summary.from_dict(record)
        except TypeError as error:
            raise broken(self._folder, f"the entry at {entry:,} is of no summary: {error}") from None
