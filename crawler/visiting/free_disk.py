"""The free room that a crawl leaves on the disk."""

import os
import shutil
from pathlib import Path

from crawler.archive.usable import unusable
from indexer.trouble import Trouble


def short_of_room(folder: Path) -> str:
    """Why a crawl into a folder is to wait; "" where its disk has room. Raises Trouble where the folder has gone.

    Without `SUMMARIES_MIN_FREE`, 500 MB are room, or a twentieth of the disk if that is less.
    """
    try:
        total, _, free = shutil.disk_usage(folder)
    except OSError as error:
        raise Trouble(unusable(folder, error.strerror or str(error))) from error
    wanted = wanted_free()
    if free >= (min(500_000_000, total // 20) if wanted is None else wanted * 1_000_000):
        return ""
    return (
        f"{folder}: only {free / 1e6:,.0f} MB are free; the crawl goes on when there is room (SUMMARIES_MIN_FREE sets "
        "how many megabytes are kept free)"
    )


def wanted_free() -> int | None:
    """The megabytes that `SUMMARIES_MIN_FREE` keeps free; None where it is not set. Raises Trouble for no number."""
    wanted = os.environ.get("SUMMARIES_MIN_FREE", "").strip()
    if not wanted:
        return None
    if not (wanted.isascii() and wanted.isdigit()):
        raise Trouble(f"SUMMARIES_MIN_FREE={wanted}: expected a whole number of megabytes, such as 2000")
    return int(wanted)
