"""Splitting without heads: where numbered sections begin again; and documents that stay whole."""

import pytest

from crawler.cleaners.compilation import split
from tests.crawler.cleaners.compilations import NUMERALS, TITLE, body
from tests.crawler.pages import BODY, PARAGRAPHS


def test_sections_that_are_numbered_like_parts_do_not_split_a_summary() -> None:
    text = "\n".join(
        f"第{NUMERALS[n]}篇 {name}\n{PARAGRAPHS[0] * 2}" for n, name in enumerate(("抓学习", "抓落实", "抓作风"))
    )
    for title in ("某镇工作总结", "某镇工作总结三篇"):
        assert len(split(text, title).parts) == 1


NUMBERED = "一、主要工作\n{0}\n二、下一步打算\n{0}"


def test_without_heads_the_sections_numbers_tell_the_parts_where_the_title_claims_several() -> None:
    texts = [
        f"{year}年，在县委的正确领导下，全镇工作取得成绩。\n{NUMBERED.format(PARAGRAPHS[0])}"
        for year in (2006, 2007, 2008)
    ]
    for claim in ("（精选3篇）", "（精选5篇）", "多篇"):
        assert [part.text for part in split("\n".join(texts), f"乡镇工作总结{claim}").parts] == texts
    assert len(split("\n".join(texts), "某镇工作总结").parts) == 1


def test_without_heads_as_many_texts_as_the_title_claims_need_no_words_that_open_them() -> None:
    texts = [f"全镇{n}号工作成绩显著。\n{NUMBERED.format(PARAGRAPHS[0])}" for n in range(3)]
    for claim, parts in (("（精选3篇）", 3), ("三篇", 3), ("（精选4篇）", 1), ("多篇", 1)):
        assert len(split("\n".join(texts), f"乡镇工作总结{claim}").parts) == parts, claim


def test_without_heads_texts_of_one_section_are_not_told_apart() -> None:
    texts = [f"{year}年，在县委领导下取得成绩。\n一、主要工作\n{PARAGRAPHS[0]}" for year in (2006, 2007)]
    assert len(split("\n".join(texts), "乡镇工作总结（精选2篇）").parts) == 1


def test_without_heads_titles_above_the_sections_are_the_parts_titles() -> None:
    texts = [f"在县委的正确领导下，{n}号工作取得成绩。\n{NUMBERED.format(PARAGRAPHS[0])}" for n in range(3)]
    text = "\n".join(f"某镇200{n}年工作总结\n{texts[n]}" for n in range(3))
    parts = split(text, "乡镇工作总结多篇").parts
    assert [(part.title, part.text) for part in parts] == [(f"某镇200{n}年工作总结", texts[n]) for n in range(3)]


SECTIONS = "\n".join((f"一、加强领导。{'全体干部加班加点。' * 10}", f"二、狠抓落实。{'走访群众三百户。' * 10}"))


def test_without_heads_nothing_above_the_first_title_is_lost() -> None:
    several = f"{SECTIONS}\n某某乡民政工作总结\n{SECTIONS}\n某某镇民政工作总结\n{SECTIONS}"
    assert [part.text for part in split(several, "民政工作总结三篇").parts] == [SECTIONS] * 3
    above = split(f"供大家参考。\n某某村民政工作总结\n{several}", "民政工作总结三篇")
    assert [change.before for change in above.changes] == ["供大家参考。"]


def test_sections_with_sections_of_their_own_do_not_split_a_compilation() -> None:
    text = "\n".join(f"第{han}部分\n一、情况\n{BODY}\n二、打算\n{BODY}" for han in "一二三")
    assert len(split(text, "某县工作汇编").parts) == 1


def test_sections_called_by_a_number_and_a_kind_of_text_do_not_split_a_summary() -> None:
    names = ("第一、上半年工作总结", "第二、下半年工作计划")
    text = "\n".join(f"{name}\n{NUMBERED.format(PARAGRAPHS[0])}" for name in names)
    assert len(split(text, "水利局上半年工作总结及下半年工作计划（精选5篇）").parts) == 1


def test_a_claim_that_disagrees_with_what_is_there_changes_nothing() -> None:
    text = "\n".join(f"{TITLE}篇{n}\n{body(n)}" for n in (1, 2, 3))
    for claim in ("范文八篇", "（精选2篇）", "多篇", "篇一", ""):
        assert [part.text for part in split(text, TITLE + claim).parts] == [body(1), body(2), body(3)]


def test_a_table_of_contents_is_no_compilation() -> None:
    contents = "\n".join(f"{TITLE}篇{n}" for n in (1, 2, 3))
    assert len(split(f"{contents}\n{BODY}", TITLE).parts) == 1


@pytest.mark.parametrize(
    "headings",
    [
        ["（一）加强领导", "（二）健全制度", "（三）强化督查"],
        ["一、基本情况", "二、主要做法", "三、存在问题"],
        ["1、学习", "2、整改", "3、提高"],
        ["第一部分", "第二部分", "第三部分"],
        ["工作目标一", "工作目标二", "工作目标三"],
        ["第一篇章：谋发展", "第二篇章：惠民生", "第三篇章：保稳定"],
        ["2006年", "2007年", "2008年"],
    ],
)
def test_the_sections_of_one_document_never_split_it(headings: list[str]) -> None:
    text = "\n".join(f"{heading}\n{BODY}" for heading in headings)
    [part] = split(text, "某镇2008年工作总结").parts
    assert part.text == text


def test_a_section_that_is_called_by_a_piece_of_the_title_stays() -> None:
    text = f"某镇安全生产工作总结\n{BODY}"
    assert split(text, "某镇安全生产工作总结及明年计划").parts[0].text == BODY
    text = f"下半年工作计划\n{BODY}"
    assert split(text, "某镇上半年工作总结及下半年工作计划").parts[0].text == text


def test_a_plan_in_volumes_and_chapters_stays_whole() -> None:
    volumes = [f"第{han}篇 转变方式\n第{n}章 发展环境\n{BODY}" for n, han in enumerate("一二三", 1)]
    text = "\n".join(volumes)
    assert [part.text for part in split(text, "某县国民经济和社会发展规划纲要").parts] == [text]


def test_volumes_that_are_named_like_texts_do_not_split_a_plan_of_chapters() -> None:
    chapters = f"第一章 环境\n{BODY}\n第二章 目标\n{BODY}"
    text = f"第一篇 指导思想和总体思路\n{chapters}\n第二篇 重大项目建设方案\n{BODY}"
    assert len(split(text, "某县国民经济和社会发展规划纲要").parts) == 1
    one_chapter = text.replace("第二章 ", "")
    assert len(split(one_chapter, "某县国民经济和社会发展规划纲要").parts) == 2


def test_a_first_section_that_is_called_a_piece_stays() -> None:
    text = f"第一篇 全镇概况\n{BODY}"
    assert [part.text for part in split(text, TITLE).parts] == [text]
