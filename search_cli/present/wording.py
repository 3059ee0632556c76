"""What is known of a summary, in words."""

from indexer.summary import Summary


def place(summary: Summary) -> str:
    """The region from the province down, as far as it is known."""
    return " ".join(filter(None, (summary.province, summary.city, summary.county)))
