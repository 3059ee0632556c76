"""What lost bytes destroyed in one text stands whole in its copies: looked up in the index, proven, and kept."""

from crawler.restoring.lookup import Looked, look_up
from crawler.restoring.run import Restored, restore, restore_by_itself

__all__ = ["Looked", "Restored", "look_up", "restore", "restore_by_itself"]
