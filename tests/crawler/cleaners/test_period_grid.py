"""Every spelling of a time in every place where texts name theirs: none may be lost where one of them is changed."""

import pytest

from tests.crawler.cleaners.periods import label

YEARS = (2003, 2008, 2012, 2019)
_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
# What a time is, and how it is spelt: y is the year, n the next, b the one before, m the second after it; han, hann and
# hanm are in characters, yy and nn in two digits, wide in full-width ones.
EVERYWHERE = {
    "{y}年": "{y}年|{y}年度|{han}年|{han}年度|{o}年|{oo}年|{zero}年|{yy}年度|{wide}年|{y} 年",
    "{y}上半年": (
        "{y}年上半年|{y}上半年|{han}年上半年|{y}年度上半年|{yy}年上半年|{y}年1-6月|{y}年1—6月份|{y}年一至六月|"
        "{y}年1月至6月|{y}年元至六月|{y}年元月至6月|{y}年（上半年）|{y}年（1-6月）|{y}年度（1—6月）|{y}年前半年|"
        "{y}年第一、二季度|{y}年一、二季度|{y}年01月-06月"
    ),
    "{y}第三季度": "{y}年三季度|{y}年7-9月",
    "{y}下半年": "{y}年下半年|{y}年7-12月|{y}年后半年",
    "{y}第一季度": "{y}年第一季度|{y}年一季度|{y}年1季度|{y}年度第一季度|{y}年第1季度|{y}年1-3月",
    "{y}年1月-9月": (
        "{y}年前三季度|{y}年1-9月|{y}年1～9月份|{y}年前三个季度|{y}年第一至三季度|{y}年1-3季度|{y}年前九个月|"
        "{y}年前9个月"
    ),
    "{y}年9月-{n}年6月": "{y}年9月至{n}年6月|{y}年9月—{n}年6月",
    "{y}年7月-8月": "{y}年7、8月份|{y}年7月、8月|{y}年7-8月",
    "{y}学年": (
        "{y}-{n}学年|{y}—{n}学年度|{y}至{n}学年|{y}/{n}学年|{y}——{n}学年度|{y}学年|{y}学年度|{yy}-{nn}学年|"
        "{y}-{nn}学年|{y}~{n}学年|{y}年—{n}年学年"
    ),
    "{y}学年第一学期": (
        "{y}-{n}学年第一学期|{y}—{n}学年度上学期|{y}～{n}学年度第一学期|{y}学年第一学期|{y}学年上学期|"
        "{y}年秋季学期|{y}年秋学期|{y}年秋季期|{y}秋季学期|{y}—{n}年度第一学期|{y}-{n}第一学期|"
        "{yy}-{nn}学年第一学期|{y}-{n}上期|{y}-{n}学年（上）|{y}-{n}学年第1学期|{y}-{n}学年秋季学期|"
        "{y}-{n}学年度 第一学期|{y}学年度上期|{y}－{n}學年第一學期|{y}年-{n}年第一学期|"
        "{han}至{hann}学年度第一学期|{y}{n}学年第一学期|{y}一{n}学年第一学期"
    ),
    "{b}学年第二学期": (
        "{b}-{y}学年第二学期|{b}—{y}学年度下学期|{b}学年第二学期|{y}年春季学期|{y}年春学期|{y}年春期|{y}春季学期|"
        "{b}-{y}学年（下）|{b}-{y}学年春季学期|{b}至{y}年度第二学期|{b}年-{y}年下学期"
    ),
    "{y}-{m}": "{y}-{m}年|{y}年-{m}年|{y}至{m}年|{y}年至{m}年|{y}—{m}年|{y}年度至{m}年度|{han}年至{hanm}年",
    "{y}-{n}": "{y}-{n}年|{y}、{n}年|{y}年和{n}年|{y}、{n}两年",
}
IN_TITLES = {
    "{y}年9月": "{y}年9月|{y}年9月份|{y}年九月份|{y}年09月份",
    "{y}上半年": "{y}年半年|{y}.1-6|{y}年1月1日—6月30日|{y}年头半年",
    "{y}年9月-{n}年1月": "{y}.9-{n}.1",
    "{y}学年第一学期": "{y}年秋季|{y}_{n}学年第一学期",
}
_DONE = "我们修渠三里，群众满意。" * 4
TITLES = (
    ("实验小学{t}工作总结", _DONE),
    ("{t}小学工作总结", _DONE),
    ("实验小学{t}工作计划", "为做好工作，制定计划。" + _DONE),
    ("工作总结", "实验小学{t}工作总结\n" + _DONE),
)
OPENINGS = (
    ("工作总结", "{t}，我们修渠三里。"),
    ("工作总结", "{t}，在上级的正确领导下，我们修渠三里。"),
    ("工作总结", "现将我单位{t}的工作总结报告如下：\n" + _DONE),
    ("工作总结", "现就{t}工作情况汇报如下：\n" + _DONE),
    ("工作总结", _DONE + "现将{t}工作总结如下："),
    ("工作总结", "一、{t}工作回顾\n" + _DONE + "\n二、下一步打算\n再修三里。"),
    ("工作总结", "来源：未知 作者：佚名\n\n（{t}）\n" + _DONE),
    ("述职报告", "各位领导、同志们：\n{t}，我们修渠三里。"),
    ("工作计划", "为了做好{t}工作，特制定计划如下：" + _DONE),
    ("工作计划", "{t}工作的总体思路是：修渠三里。"),
)


def _wrong(title: str, text: str, times: dict[str, str]) -> list[tuple[str, int, str | None]]:
    wrong = []
    for year in YEARS:
        han = {name: str(its).translate(_HAN) for name, its in (("han", year), ("hann", year + 1), ("hanm", year + 2))}
        zeros = {name: han["han"].replace("〇", zero) for name, zero in (("o", "○"), ("oo", "O"), ("zero", "零"))}
        numbers = {"y": year, "n": year + 1, "b": year - 1, "m": year + 2, "wide": str(year).translate(_WIDE)}
        short = {"yy": f"{year % 100:02}", "nn": f"{(year + 1) % 100:02}"}
        fill = {**han, **zeros, **numbers, **short}
        for expected, spelt in times.items():
            for form in spelt.split("|"):
                time = form.format(**fill)
                found = label(title.format(t=time), text.format(t=time))
                if found != expected.format(**fill):
                    wrong.append((form, year, found))
    return wrong


@pytest.mark.parametrize(("title", "text"), TITLES)
def test_every_spelling_is_read_in_titles(title: str, text: str) -> None:
    assert not _wrong(title, text, EVERYWHERE)
    assert not _wrong(title, text, IN_TITLES)


@pytest.mark.parametrize(("title", "text"), OPENINGS)
def test_every_spelling_is_read_where_the_text_says_its_time(title: str, text: str) -> None:
    assert not _wrong(title, text, EVERYWHERE)
