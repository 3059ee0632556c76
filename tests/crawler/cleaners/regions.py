"""Asking where a text is from."""

from crawler.cleaners.region import Document, Region, regions
from indexer.text import fold


def found(title: str, text: str, year: int | None = None, page_title: str = "") -> Region | None:
    """The region of a text that reports on a year, on a page with a <title>."""
    [its] = regions([Document(title, text, fold(text), year, page_title)])
    return its
