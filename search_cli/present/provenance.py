"""Where an answer comes from: the query, the index, the day and the software, for captions and exports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from indexer.places import SOFTWARE


@dataclass(frozen=True, slots=True)
class Provenance:
    """What was asked of what, when, and by which version."""

    query: str | None
    filters: Mapping[str, str]  # by option, as typed: province, year, unique …
    index: str
    made: str  # a UTC second
    software: str  # name and version

    def as_dict(self) -> dict[str, Any]:
        """For JSON; the keys are stable."""
        return {
            "query": self.query,
            "filters": dict(self.filters),
            "index": self.index,
            "made": self.made,
            "software": self.software,
        }

    def sentences(self) -> tuple[str, ...]:
        """For a caption: query, filters and source; then when and with what it was made."""
        asked = f"Query: {self.query}." if self.query else "All summaries."
        narrowed = "; ".join(f"{name} {value}" for name, value in self.filters.items())
        return (
            f"{asked} {f'Filters: {narrowed}.' if narrowed else 'No filters.'} Source: index {self.index}.",
            f"Made {self.made[:10]} with {self.software}.",
        )


def provenance(query: str | None, filters: Mapping[str, str], index: str) -> Provenance:
    """The provenance of an answer given now by this version."""
    made = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Provenance(query, filters, index, made, f"{SOFTWARE} {version(SOFTWARE)}")
