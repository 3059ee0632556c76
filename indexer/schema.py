"""What every engine holds of a summary beside its text: the version of it all, the fields to group by, the keywords."""

from collections.abc import Sequence
from typing import Any

from indexer.summary import Summary
from indexer.text import searchable
from indexer.trouble import Trouble

# Bumped whenever the fields, the folding or the tokens change: an older index says so instead of answering wrongly.
SCHEMA_VERSION = 14

GROUP_FIELDS = (
    "province", "city", "county", "adcode", "year", "kind", "sector", "organisation_type", "organisation", "site",
)  # fmt: skip

CONFIDENCE = "region_confidence"  # a number from 0 to 1, as a summary has it

_MAX_KEYWORD = 1_000  # characters; engines do not take longer terms than some 32,000 bytes


def searchable_title(summary: Summary) -> str:
    """The title as phrases are looked for in it; it has no lines."""
    return searchable(summary.title or "").replace("\n", "")


def facts_of(summary: Summary) -> dict[str, Any]:
    """The fields of a summary as `Query.matches` asks for them."""
    groups = {name: getattr(summary, name) for name in GROUP_FIELDS}
    return groups | {
        "flag": summary.flags,
        CONFIDENCE: summary.region_confidence,
        "title": searchable_title(summary),
    }


def keyword(value: str) -> str:
    """A value as engines index it: they drop or refuse what is very long or holds half a character."""
    return value[:_MAX_KEYWORD].encode("utf-8", "replace").decode("utf-8")


def demand_groups(by: Sequence[str]) -> None:
    """Raises Trouble where summaries cannot be grouped by one of these."""
    for name in by:
        if name not in GROUP_FIELDS:
            raise Trouble(f"{name}: summaries cannot be grouped by this; there is {', '.join(GROUP_FIELDS)}")


def demand_schema(where: object, version: int | None) -> None:
    """Raises Trouble where an index of this version of the schema cannot be used."""
    if version is None or version < SCHEMA_VERSION:
        raise Trouble(
            f"{where}: the index was made by an older version (schema {version}, now {SCHEMA_VERSION}); "
            "`scrapy rebuild` makes it anew from the archive"
        )
    if version > SCHEMA_VERSION:
        raise Trouble(
            f"{where}: the index was made by a newer version (schema {version}, this one knows {SCHEMA_VERSION}); "
            "update this program, or name another index with --index"
        )
