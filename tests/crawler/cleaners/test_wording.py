"""What no rule takes: lines told by their words, lines around the title, and the title itself in other writings."""

import pytest

from crawler.cleaners import clean
from crawler.cleaners.boilerplate import strip
from crawler.cleaners.boilerplate.to_reader import speaks_to_reader
from crawler.cleaners.compilation import split
from indexer.text import fold
from tests.crawler.pages import BODY, html_page, text_page

TITLE = "某某县民政局半年工作总结"


@pytest.mark.parametrize(
    "line",
    [
        "会员权益 | 求助 | 退款申请 | 下载记录",
        "1：文件页数、格式以网站显示为准，付费之后方可下载。",
        "通过阅读一些优秀的范文，可以学到不少写作技巧。",
        "请在电脑端打开链接，免费注册之后收藏。",
        "总结是一种写作，通过阅读一份范文，可以学到技巧。",
    ],
)
def test_a_line_that_speaks_to_a_sites_reader_goes(line: str) -> None:
    assert speaks_to_reader(fold(line))
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}"):
        assert strip(text).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "以上意见，供参考。",
        "全局免费发放宣传资料三千份，群众关注度明显提高。",
        "编辑整理文件汇编一册，供各科室参考使用。",
        "网站全年发布信息二百条，点击、下载、评论人次稳步上升。",
        "会员登录系统正式启用，注册会员由五家增加到九家。",
        "图书馆免费向读者开放，整理图书、分类上架，推荐书目二十种。",
        "我校推荐优秀文章参加征文评选，收藏阅读笔记一百本。",
        "第2篇 免费模板、范文下载工作总结",
    ],
)
def test_a_line_in_which_an_author_tells_of_his_work_stays(line: str) -> None:
    assert not speaks_to_reader(fold(line))


def test_a_sentence_is_weighed_and_what_stands_beside_it_stays() -> None:
    own = "今年以来，我局扎实推进各项工作，成效明显。"
    assert strip(f"{own}更多范文请下载收藏，免费会员登录。\n{BODY}").text == f"{own}\n{BODY}"


def test_an_article_that_says_what_it_will_tell_keeps_its_opening() -> None:
    told = "客房服务是宾馆工作的基础。本文将详细介绍这一岗位，分享经验，帮助读者了解客房工作。"
    assert strip(f"{told}\n{BODY}").text == f"{told}\n{BODY}"


def test_what_leads_up_to_a_sentence_that_only_its_words_tell_stays() -> None:
    own = "客房服务是宾馆工作的基础。"
    assert strip(f"{own}免费会员请登录，范文可供参考。\n{BODY}").text == f"{own}\n{BODY}"


def test_a_sites_name_may_be_the_subject_of_its_lead_in() -> None:
    line = "以下是好总结范文网整理的民政局上半年工作总结范文，欢迎参考。"
    assert strip(f"{line}\n{BODY}").text == BODY
    own = "全镇投入资金百范文网三百万元，新建道路十公里。"
    assert strip(f"{BODY}\n{own}").text == f"{BODY}\n{own.replace('百范文网', '')}"


def test_short_lines_above_the_title_are_the_sites() -> None:
    above = f"灵感站点\n王 临\n工作总结/工作汇报\n{TITLE}\nKris\n{TITLE}\n{BODY}"
    assert strip(above, TITLE).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "某某县民政局",
        "某民发〔2012〕5号",
        "二〇一二年七月五日",
        "一、基本情况",
        "各位代表：",
        "第一篇 全县民政",
        "篇一",
    ],
)
def test_what_an_author_writes_with_his_title_stays(line: str) -> None:
    assert strip(f"{line}\n{TITLE}\n{BODY}", TITLE).text == f"{line}\n{BODY}"
    assert strip(f"{TITLE}\n{line}\n{TITLE}\n{BODY}", TITLE).text == f"{line}\n{BODY}"


@pytest.mark.parametrize(
    "glued",
    [
        f"资源简介 {TITLE}一、",
        f"{TITLE}与民政工作汇编{TITLE}一、",
        f"{TITLE}20*年上半年，",
        f"本文目录 2017 上半年民政工作总结 民政局政务公开工作总结{TITLE}今年以来，",
    ],
)
def test_the_title_goes_with_what_a_site_writes_beside_it(glued: str) -> None:
    opening = glued.rpartition(TITLE)[2]
    assert strip(f"{glued}{BODY}", TITLE).text == f"{opening}{BODY}"


