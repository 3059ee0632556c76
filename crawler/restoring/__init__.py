"""Restore characters destroyed by lost bytes from whole copies of a text: look them up, prove them, keep the proofs."""

from crawler.restoring.lookup import Looked, look_up
from crawler.restoring.run import Restored, restore, restore_by_itself

__all__ = ["Looked", "Restored", "look_up", "restore", "restore_by_itself"]
