"""What an index holds, in figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from indexer.answers import GroupKey, Member
from indexer.summary import Summary
from search_cli.counts import group_order

_KNOWN = (
    "province", "city", "county", "period", "published", "kind", "organisation", "organisation_type", "sector",
)  # fmt: skip
_LISTED = ("province", "year", "kind", "site")
SIZES = ("summaries", "characters", "unique")  # of a group


def overview(summaries: Iterable[Summary], limit: int | None) -> dict[str, Any]:
    """Summaries, characters, pages and clusters, how many summaries have each field, and their values by number.

    Of flags and of each field's values those that are found most often, at most `limit` of each.
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


def by_groups(found: Iterable[Member], by: Sequence[str], sort: str) -> list[dict[str, Any]]:
    """A record for each group by some fields: its summaries, their characters, and the texts that are no copies.

    `sort`: "key" gives the order of the groups, unknown last; one of SIZES the largest first.
    """
    numbers, characters = Counter[GroupKey](), Counter[GroupKey]()
    texts: defaultdict[GroupKey, set[str | int]] = defaultdict(set)
    for number, one in enumerate(found):
        numbers[one.group] += 1
        characters[one.group] += one.characters
        texts[one.group].add(one.cluster or number)
    records = [
        dict(zip(by, key, strict=True))
        | dict(zip(SIZES, (numbers[key], characters[key], len(texts[key])), strict=True))
        for key in sorted(numbers, key=group_order)
    ]
    return records if sort == "key" else sorted(records, key=lambda record: -int(record[sort]))


def _by_number(numbers: dict[Any, int], limit: int | None) -> dict[Any, int]:
    """The most frequent first; what is equally frequent in order, whatever the order of the documents was."""
    return dict(islice(sorted(numbers.items(), key=lambda item: (-item[1], item[0])), limit))
