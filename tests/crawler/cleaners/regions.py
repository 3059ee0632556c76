"""Asking where a text is from."""

from crawler.cleaners.region import Region, region
from indexer.text import fold


def found(title: str, text: str, year: int | None = None) -> Region | None:
    """The region of a text that reports on a year."""
    return region(title, text, fold(text), year)