@pytest.mark.parametrize(
    "predicate", ["普遍包含三个部分：", "主要从四个方面介绍：", "应写明数据，", "反映了全年情况，"]
)
def test_the_title_stays_where_it_is_the_subject(predicate: str) -> None:
    text = f"{TITLE}{predicate}{BODY}"
    assert strip(text, TITLE).text == text


def test_the_title_of_the_text_is_the_summarys_where_it_has_the_year() -> None:
    [summary] = clean(html_page(f"2018年{TITLE}\n{BODY}", TITLE))
    assert (summary.title, summary.text, summary.period_start) == (f"2018年{TITLE}", BODY, "2018-01-01")
    [rolled] = clean(html_page(f"2018年{TITLE}\n{BODY}", f"2022年{TITLE}"))
    assert rolled.title == f"2018年{TITLE}"


def test_the_first_line_is_the_title_where_the_pages_only_half_fits() -> None:
    own = "某某县民政局上半年工作总结和下半年打算"
    [summary] = clean(html_page(f"{own}\n{BODY}", "某某民政局工作总结范文"))
    assert (summary.title, summary.text) == (own, BODY)
    for section in ("工作总结", "一、上半年工作总结", "关于加强领导的情况汇报"):
        [part] = split(f"{section}\n{BODY}", "某某县民政局上半年工作总结和下半年打算").parts
        assert (part.title, part.text) == (None, f"{section}\n{BODY}")


def test_a_title_of_the_texts_own_before_its_first_sentence_is_the_summarys() -> None:
    own = "某某县民政局上半年工作总结"
    [summary] = clean(html_page(f"{own}{BODY}", "某某县民政局半年工作总结范文"))
    assert (summary.title, summary.text) == (own, BODY)
    for sentence in ("某某县民政局上半年工作总结会议按期召开。", "某某县水务局安全生产汇报今年以来的情况。"):
        assert clean(html_page(f"{sentence}{BODY}", "某某县民政局半年工作总结"))[0].text == f"{sentence}{BODY}"


def test_a_section_that_is_named_as_the_text_stays() -> None:
    assert strip(f"一、{TITLE}\n{BODY}", TITLE).text == f"一、{TITLE}\n{BODY}"


def test_the_title_goes_without_the_year_that_a_site_gave_it_and_a_bare_word_stays() -> None:
    for rolled in (f"2022年{TITLE}", f"2022{TITLE}"):
        assert strip(f"{TITLE}\n{BODY}", rolled).text == BODY
    assert strip(f"总结\n{BODY}", "2012年总结").text == f"总结\n{BODY}"


def test_the_title_before_a_banner_goes_with_it() -> None:
    text = f"{TITLE}范文仅供参考,自行编辑使用{BODY}"
    assert strip(text, TITLE).text == BODY


def test_one_part_of_a_compilation_loses_its_head() -> None:
    [part] = split(f"小学学年工作总结篇5\n{BODY}", "小学学年工作总结（5篇）").parts
    assert (part.text, part.head) == (BODY, None)  # the page's title speaks for it


def test_bare_numbers_before_the_first_sentences_are_heads_where_the_title_claims_several() -> None:
    text = f"第一篇 {BODY}\n第二篇 {BODY}"
    parts = split(text, "政府工作总结2篇").parts
    assert [part.text for part in parts] == [BODY, BODY]
    assert len(split(text, "政府工作总结").parts) == 1


@pytest.mark.parametrize("ending", [".docx", "_第1页"])
def test_the_title_of_a_plain_text_is_no_breadcrumb_and_no_file(ending: str) -> None:
    page = text_page(f"当前位置：首页 > 范文 > 总结\n上传时间：2012-01-05\n{TITLE}{ending}\n{BODY}")
    [summary] = clean(page)
    assert (summary.title, summary.text) == (TITLE, BODY)


def test_the_title_goes_behind_many_lines_of_a_sites_data() -> None:
    data = "\n".join(f"第{number}版：某某专刊要闻" for number in range(1, 13))
    assert strip(f"{data}\n{TITLE}\n{BODY}", TITLE).text == BODY


