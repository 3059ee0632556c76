"""Describe: find place, period, author, kind and flags of a part."""

from crawler.cleaners.describe.description import Description, describe

__all__ = ["Description", "describe"]
