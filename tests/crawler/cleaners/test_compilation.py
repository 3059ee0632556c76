"""Splitting at heads: every form of head, and what belongs to a part."""

import time

import pytest

from crawler.cleaners.compilation import forms, split
from tests.crawler.cleaners.compilations import NUMERALS, TITLE, body
from tests.crawler.pages import BODY, PARAGRAPHS

FORMS = {
    "title 篇1": f"{TITLE} 篇{{digit}}",
    "title篇一": f"{TITLE}篇{{han}}",
    "篇一:title": f"篇{{han}}：{TITLE}",
    "bare 篇一": "篇{han}",
    "第一篇:": f"第{{han}}篇：{TITLE}",
    "第1篇 with a length": f"第{{digit}}篇 {TITLE} 5000字",
    "title【篇1】 with a length": f"{TITLE} 【篇{{digit}}】2000字",
    "范文一": f"{TITLE}范文{{han}}",
    "范文1": f"{TITLE}范文{{digit}}",
    "范文第1篇": f"{TITLE}范文第{{digit}}篇",
    "范本1": f"{TITLE}范本{{digit}}",
    "title【第一篇】": f"{TITLE}【第{{han}}篇】",
    "【篇一】": "【篇{han}】",
    "title(一)": f"{TITLE}({{han}})",
    "title篇(1)": f"{TITLE}篇({{digit}})",
    "title 1篇": f"{TITLE} {{digit}}篇",
    "对于title一": f"对于{TITLE}{{han}}",
    "title(精选篇1)": f"{TITLE}（精选篇{{digit}}）",
    "【title一】": f"【{TITLE}{{han}}】",
    "《title篇一》": f"《{TITLE}篇{{han}}》",
    "title with a length 篇1": f"{TITLE}1000字 篇{{digit}}",
    "1.title篇1": f"{{digit}}.{TITLE}篇{{digit}}",
    "title篇1 (精选)": f"{TITLE} 篇{{digit}}（精选）",
    "**篇一**": "**篇{han}**",
    "title(第1篇)": f"{TITLE}(第{{digit}}篇)",
    "Part1:": f"Part{{digit}}：{TITLE}",
    "其一:": f"其{{han}}：某镇{TITLE}",
    "1.title": f"{{digit}}.{TITLE}",
    "推荐第1篇:": f"推荐第{{digit}}篇：{TITLE}",
    "【范文】一": "【乡镇街道范文】{han}",
    "第1则": "第{digit}则",
    "title 第一则": f"{TITLE} 第{{han}}则",
    "材料1:": f"材料{{digit}}：某镇{TITLE}",
    "篇目一:": f"篇目{{han}}：某镇{TITLE}",
    "文档1:": f"文档{{digit}}：某镇{TITLE}",
    "title(精选一)": f"{TITLE}（精选{{han}}）",
    "title第1份": f"{TITLE}第{{digit}}份",
    "一:": "{han}：",
    "01 title": f"0{{digit}} {TITLE}",
    "title 1 with a length": f"{TITLE}{{digit}}（1200字）",
    "title篇1 with about a length": f"{TITLE}篇{{digit}}（约1200字）",
    "title(其一)": f"{TITLE}（其{{han}}）",
    "「篇一」": "「篇{han}」",
    "——篇一——": "——篇{han}——",
    "※第1篇※": "※第{digit}篇※",
    "第1篇、": "第{digit}篇、",
    "样稿一": "样稿{han}",
    "title样文1": f"{TITLE}样文{{digit}}",
    "Vol.1": "Vol.{digit}",
    "No.1 own": f"No.{{digit}} 某镇{{han}}村{TITLE}",
    "【1/9】own": f"【{{digit}}/9】某镇{{han}}村{TITLE}",
    "材料1/9:": f"材料{{digit}}/9：某镇{TITLE}",
    "title(1/9)": f"{TITLE}（{{digit}}/9）",
    "title(第一稿)": f"{TITLE}（第{{han}}稿）",
    "title之一:": f"{TITLE}之{{han}}：某镇民政工作总结",
    "【佳作一】own": f"【佳作{{han}}】某镇{TITLE}",
    "交流材料之一": "交流材料之{han}",
    "title篇壹": f"{TITLE}篇{{formal}}",
    "第壹篇:": f"第{{formal}}篇：某镇{TITLE}",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("first", [1, 4])
def test_every_form_of_head_splits_exactly(form: str, first: int) -> None:
    numbers = range(first, first + 5)
    heads = [form.format(digit=n, han=NUMERALS[n - 1], formal="壹贰叁肆伍陆柒捌玖"[n - 1]) for n in numbers]
    text = "\n".join(f"{head}\n{body(n)}" for head, n in zip(heads, numbers, strict=True))
    parts = split(text, f"{TITLE}（通用9篇）").parts
    assert [part.text for part in parts] == [body(n) for n in numbers]


@pytest.mark.parametrize(
    "head",
    [
        "第{han}部分：{own}",
        "示例{han}：{own}",
        "案例{digit}：{own}",
        "0{digit} {own}",
        "{own}（范文{han}）",
        "{own}——第{han}篇",
    ],
)
@pytest.mark.parametrize("claim", ["", "（精选9篇）"])
def test_heads_that_name_a_document_each_need_no_claim(head: str, claim: str) -> None:
    names = [f"{place}镇民政工作总结" for place in ("柳林", "石桥", "安平")]
    heads = [head.format(han=NUMERALS[n], digit=n + 1, own=name) for n, name in enumerate(names)]
    for mark in ("\n", " ") if head[0] in "第示案" else ("\n",):
        parts = split("\n".join(f"{heads[n]}{mark}{body(n + 1)}" for n in range(3)), f"民政工作总结{claim}").parts
        assert [(part.title, part.text) for part in parts] == [(names[n], body(n + 1)) for n in range(3)]


@pytest.mark.parametrize(
    "head", ["第{}部分：{}科工作总结", "示例{}：{}的写法", "案例{}：{}某救助案情况报告", "第{}部分：安平镇{}年工作总结"]
)
def test_heads_that_name_a_section_begin_no_part(head: str) -> None:
    heads = [head.format(NUMERALS[n], name) for n, name in enumerate("张王李")]
    assert len(split("\n".join(f"{heads[n]}\n{body(n + 1)}" for n in range(3)), "某县民政局工作总结").parts) == 1


@pytest.mark.parametrize(
    "line",
    [
        "签订采购合同第{}份",
        "材料{}：群众来信",
        "No.{} 安全生产有力有序",
        "（{}/3）全面动员部署阶段",
        "稿件{}：在省报刊登的工作报告",
    ],
)
def test_what_an_author_counts_begins_no_part(line: str) -> None:
    text = "\n".join((body(1), *(f"{line.format(n)}\n{body(n + 1)}" for n in (1, 2))))
    assert len(split(text, TITLE).parts) == 1


def test_the_pages_title_may_be_the_first_head() -> None:
    text = f"{body(1)}\n第2篇 某局工作总结 3000字\n{body(2)}"
    parts = split(text, "第1篇 某镇工作总结 5000字").parts
    assert [part.title for part in parts] == ["某镇工作总结", "某局工作总结"]
    assert [part.text for part in parts] == [body(1), body(2)]


def test_heads_inside_one_line() -> None:
    text = "".join(f"{TITLE} 篇{n} {body(n).replace(chr(10), '')}" * 1 for n in (1, 2, 3)) + "完" * 10
    text = text.replace("第1号", "第1号" + "。" * 600)
    assert len(split(text, f"{TITLE}（3篇）").parts) == 3


def test_documents_under_nested_heads_are_parts_of_their_own() -> None:
    text = "\n".join(f"{TITLE}范文第{n}篇\n{TITLE}(一)\n{body(n)}\n{TITLE}(二)\n{body(n + 10)}" for n in (1, 2, 3))
    expected = [body(number) for n in (1, 2, 3) for number in (n, n + 10)]
    assert [part.text for part in split(text, TITLE).parts] == expected


@pytest.mark.parametrize(
    ("numbers", "claim", "expected"),
    [
        ((1, 2, 4), "", [[0], [1], [2]]),  # one is missing
        ((1, 2, 5), "", [[0], [1, 2]]),  # two: that is no head
        ((1, 2, 5), "（精选5篇）", [[0], [1], [2]]),  # where the page claims so many the site hides those between
        ((1, 2, 6), "（精选5篇）", [[0], [1, 2]]),
        ((1, 5, 2), "（精选5篇）", [[0, 1], [2]]),  # the next one follows
        ((1, 1, 2), "", [[0, 1], [2]]),  # said again with text between: it is no head either
    ],
)
def test_heads_go_up_one_by_one(numbers: tuple[int, ...], claim: str, expected: list[list[int]]) -> None:
    heads = [f"{TITLE} 篇{number}\n" for number in numbers]
    text = "\n".join(f"{head}{body(n)}" for n, head in enumerate(heads))
    texts = ["\n".join(f"{heads[n]}{body(n)}" for n in part).removeprefix(heads[part[0]]) for part in expected]
    assert [part.text for part in split(text, TITLE + claim).parts] == texts


def test_a_head_that_is_said_twice_is_one() -> None:
    text = "\n".join(f"{TITLE} 篇{n}\n{TITLE} 篇{n}\n{body(n)}" for n in (1, 2))
    assert [part.text for part in split(text, TITLE).parts] == [body(1), body(2)]


def test_the_pages_title_is_no_head_where_the_text_has_its_own_of_that_number() -> None:
    text = "\n".join(["各地总结各有特点。" * 5, *(f"{TITLE}篇{n}\n{body(n)}" for n in (1, 2))])
    assert [part.text for part in split(text, f"{TITLE}篇1").parts] == [body(1), body(2)]


def test_sections_under_a_head_whose_numbers_do_not_begin_at_one_are_no_parts() -> None:
    bodies = [f"{TITLE}(三)\n{body(n)}\n{TITLE}(四)\n{body(n + 10)}" for n in (1, 2)]
    text = "\n".join(f"{TITLE}范文第{n}篇\n{bodies[n - 1]}" for n in (1, 2))
    assert [part.text for part in split(text, TITLE).parts] == bodies


def test_numbers_that_begin_again_begin_another_compilation() -> None:
    text = "\n".join(f"{TITLE} 篇{n % 3 + 1}\n{body(n)}" for n in range(6))
    assert [part.text for part in split(text, TITLE).parts] == [body(n) for n in range(6)]


@pytest.mark.parametrize("head", ["第{han}篇：{own} ", "【篇{digit}】", f"{TITLE}（{{han}}）", f"{TITLE}篇{{han}}"])
def test_heads_between_sentences_split_exactly(head: str) -> None:
    bodies = [f"{2007 + n}年，" + body(n).replace("\n", "") * 2 for n in (1, 2, 3)]
    text = "".join(head.format(han=NUMERALS[n], digit=n + 1, own=f"某镇{n}号总结") + bodies[n] for n in range(3))
    whole = split(text, f"{TITLE}（3篇）")
    assert [part.text for part in whole.parts] == bodies
    for change in whole.changes:
        assert text[change.start :].lstrip().startswith(change.before)


@pytest.mark.parametrize(
    "head", [f"{TITLE}篇{{digit}}", f"{TITLE}（{{han}}）", f"◆{TITLE}{{digit}}◆", "篇{han}：{own}", "【篇{han}】"]
)
@pytest.mark.parametrize("before", [True, False])
def test_heads_glued_to_a_paragraph_get_a_line_of_their_own(head: str, before: bool) -> None:
    bodies = [body(n) for n in (1, 2, 3)]
    heads = [head.format(han=NUMERALS[n], digit=n + 1, own=f"某镇{n}号工作总结") for n in range(3)]
    if before:
        text = "\n".join(f"{heads[n]} {bodies[n]}" for n in range(3))
    else:
        text = f"{heads[0]}\n{bodies[0]}{heads[1]}\n{bodies[1]}{heads[2]}\n{bodies[2]}"
    assert [part.text for part in split(text, f"{TITLE}（3篇）").parts] == bodies


def test_heads_inside_one_line_stand_behind_a_date_or_the_pages_title() -> None:
    texts = [f"{''.join(body(number).split())}2009年4月30日" for number in (1, 2, 3)]
    text = TITLE + "".join(f"篇{han}：某镇防汛总结{one}" for han, one in zip("一二三", texts, strict=True))
    assert [(part.title, part.text) for part in split(text, TITLE).parts] == [("某镇防汛总结", one) for one in texts]


@pytest.mark.parametrize("between", ["", " "])
def test_heads_in_a_row_leave_no_blank_line(between: str) -> None:
    heads = between.join(["【第二篇】"] * 40)
    found = split(f"【第一篇】\n{BODY}\n{heads}{BODY}", "工作总结")
    assert [len(part.text.split("\n")) > 1 and "\n\n" not in part.text for part in found.parts] == [True, True]


def test_a_head_with_a_word_of_praise_behind_it_is_not_broken() -> None:
    text = "\n".join(f"{TITLE}篇{n}（精选）\n{body(n)}" for n in (1, 2, 3))
    assert [part.text for part in split(text, TITLE).parts] == [body(n) for n in (1, 2, 3)]


def test_the_titles_above_a_parts_text_are_its_titles() -> None:
    text = "\n".join(f"{TITLE}篇{n}\n{TITLE}\n某镇{n}号工作总结\n{body(n)}" for n in (1, 2, 3))
    parts = split(text, f"{TITLE}（精选3篇）").parts
    assert [(part.title, part.text) for part in parts] == [(f"某镇{n}号工作总结", body(n)) for n in (1, 2, 3)]


def test_a_number_in_the_text_behind_a_head_is_not_the_heads() -> None:
    bodies = [f"一年来，{body(n)}".replace("\n", "") * 2 for n in (1, 2, 3)]
    text = "".join(f"{TITLE}篇{NUMERALS[n]}{bodies[n]}" for n in range(3))
    assert [part.text for part in split(text, f"{TITLE}三篇").parts] == bodies


def test_heads_whose_stems_vary_a_little_are_of_one_title() -> None:
    stems = ("农业局上半年工作总结", "农业局半年工作总结", "关于农业局半年工作总结")
    text = "\n".join(f"{stem}（篇{n}）\n{body(n)}" for n, stem in enumerate(stems, 1))
    assert [part.text for part in split(text, "农业局半年工作总结").parts] == [body(n) for n in (1, 2, 3)]


@pytest.mark.parametrize("question", ["怎么写", "怎么写？", "应该如何写？", "怎样写才好"])
def test_a_question_in_the_title_is_none_in_its_heads(question: str) -> None:
    title, texts = f"安全工作总结{question}", [body(n) for n in (1, 2, 3)]
    for join, form in (("\n", f"{title}篇{{}}\n{title}\n{{}}"), ("", f"{title}篇{{}} {{}}")):
        page = join.join(form.format(n, text) for n, text in enumerate(texts, 1))
        assert [part.text for part in split(page, f"{title}（精选3篇）").parts] == texts


@pytest.mark.parametrize(("first", "claim"), [(1, "三篇"), (4, "九篇")])
def test_a_year_glued_to_the_number_of_a_head_is_the_texts(first: int, claim: str) -> None:
    bodies = [f"200{n}年，{body(n)}".replace("\n", "") * 2 for n in (1, 2, 3)]
    text = "".join(f"{TITLE}篇{n}{one}" for n, one in enumerate(bodies, first))
    assert [part.text for part in split(text, f"{TITLE}{claim}").parts] == bodies


@pytest.mark.parametrize("opening", ["“三农”工作", "《意见》下发后", "2月5日，我镇", "12月5日，我镇", "各位代表：\n"])
def test_a_head_is_glued_to_what_the_text_opens_with(opening: str) -> None:
    bodies = [f"{opening}{body(n)}" for n in (1, 2, 3)]
    text = "\n".join(f"{TITLE}{n}{part}" for n, part in enumerate(bodies, 1))
    assert [part.text for part in split(text, TITLE).parts] == bodies


def test_heads_say_once_what_the_pages_title_says_twice() -> None:
    line = "".join(f"{TITLE}【第{NUMERALS[n]}篇】{body(n)}" for n in range(3)).replace("\n", "")
    bodies = [body(n).replace("\n", "") for n in range(3)]
    assert [part.text for part in split(line, f"{TITLE}_{TITLE}【3篇】").parts] == bodies


def test_a_title_may_say_more_than_the_heads_inside_a_line() -> None:
    bodies = [body(n).replace("\n", "") for n in range(3)]
    line = "".join(f"{TITLE}的范例篇{NUMERALS[n]}{text}" for n, text in enumerate(bodies))
    assert [part.text for part in split(line, f"{TITLE}的范例{TITLE}（通用3篇）").parts] == bodies


@pytest.mark.parametrize(("claim", "whole"), [("（精选3篇）", False), ("（精选4篇）", True), ("", True)])
def test_bare_numbers_inside_a_line_are_heads_where_there_are_as_many_as_the_title_says(
    claim: str, whole: bool
) -> None:
    bodies = [body(n).replace("\n", "") for n in range(3)]
    line = "".join(f"第{NUMERALS[n]}篇{text}" for n, text in enumerate(bodies))
    lead = "下面是小编整理的总结。"
    parts = [part.text for part in split(lead + line, TITLE + claim).parts]
    assert parts == ([lead + line] if whole else bodies)


def test_a_number_that_touches_the_title_in_a_sentence_is_the_texts() -> None:
    line = f"{TITLE}1在会上得到肯定。{BODY}{TITLE}2在会上得到好评。{BODY}".replace("\n", "")
    assert [part.text for part in split(line, TITLE).parts] == [line.removeprefix(f"{TITLE}1")]


def test_a_parts_title_has_no_half_pair_of_marks() -> None:
    text = "\n".join(f"篇{NUMERALS[n]}：《某镇{n}号工作总结》\n{body(n)}" for n in range(3))
    assert [part.title for part in split(text, TITLE).parts] == [f"某镇{n}号工作总结" for n in range(3)]
    text = "\n".join(f"第{NUMERALS[n]}篇：《学习》心得体会{n}号总结\n{body(n)}" for n in range(3))
    assert [part.title for part in split(text, TITLE).parts] == [f"《学习》心得体会{n}号总结" for n in range(3)]


def test_a_line_under_a_head_that_names_its_text_is_no_second_title() -> None:
    heads = [f"篇{NUMERALS[n]}：某镇{n}号工作总结\n村级组织建设工作汇报\n{body(n)}" for n in (0, 1)]
    expected = [f"村级组织建设工作汇报\n{body(n)}" for n in (0, 1)]
    assert [part.text for part in split("\n".join(heads), TITLE).parts] == expected


def test_a_title_of_its_own_is_taken_from_the_parts_first_line() -> None:
    text = f"篇一\n某局2009年工作总结\n{body(1)}\n篇二\n{body(2)}"
    parts = split(text, TITLE).parts
    assert [part.title for part in parts] == ["某局2009年工作总结", None]
    assert parts[0].text == body(1)


def test_a_note_in_brackets_belongs_to_a_parts_title() -> None:
    text = f"篇一\n某局副局长述职报告（分管党务，信访等）\n{body(1)}\n篇二\n{body(2)}"
    assert split(text, TITLE).parts[0].title == "某局副局长述职报告（分管党务，信访等）"


def test_heads_in_traditional_characters() -> None:
    text = "\n".join(f"鄉鎮安全生產工作總結範文{han}\n{body(n)}" for n, han in enumerate("一二三", 1))
    assert [part.text for part in split(text, "鄉鎮安全生產工作總結").parts] == [body(1), body(2), body(3)]


@pytest.mark.parametrize("kind", ["工作要點", "工作計劃", "心得體會", "講話", "工作總結", "匯報"])
def test_titles_in_traditional_characters(kind: str) -> None:
    text = "\n".join(f"某鎮工作範文{han}\n某{han}鎮教育局{kind}\n{body(n)}" for n, han in enumerate("一二三", 1))
    parts = split(text, "某鎮工作範文").parts
    assert [(part.title, part.text) for part in parts] == [
        (f"某{han}鎮教育局{kind}", body(n)) for n, han in enumerate("一二三", 1)
    ]


def test_what_stands_before_the_second_head_is_a_part() -> None:
    text = "\n".join([body(18), *(f"{TITLE} 篇{n}\n{body(n)}" for n in (19, 20, 21))])
    parts = split(text, f"{TITLE}（25篇）").parts
    assert [part.text for part in parts] == [body(18), body(19), body(20), body(21)]


@pytest.mark.parametrize(("head", "count"), [(f"{TITLE}2", 2), (f"{TITLE}3", 1), ("经济篇 2", 1)])
def test_the_second_head_alone_ends_a_first_part_without_one(head: str, count: int) -> None:
    assert len(split(f"{body(1)}\n{head}\n{body(2)}", TITLE).parts) == count


def test_the_sites_words_before_the_first_head_are_no_part() -> None:
    text = "\n".join(["各地总结各有特点。" * 5, *(f"{TITLE} 篇{n}\n{body(n)}" for n in (1, 2))])
    whole = split(text, TITLE)
    assert [part.text for part in whole.parts] == [body(1), body(2)]
    assert whole.changes[0].rule == "before the first part"


def test_a_long_text_before_the_first_head_is_a_document() -> None:
    first = "各地总结各有特点。" * 80
    text = "\n".join([first, *(f"{TITLE} 篇{n}\n{body(n)}" for n in (1, 2))])
    assert [part.text for part in split(text, TITLE).parts] == [first, body(1), body(2)]


def test_titles_with_numbers_behind_them_are_the_parts_titles() -> None:
    text = "\n".join(f"某镇{n}号工作总结 篇{n}\n{body(n)}" for n in (1, 2, 3))
    parts = split(text, TITLE).parts
    assert [(part.title, part.text) for part in parts] == [(f"某镇{n}号工作总结", body(n)) for n in (1, 2, 3)]


def test_the_sections_of_one_document_are_no_heads_where_the_title_claims_several() -> None:
    text = "\n".join(
        f"{heading}\n{'全年造林三千亩。' * 10}" for heading in ("一、2016年工作总结", "二、2017年工作计划")
    )
    assert [part.text for part in split(text, "林业工作总结（4篇）").parts] == [text]


@pytest.mark.parametrize("head", ["第1篇：总结。", f"{TITLE}篇1 ", f"{TITLE}1在\n", "第 1 篇    "])
def test_no_number_of_heads_makes_splitting_slow(head: str) -> None:
    begun = time.process_time()
    split(head * 60_000, TITLE)
    assert time.process_time() - begun < 4  # seconds of a slow, shared machine; some 0.2 of a quiet one


@pytest.mark.parametrize("between", ["-", "：", "——", "精选", "范例"])
def test_what_stands_between_a_title_and_its_number_does_not_hide_a_glued_head(between: str) -> None:
    text = "\n".join(f"{TITLE}{between}篇{n}{body(n)}" for n in (1, 2, 3))
    assert [part.text for part in split(text, TITLE).parts] == [body(n) for n in (1, 2, 3)]


def test_the_pages_title_may_be_glued_to_the_first_of_heads_with_titles_of_their_own() -> None:
    text = f"{TITLE}篇一：某镇防汛总结\n××某镇防汛总结\n{body(1)}\n篇二：某局防汛总结\n{body(2)}"
    parts = split(text, TITLE).parts
    assert [part.text for part in parts] == [body(1), body(2)]
    assert [part.title for part in parts] == ["××某镇防汛总结", "某局防汛总结"]


@pytest.mark.parametrize(("claimed", "count"), [(5, 5), (9, 1)])
def test_short_names_behind_the_numbers_are_titles_where_there_are_as_many_as_the_page_says(
    claimed: int, count: int
) -> None:
    names = ("初入职场", "快速适应", "团队合作", "与人沟通", "注重细节")
    text = "\n".join(f"第{n}篇: {name}\n{PARAGRAPHS[0] * 2}" for n, name in enumerate(names, 1))
    parts = split(text, f"酒店实习周记(系列{claimed}篇)").parts
    assert len(parts) == count
    assert [part.title for part in parts] == ([*names] if count > 1 else [None])


def test_materials_that_are_quoted_in_one_document_are_no_parts() -> None:
    text = "\n".join(f"材料{n}：{name}\n{body(n)}" for n, name in enumerate(("基层反映", "部门答复", "几点分析"), 1))
    assert len(split(text, TITLE).parts) == 1


def test_a_claim_may_stand_before_a_note_in_brackets_and_a_praise_before_the_title() -> None:
    for title in ("会计实习心得12篇（会计实习心得和体会）", "【精华】会计实习心得汇总十篇"):
        assert [part.text for part in split(f"会计实习心得 篇1{BODY}", title).parts] == [BODY]


# Every front of a head, without and with the parts' own titles, before the text on one line.
_FRONTS = (
    "篇{d}：", "篇{h}:", "篇{d}", "篇{h} ", "【篇{h}】", "（篇{d}）", "第{h}篇", "第{d}篇：", "第{h}则", "范文{d}",
    "范文{h}：", "范文（{d}）", "范文第{h}篇", "例文{d}", "样本{h} ", "Part {d} ", "★篇{h}：",
    f"{TITLE}篇{{h}}", f"{TITLE}（{{h}}）", f"{TITLE}【{{d}}】", f"{TITLE}{{d}}", f"{TITLE}{{h}}",
    f"{TITLE}1000字篇{{d}}", f"{TITLE}（通用）篇{{h}}", f"{TITLE}之{{h}}", f"{TITLE}_{{d}}",
)  # fmt: skip


def _opening(number: int) -> str:
    """A part that begins as authors do: with prose, a greeting, a section, a numeral."""
    first = ("今年以来，我站认真工作。", "各位领导：", "一、基本情况", "三年来，我们坚持防汛。")[number % 4]
    return f"{first}\n{body(number)}"


@pytest.mark.parametrize("front", _FRONTS)
@pytest.mark.parametrize("line_feed", ["\n", ""])
def test_every_head_before_the_text_of_its_part(front: str, line_feed: str) -> None:
    texts = [_opening(number).replace("\n", line_feed) for number in range(1, 6)]
    page = line_feed.join(front.format(d=n, h=NUMERALS[n - 1]) + text for n, text in enumerate(texts, 1))
    assert [part.text for part in split(page, f"{TITLE}（精选5篇）").parts] == texts


@pytest.mark.parametrize("front", ["篇{d}：", "第{h}篇、", "【第{d}篇】", "篇{h}：《"])
def test_a_title_between_the_number_and_the_text(front: str) -> None:
    behind = "》" if "《" in front else ""
    heads = [front.format(d=n, h=NUMERALS[n - 1]) for n in (1, 2, 3)]
    page = "\n".join(f"{head}某站{n}号防汛总结{behind}今年汛期来得早。\n{BODY}" for n, head in enumerate(heads, 1))
    found = split(page, TITLE).parts
    assert [part.title for part in found] == [f"某站{n}号防汛总结" for n in (1, 2, 3)]
    assert [part.text for part in found] == [f"今年汛期来得早。\n{BODY}"] * 3


@pytest.mark.parametrize(
    "front",
    [
        *("{h}、", "{d}.", "（{h}）", "【{d}】", "第{h}部分：", "第{d}份 "),
        *("附件{d}：", "实例{h}：", "版本{h}：", "正文{d}：", "No.{d} "),
    ],
)
def test_numbered_titles_are_heads_where_the_page_claims_several(front: str) -> None:
    texts = [f"全年造林{number}千亩。\n{number + 1}、下一步打算\n{'继续造林。' * 20}" for number in (1, 2, 3)]
    heads = [f"{front.format(d=n, h=NUMERALS[n - 1])}某站{n}号植树总结" for n in (1, 2, 3)]
    page = "\n".join(f"{head}\n{text}" for head, text in zip(heads, texts, strict=True))
    for title in ("林业材料三篇", "林业材料五篇"):
        assert [part.text for part in split(page, title).parts] == texts
    assert [part.text for part in split(page, "林业材料").parts] == [page]


@pytest.mark.parametrize("head", ["（{h}）", "{d}、", "例{d}", "材料{h}："])
def test_bare_numbers_on_lines_are_heads_where_there_are_as_many_as_the_page_claims(head: str) -> None:
    texts = [body(number) for number in (1, 2, 3)]
    page = "\n".join(f"{head.format(d=n, h=NUMERALS[n - 1])}\n{text}" for n, text in enumerate(texts, 1))
    assert [part.text for part in split(page, f"{TITLE}三篇").parts] == texts
    assert [part.text for part in split(page, TITLE).parts] == [page]
    under = f"第1篇\n{page}\n第2篇\n{texts[0]}\n第3篇\n{texts[1]}"  # the sections of the first of three
    assert [part.text for part in split(under, f"{TITLE}三篇").parts] == [page, *texts[:2]]


@pytest.mark.parametrize("head", ["篇{n}|{own}", "第{n}篇—{own}", "篇{n}·{own}", "{own}（篇{n}）", "{own}【篇{n}】"])
def test_what_stands_between_a_parts_title_and_its_number_is_no_part_of_it(head: str) -> None:
    owns = [f"某站{name}防汛工作总结" for name in ("南山", "北湖", "东岭")]
    page = "\n".join(f"{head.format(n=n, own=own)}\n{body(n)}" for n, own in enumerate(owns, 1))
    assert [part.title for part in split(page, f"{TITLE}三篇").parts] == owns


_HEADINGS = (
    "第{h}部分", "{h}是", "（{h}）", "第{d}阶段", "案例{h}", "附件{d}", "第{h}章", "专题{h}", "第{h}季度", "Part {d}",
    "第{h}条", "{d}月份", "第{h}篇章", "表{d}", "第{h}课时", "材料{h}",
)  # fmt: skip


@pytest.mark.parametrize("glue", ["\n", "。", ""])
@pytest.mark.parametrize("heading", _HEADINGS)
def test_numbered_headings_of_one_text_are_no_heads(heading: str, glue: str) -> None:
    page = "\n".join(heading.format(d=n, h=NUMERALS[n - 1]) + glue + body(n) for n in range(1, 6))
    assert [part.text for part in split(f"现将情况报告如下：\n{page}", TITLE).parts] == [f"现将情况报告如下：\n{page}"]


@pytest.mark.parametrize("form", forms.FORMS, ids=lambda form: form.example)
def test_a_form_reads_its_example_and_the_cue_stands_in_it(form: forms.Form) -> None:
    said = form.read(form.example)
    assert said is not None and said.number == 3
    assert form.cue in form.example


def test_the_head_of_a_group_ends_no_part() -> None:
    """The group's own head stands right above its first part; that of the first group is lost with the page's head."""
    titles = (
        "鹿邑县委政法委2009年工作总结",
        "新昌县委政法委2007年工作总结",
        "综合治理工作汇报",
        "香河县委政法委2005年工作计划",
    )
    lines = []
    for group, title in enumerate(titles, start=1):
        lines.append(f"第{group}篇 {title} {1000 + 50 * group}字" if group % 3 else f"第{group}篇 {title}")
        for part in "一二":
            lines += [f"综合治理工作汇报（{part}）", body(group)]
    parts = split("\n".join(lines[1:]), "综合治理工作汇报(通用2篇)").parts
    assert [part.text.strip() for part in parts] == [body(group) for group in (1, 1, 2, 2, 3, 3, 4, 4)]
