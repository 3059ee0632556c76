"""The embedded engine: tantivy, in a folder, without a server.

    index/
      summaries-index.json    says what the folder is
      CURRENT                 the name of the generation that serves, replaced in one step
      writer.lock             held by the one process that writes
      generation-000001/      one tantivy index, `generation.json` with its schema's version, the entries, the copies

A generation is a whole index. Feeding adds to the serving one; a rebuild fills the next one beside it, and `publish`
swaps the pointer. A reader that is open keeps the files it has opened, whatever happens to their names.

The tokens of phrases are pairs of characters: on 20,000 summaries of 2,500 characters they take a tenth more room than
single characters and answer phrases in less than half the time (`python -m benchmarks.index`).
"""

import fcntl
import hashlib
import itertools
import json
import logging
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import tantivy
from tantivy import Occur
from tantivy import Query as Engine

from indexer import query as language
from indexer.copies import CopyReader, CopyWriter
from indexer.entries import EntryError, EntryReader, EntryWriter
from indexer.index import (
    GROUP_FIELDS,
    SCHEMA_VERSION,
    Base,
    Document,
    Filters,
    Found,
    GroupKey,
    Member,
    demand_groups,
    demand_schema,
    group_value,
    keyword,
)
from indexer.query import Everything, Query
from indexer.query.tree import PLACES, all_of
from indexer.summary import Summary, place_keys
from indexer.text import pairs, searchable, words
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

_FORMAT = "index of work summaries"
_MARKER = "summaries-index.json"
_CURRENT = "CURRENT"
_LOCK = "writer.lock"
_GENERATION = "generation.json"
_GENERATION_NAME = re.compile(r"generation-(\d{6,})")

_THREADS = max(1, min(4, os.cpu_count() or 1))
_HEAP_BYTES = 64_000_000  # of each thread; a fuller heap makes larger first segments and fewer merges

_ENTRIES = "entries"

_USUAL_TIES = 50  # hits beyond the last one wanted that are asked for at once, as some may tie with it
_FIRST_SLICE = 250  # documents in the first answer of an ordered stream, which whoever wants twenty lines waits for
_SLICE = 20_000  # documents whose addresses are held at a time while streaming
_PAGE_OF_GROUPS = 10_000  # groups in one answer of the engine; more come in further answers

_SUMMARY = "summary"
_FED = "fed"
_FACTS = ("cluster", *GROUP_FIELDS, "title", "characters")  # of each entry
_GROUP_POSITION: Final = {name: place for place, name in enumerate(GROUP_FIELDS)}


# ---------------------------------------------------------------- the folder


def _missing(folder: Path) -> Trouble:
    return Trouble(
        f"{folder}: there is no index here; make one with `scrapy load PATH` or `scrapy crawl summaries -a site=NAME`, "
        "or name another with --index or SUMMARIES_INDEX"
    )


def _broken(folder: Path, why: object) -> Trouble:
    return Trouble(f"{folder}: the index is damaged ({why}); `scrapy rebuild` makes it anew from the archive")


