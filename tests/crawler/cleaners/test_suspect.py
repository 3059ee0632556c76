"""What repair leaves because it is not certain, and yet tells: the flag `suspect`."""

import pytest

from crawler.cleaners import clean
from crawler.cleaners.repair import is_suspect, repair
from crawler.cleaners.repair.paragraphs.indents import indents
from tests.crawler.cleaners.test_repair import LONG
from tests.crawler.pages import BODY, html_page

PAGE = "一年来，各项工作稳步推进。" * 14


def suspects(text: str) -> list[str]:
    """What stays in a text as it is and is told: each with the character before it."""
    changes = repair(text).changes
    assert all(text.startswith(change.before, change.start) for change in changes)
    return [text[change.start - 1] + change.before for change in changes if is_suspect(change)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"机关推行首.问负责制。{LONG}", ["首."]),
        (f"狠抓落 实，完成各项工 作，在过去的一年中 均有成效。{LONG}", ["中 "]),
        (
            f"{LONG}狠抓落 实，完成各项工 作，在过 去一年中 均有成效，今年 我们对 此要 多下 功夫，继续 努力。{LONG}",
            ["中 ", "年 ", "对 ", "要 ", "续 "],
        ),
        (f"{LONG}全面完成各项工3作。{PAGE}去过4次，老人有5人惦记。", ["工3"]),
        (f"全面完成各项工2作。{PAGE}老人有3人惦记。{PAGE}加强队伍建4设。", ["有3"]),
        ("历时1、5小时，全部办结。", ["1、"]),
        ("完成4、48亿元，其中3、07亿元，续杯4、5次。", ["4、"]),
        ("把款存人银行，全部到账。", ["存人"]),
        ("与事实有较大出人，举报人有误解。", ["出人"]),
        ("深人开展调查，提供免费人学,资助资金。", ["费人"]),
        (f"老人都有3人惦记。{PAGE}免费发放药品，坚持每4周一次学习。", ["有3", "每4"]),
        (f"召开现场会3场。{PAGE}召开现场会4场。", []),
    ],
)
def test_what_is_hardly_the_authors_is_told_and_stays(text: str, told: list[str]) -> None:
    assert suspects(text) == told
    assert all(one in repair(text).text for one in told)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "".join(f"{number}.狠抓落实.抓好队伍.搞好服务。" for number in range(1, 5)) + LONG,
        f"在过去的一年中 均有成效。{LONG}",
        "全年进5个球，赛场气温20度，打了3场，海拔2000米，成立第3工作组，增长5、6倍。",
        "不得采用引人误解的手段，以人为本，引人入胜。",
    ],
)
def test_what_authors_write_is_not(text: str) -> None:
    assert suspects(text) == []


def test_words_cut_at_the_ends_of_too_few_lines_of_one_width_are_told() -> None:
    lines = [
        "全年改造危房一万二千平方米，新建寄宿制学校三所，六所村小接通了自来",
        "水。青石岭小学的学生搬进了新教室。",
        "面向社会公开招聘教师六十四名，全部分配到乡镇学校。还组织了暑期培",
        "训十一期。",
        "一是山区教师住房仍很紧张，二是部分操场尚未硬化，三是管理办法不够",
        "细。",
    ]
    text = "\n".join(lines)
    assert suspects(text) == ["来\n", "培\n"] and repair(text).text == text
    assert suspects(f"{text}\n{LONG}") == []  # a longer line: the text is not wrapped
    assert suspects("\n".join(line.replace("，", "") for line in lines)) == []  # names and titles look like cut words


def test_the_end_of_a_full_line_that_ends_a_sentence_is_told() -> None:
    text = f"{(LONG * 3)[:79]}。{LONG * 2}"
    lines = "\n".join(text[at : at + 20] for at in range(0, len(text), 20))
    assert suspects(lines) == ["。\n"]
    assert repair(lines).text == f"{text[:80]}\n{text[80:]}"


def test_lists_and_tables_of_one_width_are_no_wrapped_lines() -> None:
    addresses = [f"中国某某银行股份有限公司平安支行平安区团结路{number}号" for number in range(41, 60)]
    names = [f"{name}小姐1885677445某县商贸服务有限公司可以注册" for name in "李王张刘陈杨赵黄周吴"]
    people = [f"{family}{given}" for family in "安王江高万余林方" for given in ("生产", "平", "国庆", "江")] * 2
    people = [
        "  ".join(people[first : first + 8]) for first in range(0, 64, 8)
    ]  # joined they look like words that are cut
    for rows in (addresses, names, people):
        assert repair("\n".join(rows)).changes == ()


def test_once_proved_a_mark_is_an_indent_before_whatever_begins_a_line() -> None:
    lines = ["一年来，全县干部群众团结一心。", "乡镇工作有起色，群众满意。", "TCL公司落户本县。", "下半年继续努力。"]
    for mark in ("??? ", "?"):
        assert repair("".join(f"{mark}{line}\n" for line in lines)).text == "".join(f"{line}\n" for line in lines)
    assert list(indents("?镇的工作有起色\n?县的工作有起色")) == []


def test_the_reading_of_two_characters_proves_glosses_without_tones() -> None:
    assert repair("三個(ge)部門(men)使用系統(app)").text == "三個部門使用系統(app)"
    for innocent in ("三個(ge)單位使用系統(app)", "部門(an)與個人(er)使用系統(app)", "部门(men)与个(ge)人系统(app)"):
        assert repair(innocent).text == innocent


def test_a_summary_with_such_a_place_is_flagged() -> None:
    text = BODY.replace("取得了", "推行首.问负责制，取得了")
    [summary] = clean(html_page(text))
    assert "suspect" in summary.flags and "repaired" not in summary.flags
    [summary] = clean(html_page(BODY))
    assert "suspect" not in summary.flags
