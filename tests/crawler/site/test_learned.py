"""`scrapy learn` and the lines that it keeps."""

import json
from pathlib import Path

import opencc
import pytest

from crawler.cleaners.boilerplate.repetition import Learned
from crawler.kept import learning_dir
from crawler.learning.lines import lines_of_all
from crawler.site.known import rules_of
from crawler.site.learned import keep, keys_of, learned_dir, learned_file
from indexer.trouble import Trouble
from tests.crawler.cleaners.test_shifted import shifted
from tests.crawler.running import scrapy
from workbench.corpus import summary

SLOGAN = "翠湖书屋，伴你走过四季。"


def test_what_is_kept_is_among_the_sites_rules(data: Path) -> None:
    assert keep("hewan", [Learned("key", "example", 7, 9)], frozenset()) == {"key"}
    path = data / "learned" / "hewan.jsonl"
    assert json.loads(path.read_text("utf-8")) == {"key": "key", "example": "example", "texts": 7, "of": 9}
    assert rules_of("hewan").repeated == {"key"}
    assert rules_of("another").repeated == frozenset()
    assert rules_of("../learned/hewan").repeated == frozenset()


def test_what_is_kept_is_known_at_once_and_stays_until_a_person_deletes_it(data: Path) -> None:
    assert rules_of("hewan").repeated == frozenset()
    first, second, third = (Learned(key, "example\u2028of two", 7, 9) for key in "abc")
    ever = keep("hewan", [first, second], frozenset())
    assert rules_of("hewan").repeated == {"a", "b"}  # also in a process that has asked before
    assert keep("hewan", [third], ever) == {"a", "b", "c"}
    path = learned_file("hewan", learned_dir())
    path.write_text("\n".join(line for line in path.read_text("utf-8").split("\n") if '"b"' not in line), "utf-8")
    assert keep("hewan", [second, third], ever | {"c"}) == {"a", "c"} == keys_of("hewan", learned_dir())
    path.unlink()
    assert keep("hewan", [], ever) == frozenset()
    assert not path.exists()


@pytest.mark.parametrize("site", ["../../evil", "", "a/b", ".."])
def test_nothing_is_kept_or_read_outside_of_the_folder(data: Path, site: str) -> None:
    for access in (lambda: keep(site, [], frozenset()), lambda: keys_of(site, learned_dir())):
        with pytest.raises(Trouble, match="no name of a site"):
            access()
    assert not list(data.parent.rglob("*.jsonl"))


def test_an_editor_may_have_put_its_mark_and_line_ends_into_a_file(data: Path) -> None:
    (data / "learned").mkdir(parents=True)
    (data / "learned" / "hewan.jsonl").write_bytes(b'\xef\xbb\xbf{"key": "a"}\r\n{"key": "b"}\r\n')
    assert keys_of("hewan", learned_dir()) == {"a", "b"}


def test_a_damaged_file_is_named_with_the_way_out(data: Path) -> None:
    (data / "learned").mkdir(parents=True)
    (data / "learned" / "hewan.jsonl").write_text('{"key": "a"}\n[]\n', "utf-8")
    with pytest.raises(Trouble, match=r"hewan.jsonl, line 2: .*scrapy learn hewan"):
        keys_of("hewan", learned_dir())


def test_a_file_that_no_site_can_have_is_nothing_that_was_learned(data: Path) -> None:
    for folder, ending in ((learned_dir(), "jsonl"), (learning_dir(), "json")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"my notes.{ending}").write_text("to be asked", "utf-8")
    assert lines_of_all() == {}


def test_learning_from_the_archive_takes_the_lines_out(tmp_path: Path, data: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(8):
        source = summary(number, characters=600)
        (pages / f"{number}.txt").write_text(f"{source.title}\n{source.text}\n{SLOGAN}", "utf-8")
    assert scrapy(data, "load", "--site", "hewan", pages).returncode == 0
    run = scrapy(data, "learn")
    assert run.returncode == 0, run.stderr
    told = f"hewan: 1 line learned from 8 pages, 1 of them new\n  on 8 of 8 texts: {SLOGAN}\n"
    assert run.stdout == f"{told}  8 articles indexed anew\n"
    explained = scrapy(data, "explain", next(iter(pages.iterdir())))
    assert SLOGAN in explained.stdout  # a file of no site
    again = scrapy(data, "learn", "hewan")
    assert again.stdout == told.replace(
        "1 of them", "0 of them"
    )  # what was learned does not hide what is to be learned


def test_learning_without_an_archive_or_of_an_unknown_site_is_trouble(tmp_path: Path, data: Path) -> None:
    run = scrapy(data, "learn")
    assert run.returncode == 2
    assert "no archive here; make one to learn from" in run.stderr
    (tmp_path / "1.txt").write_text(summary(1).text, "utf-8")
    scrapy(data, "load", "--site", "hewan", tmp_path / "1.txt")
    run = scrapy(data, "learn", "hewa")
    assert (run.returncode, run.stdout) == (2, "")
    assert "hewa: no page of this site" in run.stderr and "known: hewan" in run.stderr
    assert scrapy(data, "learn", "hewan").returncode == 1


def test_the_language_of_the_archive_restores_what_a_lost_byte_destroyed(tmp_path: Path, data: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(80):
        source = summary(number, characters=5_000)
        for name in (f"{number}.txt", *([f"{number} again.txt"] if number < 10 else [])):
            (pages / name).write_text(f"{source.title}\n{source.text}", "utf-8")
    assert scrapy(data, "load", "--site", "hewan", pages / "1.txt").returncode == 0
    run = scrapy(data, "learn", "--language")
    assert (run.returncode, run.stdout.startswith("no language: ")) == (1, True)
    assert scrapy(data, "load", pages).returncode == 0  # without a site
    run = scrapy(data, "learn", "--language")
    assert run.returncode == 0, run.stderr
    identity, of = run.stdout.split()[1].rstrip(":"), run.stdout.split()[-2]
    assert 70 < int(of) <= 80  # each once
    assert rules_of("hewan").language == rules_of("").language == data / "learned" / "language.npz"
    whole = opencc.OpenCC("s2tw").convert(summary(500, characters=900).text)
    (tmp_path / "damaged.txt").write_text(shifted(whole, whole.index("有了顯著提高") + 1), "utf-8")
    assert scrapy(data, "load", tmp_path / "damaged.txt").returncode == 0
    address = (tmp_path / "damaged.txt").as_uri()
    explained = scrapy(data, "explain", address)
    assert f"lost byte, by language {identity}" in explained.stdout, explained.stdout + explained.stderr
    assert scrapy(data, "learn", "--language").stdout == run.stdout  # a mended text is no teacher
    (data / "learned" / "language.npz").write_text("damaged", "utf-8")
    explained = scrapy(data, "explain", address)
    assert explained.returncode == 2
    assert "language.npz: no language model" in explained.stderr and "scrapy learn --language" in explained.stderr
