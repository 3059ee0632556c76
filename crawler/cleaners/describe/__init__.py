"""Describe: where, when, by whom and of what kind a part is."""

from crawler.cleaners.describe.description import Description, describe, is_traditional

__all__ = ["Description", "describe", "is_traditional"]
