"""The fields of an embedded index, and a summary as a document with them.

The tokens of phrases are pairs of characters: on 20,000 summaries of 2,500 characters they take a tenth more room than
single characters and answer phrases in less than half the time (`python -m benchmarks.asking`).
"""

import hashlib
from typing import TYPE_CHECKING, NamedTuple, Self

import tantivy

from indexer.embedded.copies import CopyWriter, Extent
from indexer.embedded.entries import EntryWriter
from indexer.indexed import Indexed
from indexer.place_names import KEYED
from indexer.position import Position, Positions
from indexer.query.tree import FLAG
from indexer.schema import CONFIDENCE, GROUP_FIELDS
from indexer.summary import Summary

if TYPE_CHECKING:  # numpy takes long to load, and only writers need it
    from indexer.embedded.bags import BagWriter

# What a document is.
SUMMARY = "summary"
FED = "fed"

WORDS = "words"  # the file of the words that have numbers, in its generation
FACTS = ("cluster", *GROUP_FIELDS, FLAG, CONFIDENCE, "title", "characters")  # of each entry


def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("what", "page", FLAG, *(f"{name}_key" for name in KEYED)):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("id", *(name for name in GROUP_FIELDS if name != "year")):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("title_pairs", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("year", indexed=True, fast=True)
    builder.add_float_field(CONFIDENCE, indexed=True)
    builder.add_unsigned_field("length", fast=True)
    builder.add_unsigned_field("order", fast=True)
    builder.add_unsigned_field("entry", fast=True)  # where it begins in the file of entries
    for name in (FED, *Commit().numbers):
        builder.add_unsigned_field(name, stored=True)
    return builder.build()


def order_number(summary_id: str) -> int:
    """The first eight bytes of an id as a number: ids in order have numbers in order."""
    return int.from_bytes(summary_id.encode("utf-8", "replace")[:8].ljust(8, b"\0"), "big")


def page_number(page: str) -> int:
    return int.from_bytes(hashlib.blake2b(page.encode(), digest_size=8).digest(), "little")


def document_of(
    page: str, summary: Summary, entries: EntryWriter, bags: "BagWriter", copies: CopyWriter
) -> tantivy.Document:
    made = Indexed.of(summary)
    document = tantivy.Document()
    document.add_text("what", SUMMARY)
    document.add_text("page", page)
    document.add_text("id", summary.id)
    document.add_unsigned("order", order_number(summary.id))
    for name, value in made.groups.items():
        if isinstance(value, int):
            document.add_integer(name, value)
        else:
            document.add_text(name, value)
    for name, keys in made.place_keys.items():
        for key in keys:
            document.add_text(name, key)
    for flag in made.flags:
        document.add_text(FLAG, flag)
    if summary.region_confidence is not None:
        document.add_float(CONFIDENCE, summary.region_confidence)
    document.add_unsigned("length", summary.length)
    document.add_text("pairs", made.pairs)
    document.add_text("title_pairs", made.title_pairs)
    document.add_text("words", made.words)
    group = (getattr(summary, name) for name in GROUP_FIELDS)
    record = {**summary.as_dict(), "cluster": made.cluster}
    facts = [made.cluster, *group, made.flags, summary.region_confidence, made.title, summary.length]
    entry = entries.add(made.text, facts, bags.pack(made.text_words), record)
    document.add_unsigned("entry", entry)
    copies.add(page_number(page), entry, made.signature)
    return document


class Commit(NamedTuple):
    """What a commit remembers, in a document of its own."""

    positions: Positions = ()  # how far it goes, of each archive
    entries: int = 0  # bytes of the file of entries
    words: int = 0  # bytes of the file of words
    copies: Extent = Extent(0, 0)

    @classmethod
    def last(cls, schema: tantivy.Schema, searcher: tantivy.Searcher) -> Self:
        """What the last commit remembers."""
        found = searcher.search(tantivy.Query.term_query(schema, "what", FED, "basic"), limit=1)
        if not found.hits:
            return cls()
        document = searcher.doc(found.hits[0][1])
        entries, words, *extent = (int(document.get_first(name) or 0) for name in cls().numbers)
        fed, size = document.get_all(FED), len(Position._fields)
        positions = tuple(Position(*fed[at : at + size]) for at in range(0, len(fed), size))
        return cls(positions, entries, words, Extent(*extent))

    @property
    def numbers(self) -> dict[str, int]:
        """By the names of their fields; the engine has one name for a field, and `words` is taken."""
        summaries, replacements = self.copies
        told = {"signatures": summaries, "replacements": replacements}
        return {"entries": self.entries, "word_bytes": self.words, **told}

    def document(self) -> tantivy.Document:
        """The document that the commit adds."""
        document = tantivy.Document()
        document.add_text("what", FED)
        for name, value in self.numbers.items():
            document.add_unsigned(name, value)
        for number in (number for position in self.positions for number in position):  # one behind the other
            document.add_unsigned(FED, number)
        return document
