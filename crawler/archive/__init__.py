"""The archive of raw pages: WARC files, their catalogue, and recovery after crashes."""

from crawler.archive.recovery import PART
from crawler.archive.store import MAX_PAGE, Archive, DamagedRecord, has_archive, require_archive

__all__ = ["MAX_PAGE", "PART", "Archive", "DamagedRecord", "has_archive", "require_archive"]
