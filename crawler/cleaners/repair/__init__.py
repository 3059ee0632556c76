"""Repair: mend what conversions broke, if the text itself proves how."""

from crawler.cleaners.repair.damage import damage_in, is_damaged, is_open, is_restored, is_suspect
from crawler.cleaners.repair.mending import repair

__all__ = ["damage_in", "is_damaged", "is_open", "is_restored", "is_suspect", "repair"]
