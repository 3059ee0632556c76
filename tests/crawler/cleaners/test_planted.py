"""What sites plant into an author's lines goes, and the lines stay: their names, banners, tokens, jammers and tags."""

import time

import pytest

from crawler.cleaners.boilerplate import strip
from tests.crawler.pages import BODY, PARAGRAPHS

NAMED = (
    "某县水务局工作总结",
    "某县水务局工作总结_青禾文档网",
)  # a title, and the <title> of a site that trades in texts


@pytest.mark.parametrize(
    "line", ["欢迎光临青禾文档网，祝您工作顺利！", "感谢您对青禾文档网的支持与厚爱", "青禾文档网，每天进步一点点"]
)
def test_a_line_in_which_a_site_speaks_by_its_name_goes_whole(line: str) -> None:
    title, page_title = NAMED
    assert strip(f"{line}\n{BODY}", title, page_title=page_title).text == BODY


@pytest.mark.parametrize("planted", ["（青禾文档网整理）", "[本文转载自青禾文档网]", "【青禾文档网】"])
def test_a_sites_name_goes_with_its_brackets(planted: str) -> None:
    title, page_title = NAMED
    text = BODY.replace("。", planted + "。", 1)
    assert strip(text, title, page_title=page_title).text == BODY


@pytest.mark.parametrize(
    "planted",
    [
        "，本文由某某范文网提供，版权归原作者所有",
        "（完整版资料，可直接使用，可编辑，推荐下载）",
    ],
)
def test_an_authors_paragraph_stays_around_what_is_planted_in_it(planted: str) -> None:
    sentence = "查处非法采砂案件七起，收缴规费二十一万元。"
    text = f"{BODY}\n{sentence.replace('，', planted + '，')}\n{BODY}"
    assert strip(text).text == f"{BODY}\n{sentence}\n{BODY}"


def test_a_token_at_the_end_of_many_lines_is_a_watermark() -> None:
    marked = "\n".join(f"{line}q7Zt4" for line in PARAGRAPHS)
    stripped = strip(marked)
    assert stripped.text == BODY
    assert {change.rule for change in stripped.changes} == {"watermark"}
    other = "\n".join(
        f"{line}{token}" for line, token in zip(PARAGRAPHS, ("q7Zt4", "mm9z", "w0rk", "k7ye"), strict=True)
    )
    assert strip(other).text == BODY
    # Where four are proved so are others of their form, behind headings and colons; codes and models of an author stay.
    heads = ["现将工作总结如下：aX3k", "一、校舍建设稳步推进Qm9z", "二、推广新型号hxd3c", "三、执行标准GB2312"]
    tokens = ("p0Lt", "zz8K", "Vb2n", "k7Ye")
    other = "\n".join([*heads, *(f"{line}{token}" for line, token in zip(PARAGRAPHS, tokens, strict=True))])
    assert strip(other).text == "\n".join([heads[0][:-4], heads[1][:-4], *heads[2:], BODY])
    models = "\n".join(f"{line}\n型号：k{number}80" for number, line in enumerate(PARAGRAPHS))
    assert strip(models).text == models
    rooms = "\n".join(f"{line}\n设备编号：cn0{number}；cn1{number}" for number, line in enumerate(PARAGRAPHS))
    assert strip(f"{rooms}\n{BODY}").text == f"{rooms}\n{BODY}"
    once = f"{BODY}\n推广q7Zt4"
    assert strip(once).text == once


def test_a_forums_jammer_goes_and_figures_stay() -> None:
    assert strip(f"{BODY}\n认真& _3 ^; K# R y; w6 n5 q落实").text == f"{BODY}\n认真落实"
    figures = f"{BODY}\n分别为 3 % 4 % 5 % 6 % 7 % 元"
    assert strip(figures).text == figures


@pytest.mark.parametrize(
    "banner",
    ["[某某文库-http://www.fanwen.example]", "（来源：第一范文网 www.fanwen.example）", "此文档下载后可自行编辑修改"],
)
def test_a_banner_inside_a_sentence_goes_and_the_sentence_stays(banner: str) -> None:
    assert strip(f"{BODY}\n我镇扎实推进{banner}各项工作，成效明显。").text == (
        f"{BODY}\n我镇扎实推进各项工作，成效明显。"
    )