def _recognise(folder: Path) -> bool:
    """Whether the folder is an index; False where it is missing or empty. Raises Trouble where it is something else."""
    try:
        marker = json.loads((folder / _MARKER).read_bytes())
    except FileNotFoundError:
        # A marker half written is all that a crash leaves of an index that was just being made.
        if not folder.exists() or all(path.name.startswith(_MARKER) for path in folder.iterdir()):
            return False
        raise Trouble(f"{folder}: this folder holds something else than an index; name an empty or a new one") from None
    except NotADirectoryError:
        raise Trouble(f"{folder}: this is a file; an index is a folder") from None
    except OSError as error:
        raise Trouble(f"{folder}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise _broken(folder, f"{_MARKER}: {error}") from None
    if not isinstance(marker, dict) or marker.get("format") != _FORMAT:
        raise Trouble(f"{folder}: {_MARKER} is not of an index of summaries; name an empty or a new folder")
    return True


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that after a crash it holds either its old or its new content."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _current(folder: Path) -> str | None:
    """The name of the generation that serves; None before the first one does."""
    try:
        name = (folder / _CURRENT).read_text("utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _broken(folder, f"{_CURRENT}: {error}") from None
    if not _GENERATION_NAME.fullmatch(name):
        raise _broken(folder, f"{_CURRENT} names no generation")
    return name


def _number(name: str) -> int:
    found = _GENERATION_NAME.fullmatch(name)
    return int(found[1]) if found else 0


def _generations(folder: Path) -> list[str]:
    """The names of the generations that stand in the folder, oldest first."""
    return sorted((path.name for path in folder.iterdir() if _number(path.name)), key=_number)


def _schema_version(generation: Path) -> int | None:
    """The version of the schema that a generation was made with; None where it cannot be told."""
    try:
        version = json.loads((generation / _GENERATION).read_bytes())["schema"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return version if isinstance(version, int) else None


def _demand_schema(folder: Path, version: int | None) -> None:
    if version is None:
        raise _broken(folder, f"{_GENERATION} is missing or unreadable")
    demand_schema(folder, version)


# ---------------------------------------------------------------- the fields


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("what", "page", *(f"{place}_key" for place in PLACES)):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("id", *(name for name in GROUP_FIELDS if name != "year")):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("title_pairs", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("year", indexed=True, fast=True)
    builder.add_unsigned_field("length", fast=True)
    builder.add_unsigned_field("order", fast=True)
    builder.add_unsigned_field("entry", fast=True)  # where it begins in the file of entries
    builder.add_unsigned_field("fed", stored=True)
    builder.add_unsigned_field("entries", stored=True)  # the size of that file as of the commit
    return builder.build()


def _order_number(summary_id: str) -> int:
    """The first eight bytes of an id as a number: ids in order have numbers in order."""
    return int.from_bytes(summary_id.encode("utf-8", "replace")[:8].ljust(8, b"\0"), "big")


def _page_number(page: str) -> int:
    return int.from_bytes(hashlib.blake2b(page.encode(), digest_size=8).digest(), "little")


def _engine_document(page: str, summary: Summary, entries: EntryWriter, copies: CopyWriter) -> tantivy.Document:
    from indexer.duplicates import cluster_of, signature  # numpy takes long to load, and only writers need it

    text = searchable(summary.text)
    exact = cluster_of(text)
    cluster = summary.cluster or exact
    group = tuple(getattr(summary, name) for name in GROUP_FIELDS)
    document = tantivy.Document()
    document.add_text("what", _SUMMARY)
    document.add_text("page", page)
    document.add_text("id", summary.id)
    document.add_unsigned("order", _order_number(summary.id))
    for name, value in zip(GROUP_FIELDS, group, strict=True):
        if value is None:
            continue
        if name == "year":
            document.add_integer(name, value)
            continue
        document.add_text(name, keyword(value))
        if name in PLACES:
            for key in place_keys(keyword(value)):
                document.add_text(f"{name}_key", key)
    size = summary.chars or len(summary.text)
    document.add_unsigned("length", size)
    title = searchable(summary.title).replace("\n", "")
    document.add_text("pairs", pairs(text))
    document.add_text("title_pairs", pairs(title))
    document.add_text("words", " ".join(words(title) + words(text)))
    record = {**summary.as_dict(), "cluster": cluster}
    entry = entries.add(text, [cluster, *group, title, size], record)
    document.add_unsigned("entry", entry)
    copies.add(_page_number(page), entry, signature(text, exact))
    return document


# ---------------------------------------------------------------- reading


class _Hit(NamedTuple):
    """A place in the engine's answer."""

    score: float
    address: tantivy.DocAddress


class EmbeddedReader:
    """`indexer.index.Reader` over the folder at `folder`, as of the moment it is opened. Safe to share by threads.

    Raises Trouble where there is no index, where the folder is something else, where the schema is of another
    version, and where the files are damaged.
    """

    def __init__(self, folder: str | Path):
        self._folder = Path(folder)
        self._schema, self._searcher, self._entries, self._copies, self._fed = self._open()

    def _open(self) -> tuple[tantivy.Schema, tantivy.Searcher, EntryReader, CopyReader, int]:
        if not _recognise(self._folder):
            raise _missing(self._folder)
        name = _current(self._folder)
        while name is not None:
            try:
                _demand_schema(self._folder, _schema_version(self._folder / name))
                index = tantivy.Index.open(str(self._folder / name))
                index.config_reader("manual")
                searcher = index.searcher()
                fed, size = _remembered(index.schema, searcher)
                folder = self._folder / name
                return index.schema, searcher, EntryReader(folder / _ENTRIES, size), CopyReader(folder), fed
            except Exception as error:
                # A generation may be replaced and removed between the look at the pointer and the opening.
                now = _current(self._folder)
                if now == name:
                    raise error if isinstance(error, Trouble) else _broken(self._folder, error) from None
                name = now
        raise Trouble(f"{self._folder}: this index was begun and never finished; `scrapy rebuild` goes on with it")

    @property
    def fed(self) -> int:
        """The catalogue's number of the last archived page that the index has taken in; 0 for none."""
        return self._fed

    def search(self, query: Query, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        """The summaries that match, by relevance (BM25 over words), ties by id."""
        wanted = offset + limit
        ranked = self._ranked(query, filters)
        if not query.is_exact:
            every = self._by_id(self._hits(ranked, self._count(ranked))[1])
            hits = [hit for hit in every if self._agrees(query, self._entry(hit.address))]
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
        amount = {"characters": {"sum": {"field": "length"}}}
        if not by:
            answer = self._searcher.aggregate(matching, amount)
            total = self._count(matching)
            return {(): Base(total, round(answer["characters"]["value"] or 0))} if total else {}
        sources = [{name: {"terms": {"field": name, "missing_bucket": True}}} for name in by]
        bases: dict[GroupKey, Base] = {}
        after: dict[str, Any] = {}
        while True:
            composite = {"size": _PAGE_OF_GROUPS, "sources": sources, **after}
            request = {"groups": {"composite": composite, "aggs": amount}}
            groups = self._searcher.aggregate(matching, request)["groups"]
            for bucket in groups["buckets"]:
                key = tuple(group_value(name, bucket["key"][name]) for name in by)
                bases[key] = Base(bucket["doc_count"], round(bucket["characters"]["value"] or 0))
            if len(groups["buckets"]) < _PAGE_OF_GROUPS or not groups.get("after_key"):
                return bases
            after = {"after": groups["after_key"]}

    def groups(self, query: Query, filters: Filters, by: Sequence[str]) -> Iterator[Member]:
        """Every summary that matches, in its group. In no order."""
        demand_groups(by)
        places = [1 + _GROUP_POSITION[name] for name in by]
        for entry in self._matches(query, filters, ordered=False):
            facts = self._entries.facts(entry)
            cluster = self._copies.cluster(entry) or facts[0]
            yield Member(tuple([facts[place] for place in places]), cluster, self._entries.text(entry), facts[-1])

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

    # -- from our queries to the engine's

    def _everything(self) -> Engine:
        return Engine.term_query(self._schema, "what", _SUMMARY, "basic")

    def _matching(self, query: Query | None, filters: Filters) -> Engine:
        tree = all_of([filters.tree, query.candidates if query else Everything()])
        return Engine.const_score_query(self._tree(tree), 0.0)

    def _ranked(self, query: Query, filters: Filters) -> Engine:
        relevant = [(Occur.Should, word) for word in self._words(query)]
        return Engine.boolean_query([(Occur.Must, self._matching(query, filters)), *relevant])

    def _words(self, query: Query) -> list[Engine]:
        terms = dict.fromkeys(word for phrase in query.phrases for word in words(phrase))
        return [Engine.term_query(self._schema, "words", word, "freq") for word in terms]

    def _tree(self, node: language.Node) -> Engine:
        """The engine's query for a tree without patterns and proximity."""
        match node:
            case language.Phrase(text):
                return self._phrase("pairs", text)
            case language.Title(text):
                return self._phrase("title_pairs", text)
            case language.Field(name, value):
                field = f"{name}_key" if name in PLACES else name
                return Engine.term_query(self._schema, field, keyword(value), "basic")
            case language.Years(first, last):
                return Engine.range_query(self._schema, "year", tantivy.FieldType.Integer, first, last)
            case language.And(items):
                return _all_of([self._tree(item) for item in items])
            case language.Or(items):
                return _any_of([self._tree(item) for item in items])
            case language.Not(item):
                return Engine.boolean_query([(Occur.Must, self._everything()), (Occur.MustNot, self._tree(item))])
            case _:
                return self._everything()

    def _phrase(self, field: str, text: str) -> Engine:
        if len(text) == 1:  # every pair that begins with it
            return Engine.regex_query(self._schema, field, f"{re.escape(text)}.")
        if len(text) == 2:
            return Engine.term_query(self._schema, field, text, "position")
        # Every second pair covers the phrase, with the last one where its length is odd.
        places = [*range(0, len(text) - 2, 2), len(text) - 2]
        return Engine.phrase_query(self._schema, field, [(place, text[place : place + 2]) for place in places])

    # -- from the engine's answers to ours

    def _count(self, wanted: Engine) -> int:
        return self._hits(wanted, 1)[0]

    def _hits(self, wanted: Engine, limit: int) -> tuple[int, list[_Hit]]:
        """How many match, and the best `limit` of them."""
        # The engine sets memory aside for `limit` hits, so never ask for more than there are documents.
        found = self._searcher.search(wanted, limit=max(1, min(limit, self._searcher.num_docs)))
        total: int = found.count  # type: ignore[attr-defined]  # the stub omits it
        return total, [_Hit(score, address) for score, address in found.hits]

    def _unscored(self, query: Query, filters: Filters, limit: int) -> list[_Hit]:
        """The first `limit` by id, and some more, of those that match without holding any of the query's words."""
        without = [(Occur.MustNot, word) for word in self._words(query)]
        found = self._searcher.search(
            Engine.boolean_query([(Occur.Must, self._matching(query, filters)), *without]),
            limit=max(1, min(limit + _USUAL_TIES, self._searcher.num_docs)),
            count=False,
            order_by_field="order",
            order=tantivy.Order.Asc,
        )
        return [_Hit(0.0, address) for _, address in found.hits]

    def _by_id(self, hits: Sequence[_Hit]) -> Iterator[_Hit]:
        """The hits by falling score, those of one score by id."""
        numbers = self._searcher.fast_field_values("order", [hit.address for hit in hits])
        keyed = [(-hit.score, number, hit) for hit, number in zip(hits, numbers, strict=True)]
        keyed.sort(key=lambda item: item[:2])
        for _, alike in itertools.groupby(keyed, key=lambda item: item[:2]):
            tied = [hit for _, _, hit in alike]
            if len(tied) > 1:  # the number holds the beginning of the id only
                tied.sort(key=lambda hit: str(self._record(self._entry(hit.address))["id"]))
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
        return query.matches(self._entries.text(entry), dict(zip(_FACTS, facts, strict=True)))

    def _found(self, wanted: Engine, *, ordered: bool) -> Iterator[int]:
        """Where the entries begin that the engine finds, holding the addresses of one slice of the ids at a time."""
        size = _FIRST_SLICE if ordered else _SLICE
        total, hits = self._hits(wanted, size)
        if total <= size:
            yield from self._entries_of(hits, ordered=ordered)
            return
        done = 0
        while done < total:  # ids begin with a digest, so equal ranges hold about as many of them
            low, high = (_order_number(f"{edge * 2**32 // total:08x}") for edge in (done, done + size))
            part = _all_of([wanted, self._between(low if done else None, high if done + size < total else None)])
            count, hits = self._hits(part, 2 * size)
            if count > len(hits):
                count, hits = self._hits(part, count)
            yield from self._entries_of(hits, ordered=ordered)
            done, size = done + size, min(2 * size, _SLICE)

    def _entries_of(self, hits: Sequence[_Hit], *, ordered: bool) -> list[int]:
        if not hits:
            return []
        addresses = [hit.address for hit in (self._by_id(hits) if ordered else hits)]
        entries: list[int] = self._searcher.fast_field_values("entry", addresses)  # type: ignore[assignment]
        # Unordered: by place in the file, which is the fastest way through it.
        return entries if ordered else sorted(entries)

    def _entry(self, address: tantivy.DocAddress) -> int:
        return self._entries_of([_Hit(0.0, address)], ordered=False)[0]

    def _record(self, entry: int) -> dict[str, Any]:
        try:
            return self._entries.record(entry)
        except EntryError as error:
            raise _broken(self._folder, error) from None

    def _between(self, low: int | None, high: int | None) -> Engine:
        kind = tantivy.FieldType.Unsigned
        between = Engine.range_query(self._schema, "order", kind, low, high, True, high is None)
        return Engine.const_score_query(between, 0.0)

    def _summary(self, entry: int) -> Summary:
        record = self._record(entry)
        cluster = self._copies.cluster(entry)
        if cluster:
            record |= {"cluster": cluster, "copies": len(self._copies.members(cluster))}
        return Summary.from_dict(record)


def _all_of(queries: Iterable[Engine]) -> Engine:
    return _combined(Occur.Must, list(queries))


def _any_of(queries: Iterable[Engine]) -> Engine:
    return _combined(Occur.Should, list(queries))


def _combined(occur: Occur, queries: list[Engine]) -> Engine:
    return queries[0] if len(queries) == 1 else Engine.boolean_query([(occur, query) for query in queries])


def _remembered(schema: tantivy.Schema, searcher: tantivy.Searcher) -> tuple[int, int]:
    """What the last commit remembers: the catalogue's number, and the size of the file of entries in bytes."""
    found = searcher.search(Engine.term_query(schema, "what", _FED, "basic"), limit=1)
    if not found.hits:
        return 0, 0
    remembered = searcher.doc(found.hits[0][1])
    return int(remembered.get_first("fed") or 0), int(remembered.get_first("entries") or 0)


# ---------------------------------------------------------------- writing


class EmbeddedWriter:
    """`indexer.index.Writer` over the folder at `folder`, made where there is none.

    Waits while another writer holds the folder. `fresh` begins the next generation, or goes on with one that was
    begun and never published. What is not committed when the writer is left is gone. The number that `commit`
    remembers is part of the same commit, so it never runs ahead of what the index holds, whenever the process dies.
    Raises Trouble as `EmbeddedReader` does, but not for a missing index.
    """

    def __init__(self, folder: str | Path, fresh: bool = False):
        self._folder = Path(folder)
        _make(self._folder)
        self._lock = _take_turn(self._folder)
        try:
            self._name = self._choose(fresh)
            self._writer, self._entries, self._copies, self._fed = self._open()
        except BaseException:
            os.close(self._lock)
            raise
        self._open_changes = False

    def _choose(self, fresh: bool) -> str:
        """The generation to write into; removes those that a broken-off publication left behind."""
        current = _current(self._folder)
        standing = _generations(self._folder)
        _remove(self._folder, [name for name in standing if current and _number(name) < _number(current)])
        if not fresh and current:
            _demand_schema(self._folder, _schema_version(self._folder / current))
            return current
        begun = [name for name in standing if not current or _number(name) > _number(current)]
        usable = [name for name in begun if _schema_version(self._folder / name) == SCHEMA_VERSION]
        name = usable[-1] if usable else f"generation-{1 + max(map(_number, standing), default=0):06d}"
        _remove(self._folder, [other for other in begun if other != name])
        if not usable:
            (self._folder / name).mkdir()
            tantivy.Index(_schema(), path=str(self._folder / name))
            _write_whole(self._folder / name / _GENERATION, json.dumps({"schema": SCHEMA_VERSION}) + "\n")
        if not fresh:  # nothing serves yet: a first rebuild that was broken off may as well be fed to its end
            _write_whole(self._folder / _CURRENT, name + "\n")
        return name

    def _open(self) -> tuple[tantivy.IndexWriter, EntryWriter, CopyWriter, int]:
        try:
            index = tantivy.Index.open(str(self._folder / self._name))
            index.config_reader("manual")
            fed, size = _remembered(index.schema, index.searcher())
            entries = EntryWriter(self._folder / self._name / _ENTRIES)
            if entries.size < size:
                raise EntryError(f"{_ENTRIES} is shorter than {size:,} bytes")
            copies = CopyWriter(self._folder / self._name)
            return index.writer(_HEAP_BYTES * _THREADS, _THREADS), entries, copies, fed
        except (ValueError, OSError, EntryError) as error:
            raise _broken(self._folder, error) from None

    @property
    def fed(self) -> int:
        """The number of the last commit; 0 before the first one."""
        return self._fed

    def replace(self, page: str, summaries: Sequence[Summary]) -> None:
        """From now on the page with this key has exactly these summaries, possibly none. Repeating it is harmless."""
        self._open_changes = True
        self._telling(lambda: self._replace(page, summaries))

    def _replace(self, page: str, summaries: Sequence[Summary]) -> None:
        self._writer.delete_documents_by_term("page", page)
        self._copies.begin_page(_page_number(page))
        for summary in summaries:
            self._writer.add_document(_engine_document(page, summary, self._entries, self._copies))

    def commit(self, fed: int) -> None:
        """Make what was replaced durable and visible, and remember the catalogue's number it goes up to."""
        self._telling(lambda: self._commit(fed))
        self._fed = fed
        self._open_changes = False

    def _commit(self, fed: int) -> None:
        self._entries.sync()  # before the engine points into it
        self._copies.sync()
        self._writer.delete_documents_by_term("what", _FED)
        remembered = tantivy.Document()
        remembered.add_text("what", _FED)
        remembered.add_unsigned("fed", fed)
        remembered.add_unsigned("entries", self._entries.size)
        self._writer.add_document(remembered)
        self._writer.commit()

    def _telling(self, work: Callable[[], None]) -> None:
        """Do it; what the engine cannot do (a full disk, as a rule) becomes Trouble."""
        try:
            work()
        except (ValueError, OSError) as error:
            raise Trouble(
                f"{self._folder}: the index could not be written ({error}); it stays as of its last commit. "
                "Make room or mend the folder, then start again: feeding goes on from there"
            ) from error

    def publish(self) -> None:
        """After the last commit of a fresh index: let it serve in place of the one before, which is removed."""
        if _current(self._folder) == self._name:
            return
        self._telling(self._copies.settle)
        _write_whole(self._folder / _CURRENT, self._name + "\n")
        _remove(self._folder, [name for name in _generations(self._folder) if name != self._name])

    def close(self) -> None:
        """Give up what was not committed, let the engine finish its merging, and let the next writer in."""
        if self._lock < 0:
            return
        try:
            if self._open_changes:
                self._writer.rollback()
            self._writer.wait_merging_threads()
            self._entries.close()
            self._copies.settle()
            self._copies.close()
        except (ValueError, OSError) as error:
            log.warning("%s: the index was closed in disorder (%s); its last commit stands", self._folder, error)
        finally:
            os.close(self._lock)
            self._lock = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


def _make(folder: Path) -> None:
    """Make the folder an index, empty, unless it is one."""
    if _recognise(folder):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(folder / _MARKER, json.dumps({"format": _FORMAT, "layout": 1}) + "\n")
    except OSError as error:
        raise Trouble(f"{folder}: an index cannot be made here: {error.strerror}") from None


def _take_turn(folder: Path) -> int:
    """The handle of the lock file, locked; the system lets go of it when the process ends, in whatever way."""
    try:
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise Trouble(f"{folder}: the index cannot be written: {error.strerror}") from None
    begun = time.monotonic()
    told = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return handle
        except BlockingIOError:
            if not told and time.monotonic() - begun > 1:
                log.warning("%s: another process is writing; waiting for its turn to end", folder)
                told = True
            time.sleep(0.05)
        except BaseException:
            os.close(handle)
            raise


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        # The description goes first: a generation half removed is never taken for a whole one.
        (folder / name / _GENERATION).unlink(missing_ok=True)
        shutil.rmtree(folder / name, ignore_errors=True)
