"""What `scrapy explain` shows: coloured and wrapped on a terminal, plain in a pipe."""

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from crawler.cleaners import Cleaning, process
from crawler.explanation import explain
from tests.crawler.pages import BODY, html_page

BANNER = "下载后可任意编辑"
TEXT = (
    f"{BODY}\n我镇扎实推进{BANNER}各项工作，總結(jié)经验，成效明显，群众十分满意。\n（未完,全文共3210字,当前显示812字)"
)


@pytest.fixture(scope="module")
def cleaning() -> Cleaning:
    return process(html_page(TEXT, title="某镇2008年工作总结"))


def shown(cleaning: Cleaning, *, terminal: bool, whole: bool = False, width: int = 60) -> str:
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=terminal, color_system="standard" if terminal else None, width=width, highlight=False
    )
    explain(cleaning, console, whole=whole)
    return out.getvalue()


def test_a_terminal_shows_what_went_in_red_and_struck(cleaning: Cleaning) -> None:
    assert re.search(rf"我镇扎实推进\x1b\[9;31m{BANNER}\x1b\[0m各项工作", shown(cleaning, terminal=True, width=120))


def test_a_pipe_marks_what_went_and_wraps_nothing(cleaning: Cleaning) -> None:
    text = shown(cleaning, terminal=False)
    assert "\x1b" not in text
    assert f"  download banner  我镇扎实推进[-{BANNER}-]各项工作" in text
    assert "總結[-(jié)-]经验" in text
    assert any(cell_len(line) > 60 for line in text.split("\n"))


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_terminals_lines_fit_and_the_second_column_is_straight(cleaning: Cleaning, width: int) -> None:
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown(cleaning, terminal=True, width=width)).split("\n")
    assert all(cell_len(line) <= width for line in lines[1:])
    facts = [line for line in lines if line.startswith(("  id ", "  kind ", "  flags "))]
    assert [line[18] != " " and line[2:18].endswith("  ") for line in facts] == [True] * 3


def test_the_text_begins_on_a_line_of_its_own(cleaning: Cleaning) -> None:
    for terminal in (True, False):
        lines = re.sub(r"\x1b\[[\d;]*m", "", shown(cleaning, terminal=terminal)).split("\n")
        place = next(number for number, line in enumerate(lines) if line.strip() == "text")
        assert lines[place + 1].startswith(f"    {BODY[:20]}")


def test_the_whole_text_has_every_change_in_its_place(cleaning: Cleaning) -> None:
    text = shown(cleaning, terminal=False, whole=True)
    strip = text[text.index("\nstrip") : text.index("\nsplit")]
    lines = [line[4:] for line in strip.split("\n")[2:]]
    assert lines[: BODY.count("\n") + 1] == BODY.split("\n")
    assert f"我镇扎实推进[-{BANNER}-]各项工作，總結经验，成效明显，群众十分满意。" in lines
    assert "[-（未完,全文共3210字,当前显示812字)-]" in lines


def test_what_is_suspect_and_stays_is_shown_once() -> None:
    suspect = process(html_page(f"{BODY}\n存在把款存人银行的情况，全部到账。", title="某镇2008年工作总结"))
    assert "存[?人?]银行" in shown(suspect, terminal=False)
    assert re.search(r"存\x1b\[4;33m人\x1b\[0m银行", shown(suspect, terminal=True, width=120))


def test_what_makes_a_text_damaged_is_shown() -> None:
    damaged = process(html_page(f"{BODY}\n全镇完成安全工程?61处。", title="某镇2008年工作总结"))
    assert "damaged  ← damaged: 全镇完成安全工程?61处" in shown(damaged, terminal=False)


def test_a_rejected_page_says_why() -> None:
    assert "rejected" in shown(process(html_page("太短。")), terminal=False)


@pytest.mark.parametrize(
    ("title", "more", "period"),
    [
        ("某镇2008年工作总结", "", "2008年 (2008-01-01 … 2008-12-31)  ← 2008年"),
        ("某镇2023年工作总结", "", "unknown, for the text does not bear out the year of its title"),
        ("某镇工作总结", "", "unknown, for the text names no year of its work"),
        ("某镇工作总结", "20xx年，全镇经济平稳。", "unknown, for the years of the text are masked"),
        (
            "某镇工作总结",
            "全镇在2003年和2005年受到表彰。",
            "unknown, for the text names 2003, 2005, but not certainly as its own",
        ),
    ],
)
def test_an_unknown_period_says_why(title: str, more: str, period: str) -> None:
    page = html_page(f"{BODY}\n{more}", title=title)
    assert f"\n  period          {period}\n" in shown(process(page), terminal=False)


def test_what_tells_a_region_without_naming_it_says_whose_it_is() -> None:
    local = "完成阿湖水库除险加固，窑湾镇、合沟镇、石桥镇排涝站建成，新沂的群众十分满意。"
    text = shown(process(html_page(f"{BODY}\n{local}", title="水利局2012年工作总结")), terminal=False)
    [told] = re.findall(r"\n  region +江苏省 徐州市 新沂市 320381 .*  ← (.*)", text)
    assert {"阿湖水库 (新沂市)", "合沟镇 (新沂市)", "窑湾镇 (of 3 places)"} <= set(told.split("; "))


def test_a_page_that_is_too_short_says_what_it_takes() -> None:
    short = process(html_page(BODY[:90], title="某镇2008年工作总结"))
    assert "rejected          too short: no text of 100 Chinese characters\n" in shown(short, terminal=False)


def test_pages_that_are_not_joined_are_told_of() -> None:
    first, second = html_page(BODY), html_page(BODY[::-1]).body
    text = shown(process(replace(first, continuations=(second, first.body, second))), terminal=False)
    assert re.search("joined with +1 further page\n", text)
    assert re.search("left out +the last 2 pages: the first of them repeats one before it\n", text)
