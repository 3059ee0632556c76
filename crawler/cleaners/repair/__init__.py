"""Repair: what conversion broke, where the text itself proves how to mend it."""

from crawler.cleaners.repair.damage import is_damaged, is_open, is_restored, marks_mended
from crawler.cleaners.repair.mending import repair

__all__ = ["is_damaged", "is_open", "is_restored", "marks_mended", "repair"]
