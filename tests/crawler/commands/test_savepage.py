"""Pages of the archive in a folder of test pages."""

import json
from dataclasses import replace
from pathlib import Path

from crawler.commands.savepage import save
from crawler.site.known import load_site
from tests import forked
from tests.crawler.pages import BODY, html_page
from tests.crawler.running import environment, scrapy
from tests.crawler.test_sites import pages


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


def test_a_plain_text_is_read_as_one_from_where_it_was_saved(tmp_path: Path) -> None:
    """Read as HTML, its lines would be one paragraph."""
    (tmp_path / "one.txt").write_text(f"某镇2009年工作总结\n{BODY}", encoding="utf-8")
    assert scrapy(tmp_path / "data", "load", tmp_path / "one.txt").returncode == 0
    run = scrapy(tmp_path / "data", "savepage", (tmp_path / "one.txt").as_uri(), tmp_path / "saved")
    [saved] = (tmp_path / "saved").glob("*.txt")
    assert run.stdout == f"{saved}\n"
    assert scrapy(tmp_path / "again", "load", tmp_path / "saved").returncode == 0
    texts = []
    for data in (tmp_path / "data", tmp_path / "again"):
        [line] = forked.run("summaries", ["export"], environment(data)).stdout.splitlines()
        texts.append(json.loads(line)["text"])
    assert texts[0] == texts[1] and "\n" in texts[0]
    [page] = pages(tmp_path / "saved", load_site("11gw"))
    assert page.body == (tmp_path / "one.txt").read_bytes()
