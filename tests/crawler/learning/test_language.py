"""The language of the archive's texts is learned by itself, where lost bytes have spoilt some of them."""

from dataclasses import replace
from pathlib import Path

import opencc
import pytest

from crawler.archive import Archive
from crawler.archive.fetched import Fetched
from crawler.feeding.feed import Feeder, feed
from crawler.learning import language
from crawler.site.learned import language_file, learned_dir
from indexer.filters import Filters
from indexer.index import open_index, open_writer
from indexer.trouble import Trouble
from tests.crawler.archives import NOON, cleaners
from tests.crawler.cleaners.test_shifted import shifted
from workbench.corpus import summary

WORDS = "局緊緊圍繞年初確"


def archived(data: Path, texts: dict[str, str]) -> None:
    with Archive(data / "archive") as archive:
        for name, text in texts.items():
            html = "".join(f"<p>{line}</p>" for line in text.split("\n"))
            body = f"<html><title>{name}</title><h1>{name}</h1><div>{html}</div></html>"
            archive.append(Fetched(f"https://hewan.example/{name}.html", body.encode(), NOON, site="hewan"))
        archive.commit()
        feed(Feeder(archive, str(data / "index"), cleaners()))


def by_itself(data: Path) -> str:
    with Archive(data / "archive") as archive:
        return language.language_by_itself(archive, str(data / "index"))


def holding(data: Path, words: str) -> int:
    with open_index(str(data / "index")) as index:
        return sum(words in found.summary.text for found in index.documents(None, Filters()))


def test_texts_that_lost_bytes_have_spoilt_are_mended_once_there_are_enough_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("SUMMARIES_DATA", str(data))
    monkeypatch.setattr(language, "_FIRST", 80)
    archived(data, {f"工作总结{number}": summary(number, characters=5_000).text for number in range(79)})
    assert by_itself(data) == ""  # too few
    archived(data, {"工作总结80": summary(80, characters=5_000).text})
    assert by_itself(data) == ""  # nothing is spoilt
    assert language_file(learned_dir()) is None
    whole = opencc.OpenCC("s2tw").convert(summary(500, characters=900).text)
    archived(data, {"工作總結": shifted(whole, whole.index(WORDS) + 3)})
    assert holding(data, WORDS) == 0
    told = by_itself(data)
    assert "1 damaged article cleaned again" in told, told
    assert holding(data, WORDS) == 1
    assert by_itself(data) == ""  # it has not grown
    monkeypatch.setattr(language, "_FIRST", 0)
    learned_dir().joinpath("language.npz").unlink()
    assert by_itself(data) == ""  # who has deleted it wants to be without it


def test_what_is_broken_off_is_done_by_the_next_crawl_and_what_the_archive_does_not_have_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("SUMMARIES_DATA", str(data))
    monkeypatch.setattr(language, "_FIRST", 80)
    whole = opencc.OpenCC("s2tw").convert(summary(500, characters=900).text)
    texts = {f"工作总结{number}": summary(number, characters=5_000).text for number in range(80)}
    archived(data, texts | {"工作總結": shifted(whole, whole.index(WORDS) + 3)})
    elsewhere = replace(summary(7), flags=("damaged",), text="从别处抄来的一篇。")
    with open_writer(str(data / "index")) as writer:
        writer.replace(elsewhere.page, [elsewhere])
        writer.commit()

    def ended(*_: object) -> tuple[int, list[str]]:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(language, "write_again", ended)
        with pytest.raises(KeyboardInterrupt):
            by_itself(data)
    assert language_file(learned_dir()) is not None
    assert holding(data, WORDS) == 0
    assert "1 damaged article cleaned again" in by_itself(data)
    assert holding(data, WORDS) == 1
    assert holding(data, elsewhere.text) == 1
    assert by_itself(data) == ""


def test_a_damaged_memory_is_named_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    path = tmp_path / "learning" / "language" / "learned.json"
    path.parent.mkdir(parents=True)
    for damaged in ("", "[]", "{}", '{"articles": "many", "characters": 1}', '{"articles": Infinity, "characters": 1}'):
        path.write_text(damaged, "utf-8")
        with pytest.raises(Trouble, match=r"learned.json: is damaged .*delete it"):
            by_itself(tmp_path)
