"""Real pages and texts by others, read in place where they stand beside the project; a user's machine has none."""

from pathlib import Path

_BESIDE = Path(__file__).resolve().parent.parent.parent / "shared"
PAGES, SEEDS = _BESIDE / "pages", _BESIDE / "seeds"  # folders, which may be absent


def seeds(names: str = "*.txt") -> list[Path]:
    """The files of the real texts, in order; [] where they are absent."""
    return sorted(SEEDS.glob(names))
