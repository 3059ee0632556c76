"""What an index holds, in figures."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Any

from indexer.summary import Summary

_KNOWN = (
    "province", "city", "county", "period", "published", "kind", "organisation", "organisation_type", "sector",
)  # fmt: skip
_LISTED = ("province", "year", "kind", "site")


def overview(summaries: Iterable[Summary], limit: int | None = None) -> dict[str, Any]:
    """Summaries, characters, pages and clusters, how many summaries have each field, and their values by number.

    Of flags and of each field's values those that are found most often, at most `limit`.
    """
    number = characters = 0
    pages: set[str] = set()
    clusters: set[str] = set()
    known, flags = Counter[str](), Counter[str]()
    values = {name: Counter[Any]() for name in _LISTED}
    for summary in summaries:
        number += 1
        characters += summary.length
        pages.add(summary.page)
        clusters.add(summary.cluster or summary.id)
        flags.update(summary.flags)
        known.update(name for name in _KNOWN if getattr(summary, name) is not None)
        for name, found in values.items():
            found[getattr(summary, name)] += 1
    for found in values.values():
        found.pop(None, None)
    return {
        "summaries": number,
        "characters": characters,
        "pages": len(pages),
        "unique": len(clusters),
        "known": {name: known[name] for name in _KNOWN},
        "flags": _by_number(flags, limit),
        **{f"by_{name}": _by_number(found, limit) for name, found in values.items()},
    }


def _by_number(numbers: dict[Any, int], limit: int | None) -> dict[Any, int]:
    """The most frequent first; what is equally frequent in order, whatever the order of the documents was."""
    return dict(islice(sorted(numbers.items(), key=lambda item: (-item[1], item[0])), limit))
