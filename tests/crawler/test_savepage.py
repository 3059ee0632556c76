"""Pages of the archive in a folder of test pages."""

import json
from dataclasses import replace
from pathlib import Path

from crawler.commands.savepage import save
from tests.crawler.pages import html_page


def test_pages_whose_addresses_read_alike_do_not_overwrite_one_another(tmp_path: Path) -> None:
    urls = [f"http://www.example.com/{path}" for path in ("show.asp?id=1", "show.asp?id=2", "a/1.html", "a_1.html", "")]
    for url in urls:
        page = replace(html_page(url, url=url), continuations=(url.encode(),))
        assert save(page, tmp_path) == save(page, tmp_path)  # saved again, it takes its own place
    known = {described["url"]: (path, described) for path in tmp_path.glob("*.json")
             for described in [json.loads(path.read_text("utf-8"))]}  # fmt: skip
    assert known.keys() == set(urls)
    for url, (path, described) in known.items():
        assert path.with_suffix(".html").read_bytes() == html_page(url, url=url).body
        assert [(tmp_path / name).read_bytes() for name in described["continuations"]] == [url.encode()]
