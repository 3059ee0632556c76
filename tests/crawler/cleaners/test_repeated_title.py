"""The page's title found again in its text: it goes where a site set it, and stays where an author says it."""

import re

import pytest

from crawler.cleaners.boilerplate import strip
from tests.crawler.pages import BODY, PARAGRAPHS


def test_the_title_repeated_above_the_text_goes_and_a_later_mention_stays() -> None:
    stripped = strip(f"某镇工作总结\n{BODY}\n某镇工作总结会议按期召开。", "某镇工作总结")
    assert stripped.text == f"{BODY}\n某镇工作总结会议按期召开。"


@pytest.mark.parametrize(
    "above",
    [
        "某镇2008年工作总结\n某镇2008年工作总结",
        "某镇2008年工作总结某镇2008年工作总结",
        "某镇2008年\n工作总结",
        "某镇2008年工作总结（精选3篇）",
        "某镇2008年工作总结范文",
        "【某镇2008年工作总结】",
        "某镇2008年工作总结356",
        "【推荐】某镇2008年工作总结四篇",
        "某镇2008年工作总结【精】",
        "某镇2008年工作总结（可编辑）",
        "某镇2008年工作总结最新版",
        "某镇2008年工作总结免费阅读",
        "某镇2008年工作总结应该怎么写",
        "某镇2008年工作总结 1/12",
        "【年度总结】某镇2008年工作总结",
        "一篇关于某镇2008年工作总结的范文",
        "免费的某镇2008年工作总结",
    ],
)
def test_the_title_goes_however_it_is_repeated(above: str) -> None:
    assert strip(f"{above}\n{BODY}", "某镇2008年工作总结").text == BODY


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("| 标题:某镇工作总结 | ||", "某镇工作总结"),
        ("某镇工作总结 2024-05-06 10:08", "某镇工作总结"),
        ("好网站天天看：某某县养老院消防管理办法", "某某县养老院消防管理办法"),
        ("某某区春季开学致辞（ 二 ）", "某某区春季开学致辞"),
        ("述职报告（学生会主席）2。", "述职报告（学生会主席）"),  # on a later page
        ("我校志愿者暑期在图书馆服务", "奉献青春——我校志愿者暑期在图书馆服务"),
        ("学生会组织部长竞选", "学生会组织部长竞选演讲稿"),
        ("税收征管工作", "税收征管工作范文精选"),
        ("敬老院工作总结", "敬老院工作总结十篇"),
        ("敬老院工作总结", "敬老院工作总结赏读十篇"),
        ("会计制度设计的实训总结", "会计制度设计实训800字总结"),
        ("某县2012年工作总结", "某县2012年工作总结（会上报告稿）"),
        ("某县2012年工作总结", "（全文）某县2012年工作总结"),
        ("社区志愿者活动方案，快截止了，麻烦给个答案吧！", "社区志愿者活动方案"),
    ],
)
def test_the_title_goes_with_what_stands_beside_it_and_without_what_does_not(line: str, title: str) -> None:
    assert strip(f"{line}\n{BODY}", title).text == BODY


def test_the_title_in_brackets_goes_before_the_text_and_below_it() -> None:
    assert strip(f"{BODY}\n【某镇工作总结】", "某镇工作总结").text == BODY
    stripped = strip(f"【某镇工作总结】{BODY}", "某镇工作总结")
    assert stripped.text == BODY
    assert stripped.changes[0].before == "【某镇工作总结】"


@pytest.mark.parametrize(
    "glued",
    [
        "某镇2008年工作总结今年以来，",
        "1、某镇2008年工作总结 在县委的领导下，",
        "第1页共8页某镇2008年工作总结近年来，",
        "精选优质文档-倾情为你奉上某镇2008年工作总结某镇2008年工作总结2008年，",
        "1/9某镇2008年工作总结在信访工作中，",
    ],
)
def test_the_title_glued_to_the_first_sentence_goes(glued: str) -> None:
    opening = glued.rpartition("总结")[2].strip()
    assert strip(f"{glued}{BODY}", "某镇2008年工作总结").text == f"{opening}{BODY}"


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("某镇2008年工作总结", "的起草工作由办公室负责。"),
        ("某镇2008年工作总结", "是集体的成果。"),
        (
            "某镇2008年工作总结",
            "作为全镇工作的缩影，由办公室起草，经过三次讨论，印发各村和各站所学习，并报县委、县政府备案，同时存入镇档案室，供以后查阅。",
        ),
        ("某河水利枢纽管理", "局位于某县东南，负责两座水闸的调度，全局现有在职职工三十一人。"),
    ],
)
def test_a_sentence_that_begins_with_the_title_stays(title: str, behind: str) -> None:
    text = f"{title}{behind}{BODY}"
    assert strip(text, title).text == text


