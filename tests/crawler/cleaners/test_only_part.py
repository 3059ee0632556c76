"""The head of a page that holds one part, whose fellows are on other pages."""

import pytest

from crawler.cleaners.compilation import split
from tests.crawler.cleaners.compilations import TITLE
from tests.crawler.pages import BODY, PARAGRAPHS

LEAD = "本文从不同角度呈现多篇详实的总结，各有侧重。"


@pytest.mark.parametrize("head", [f"第一篇：{TITLE}\n", f"篇一：{TITLE}{TITLE}", f"【第一篇】{TITLE}\n", f"{TITLE}1"])
def test_the_one_head_of_a_page_goes_with_the_number_before_the_title_too(head: str) -> None:
    (part,) = split(f"{head}{BODY}", TITLE).parts
    assert (part.text, part.title) == (BODY, None if head.startswith(TITLE) else TITLE)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"{TITLE} 1", None),
        (f"{TITLE}模板（篇一）", None),
        (f"{TITLE}范例3篇一", None),
        (f"{TITLE}(之二)", None),
        (f"篇一：《{TITLE}》", TITLE),
        ("第1篇：某镇防汛工作汇报", "某镇防汛工作汇报"),
        ("【篇一：校舍落成典礼致辞", "校舍落成典礼致辞"),
        ("【篇一：征文大赛获奖感言】", "征文大赛获奖感言"),
        ("第一篇：读《种树记》有感", "读《种树记》有感"),
        ("篇一《读《种树记》有感》", "读《种树记》有感"),
        ("篇一：《种树记》读后感", "《种树记》读后感"),
        ("第一篇：水厂实习日记", "水厂实习日记"),
        ("篇一：元旦联欢策划书", "元旦联欢策划书"),
        ("【篇三】", None),
        ("（第一篇）", None),
        ("篇一：某镇防汛工作汇报 篇一", "某镇防汛工作汇报"),
        ("范文一", None),
    ],
)
def test_the_one_head_of_a_page_goes_in_every_form_on_a_line_of_its_own(head: str, title: str | None) -> None:
    whole = split(f"{head}\n{BODY}", f"{TITLE}（精选3篇）")
    assert [(part.title, part.text, part.head) for part in whole.parts] == [(title, BODY, None)]
    assert [change.before for change in whole.changes] == [head]


@pytest.mark.parametrize(
    "head", [f"{TITLE}（篇一）", f"{TITLE}(5篇)(篇一)", f"{TITLE}【篇一】 ", "【篇一】", "怎么写篇1"]
)
def test_the_one_head_of_a_page_goes_in_brackets_with_the_text_right_behind_it(head: str) -> None:
    (part,) = split(f"{head}{BODY}", f"{TITLE}(5篇)").parts
    assert (part.text, part.title) == (BODY, None)


@pytest.mark.parametrize("first", [f"{TITLE}2019", f"{TITLE}二〇一九", "第一篇 抓学习", "1、加强学习", "2008年上半年3"])
def test_a_first_line_that_only_ends_or_begins_on_a_number_stays(first: str) -> None:
    text = f"{first}\n{PARAGRAPHS[0][:30]}"
    assert [part.text for part in split(text, TITLE).parts] == [text]


@pytest.mark.parametrize(
    ("head", "title"),
    [(f"{TITLE}篇1", None), (f"{TITLE}（篇一）", None), (f"篇一：《{TITLE}》", TITLE), (f"{TITLE}1", None)],
)
def test_number_one_may_stand_below_the_sites_words(head: str, title: str | None) -> None:
    whole = split(f"{LEAD}\n{head}\n{BODY}", f"2023年{TITLE}（范本十篇）")
    assert [(part.title, part.text) for part in whole.parts] == [(title, BODY)]
    assert [change.before for change in whole.changes] == [LEAD, head]


@pytest.mark.parametrize(
    ("number", "claim"),
    [
        ("1", "5篇"),
        ("一 ", "（精选3篇）"),
        ("篇1", "三篇"),
        (" 1 ", "5篇"),
        ("【第一篇】", "【5篇】"),
        ("范文【第一篇】", "范文范例精选5篇"),
        (f"{TITLE}【第一篇】", f"_{TITLE}【5篇】"),
    ],
)
def test_number_one_may_stand_behind_the_sites_words_in_their_line(number: str, claim: str) -> None:
    line = BODY.replace("\n", "")
    for before in (f"{LEAD}2020年", f"{LEAD}关于", "俗话说：“安全重于泰山。”"):
        assert [part.text for part in split(f"{before}{TITLE}{number}{line}", TITLE + claim).parts] == [line]
    assert [part.text for part in split(f"{LEAD}{TITLE}{number}{line}", TITLE + claim).parts] == [line]
    text = f"各地的做法很多。{TITLE}{number}{line}"
    assert [part.text for part in split(text, TITLE).parts] == [text]  # where nothing says that there are several


@pytest.mark.parametrize("head", ["篇一：", "【篇1】：", f"{TITLE}1 ", f"{TITLE} 2 "])
def test_a_number_at_the_beginning_of_the_first_paragraph_is_no_authors(head: str) -> None:
    assert [part.text for part in split(f"{head}{BODY}", TITLE).parts] == [BODY]


def test_a_number_is_glued_to_a_greeting_too() -> None:
    (part,) = split(f"{TITLE}1各位代表：\n{BODY}", TITLE).parts
    assert part.text == f"各位代表：\n{BODY}"


@pytest.mark.parametrize("head", ["篇一", "第1篇", "某乡水利总结 第一篇", "范文一"])
def test_number_one_may_have_another_title_where_the_site_offers_texts(head: str) -> None:
    lead = "总结要写得实在。今天小编整理了几篇优秀的工作总结，谢谢大家的支持。"
    assert [part.text for part in split(f"{lead}\n{head}\n{BODY}", TITLE).parts] == [BODY]


@pytest.mark.parametrize("head", ["篇一：抓学习", f"{TITLE}篇2", "安全生产（一）", "一、安全生产总结"])
def test_no_other_line_below_the_first_words_is_the_head_of_the_only_part(head: str) -> None:
    text = f"{LEAD}\n{head}\n{BODY}"
    assert [part.text for part in split(text, TITLE).parts] == [text]


def test_a_long_text_above_number_one_is_the_authors() -> None:
    text = f"{LEAD * 30}\n{TITLE}篇1\n{BODY}"
    assert [part.text for part in split(text, TITLE).parts] == [text]


def test_the_title_with_the_number_of_texts_is_not_the_head_where_number_one_follows() -> None:
    whole = split(f"{TITLE}2022年5篇\n{TITLE}1\n{BODY}", f"{TITLE}2022年")
    assert [(part.title, part.text) for part in whole.parts] == [(None, BODY)]


def test_the_head_names_the_part_of_a_page_without_a_title() -> None:
    (part,) = split(f"{TITLE}篇三\n{BODY}", "").parts
    assert (part.title, part.text) == (TITLE, BODY)