def test_the_titles_words_one_on_a_line_go_and_so_does_the_title_with_a_synonym() -> None:
    title = "2013年某某镇上半年安全生产工作总结"
    above = "2013\n某某镇\n上半年\n安全生产\n年某某镇上半年平安生产工作总结"
    assert strip(f"{above}\n{BODY}", title).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "2010年工作总结",  # a heading
        "大庙镇民政工作总结",  # the title of another text
        "一、安全生产工作总结和计划",
        "第二篇：上半年安全生产工作总结",
    ],
)
def test_a_line_that_is_only_like_the_title_stays(line: str) -> None:
    title = "乡镇民政工作总结" if "民政" in line else "上半年安全生产工作总结和计划"
    assert strip(f"{line}\n{BODY}", title).text == f"{line}\n{BODY}"


@pytest.mark.parametrize(
    "before",
    [
        "水利局上半年工作总结 第一、",
        "1、XX 年水利局上半年工作总结(1)",
        "水利局上半年工作总结水利局上半年工作总结",
    ],
)
def test_the_title_before_the_first_sentence_goes_with_year_number_and_repetition(before: str) -> None:
    own = "XX 年，我局在县委、县政府的正确领导下，扎实推进各项工作，取得了明显成效，得到了群众的好评，现总结如下。"
    kept = own if not before.endswith("、") else f"第一、{own}"
    assert strip(f"{before}{own}\n{BODY}", "水利局上半年工作总结").text == f"{kept}\n{BODY}"


def test_the_one_head_of_a_page_goes_though_the_text_stands_right_behind_it() -> None:
    own = "20**年，在市委、市政府的高度重视下，我站认真贯彻落实各项政策，工作取得了阶段性进展。"
    for title, head in (
        ("妇幼卫生工作总结范文", "妇幼卫生工作总结范文篇一"),
        ("环卫个人年终工作总结", "环卫个人年终工作总结(精选5篇)环卫个人年终工作总结精选篇2"),
    ):
        found = split(f"{head}{own}\n{BODY}", title)
        assert [part.text for part in found.parts] == [f"{own}\n{BODY}"]
        assert [change.before for change in found.changes] == [head]


def test_a_preview_that_has_ended_and_a_form_that_nobody_filled_in_are_the_sites() -> None:
    assert strip(f"全文预览已结束\n{BODY}").text == BODY
    assert strip(f"我镇编者：___________ 日 期：___________高度重视。\n{BODY}").text == f"我镇高度重视。\n{BODY}"


def test_the_head_of_a_part_is_no_title_with_a_sites_name_behind_it() -> None:
    line = "某某县民政局半年工作总结-第一篇"
    assert strip(f"{line}\n{BODY}", TITLE).text == f"{line}\n{BODY}"


def test_a_further_item_of_an_authors_list_is_his() -> None:
    items = (
        "1、申请人到镇民政所领取申请表，如实填写。",
        "2、登录民政网站注册账号，点击下载客户端，上传相关资料。",
        "3、如您的资料被退回，请联系我们的客服QQ：123456789。",
    )
    whole = "\n".join((*items, BODY))
    assert strip(whole).text == whole
    assert strip("\n".join((items[1].replace("2", "1"), BODY))).text == BODY


def test_a_text_that_speaks_to_its_reader_throughout_is_an_authors() -> None:
    agreement = "\n".join(f"您在第{number}个区域内使用本软件时应当遵守本协议的约定。" for number in "三四五六七八")
    line = "您可以免费下载试用，也可以注册账号后使用。"
    assert strip(f"{line}\n{agreement}").text == f"{line}\n{agreement}"
    assert strip(f"{line}\n{BODY}").text == BODY


def test_an_abstract_of_other_words_that_breaks_off_above_the_text_goes() -> None:
    lead = "某某县民政局全年围绕中心，在低保、优抚、救灾、殡葬、社区建设等方面做了大量工作，成绩较好，受到群众的..."
    assert strip(f"{lead}\n{TITLE}\n{BODY}", TITLE).text == BODY
    assert strip(f"{lead}\n{BODY}").text == f"{lead}\n{BODY}"  # no line of the site stands beside it
    for own in (lead.replace("的...", "。"), lead.replace("的...", "好评了..."), f"1、{lead}", f"{BODY}\n{lead}"):
        assert own in strip(f"{own}\n{BODY}").text


def test_what_leads_up_to_a_sites_question_how_to_write_goes_with_its_sentence() -> None:
    lead = "在日常生活中，制度越来越多。制度到底怎么拟定才合适呢？下面是小编帮大家整理的制度，希望能帮助到大家。"
    assert strip(f"{lead}{BODY}").text == BODY
    own = lead.replace("制度到底怎么拟定才合适呢？", "我局的制度全部上墙。")
    assert "我局的制度全部上墙。" in strip(f"{own}{BODY}").text
