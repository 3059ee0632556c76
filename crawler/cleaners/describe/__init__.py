"""Describe: where, when, by whom and of what kind a part is."""

from crawler.cleaners.describe.description import Description, describe

__all__ = ["Description", "describe"]