@pytest.mark.parametrize(
    "line",
    [
        "请欣赏某镇2008年工作总结（精选6篇），由某某网整理，但愿能帮到大家。",
        "《某镇2008年工作总结》属于总结中较为优秀的内容，欢迎参考。",
        "收藏《某镇2008年工作总结》",
        "提问：谁有某镇2008年工作总结？急用！",
        "某镇2008年工作总结——某某网",
        "某镇2008年工作总结内容摘要：",
    ],
)
def test_what_is_said_of_the_title_to_the_reader_goes(line: str) -> None:
    assert strip(f"{line}\n{BODY}", "某镇2008年工作总结").text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "《某镇2008年工作总结》已经镇政府同意，请各单位参考借鉴。",
        "某镇2008年工作总结大会推荐先进单位三个，分享经验五条。",
        "现将某镇2008年工作总结报来，请参考。",
        "现印发：某镇2008年工作总结",
    ],
)
def test_what_an_office_says_of_its_own_text_stays(line: str) -> None:
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}"):
        assert strip(text, "某镇2008年工作总结").text == text


def test_a_head_that_is_the_title_with_a_number_stays() -> None:
    heads = ("某镇工作总结 1篇", "某镇工作总结【第一篇】", "某镇工作总结(一)")
    for head in heads:
        assert strip(f"{head}\n{BODY}", "某镇工作总结").text == f"{head}\n{BODY}"


LETTER = "各乡镇人民政府：\n现将有关情况印发给你们，请认真贯彻落实。\n某县人民政府\n2012年1月19日"


def test_the_title_of_a_document_behind_the_letter_that_encloses_it_stays() -> None:
    text = f"{LETTER}\n某县2011年工作总结\n{BODY}"
    assert strip(f"某县2011年工作总结\n{text}", "某县2011年工作总结").text == text


def test_short_lines_between_a_sites_lines_go_and_what_may_be_the_authors_stays() -> None:
    head = "您的位置：首页 > 工作总结\n{}\n一键复制全文保存为WORD\n" + BODY
    assert strip(head.format("某某时讯")).text == BODY
    for line in ("某县民政局", "一、基本情况", "2008年上半年", "引言", "民政工作思路", "张三、李四", "存在的主要问题"):
        assert strip(head.format(line)).text == f"{line}\n{BODY}"
    tail = BODY + "\n一键复制全文\n某某时讯\n版权所有 Copyright 2010"
    assert strip(tail).text == BODY


def test_the_title_planted_between_two_clauses_goes() -> None:
    planted = f"光阴似箭，又是一年，某校教研组工作总结。{BODY}"
    assert strip(planted, "某校教研组的工作总结").text == f"光阴似箭，又是一年。{BODY}"
    spoken = f"一年来，我写好了某校教研组工作总结。{BODY}"
    assert strip(spoken, "某校教研组的工作总结").text == spoken
    behind = f"现将一年的情况总结如下某校教研组工作总结：{BODY}"
    assert strip(behind, "某校教研组工作总结").text == f"现将一年的情况总结如下：{BODY}"


@pytest.mark.parametrize("begins", ["在学校党支部的统一领导下，", "2011-2012学年度第二学期，", "2012年-2013年度，"])
def test_a_short_title_before_a_first_sentence_that_says_when_or_under_whom_goes(begins: str) -> None:
    text = f"{begins}总务处紧紧围绕学校中心工作，做了以下几件事。\n{BODY}"
    assert strip(f"总务处工作总结{text}", "总务处工作总结").text == text


def test_a_newspapers_dateline_above_the_title_stays() -> None:
    assert strip(f"某社3月9日电\n某县工作总结\n{BODY}", "某县工作总结").text == f"某社3月9日电\n{BODY}"


