"""The engine's answers: how many match, the best of them, and where the entries of all begin. Damage is Trouble."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import tantivy
from tantivy import Query as Engine

from indexer.embedded.entries import EntryReader
from indexer.embedded.fields import order_number
from indexer.embedded.folder import broken, is_damage
from indexer.embedded.translation import all_of
from indexer.watching import reported

_FIRST_SLICE = 250  # documents in the first answer of an ordered stream, which whoever wants twenty lines waits for
_SLICE = 20_000  # documents whose addresses are held at a time while streaming


class Hit(NamedTuple):
    """A place in the engine's answer."""

    score: float
    address: tantivy.DocAddress


class Searching:
    """Asks the `searcher` of a generation of the index in `folder`. Raises Trouble where its files are damaged."""

    def __init__(self, folder: Path, schema: tantivy.Schema, searcher: tantivy.Searcher, entries: EntryReader):
        self._folder, self._schema, self._searcher, self._entries = folder, schema, searcher, entries

    def aggregate(self, wanted: Engine, groups: dict[str, Any]) -> Any:
        """The engine's answer to a request for aggregations over what matches."""
        return self._asked(self._searcher.aggregate, wanted, groups)

    def count(self, wanted: Engine) -> int:
        """How many match."""
        return self.hits(wanted, 1)[0]

    def hits(self, wanted: Engine, limit: int) -> tuple[int, list[Hit]]:
        """How many match, and the best `limit` of them."""
        # The engine sets memory aside for `limit` hits, so never ask for more than there are documents.
        most = max(1, min(limit, self._searcher.num_docs))
        found = self._asked(self._searcher.search, wanted, limit=most)
        total: int = found.count
        return total, [Hit(score, address) for score, address in found.hits]

    def first_by_id(self, wanted: Engine, limit: int) -> list[Hit]:
        """The first `limit` that match, by id, without a score."""
        found = self._asked(
            self._searcher.search,
            wanted,
            limit=max(1, min(limit, self._searcher.num_docs)),
            count=False,
            order_by_field="order",
            order=tantivy.Order.Asc,
        )
        return [Hit(0.0, address) for _, address in found.hits]

    def by_id(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The hits by falling score, those of one score by id."""
        numbers = self._numbers("order", [hit.address for hit in hits])
        keyed = [(-hit.score, number, hit) for hit, number in zip(hits, numbers, strict=True)]
        keyed.sort(key=lambda item: item[:2])
        for _, alike in itertools.groupby(keyed, key=lambda item: item[:2]):
            tied = [hit for _, _, hit in alike]
            if len(tied) > 1:  # the number holds the beginning of the id only
                tied.sort(key=lambda hit: str(self._entries.record(self.entry(hit))["id"]))
            yield from tied

    def entries(self, wanted: Engine, *, ordered: bool) -> Iterator[int]:
        """Where the entries of the hits begin; only the addresses of one slice of the ids are in memory at a time."""
        size = _FIRST_SLICE if ordered else _SLICE
        total, hits = self.hits(wanted, size)
        return reported(self._slices(wanted, size, total, hits, ordered=ordered), lambda: total)

    def _slices(self, wanted: Engine, size: int, total: int, hits: Sequence[Hit], *, ordered: bool) -> Iterator[int]:
        if total <= size:
            yield from self._entries_of(hits, ordered=ordered)
            return
        done = 0
        while done < total:  # ids begin with a digest, so equal ranges hold about as many of them
            low, high = (order_number(f"{edge * 2**32 // total:08x}") for edge in (done, done + size))
            part = all_of([wanted, self._between(low if done else None, high if done + size < total else None)])
            count, hits = self.hits(part, 2 * size)
            if count > len(hits):
                count, hits = self.hits(part, count)
            yield from self._entries_of(hits, ordered=ordered)
            done, size = done + size, min(2 * size, _SLICE)

    def _entries_of(self, hits: Sequence[Hit], *, ordered: bool) -> list[int]:
        if not hits:
            return []
        addresses = [hit.address for hit in (self.by_id(hits) if ordered else hits)]
        entries = self._numbers("entry", addresses)
        # Unordered: by place in the file, which is the fastest way through it.
        return entries if ordered else sorted(entries)

    def entry(self, hit: Hit) -> int:
        """Where the entry of a hit begins."""
        return self._entries_of([hit], ordered=False)[0]

    def _between(self, low: int | None, high: int | None) -> Engine:
        kind = tantivy.FieldType.Unsigned
        between = Engine.range_query(self._schema, "order", kind, low, high, True, high is None)
        return Engine.const_score_query(between, 0.0)

    def _numbers(self, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
        numbers: list[int | None] = self._asked(self._searcher.fast_field_values, field, addresses)
        if None in numbers:
            raise broken(self._folder, f"a summary has no {field}")
        return cast(list[int], numbers)

    def _asked(self, ask: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """What the engine answers. Raises Trouble where its files are damaged."""
        try:
            return ask(*arguments, **options)
        except BaseException as error:
            if is_damage(error):
                raise broken(self._folder, error) from None
            raise
