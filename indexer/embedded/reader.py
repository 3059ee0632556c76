"""The embedded engine, asked."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, Self, cast

import tantivy
from tantivy import Occur
from tantivy import Query as Engine

from indexer.answers import Bag, Base, Document, Found, GroupKey, Member
from indexer.embedded.copies import CopyReader
from indexer.embedded.entries import ENTRIES, EntryReader
from indexer.embedded.fields import FACTS, WORDS, order_number, remembered
from indexer.embedded.folder import broken, current, demand_generation, missing, recognise, schema_version
from indexer.embedded.opening import opened
from indexer.embedded.translation import all_of, unscored, word_queries
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.grouping import AMOUNT, grouped
from indexer.query import Everything, Query
from indexer.query.tree import all_of as conjunction
from indexer.schema import CONFIDENCE, demand_groups, keyword
from indexer.summary import Summary
from indexer.text import words
from indexer.trouble import Missing, Trouble
from indexer.watching import told

_LOOKS = 3  # at a commit, for one to which its clusters belong
_USUAL_TIES = 50  # hits beyond the last one wanted that are asked for at once, as some may tie with it
_FIRST_SLICE = 250  # documents in the first answer of an ordered stream, which whoever wants twenty lines waits for
_SLICE = 20_000  # documents whose addresses are held at a time while streaming
_PAGE_OF_GROUPS = 10_000  # groups in one answer of the engine; more come in further answers

_PLACE: Final = {name: place for place, name in enumerate(FACTS)}  # of each fact


class _Hit(NamedTuple):
    """A place in the engine's answer."""

    score: float
    address: tantivy.DocAddress


