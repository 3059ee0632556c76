"""The fields of an embedded index, and a summary as a document with them.

The tokens of phrases are pairs of characters: on 20,000 summaries of 2,500 characters they take a tenth more room than
single characters and answer phrases in less than half the time (`python -m benchmarks.index`).
"""

import hashlib
from typing import NamedTuple

import tantivy

from indexer.embedded.copies import CopyWriter, Extent
from indexer.embedded.entries import EntryWriter
from indexer.query.tree import PLACES
from indexer.schema import GROUP_FIELDS, keyword
from indexer.summary import Summary, place_keys
from indexer.text import pairs, searchable, words

# What a document is.
SUMMARY = "summary"
FED = "fed"

FACTS = ("cluster", *GROUP_FIELDS, "title", "characters")  # of each entry


def schema() -> tantivy.Schema:
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
    for name in _numbers(Commit()):
        builder.add_unsigned_field(name, stored=True)
    return builder.build()


def order_number(summary_id: str) -> int:
    """The first eight bytes of an id as a number: ids in order have numbers in order."""
    return int.from_bytes(summary_id.encode("utf-8", "replace")[:8].ljust(8, b"\0"), "big")


def page_number(page: str) -> int:
    return int.from_bytes(hashlib.blake2b(page.encode(), digest_size=8).digest(), "little")


def document_of(page: str, summary: Summary, entries: EntryWriter, copies: CopyWriter) -> tantivy.Document:
    from indexer.duplicates import cluster_of, signature  # numpy takes long to load, and only writers need it

    text = searchable(summary.text)
    cluster = cluster_of(text)
    group = tuple(getattr(summary, name) for name in GROUP_FIELDS)
    document = tantivy.Document()
    document.add_text("what", SUMMARY)
    document.add_text("page", page)
    document.add_text("id", summary.id)
    document.add_unsigned("order", order_number(summary.id))
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
    document.add_unsigned("length", summary.length)
    title = searchable(summary.title).replace("\n", "")
    document.add_text("pairs", pairs(text))
    document.add_text("title_pairs", pairs(title))
    document.add_text("words", " ".join(words(title) + words(text)))
    record = {**summary.as_dict(), "cluster": cluster}
    entry = entries.add(text, [cluster, *group, title, summary.length], record)
    document.add_unsigned("entry", entry)
    copies.add(page_number(page), entry, signature(text, cluster))
    return document


class Commit(NamedTuple):
    """What a commit remembers."""

    fed: int = 0  # the catalogue's number that it goes up to
    entries: int = 0  # bytes of the file of entries
    copies: Extent = Extent(0, 0)


def remembering(commit: Commit) -> tantivy.Document:
    """The document that a commit adds."""
    document = tantivy.Document()
    document.add_text("what", FED)
    for name, value in _numbers(commit).items():
        document.add_unsigned(name, value)
    return document


def remembered(schema: tantivy.Schema, searcher: tantivy.Searcher) -> Commit:
    """What the last commit remembers."""
    found = searcher.search(tantivy.Query.term_query(schema, "what", FED, "basic"), limit=1)
    if not found.hits:
        return Commit()
    document = searcher.doc(found.hits[0][1])
    fed, entries, *extent = (int(document.get_first(name) or 0) for name in _numbers(Commit()))
    return Commit(fed, entries, Extent(*extent))


def _numbers(commit: Commit) -> dict[str, int]:
    fed, entries, (summaries, replacements) = commit
    return {"fed": fed, "entries": entries, "signatures": summaries, "replacements": replacements}
