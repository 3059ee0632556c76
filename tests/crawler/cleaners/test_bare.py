"""Readings that a converter put between the bytes of characters, on texts of our own."""

import time

import pytest

from crawler.cleaners import clean
from crawler.cleaners.repair import is_damaged, repair
from crawler.cleaners.repair.lost_bytes.bare import Bare, bare
from tests.crawler.pages import BODY, text_page

GLOSSED = "發揮黨員的驅(qū)動作用，防治災(zāi)害，做大做強(qiáng)特色農業，改寫(xiě)落後歷史。"


def test_a_place_without_glosses_is_one_of_the_whole_text() -> None:
    text = "工作總結(jié)如(rú)下，總結(jié)"
    unglossed = bare(text)
    assert unglossed.text == "工作總結如下，總結"
    assert [text[first:end] for first, end in unglossed.glosses] == ["(jié)", "(rú)", "(jié)"]
    places = [unglossed.span(place, place + 1) for place in range(len(unglossed.text))]
    assert "".join(text[first:end] for first, end in places) == unglossed.text
    first, end = unglossed.span(2, 5)
    assert text[first:end] == "總結(jié)如"
    assert bare("無") == Bare("無")
    assert bare("結(jié)").span(1, 1) == (1, 1)  # behind the last character


def test_a_reading_that_took_a_byte_is_that_of_what_the_text_glosses_so() -> None:
    unglossed = bare("災(zāi)害；墳?zāi)骨")
    assert (unglossed.text, unglossed.marks) == ("災害；墳?骨", {4: "災"})
    # Else of those that converters gloss so, if need be of all; a single byte may be left instead of a mark.
    assert bare("因?yàn)橥").marks == {1: "騴驗"}
    assert bare("載(zài)入；人?zǎi)骨").marks == {4: "載"}
    assert bare("排囵B(yǎng)模式").marks == {2: "養"}


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("每學期要向?qū)W校提供兩個教學案例", "每學期要向學校提供兩個教學案例"),
        ("農村殯葬改革墳?zāi)箯?qiáng)遷（拆）執法程序", "農村殯葬改革墳墓強遷（拆）執法程序"),
        ("提供了思想保證?，F(xiàn)總結(jié)如下", "提供了思想保證。現總結如下"),
        ("學(xué)校的辦(bàn)學(xué)方向?yàn)楦呗?zhí)人才培養(yǎng)", "學校的辦學方向為高職人才培養"),
        ("實(shí)現(xiàn)農(nóng)業(yè)規(guī)?；瘧?yīng)用的水平提高", "實現農業規模化應用的水平提高"),
        ("榮獲先進(jìn)獎狀（獎?wù)拢?、紅旗的各單位", "榮獲先進獎狀（獎章）、紅旗的各單位"),
    ],
)
def test_what_a_reading_between_bytes_shifted_comes_back(broken: str, whole: str) -> None:
    mending = repair(f"{GLOSSED}\n{broken}")
    assert mending.text.partition("\n")[2] == whole
    assert not is_damaged(mending.text)
    text = f"{GLOSSED}\n{broken}"
    assert all(text.startswith(change.before, change.start) for change in mending.changes)


def test_of_two_spots_in_a_paragraph_neither_hides_the_other() -> None:
    mending = repair("印發墳?zāi)骨宀榈怯洷、審批表等一系列表格，群眾思想得到保證?，F(xiàn)總結(jié)如下")
    assert mending.text == "印發墳墓清查登記?、審批表等一系列表格，群眾思想得到保證。現總結如下"


def test_a_name_that_the_text_says_elsewhere_comes_back() -> None:
    broken = "因?yàn)橹苄?lè)的工作細緻，羣眾信任他。"  # of 小 nothing is left
    assert repair(f"村醫周小樂走遍全村，大家都認得周小樂。{broken}").text.endswith("因為周小樂的工作細緻，羣眾信任他。")
    assert "小" not in repair(f"村醫走遍全村，大家都認得他。{broken}").text


def test_what_stays_open_is_flagged() -> None:
    mending = repair("防治災(zāi)害。農村?zāi)箯")
    assert "(" not in mending.text and ")" not in mending.text
    assert is_damaged(mending.text)


def test_a_title_loses_its_readings() -> None:
    [summary] = clean(text_page(f"某某縣(xiàn)工作總結(jié)\n{BODY}"))
    assert summary.title == "某某縣工作總結"


def test_readings_without_end_take_no_time() -> None:
    characters = "".join(f"{chr(code)}(yì)" for code in range(0x4E00, 0x9FA6))
    begun = time.process_time()
    marks = bare(characters + "好?yì)" * 20_000).marks
    assert time.process_time() - begun < 2
    assert len(marks) == 20_000 and all(0 < len(glossed) <= 500 for glossed in marks.values())