def test_many_bits_planted_in_one_huge_line_are_taken_out_soon() -> None:
    for between, times in (("", 200_000), ("工作", 200_000), ("工作" * 100, 10_000)):
        begun = time.process_time()
        strip(f"第1页共9页{between}" * times, "总结")
        assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    "unit", ["(a:,,,,,,,,,,,a:,,,,,,,,,,,a:,,,,,,,,,,,", "(审核:;;;;;;;;;;;;;审核:;;;;;;;;;;;;审核:;;;;;;;;;;;;;审核:"]
)
def test_credits_in_brackets_that_nothing_closes_are_passed_over_soon(unit: str) -> None:
    begun = time.process_time()
    strip(unit * 20_000 + "审核:", "总结")
    assert time.process_time() - begun < 2


def test_what_one_rule_takes_side_by_side_is_one_removal() -> None:
    changes = strip(f"{BODY}第3页共9页第4页共9页接着写。").changes
    assert [change.before for change in changes] == ["第3页共9页第4页共9页"]


def test_the_sites_name_from_the_pages_title_goes_and_an_offices_stays() -> None:
    planted = f"{BODY}\n我镇扎实推进文秘小屋www.wenmi.example各项工作-文秘小屋-，成效明显。"
    stripped = strip(planted, "某镇总结", page_title="某镇总结_工作总结_文秘小屋")
    assert stripped.text == f"{BODY}\n我镇扎实推进各项工作，成效明显。"
    own = f"{BODY}\n某县教育局公文网、公文写作班办理及时，在文秘小屋发表信息三篇。"
    for page_title in ("某镇总结-某县教育局公文网", "某镇总结_公文写作", "某镇总结_文秘小屋", "某镇总结"):
        assert strip(own, "某镇总结", page_title=page_title).text == own


@pytest.mark.parametrize("line", ["k7Z|y'VB&pub4d:B0{}", "{}某某汽车网 -6Wn0o9B(P H", "{}8wS ~C4~V'BKj8f0"])
def test_a_forums_jammer_in_one_word_goes(line: str) -> None:
    assert strip(f"{BODY}\n{line.format(PARAGRAPHS[0])}").text == f"{BODY}\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize("end", ["PM2.5(ug/m3)", "ISO9001:2000(GB/T19001)", "http://www.example.gov.cn/a?b=1&c=2"])
def test_formulas_standards_and_offices_addresses_are_no_jammer(end: str) -> None:
    text = f"{BODY}\n{end}\n{PARAGRAPHS[0]}{end}"
    assert strip(text).text == text


def test_tags_in_the_text_go_and_signs_of_comparison_stay() -> None:
    tagged = f'{BODY}\n<table><tr><p class="ql-block">两类指标a<b、b<p。</p><br />'
    assert strip(tagged).text == f"{BODY}\n两类指标a<b、b<p。"


def test_pictographs_strewn_into_sentences_go_and_an_authors_few_stay() -> None:
    pieces = BODY.split("，")
    assert len(pieces) > 6
    strewn = "🧑🏻‍🦱，".join(pieces[:6]) + "，" + "，".join(pieces[6:])
    assert strip(strewn).text == BODY
    assert strip(strewn.replace("🧑🏻‍🦱", "🙅🏽♀️")).text == BODY
    own = f"{BODY}\n大家一起加油💪，全力完成任务。\n✨ 亮点工作有三项。\n{BODY}"
    assert strip(own).text == own


@pytest.mark.parametrize(
    "line",
    [
        "防汛已完成✔，抗旱未完成✘，修路已完成✅，造林未完成❌，其余正常。",
        "流程为受理➔审核➔公示➔办结➔归档。",
        "男♂三人，女♀四人，男♂五人，女♀六人。",
        "合格☑，不合格☒，合格☑，未检☐。",
    ],
)
def test_signs_that_say_something_are_no_strewn_pictographs(line: str) -> None:
    own = f"📌{BODY}\n{line}"
    assert strip(own).text == own


@pytest.mark.parametrize(
    "line", ["我们建成了国内最大的论文资料服务平台，用户达到百万。", "全年查处问题三处（来源：县环保局网格平台）"]
)
def test_an_authors_words_on_a_platform_stay(line: str) -> None:
    own = f"{BODY}\n{line}\n{BODY}"
    assert strip(own).text == own
