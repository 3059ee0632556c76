"""Real pages by others, read where they stand beside the project; without them the tests that need them are skipped."""

import json
from typing import Any

import pytest

from workbench.real import PAGES, SEEDS

with_pages = pytest.mark.skipif(not PAGES.is_dir(), reason=f"the saved pages are not at hand: {PAGES} is absent")
with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the real texts are not at hand: {SEEDS} is absent")


def saved_pages() -> list[tuple[dict[str, Any], bytes]]:
    """Each page, with what is known of it."""
    rows = [json.loads(line) for line in (PAGES / "manifest.jsonl").open(encoding="utf-8")]
    return [(row, (PAGES / row["html"]).read_bytes()) for row in rows]