def test_the_title_before_the_text_goes_behind_a_label_whatever_follows_it() -> None:
    text = f"有人说，水是农业的命脉。{BODY}"
    assert strip(f"文档简介\n某县水利工作总结{text}", "某县水利工作总结").text == text


def test_the_title_goes_with_a_sites_words_that_begin_inside_it() -> None:
    line = f"护林站巡山工作总结范文仅供参考,自行编辑使用{BODY}"
    assert strip(line, "护林站巡山工作总结范文").text == BODY


def test_the_title_of_several_texts_goes_before_the_name_of_a_body() -> None:
    text = f"乡镇供销社开年以来认真履行职责。{BODY}"
    assert strip(f"供销社工作总结范文荟聚【最新8篇】{text}", "供销社工作总结范文荟聚【最新8篇】").text == text


def test_the_title_goes_behind_its_own_full_stop_and_leaves_the_authors() -> None:
    title = "某某县农业局信息科工作总结"
    assert strip(f"{title} 。{BODY}", title).text == BODY
    first, rest = BODY.split("。", 1)
    assert strip(f"{first}，{title}。{rest}", title).text == BODY


def test_a_text_behind_the_title_in_brackets_stays_whatever_it_names() -> None:
    text = "档案馆是专门的机构，它收集、整理各类资料，为公众提供查阅服务，也推荐馆藏，欢迎参观。"
    assert strip(f"【档案馆是什么地方】{text}\n{BODY}", "档案馆是什么地方").text.endswith(f"{text}\n{BODY}")


def test_an_author_speaks_of_reading_where_the_title_stands() -> None:
    own = f"“下班以后，大家常在某某县税务局书香书屋里阅读，关注的多是新书。”\n{BODY}"
    assert strip(own, "某某县税务局书香书屋").text == own


def test_the_titles_last_words_above_the_text_go_and_as_a_later_heading_stay() -> None:
    title = "某某监狱特警队新干警工作总结"
    assert strip(f"第一篇：{title}\n工作总结\n{BODY}", title).text.endswith(f"\n{BODY}")
    assert "工作总结" not in strip(f"工作总结\n{BODY}", title).text
    own = f"{BODY}\n工作总结\n{BODY}"
    assert strip(own, title).text == own


def test_the_title_goes_before_the_first_item_of_a_list() -> None:
    text = f"1.仓库里的工具谁借谁登记，归还时由保管员当面点清数量，坏了的另放一处，月底一并修理。\n{BODY}"
    assert strip(f"工具借用管理制度12篇 {text}", "工具借用管理制度12篇").text == text


def test_a_part_of_the_title_as_a_heading_far_below_the_top_stays() -> None:
    above = "\n".join(PARAGRAPHS * 3)
    text = f"{above}\n防汛抗旱工作扎实\n{BODY}"
    assert strip(text, "某县水务局半年工作总结 防汛抗旱工作扎实").text == text


def test_a_heading_between_the_title_and_the_title_again_stays() -> None:
    title = "某县水务局半年工作总结"
    text = f"{title}\n考核的目标\n{PARAGRAPHS[0]}\n{title}\n{PARAGRAPHS[1]}"
    assert strip(text, title).text == f"考核的目标\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"


def test_the_texts_own_title_stays_above_the_line_that_begins_with_it() -> None:
    own = "春风镇中心小学师德演讲稿"
    for begins in ("尊敬的各位领导、老师：大家好！", "第一章总则第一条为规范演讲，制定本制度。"):
        text = f"{own}\n{begins}\n{BODY}"
        assert strip(f"{own}\n{own}\n{own}{begins}\n{BODY}", "师德演讲").text == text
    heading = f"做好全镇综治工作总结\n做好全镇综治工作总结的关键在于责任，做好工作要靠大家。\n{BODY}"
    assert strip(heading).text == heading


def test_the_title_before_a_greeting_goes_and_the_greeting_stays() -> None:
    greeting = "尊敬的各位来宾、亲爱的观众们：大家好！欢迎来到春风镇的联欢晚会，请大家欣赏。"
    text = f"1、春风镇联欢晚会致辞发言稿{greeting}\n{BODY}"
    assert greeting in strip(text, "春风镇联欢晚会致辞发言稿").text


