"""Real pages by others, read where they stand beside the project; without them the tests that need them are skipped."""

import json
from pathlib import Path
from typing import Any

import pytest

_SHARED = Path(__file__).resolve().parents[4] / "shared"
_PAGES, _SEEDS = _SHARED / "pages", _SHARED / "seeds"

with_pages = pytest.mark.skipif(not _PAGES.is_dir(), reason=f"the saved pages are not at hand: {_PAGES} is absent")
with_seeds = pytest.mark.skipif(not _SEEDS.is_dir(), reason=f"the real texts are not at hand: {_SEEDS} is absent")


def saved_pages() -> list[tuple[dict[str, Any], bytes]]:
    """Each page, with what is known of it."""
    rows = [json.loads(line) for line in (_PAGES / "manifest.jsonl").open(encoding="utf-8")]
    return [(row, (_PAGES / row["html"]).read_bytes()) for row in rows]


def seeds(names: str = "*.txt") -> list[Path]:
    """The files of the real texts."""
    return sorted(_SEEDS.glob(names))