def _is_damage(error: BaseException) -> bool:
    """Whether an error of the engine says that its files are damaged, as do its panics, which are no Exception."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


class EmbeddedReader:
    """`indexer.index.Reader` over the folder at `folder`, as of the moment it is opened. Safe to share by threads.

    Raises Trouble where there is no index, where the folder is something else, where the schema is of another
    version, and where the files are damaged.
    """

    def __init__(self, folder: str | Path):
        self._folder = Path(folder)
        self._schema, self._searcher, self._entries, self._words_file, self._copies, self._fed = self._open()

    def _open(self) -> tuple[tantivy.Schema, tantivy.Searcher, EntryReader, bytes, CopyReader, int]:
        if not recognise(self._folder):
            raise missing(self._folder)
        name = current(self._folder)
        looks = 0
        while name is not None:
            looks += 1
            try:
                demand_generation(self._folder, schema_version(self._folder / name))
                with opened(self._folder / name) as index:
                    index.config_reader("manual")
                    searcher = index.searcher()
                commit = remembered(index.schema, searcher)
                folder = self._folder / name
                copies = CopyReader(folder, commit.copies)
                if copies.is_newer and looks < _LOOKS:  # a writer has committed since, and made its clusters
                    continue
                entries = EntryReader(folder / ENTRIES, commit.entries)
                words_file = (folder / WORDS).read_bytes()[: commit.words]
                if len(words_file) < commit.words:
                    raise broken(self._folder, f"{WORDS} is shorter than {commit.words:,} bytes")
                return index.schema, searcher, entries, words_file, copies, commit.fed
            except BaseException as error:
                if not _is_damage(error):
                    raise
                # A generation may be replaced and removed between the look at the pointer and the opening.
                now = current(self._folder)
                if now == name:
                    raise error if isinstance(error, Trouble) else broken(self._folder, error) from None
                name = now
        raise Missing(f"{self._folder}: this index was begun and never finished; `scrapy rebuild` goes on with it")

    @property
    def fed(self) -> int:
        """The catalogue's number of the last archived page that the index has taken in; 0 for none."""
        return self._fed

    def search(self, query: Query, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        """The summaries that match, by relevance (BM25 over words), ties by id."""
        wanted = offset + limit
        ranked = self._ranked(query, filters)
        if not query.is_exact:
            every = list(self._by_id(self._hits(ranked, self._count(ranked))[1]))
            read = told(every, lambda: len(every))
            hits = [hit for hit in read if self._agrees(query, self._entry(hit.address))]
            return Found(
                len(hits), tuple((self._summary(self._entry(hit.address)), hit.score) for hit in hits[offset:wanted])
            )
        total, hits = self._hits(ranked, wanted + _USUAL_TIES)
        # The engine breaks ties by place in its files; take in all that tie with the last one wanted, then sort.
        while wanted < len(hits) < total and hits[-1].score == hits[max(wanted, 1) - 1].score:
            if hits[-1].score == 0:  # where the words are segmented differently, thousands may tie
                scored = [hit for hit in hits if hit.score > 0]
                hits = scored + self._unscored(query, filters, wanted - len(scored))
                break
            total, hits = self._hits(ranked, 2 * len(hits))
        kept = list(itertools.islice(self._by_id(hits), offset, wanted))
        return self._whole(total, kept)

    def _whole(self, total: int, hits: Iterable[_Hit]) -> Found:
        return Found(total, tuple((self._summary(self._entry(hit.address)), hit.score) for hit in hits))

    def documents(self, query: Query | None, filters: Filters, *, ordered: bool = True) -> Iterator[Document]:
        """Every summary that matches (all, where query is None), by id unless order does not matter."""
        for entry in self._matches(query, filters, ordered=ordered):
            yield Document(self._summary(entry), self._entries.text(entry))

    def bases(self, filters: Filters, by: Sequence[str]) -> dict[GroupKey, Base]:
        """The summaries and characters under `filters`, grouped by fields of GROUP_FIELDS; unknown is None."""
        demand_groups(by)
        matching = self._matching(None, filters)
        if not by:
            answer = self._asked(self._searcher.aggregate, matching, AMOUNT)
            total = self._count(matching)
            return {(): Base(total, round(answer["characters"]["value"] or 0))} if total else {}
        return grouped(lambda groups: self._asked(self._searcher.aggregate, matching, groups), by, _PAGE_OF_GROUPS)

    def groups(self, query: Query, filters: Filters, by: Sequence[str]) -> Iterator[Member]:
        """Every summary that matches, in its group. In no order."""
        demand_groups(by)
        places = [_PLACE[name] for name in by]
        sure = _PLACE[CONFIDENCE]
        for entry in self._matches(query, filters, ordered=False):
            facts = self._entries.facts(entry)
            cluster = self._copies.cluster(entry) or facts[0]
            group = tuple([facts[place] for place in places])
            yield Member(group, cluster, self._entries.text(entry), facts[-1], facts[sure])

    def bags(self, query: Query | None, filters: Filters, *, ordered: bool) -> Iterator[Bag]:
        """The words of every summary that matches (all, where query is None), by id unless order does not matter."""
        for entry in self._matches(query, filters, ordered=ordered):
            yield Bag(self._copies.cluster(entry) or self._entries.facts(entry)[0] or entry, entry)

    def frequencies(self, bags: Iterable[Bag]) -> Frequencies:
        """How often each word occurs in these, and in how many of them: in their texts, not in their titles."""
        from indexer.embedded.bags import BagReader  # numpy takes long to load, and few questions need it

        return BagReader(self._folder, self._words_file).sum(self._entries.bag(bag.held) for bag in bags)

    def get(self, summary_id: str) -> Summary | None:
        """The summary with this id."""
        wanted = Engine.term_query(self._schema, "id", keyword(summary_id), "basic")
        _, hits = self._hits(wanted, 1)
        return self._summary(self._entry(hits[0].address)) if hits else None

    def copies(self, cluster: str) -> list[Summary]:
        """The summaries of a cluster, by id; none where it has one member only."""
        return sorted(map(self._summary, self._copies.members(cluster)), key=lambda summary: summary.id)

    def close(self) -> None:
        """Nothing is held but memory maps, which go with the object."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _matching(self, query: Query | None, filters: Filters) -> Engine:
        tree = conjunction([filters.tree, query.candidates if query else Everything()])
        return unscored(self._schema, tree)

    def _ranked(self, query: Query, filters: Filters) -> Engine:
        relevant = [(Occur.Should, word) for word in self._words(query)]
        return Engine.boolean_query([(Occur.Must, self._matching(query, filters)), *relevant])

    def _words(self, query: Query) -> list[Engine]:
        return word_queries(self._schema, dict.fromkeys(word for phrase in query.phrases for word in words(phrase)))

    # -- from the engine's answers to ours

    def _asked(self, ask: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """What the engine answers. Raises Trouble where its files are damaged."""
        try:
            return ask(*arguments, **options)
        except BaseException as error:
            if _is_damage(error):
                raise broken(self._folder, error) from None
            raise

    def _numbers(self, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
        numbers: list[int | None] = self._asked(self._searcher.fast_field_values, field, addresses)
        if None in numbers:
            raise broken(self._folder, f"a summary has no {field}")
        return cast(list[int], numbers)

    def _count(self, wanted: Engine) -> int:
        return self._hits(wanted, 1)[0]

    def _hits(self, wanted: Engine, limit: int) -> tuple[int, list[_Hit]]:
        """How many match, and the best `limit` of them."""
        # The engine sets memory aside for `limit` hits, so never ask for more than there are documents.
        most = max(1, min(limit, self._searcher.num_docs))
        found = self._asked(self._searcher.search, wanted, limit=most)
        total: int = found.count
        return total, [_Hit(score, address) for score, address in found.hits]

    def _unscored(self, query: Query, filters: Filters, limit: int) -> list[_Hit]:
        """The first `limit` by id, and some more, of those that match without holding any of the query's words."""
        without = [(Occur.MustNot, word) for word in self._words(query)]
        found = self._asked(
            self._searcher.search,
            Engine.boolean_query([(Occur.Must, self._matching(query, filters)), *without]),
            limit=max(1, min(limit + _USUAL_TIES, self._searcher.num_docs)),
            count=False,
            order_by_field="order",
            order=tantivy.Order.Asc,
        )
        return [_Hit(0.0, address) for _, address in found.hits]

    def _by_id(self, hits: Sequence[_Hit]) -> Iterator[_Hit]:
        """The hits by falling score, those of one score by id."""
        numbers = self._numbers("order", [hit.address for hit in hits])
        keyed = [(-hit.score, number, hit) for hit, number in zip(hits, numbers, strict=True)]
        keyed.sort(key=lambda item: item[:2])
        for _, alike in itertools.groupby(keyed, key=lambda item: item[:2]):
            tied = [hit for _, _, hit in alike]
            if len(tied) > 1:  # the number holds the beginning of the id only
                tied.sort(key=lambda hit: str(self._entries.record(self._entry(hit.address))["id"]))
            yield from tied

    def _matches(self, query: Query | None, filters: Filters, *, ordered: bool) -> Iterator[int]:
        """Where the entries begin that match."""
        found = self._found(self._matching(query, filters), ordered=ordered)
        if query is None or query.is_exact:
            return found
        return (entry for entry in found if self._agrees(query, entry))

    def _agrees(self, query: Query, entry: int) -> bool:
        """Whether what the engine took for a candidate satisfies the query."""
        facts = self._entries.facts(entry)
        return query.matches(self._entries.text(entry), dict(zip(FACTS, facts, strict=True)))

    def _found(self, wanted: Engine, *, ordered: bool) -> Iterator[int]:
        """Where the entries begin that the engine finds, holding the addresses of one slice of the ids at a time."""
        size = _FIRST_SLICE if ordered else _SLICE
        total, hits = self._hits(wanted, size)
        return told(self._slices(wanted, size, total, hits, ordered=ordered), lambda: total)

    def _slices(self, wanted: Engine, size: int, total: int, hits: Sequence[_Hit], *, ordered: bool) -> Iterator[int]:
        if total <= size:
            yield from self._entries_of(hits, ordered=ordered)
            return
        done = 0
        while done < total:  # ids begin with a digest, so equal ranges hold about as many of them
            low, high = (order_number(f"{edge * 2**32 // total:08x}") for edge in (done, done + size))
            part = all_of([wanted, self._between(low if done else None, high if done + size < total else None)])
            count, hits = self._hits(part, 2 * size)
            if count > len(hits):
                count, hits = self._hits(part, count)
            yield from self._entries_of(hits, ordered=ordered)
            done, size = done + size, min(2 * size, _SLICE)

    def _entries_of(self, hits: Sequence[_Hit], *, ordered: bool) -> list[int]:
        if not hits:
            return []
        addresses = [hit.address for hit in (self._by_id(hits) if ordered else hits)]
        entries = self._numbers("entry", addresses)
        # Unordered: by place in the file, which is the fastest way through it.
        return entries if ordered else sorted(entries)

    def _entry(self, address: tantivy.DocAddress) -> int:
        return self._entries_of([_Hit(0.0, address)], ordered=False)[0]

    def _between(self, low: int | None, high: int | None) -> Engine:
        kind = tantivy.FieldType.Unsigned
        between = Engine.range_query(self._schema, "order", kind, low, high, True, high is None)
        return Engine.const_score_query(between, 0.0)

    def _summary(self, entry: int) -> Summary:
        record = self._entries.record(entry)
        cluster = self._copies.cluster(entry)
        if cluster:
            record |= {"cluster": cluster, "copies": len(self._copies.members(cluster))}
        try:
            return Summary.from_dict(record)
        except TypeError as error:
            raise broken(self._folder, f"the entry at {entry:,} is of no summary: {error}") from None