def test_the_title_without_a_sites_word_goes_before_the_text() -> None:
    begins = f"班主任实习工作总结短暂的实习很快结束了，{PARAGRAPHS[0]}"
    title = "班主任实习工作总结范文"
    stripped = strip(f"{title}范文仅供参考，自行编辑使用{begins}\n{BODY}", title)
    assert stripped.text == f"短暂的实习很快结束了，{PARAGRAPHS[0]}\n{BODY}"


@pytest.mark.parametrize(
    ("title", "glued"),
    [
        ("《某县2012年工作总结》", "1、某县2012年工作总结今年以来，"),
        ("小学教师节活动方案", "小学教师节活动方案为搞好今年的庆祝活动，结合我校实际，特制定本方案。"),
        ("中心小学学雷锋活动总结", "中心小学学雷锋活动总结3月5日，是孩子们永远记住的日子。"),
        (
            "在全市招商引资观摩总结交流会上的讲话",
            "市长在全市招商引资观摩总结交流会上的讲话这次观摩活动，目的是掀起招商引资新高潮。",
        ),
    ],
    ids=["marks", "aim", "day", "whose speech"],
)
def test_a_title_glued_to_the_first_words_goes(title: str, glued: str) -> None:
    text = re.sub(".*?(?:工作总结|活动总结|讲话|活动方案)", "", glued, count=1) + "".join(PARAGRAPHS)
    assert strip(f"{glued}{''.join(PARAGRAPHS)}", title).text == text


def test_a_heading_glued_to_a_single_sentence_goes() -> None:
    above = "保险公司人力发展方案"
    sentence = "保险行业作为现代经济的重要组成部分，对人力资源提出了更高的要求。"
    text = f"{above}\n{sentence}\n{BODY}"
    assert strip(f"{above}\n{above}{sentence}\n{BODY}").text == text


@pytest.mark.parametrize(
    "form",
    [
        *("最新{}", "优秀{}", "一篇{}", "有关{}", "{}推荐", "{}精选", "{}合集", "{}汇总", "{}全文", "{}正文", "{}范本"),
        *("{}word版", "{}(完整版)", "(完整版){}", "{}_2", "{}2022", "{}(2022)", "{}怎么写", "{}范文大全"),
    ],
)
def test_a_line_of_the_title_with_what_sites_add_to_it_goes(form: str) -> None:
    title = "某镇民政工作总结"
    line = form.format(title)
    assert strip(f"{line}\n{BODY}", title).text == BODY
    assert strip(f"{title}\n{line}\n{BODY}", title).text == BODY


@pytest.mark.parametrize("added", ["范文 ", "_晨光范文网 ", ".doc", "（精选5篇）", "（完整版） ", "全文 "])
def test_a_text_begins_behind_the_title_and_what_sites_add_to_it(added: str) -> None:
    title = "某镇民政工作总结"
    assert strip(f"{title}{added}{BODY}", title).text == BODY


@pytest.mark.parametrize("number", ["（篇1）", "【篇一】", "(范文2)", "（第三篇）", "[1篇]"])
def test_the_title_with_a_number_is_a_head_and_stays(number: str) -> None:
    title = "某镇民政工作总结"
    text = f"{title}{number}{BODY}"
    assert strip(text, f"{title}（精选3篇）").text == text


@pytest.mark.parametrize("head", ["{title}[篇{n}]", "范文{n}：{title}", "{title}_{n}", "【篇{n}】{title}"])
@pytest.mark.parametrize("numbers", ["一二三", "123"])
def test_on_a_page_of_several_texts_the_title_with_a_running_number_heads_them(head: str, numbers: str) -> None:
    title = "幼儿园教师述职报告"
    heads = (head.format(title=title, n=number) for number in numbers)
    text = "\n".join(f"{one}\n{paragraph}" for one, paragraph in zip(heads, PARAGRAPHS, strict=False))
    assert strip(text, f"{title}（3篇）").text == text


def test_the_captions_of_a_previews_pages_are_no_heads() -> None:
    title = "幼儿园教师述职报告"
    captions = "\n".join(f"{title}_第{number}页" for number in "123")
    assert strip(f"{captions}\n{BODY}", f"{title}（3篇）").text == BODY
