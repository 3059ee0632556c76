"""The free room that a crawl leaves on the disk."""

import os
import shutil
from pathlib import Path

from crawler.archive.usable import unusable
from indexer.trouble import Trouble


def short_of_room(folder: Path) -> str:
    """Why a crawl into a folder is to wait; "" where its disk has room. Raises Trouble where the folder has gone."""
    try:
        total, _, free = shutil.disk_usage(folder)
    except OSError as error:
        raise Trouble(unusable(folder, error.strerror or str(error))) from error
    if free >= _least_free(total):
        return ""
    return (
        f"{folder}: only {free / 1e6:,.0f} MB are free; the crawl goes on when there is room (SUMMARIES_MIN_FREE sets "
        "how many megabytes are kept free)"
    )


def _least_free(total: int) -> int:
    """The bytes that a crawl leaves free of a disk: `SUMMARIES_MIN_FREE` megabytes, else 500 MB or a twentieth."""
    wanted = wanted_free()
    return min(500_000_000, total // 20) if wanted is None else wanted * 1_000_000


def wanted_free() -> int | None:
    """The megabytes that `SUMMARIES_MIN_FREE` keeps free; None where it is not set. Raises Trouble for no number."""
    wanted = os.environ.get("SUMMARIES_MIN_FREE", "").strip()
    if not wanted:
        return None
    if not (wanted.isascii() and wanted.isdigit()):
        raise Trouble(f"SUMMARIES_MIN_FREE={wanted}: expected a whole number of megabytes, such as 2000")
    return int(wanted)
