"""`scrapy restore`: what lost bytes destroyed in a text comes back from whole copies of it, and stays."""

import itertools
import json
import random
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import opencc
import pytest

from benchmarks.damage import KINDS
from crawler.archive import Archive
from crawler.archive.fetched import Fetched
from crawler.cleaners.repair.by_copy.spots import Copy, Spot, spots
from crawler.feeding.cleaning import Cleaners
from crawler.feeding.feed import Feeder, feed
from crawler.restoring import Restored, lookup, restore
from indexer.index import Reader, open_index
from indexer.origin import origin
from indexer.summary import Summary, summary_id
from indexer.text import searchable
from tests.crawler.archives import NOON, archived, cleaners
from tests.crawler.pages import html_page
from tests.crawler.running import scrapy
from workbench.elasticsearch import Node

TEXT = "\n".join((
    "县农业局上半年工作情况总结",
    "一年来，在县委、县政府的正确领导下，我局认真贯彻落实上级会议精神，扎实推进各项工作，现将全年情况总结如下。",
    "一、加强队伍建设，提高干部职工的业务素质。组织学习二十余次，参加培训的干部达到三百人次，党员的模范作用得到发挥。",
    "二、突出重点，狠抓落实。完成农业总产值一亿元，粮食产量较上年增长百分之八，农民人均纯收入达到四千元，势头良好。",
    "三、维护社会稳定，开展矛盾纠纷排查调处工作，调解各类纠纷八十余起，调处率达到百分之百，没有发生一起越级上访事件。",
    "四、关心群众生活，为困难群众发放救助资金，办理农村低保手续，兴建敬老院一处，使老人们安度晚年。",
))  # fmt: skip
TRADITIONAL = opencc.OpenCC("s2tw").convert(TEXT)
COPY = TEXT.replace("县委、县政府", "××县委、县政府").replace("三百人次", "五百人次")
OTHER = "\n".join((
    "今年以来，全校教职员工以教学质量为中心，面向全体学生，推进课堂教学改革，各方面都有了新的进步和提高。",
    "一是师德师风建设常抓不懈，教师会每周一次；二是班主任工作有章可循，家长会每学期两次，家访四百余户。",
    "三是校园安全警钟长鸣，门卫值班、食堂卫生、消防器材都有专人负责，并记入台账，由校长室每月检查通报。",
))  # fmt: skip


def lost(text: str, place: int, mark: str = "?") -> str:
    """What a reader shows when the first byte of the character at `place` is lost; the rest of the line is shifted."""
    rest, _, more = text[place:].partition("\n")
    return text[:place] + mark + rest.encode("gbk")[1:].decode("gbk", "replace").replace("\ufffd", "?") + "\n" + more


def at(text: str, words: str) -> int:
    return text.index(words)


DAMAGED = lost(TRADITIONAL, at(TRADITIONAL, "落實上級"))  # which its words leave open


def url(place: int) -> str:
    return f"https://www.example.com/{place}.html"


