"""Whether this user may write a file of the archive, and what to say if not."""

import os
from pathlib import Path


def writable(path: Path) -> bool:
    """Whether this user may write a file, and the folder that it stands in."""
    return os.access(path.parent, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


def not_writable(path: Path) -> str:
    """What to say of a file that this user may not write."""
    return (
        f"{path}: this user may not write it; run as the user who owns the data folder (see ls -l), mount it writable, "
        "or set SUMMARIES_DATA to a folder of your own"
    )


def unusable(path: Path, why: str) -> str:
    """What to say of a file or folder of the archive that the disk does not take or give."""
    return (
        f"{path}: cannot be used ({why}); every page archived so far is safe. Make room, or set SUMMARIES_DATA to "
        "another disk, then start again"
    )
