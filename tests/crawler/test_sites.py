"""Every saved site comes out as its `expected.jsonl` says; see tests/sites/README.md."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.cleaners import clean
from crawler.page import Page
from crawler.site import Site
from crawler.site.known import load_site

SITES = Path(__file__).resolve().parents[1] / "sites"
PACKAGED = Path(__file__).resolve().parents[2] / "crawler" / "sites"
# What depends on the address or on the rest of an index says nothing about cleaning.
LEFT_OUT = ("id", "site", "fetched", "cluster", "copies", "chars")
FOLDERS = sorted(path for path in SITES.iterdir() if path.is_dir())


def pages(folder: Path, site: Site) -> list[Page]:
    found = []
    for described in sorted(folder.glob("*.json")):
        known = json.loads(described.read_text(encoding="utf-8"))
        page = Page(
            url=known["url"],
            body=saved_as(described).read_bytes(),
            fetched=datetime.fromisoformat(known["fetched"]),
            site=folder.name,
            content_type=known["content_type"],
            continuations=tuple((folder / name).read_bytes() for name in known.get("continuations", [])),
            rules=site.rules,
        )
        found.append(page)
    return found


def saved_as(described: Path) -> Path:
    """The file of the page that a file of facts describes."""
    plain = described.with_suffix(".txt")
    return plain if plain.exists() else described.with_suffix(".html")


def what_comes_out(folder: Path) -> list[dict[str, Any]]:
    own = folder / "site.toml"
    site = load_site(str(own) if own.exists() else folder.name)
    found = pages(folder, site)
    assert found, f"{folder}: no page is saved here"
    for page in found:
        assert any(pattern.search(page.url) for pattern in site.articles), f"{page.url}: no article to its site file"
    records = [summary.as_dict() for page in found for summary in clean(page)]
    return [{key: value for key, value in record.items() if key not in LEFT_OUT} for record in records]


def compare(folder: Path) -> None:
    """Fails where the folder's pages do not come out as expected, and where nobody has said yet what is expected."""
    came = what_comes_out(folder)
    expected = folder / "expected.jsonl"
    if not expected.exists():
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in came]
        expected.write_text("".join(lines), encoding="utf-8")
        pytest.fail(f"review me: {expected} has been written; read it beside the pages, and commit it when it is right")
    assert came == [json.loads(line) for line in expected.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_saved_site_comes_out_as_expected(folder: Path):
    compare(folder)


def test_every_site_of_the_project_has_saved_pages():
    missing = {path.stem for path in PACKAGED.glob("*.toml")} - {folder.name for folder in FOLDERS}
    assert missing == set(), f"save pages of {missing} into {SITES}; its README.md says how"


def test_what_nobody_has_reviewed_fails_once_and_is_written(tmp_path: Path):
    folder = tmp_path / "neu"
    folder.mkdir()
    for path in (SITES / "hewan").iterdir():
        if path.name != "expected.jsonl":
            (folder / path.name).write_bytes(path.read_bytes())
    with pytest.raises(pytest.fail.Exception, match="review me"):
        compare(folder)
    compare(folder)
    (folder / "expected.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(AssertionError):
        compare(folder)