def page(place: int, text: str, version: int = 0) -> Fetched:
    body = html_page(text, url=url(place)).body
    return Fetched(
        url(place), body, NOON + timedelta(days=version), headers=(("Content-Type", "text/html; charset=utf-8"),)
    )


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder."""
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    return tmp_path


def put(data: Path, index: str, *pages: Fetched, fresh: bool = False) -> None:
    """Archive pages, and feed the index."""
    archived(data, pages)
    with Archive(data / "archive") as archive:
        feed(Feeder(archive, index, cleaners()), fresh=fresh)


def run(data: Path, index: str, *, everything: bool = False) -> Restored:
    with Archive(data / "archive") as archive:
        return restore(Feeder(archive, index, cleaners()), everything=everything)


def summary(index: str, place: int) -> Summary:
    with open_index(index) as reader:
        found = reader.get(summary_id(url(place), 1))
    assert found is not None
    return found


@pytest.fixture(params=["embedded", "elastic"])
def index(request: pytest.FixtureRequest, data: Path) -> str:
    if request.param == "embedded":
        return str(data / "index")
    node: Node = request.getfixturevalue("elasticsearch_node")
    return f"{node.url}/restoring-{data.name.replace('_', '-')}"


def test_a_whole_copy_restores_a_text_and_is_named(data: Path, index: str) -> None:
    """A simplified one, with other names and figures, a text in traditional characters: the bytes choose the form."""
    put(data, index, page(1, DAMAGED), page(2, COPY), page(3, OTHER))
    before = summary(index, 1)
    assert "damaged" in before.flags and before.text != TRADITIONAL
    done = run(data, index)
    assert (done.texts, done.proven, done.disagreeing, done.replaced, done.failed) == (1, 1, 0, 1, [])
    after = summary(index, 1)
    assert after.text == TRADITIONAL
    assert {"repaired", "restored"} <= set(after.flags) and "damaged" not in after.flags
    [line] = (data / "learned/restored/copies.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["copy"] == summary_id(url(2), 1)
    again = run(data, index)
    assert (again.known, again.texts, again.replaced) == (1, 0, 0)
    again = run(data, index, everything=True)
    assert (again.texts, again.proven, again.replaced) == (1, 1, 0)
    assert (data / "learned/restored/copies.jsonl").read_text("utf-8") == f"{line}\n"


def test_what_was_restored_stays_when_the_page_comes_again_and_in_a_fresh_index(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(2, COPY))
    run(data, index)
    put(data, index, page(1, f"{DAMAGED}\n五、来年继续努力。", version=1))
    assert summary(index, 1).text == f"{TRADITIONAL}\n五、来年继续努力。"
    put(data, str(data / "fresh"), fresh=True)
    assert summary(str(data / "fresh"), 1) == summary(index, 1)


def test_the_order_in_which_pages_came_makes_no_difference(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED))
    assert run(data, index).proven == 0
    put(data, index, page(2, COPY))
    assert run(data, index).replaced == 1
    kept, text = (data / "learned/restored/copies.jsonl").read_bytes(), summary(index, 1)
    put(data, str(data / "other"), page(2, COPY), page(1, DAMAGED))
    (data / "learned/restored/copies.jsonl").unlink()
    assert run(data, str(data / "other")).proven == 1
    assert (data / "learned/restored/copies.jsonl").read_bytes() == kept
    assert summary(str(data / "other"), 1) == text


def test_a_run_that_was_broken_off_before_the_index_was_brought_up_is_made_up_for(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(2, COPY))
    run(data, index)
    kept = (data / "learned/restored/copies.jsonl").read_bytes()
    (data / "learned/restored/copies.jsonl").unlink()
    put(data, index, fresh=True)
    assert summary(index, 1).text != TRADITIONAL
    (data / "learned/restored/copies.jsonl").write_bytes(kept)
    assert run(data, index, everything=True).replaced == 1
    assert summary(index, 1).text == TRADITIONAL


def test_copies_that_disagree_restore_nothing(data: Path) -> None:
    """Of 業務 the second byte is known: two copies with characters that share it are both proven."""
    index = str(data / "index")
    damaged = lost(TEXT, at(TEXT, "业务素质"), mark="?")
    second = "业".encode("gbk")[1]
    others = [char for lead in range(0xB0, 0xF8) if (char := bytes((lead, second)).decode("gb2312", "ignore"))]
    assert "业" in others and len(others) > 2
    rewritten = TEXT.replace("业务素质", f"{next(char for char in others if char != '业')}务素质")
    put(data, index, page(1, damaged), page(2, TEXT), page(3, rewritten))
    before = summary(index, 1)
    done = run(data, index)
    assert (done.proven, done.disagreeing, done.replaced) == (0, 1, 0)
    assert summary(index, 1).text == before.text


def test_a_copy_that_says_it_otherwise_or_was_mended_itself_proves_nothing(data: Path) -> None:
    index = str(data / "index")
    otherwise = TEXT.replace("认真贯彻落实上级会议精神", "学习领会并执行上级要求")
    mended = TEXT.replace("安度晚年", "安度晚 年").replace("农村低保", "农 村低保")
    put(data, index, page(1, DAMAGED), page(2, otherwise), page(3, mended))
    assert "repaired" in summary(index, 3).flags
    assert run(data, index).proven == 0


def test_what_no_copy_proves_any_longer_is_given_up(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(2, COPY))
    before = summary(index, 1)
    run(data, index)
    put(data, index, page(2, OTHER, version=1))
    assert run(data, index).replaced == 1
    assert summary(index, 1).text == before.text


def test_a_line_of_the_file_that_the_bytes_do_not_prove_counts_for_nothing(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(2, COPY))
    before = summary(index, 1)
    run(data, index)
    file = data / "learned/restored/copies.jsonl"
    one = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(one | {"text": "甲" + one["text"][1:]}) + "\n", "utf-8")
    put(data, index, page(1, f"{DAMAGED}\n五、来年继续努力。", version=1))
    assert summary(index, 1).text == f"{before.text}\n五、来年继续努力。"


def test_the_command_as_a_user_runs_it(data: Path) -> None:
    put(data, str(data / "index"), page(1, DAMAGED), page(2, COPY))
    ran = scrapy(data, "restore")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "1 of 1 damaged text looked at: copies restore 1 spot; 1 page changed in the index\n"
    explained = scrapy(data, "explain", url(1))
    assert f"lost byte, by copy {summary_id(url(2), 1)}" in explained.stdout
    told = origin(summary(str(data / "index"), 1))
    assert told is not None
    assert [one.rule for one in told.taken if one.stage == "repair"] == [f"lost byte, by copy {summary_id(url(2), 1)}"]
    (data / "learned/restored/copies.jsonl").unlink()
    rebuilt = scrapy(data, "rebuild")
    assert rebuilt.stdout.splitlines()[1:] == [ran.stdout.strip()], rebuilt.stderr
    assert summary(str(data / "index"), 1).text == TRADITIONAL
    (data / "learned/restored/copies.jsonl").write_text("{}\n")
    broken = scrapy(data, "restore")
    assert broken.returncode == 2
    assert "learned/restored/copies.jsonl: not what `scrapy restore` writes" in broken.stderr
    assert "Traceback" not in broken.stderr


LOST = [kind for kind in KINDS if kind.startswith("lost")]


def proven_in(text: str, copy: str) -> str:
    """The text with all that a copy proves of it."""
    witness = Copy(copy, searchable(copy))
    for spot in reversed(spots(text)):
        if found := witness.proves(text, spot):
            since, (was, end) = found
            text = text[:since] + was + text[since + end :]
    return text


@pytest.mark.parametrize("kind", LOST)
def test_each_kind_of_lost_bytes_is_proven_by_a_copy_in_the_other_script(kind: str) -> None:
    chance = random.Random(kind)
    whole, copy = (TRADITIONAL, TEXT) if KINDS[kind].traditional else (TEXT, TRADITIONAL)
    for _ in range(20):
        damaged = KINDS[kind].damage(chance, whole)
        assert damaged is not None and isinstance(damaged.broken, str)
        assert proven_in(damaged.broken, copy) == whole


@pytest.mark.parametrize("kind", LOST)
def test_a_copy_without_line_ends_puts_nothing_of_the_next_line_into_the_one_before(kind: str) -> None:
    chance = random.Random(kind)
    whole = TRADITIONAL if KINDS[kind].traditional else TEXT
    restored = 0
    for _ in range(20):
        damaged = KINDS[kind].damage(chance, whole)
        assert damaged is not None and isinstance(damaged.broken, str)
        found = proven_in(damaged.broken, whole.replace("\n", ""))
        assert found in (whole, damaged.broken)
        restored += found == whole
    assert restored > 15


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("印發農村殯葬改革集中整治墳?骨宀榈怯洷怼、《新亡人員葬地申報審批表》等表格",
         "印發農村殯葬改革集中整治墳墓清查登記表》、《新亡人員葬地申報審批表》等表格"),
        ("為社區建設提供了強大的精神動力和思想保證?，F總結匯報如下，請予審議",
         "為社區建設提供了強大的精神動力和思想保證。現總結匯報如下，請予審議"),
    ],
)  # fmt: skip
def test_what_was_torn_apart_up_to_the_next_mark_is_proven(broken: str, whole: str) -> None:
    copy = opencc.OpenCC("tw2s").convert(whole)
    assert proven_in(f"{TRADITIONAL}\n{broken}", f"{TEXT}\n{copy}") == f"{TRADITIONAL}\n{whole}"


def test_blanks_in_a_line_do_not_keep_it_from_being_restored(data: Path) -> None:
    index = str(data / "index")
    damaged = TRADITIONAL.replace("一、加強", "一、 加強")
    put(data, index, page(1, lost(damaged, at(damaged, "隊伍建設"))), page(2, COPY))
    assert run(data, index).replaced == 1
    assert summary(index, 1).text == damaged


def test_one_line_in_two_texts_is_restored_though_each_has_another_copy(
    data: Path, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first copy that is asked for one is not that for the other."""
    other = DAMAGED.replace(TRADITIONAL.partition("\n")[0], "縣水利局上半年工作情況總結")
    put(data, index, page(1, DAMAGED), page(2, COPY), page(3, other), page(4, COPY + "\n特此报告。"))
    turns = itertools.count()
    looked_up = lookup._copies

    def turned(spot: Spot, reader: Reader) -> list[tuple[Summary, Copy]]:
        return sorted(looked_up(spot, reader), key=lambda one: one[0].id, reverse=bool(next(turns) % 2))

    monkeypatch.setattr(lookup, "_copies", turned)
    done = run(data, index)
    assert (done.texts, done.proven, done.replaced) == (2, 2, 2)
    assert summary(index, 1).text == TRADITIONAL
    assert "damaged" not in summary(index, 3).flags
    once_more = run(data, index, everything=True)
    assert (once_more.proven, once_more.replaced) == (2, 0)


def test_what_a_crawl_brings_while_pages_are_cleaned_again_stays(data: Path, index: str) -> None:
    """A page is read for writing while nobody else writes."""
    put(data, index, page(1, DAMAGED), page(2, COPY), page(3, OTHER))
    crawls: list[threading.Thread] = []

    def crawl() -> None:
        archived(data, [page(1, OTHER, version=1)])
        with Archive(data / "archive") as archive:
            feed(Feeder(archive, index, cleaners()))

    class Slow(Cleaners):
        def cleaned(self, pages: Any, *, whole: bool = False) -> Any:
            for found in super().cleaned(pages, whole=whole):
                if whole:
                    yield found
                    continue
                crawls.append(threading.Thread(target=crawl))
                crawls[-1].start()
                crawls[-1].join(5)
                yield found

    with Archive(data / "archive") as archive, Slow() as slow:
        assert restore(Feeder(archive, index, slow)).replaced == 1
    for one in crawls:
        one.join()
    assert len(crawls) == 1
    assert summary(index, 1).text == summary(index, 3).text
