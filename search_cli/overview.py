"""What an index holds, in figures."""

from collections import Counter
from typing import Any

from indexer.answers import Base
from indexer.filters import Filters
from indexer.index import Reader

_EVERYTHING = Filters()
_READ = ("period", "published")  # what no engine groups by
_KNOWN = ("province", "city", "county", *_READ, "kind", "organisation", "organisation_type", "sector")
_LISTED = ("province", "year", "kind", "site")


def overview(reader: Reader) -> dict[str, Any]:
    """Summaries, characters, pages and clusters, how many summaries have each field, and their values by number.

    The engine knows most of it; for pages, clusters, flags, periods and dates every summary is read.
    """
    whole = reader.bases(_EVERYTHING, ()).get((), Base(0, 0))
    found = {name: reader.bases(_EVERYTHING, (name,)) for name in {*_KNOWN, *_LISTED} - {*_READ}}
    pages: set[str] = set()
    clusters: set[str] = set()
    known, flags = Counter[str](), Counter[str]()
    for document in reader.documents(None, _EVERYTHING, ordered=False):
        summary = document.summary
        pages.add(summary.page)
        clusters.add(summary.cluster or summary.id)
        flags.update(summary.flags)
        known.update(name for name in _READ if getattr(summary, name) is not None)
    numbers = {
        name: {value: base.summaries for (value,), base in bases.items() if value is not None}
        for name, bases in found.items()
    }
    grouped = {name: sum(its.values()) for name, its in numbers.items()}
    return {
        "summaries": whole.summaries,
        "characters": whole.characters,
        "pages": len(pages),
        "unique": len(clusters),
        "known": {name: known[name] if name in _READ else grouped[name] for name in _KNOWN},
        "flags": _by_number(flags),
        **{f"by_{name}": _by_number(numbers[name]) for name in _LISTED},
    }


def _by_number(numbers: dict[Any, int]) -> dict[Any, int]:
    """The most frequent first; what is equally frequent in order, whatever the order of the documents was."""
    return dict(sorted(numbers.items(), key=lambda item: (-item[1], item[0])))
