"""What an index holds, in figures."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from indexer.answers import Document

_FIELDS = ("province", "year", "kind", "site")


def overview(documents: Iterable[Document]) -> dict[str, Any]:
    """Summaries, characters, pages and clusters, how many summaries have each field, and their values by number."""
    figures = Counter[str]()
    known = Counter[str]()
    flags = Counter[str]()
    values: dict[str, Counter[str | int]] = {name: Counter() for name in _FIELDS}
    pages: set[str] = set()
    clusters: set[str] = set()
    for document in documents:
        summary = document.summary
        figures["summaries"] += 1
        figures["characters"] += summary.chars
        pages.add(summary.page)
        clusters.add(summary.cluster or summary.id)
        flags.update(summary.flags)
        for name in (
            "province",
            "city",
            "county",
            "period",
            "published",
            "kind",
            "organisation",
            "organisation_type",
            "sector",
        ):
            known[name] += getattr(summary, name) is not None
        for name, counter in values.items():
            if (value := getattr(summary, name)) is not None:
                counter[value] += 1
    return {
        "summaries": figures["summaries"],
        "characters": figures["characters"],
        "pages": len(pages),
        "unique": len(clusters),
        "known": dict(known),
        "flags": _by_number(flags),
        **{f"by_{name}": _by_number(counter) for name, counter in values.items()},
    }


def _by_number(counter: Counter[Any]) -> dict[Any, int]:
    """The most frequent first; what is equally frequent in order, whatever the order of the documents was."""
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
