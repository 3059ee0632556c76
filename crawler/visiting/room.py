"""The room that a crawl leaves on its disk."""

import os
import shutil
from pathlib import Path


def short_of_room(folder: Path) -> str:
    """Why a crawl into a folder is to wait; "" where its disk has room."""
    free = shutil.disk_usage(folder).free
    if free >= _least_free(folder):
        return ""
    return (
        f"{folder}: only {free / 1e6:,.0f} MB are free; the crawl goes on when there is room (SUMMARIES_MIN_FREE sets "
        "how many megabytes are kept free)"
    )


def _least_free(folder: Path) -> int:
    """The bytes that a crawl leaves free on its disk: `SUMMARIES_MIN_FREE` megabytes, else 500 MB or a twentieth."""
    wanted = os.environ.get("SUMMARIES_MIN_FREE", "")
    if wanted.isascii() and wanted.isdigit():
        return int(wanted) * 1_000_000
    return min(500_000_000, shutil.disk_usage(folder).total // 20)
