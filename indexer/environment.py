"""Where the data stands: the folder of the archive and the address of the index, read from the environment."""

import os
from pathlib import Path

SOFTWARE = "work-summaries"  # as it is installed


def cache_dir() -> Path:
    """The user's folder for what can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", SOFTWARE)


def data_dir() -> Path:
    """The folder that holds `archive/` and, by default, `index/`: `SUMMARIES_DATA`, else `./data`."""
    return Path(os.environ.get("SUMMARIES_DATA") or "data")


def archive_dir() -> Path:
    """The folder of WARC files and their catalogue."""
    return data_dir() / "archive"


def index_url() -> str:
    """The index that commands use unless told otherwise: `SUMMARIES_INDEX`, else `index/` in the data folder."""
    return os.environ.get("SUMMARIES_INDEX", "").strip() or str(data_dir() / "index")
