"""`clean` from end to end: pages of our own writing, and the real ones where they are at hand."""

import time
from dataclasses import replace

import pytest

from benchmarks.clean import STAGES, of_stages
from crawler.cleaners import clean, process
from crawler.cleaners.joining import joined
from crawler.cleaners.stages import MAX_TEXT
from tests.crawler.cleaners.real_pages import with_seeds
from tests.crawler.pages import BODY, html_page, text_page
from workbench.corpus import summary as summary_of
from workbench.real import seeds


def test_a_page_becomes_a_summary_with_its_metadata() -> None:
    body = f"2008年，香河县教育局认真开展工作。\n{BODY}\n河北省香河县教育局\n二○○九年一月十日"
    [summary] = clean(html_page(body, "河北省香河县教育局2008年工作总结"))
    assert (summary.province, summary.city, summary.county) == ("河北省", "廊坊市", "香河县")
    assert summary.adcode == "131024"
    assert "香河县" in summary.region_evidence
    assert (summary.kind_evidence, summary.period_evidence) == (("总结",), ("2008年",))
    assert all(words in summary.title + summary.text for words in summary.organisation_evidence)
    assert (summary.period, summary.period_start, summary.period_end) == ("2008年", "2008-01-01", "2008-12-31")
    assert summary.kind == "总结"
    assert summary.organisation == "河北省香河县教育局"
    assert summary.chars == len(summary.text)
    assert summary.part == summary.parts == 1


def test_a_title_is_mended_as_the_text_is() -> None:
    cleaning = process(html_page(BODY, "鄉鎮上半年工作總結(jié)"))
    [summary] = cleaning.summaries
    assert summary.title == "鄉鎮上半年工作總結"
    assert "(jié)" in [change.before for change in cleaning.article.changes]


def test_what_is_not_known_stays_empty() -> None:
    [summary] = clean(html_page(BODY, "学习体会"))
    assert (summary.province, summary.adcode, summary.period, summary.organisation) == (None, None, None, None)
    assert summary.region_evidence == ()


def test_continuation_pages_are_one_text() -> None:
    first = html_page(BODY)
    second = html_page("四、明年打算。继续完善制度，强化督查，确保各项任务圆满完成，努力开创工作新局面。" * 3)
    [summary] = clean(replace(first, continuations=(second.body,)))
    assert summary.text.startswith("今年以来") and "四、明年打算" in summary.text


def test_a_page_that_repeats_one_of_its_article_ends_it() -> None:
    further = "四、明年打算。继续完善制度，强化督查，确保各项任务圆满完成，努力开创工作新局面。" * 3
    first, second, *others = (
        html_page(f"{text}</p><p>点击：{number}次")
        for number, text in enumerate((BODY, further, further, BODY, "尾声。"))
    )
    cleaning = process(replace(first, continuations=(second.body, *(one.body for one in others))))
    assert cleaning.pages == 2
    assert cleaning.summaries[0].text == f"{BODY}\n{further}"
    shared = html_page(f"{BODY}</p><p>{further}").body  # which only begins like the first
    assert process(replace(first, continuations=(shared,))).pages == 2


LAST = "全年改造危房一万二千平方米，新建寄宿制学校三所，六所村小接通了自来水，青石岭小学的"


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (LAST, "学生九月一日搬进了新教室。"),
        ("一、校舍建设。改造危房一万二千平方米。青石岭小学的", "学生九月一日搬进了新教室。"),
        ("六所村小接通了自来水，", "青石岭小学的学生九月一日搬进了新教室。"),
        ("上下一心，全力以赴，", "改造危房一万二千平方米。"),
        ("六所村小接通了自来", "水，青石岭小学的学生九月一日搬进了新教室"),
        ("全年招聘教师", "，六十四名，全部分配到乡镇中小学"),
        ("全年改造危房,购置图书,全部资金由县人民政府和各乡镇人民政府分担,其中", "青石岭小学的校舍已经竣工。"),
        ("新建寄宿制学校三所，改造危房1.2万", "平方米"),
        ("新建寄宿制学校三所，培训教师1", "20名"),
        ("认真学习《义务教育", "法》和有关规定"),
        ("重点抓了三件事。一是", "建制度"),
    ],
)
def test_a_sentence_that_the_end_of_a_page_cuts_is_whole_again(last: str, first: str) -> None:
    second = html_page(f"{first}</p><p>{BODY[:100]}").body
    cleaning = process(replace(html_page(f"{BODY}</p><p>{last}"), continuations=(second,)))
    assert cleaning.article.text == f"{BODY}\n{last}{first}\n{BODY[:100]}"


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (f"{LAST}学生搬进了新教室。", "今年以来，全县教育工作又上了一个新台阶。"),
        ("二、强化管理，提高质量", "今年以来，全县教育工作又上了一个新台阶。"),
        ("（三）存在的问题", "一年来，山区教师的住房仍然紧张，部分学校的操场尚未硬化。"),
        ("3.全年完成固定资产投资一亿二千万元，占计划的百分之一百零五，同比增长百分之十", "总之，一年来成绩很大。"),
        (LAST, "二、教师队伍不断壮大，素质明显提高。"),
        (LAST, "3.组织暑期培训十一期，参训教师九百余人次。"),
        (LAST, "临川路县教育局2008年工作总结"),
        (LAST, "来源：本站。"),
        ("王小明 三（2）班 一等奖", "李小红 三（4）班 二等奖"),
        ("青石岭小学 98", "112"),
        ("校舍建设，百花齐放", "今年以来，全县教育工作又上了一个新台阶。"),
        ("临川路县教育局", "2008年12月20日"),
    ],
)
def test_what_begins_a_page_as_a_line_of_its_own_stays_one(last: str, first: str) -> None:
    assert joined([f"{BODY}\n{last}", "", first]) == f"{BODY}\n{last}\n{first}"


def test_what_a_continuation_page_loses_and_leaves_out_is_told_of_the_whole() -> None:
    further = "四、明年打算。继续完善制度，强化督查，确保各项任务圆满完成，努力开创工作新局面。" * 3
    second = html_page(f"{further}\ufffd</p><p>请先登录后阅读全文").body
    cleaning = process(replace(html_page(BODY), continuations=(second,)))
    assert cleaning.summaries[0].text == f"{BODY}\n{further}\ufffd"
    assert cleaning.summaries[0].flags == ("damaged", "truncated")
    assert "请先登录后阅读全文" in [change.before for change in cleaning.steps()["article"].changes]


def test_what_is_mended_or_suspect_in_one_part_of_a_compilation_is_not_told_of_the_others() -> None:
    parts = (BODY, BODY.replace("今年", "去年") + "全年投入3。5万元。", BODY.replace("今年", "前年") + "款项存人银行。")
    text = "</p><p>".join(f"工作总结{number}：</p><p>{part}" for number, part in zip("一二三", parts, strict=True))
    flags = [set(summary.flags) for summary in clean(html_page(text, "局办公室工作总结（3篇）"))]
    assert [{"repaired", "suspect"} & own for own in flags] == [set(), {"repaired"}, {"suspect"}]


def test_a_mended_title_is_told() -> None:
    [summary] = clean(html_page(BODY, "某县2010年13月综治工作总结"))
    assert (summary.title, summary.flags) == ("某县2010年1-3月综治工作总结", ("repaired",))


def test_only_what_is_lost_or_unread_in_the_text_is_damage() -> None:
    unread = (
        "我們認真做好各項工作完成了全年任務明年我們繼續努力做得更好在縣政府指導之下推動各項鄉鎮建設完成道路改善".encode(
            "big5"
        ).decode("gb18030")
    )
    pages = (html_page(f"{BODY}</p><script>'\ufffd'</script><p>"), html_page(f"{BODY}</p><p>{unread}"))
    assert ["damaged" in clean(page)[0].flags for page in pages] == [False, True]


@pytest.mark.parametrize("body", [b"", b" \n", b"\0" * 100, b"<html></html>", "太短。".encode()])
def test_a_page_without_a_text_is_rejected_with_a_reason(body: bytes) -> None:
    for content_type in ("text/html", "text/plain"):
        cleaning = process(replace(html_page(BODY), body=body, content_type=content_type))
        assert cleaning.summaries == ()
        assert cleaning.rejected in {"no article", "too short"}


def test_a_program_or_another_language_is_rejected_as_not_chinese_however_long_its_remarks() -> None:
    rules = "".join(f".a{n} {{ margin: 0 auto; width: {n}px; float: left; background: #fff; }}\n" for n in range(200))
    assert process(text_page(f"/* 样式 */\n{rules}/* {BODY} */")).rejected == "not Chinese"
    assert (
        process(text_page(f"Work summary\n{'We finished what the plan of the county had set. ' * 40}")).rejected
        == "not Chinese"
    )
    assert process(text_page(f"标题\n{BODY}\n{'Abstract: we finished the plan. ' * 20}")).rejected is None


def test_a_text_longer_than_any_real_one_is_rejected_as_such_and_not_read() -> None:
    line = f"{BODY}\n" * (1 + MAX_TEXT // (len(BODY) + 1))
    assert process(text_page(f"标题\n{line[: MAX_TEXT - 10]}")).rejected is None
    cleaning = process(text_page(f"标题\n{line}"))
    assert (cleaning.rejected, cleaning.summaries, cleaning.repaired.changes) == ("too long", (), ())
    assert cleaning.rejected_evidence is not None and cleaning.rejected_evidence.endswith("characters")


def test_the_benchmark_times_every_stage() -> None:
    taken = of_stages([html_page(BODY).body] * 3)
    assert all(taken[stage] > 0 for stage in STAGES.values())


def test_the_same_page_gives_the_same_summaries() -> None:
    page = html_page(BODY)
    assert clean(page) == clean(page)


def test_a_compilation_numbers_its_parts() -> None:
    text = "\n".join(f"乡镇工作总结 篇{number}\n{BODY}" for number in "一二三")
    summaries = clean(html_page(text, "乡镇工作总结（精选3篇）"))
    assert [(one.part, one.parts) for one in summaries] == [(1, 3), (2, 3), (3, 3)]
    assert len({one.id for one in summaries}) == 3
    assert len({one.cluster for one in summaries}) == 1
    assert all("篇" not in one.text and "compilation" in one.flags for one in summaries)


@pytest.mark.parametrize(
    "line",
    [
        "篇" * 290_000,
        "（" * 290_000,
        "20xx年" * 58_000,
        "a" * 290_000,
        "？；顒總結(jié)" * 26_000,
        "省市县" * 96_000,
        "全文共1字\n" * 20_000,
    ],
)
def test_a_hostile_line_takes_no_more_than_two_seconds(line: str) -> None:
    begun = time.process_time()
    assert process(text_page(f"标题\n{line}\n{BODY}")).rejected != "too long"
    assert time.process_time() - begun < 2 * 2  # the machine may be shared


def test_a_hostile_last_line_of_a_page_is_joined_in_no_more_time() -> None:
    begun = time.process_time()
    joined(["粮，" * 150_000, "吨，粮食丰收。"])
    assert time.process_time() - begun < 2 * 2


SEED_PARTS = {"000": 1, "001": 16, "002": 6, "003": 1, "004": 6}
ADVERTISEMENTS = (
    "网友上传", "網友上傳", "客服老师", "客服老師", "寻找写作灵感", "一键复制", "保存为WORD", "上传日期", "ZTFB",
    "上一篇", "下一篇", "您可能关注", "以下我给大家整理", "百范文网", "5000字", "工作计划 篇",
    "讲话心得体会报告",
)  # fmt: skip


@with_seeds
def test_the_seeds_come_out_as_thirty_clean_summaries() -> None:
    parts = {}
    for path in seeds():
        summaries = clean(text_page(path.read_text("utf-8"), path.as_uri()))
        parts[path.name[:3]] = len(summaries)
        for summary in summaries:
            assert [advertisement for advertisement in ADVERTISEMENTS if advertisement in summary.text] == []
    assert parts == SEED_PARTS


@with_seeds
def test_the_traditional_seed() -> None:
    [path] = seeds("000*.txt")
    [summary] = clean(text_page(path.read_text("utf-8"), path.as_uri()))
    assert (summary.published, summary.period) == ("2022-05-01", "2008上半年")
    assert (summary.province, summary.city, summary.county, summary.adcode) == ("河北省", "廊坊市", "香河县", "131024")
    assert {"traditional", "redacted", "damaged"} <= set(summary.flags)
    assert summary.text.startswith("半年來") and summary.text.endswith("完成其它各項工作。")


def test_a_text_of_which_some_is_left_out_is_truncated() -> None:
    parts = [f"工作总结 篇{number}\n{BODY}\n第{number}号总结到此为止。" for number in (1, 2)]
    parts[1] = parts[1].replace("第2号", "……(某某网省略854字，正式会员可完整阅读)……第2号")
    summaries = clean(html_page("\n".join(parts)))
    assert ["truncated" in summary.flags for summary in summaries] == [False, True]
    assert "省略" not in summaries[1].text


def test_only_the_parts_that_a_notice_cuts_are_truncated() -> None:
    notice = "（未完,全文共3210字,当前显示812字)"
    parts = [f"工作总结 篇{number}\n{BODY}\n第{number}号总结到此为止。" for number in (1, 2, 3)]
    text = f"{parts[0]}\n{parts[1]}\n{notice}\n{parts[2]}"
    assert ["truncated" in summary.flags for summary in clean(html_page(text))] == [False, True, False]
    text = f"{BODY}\n{notice}\n{BODY.replace('，', '，也')}\n以上是我镇全年工作的情况。"
    assert ["truncated" in summary.flags for summary in clean(html_page(text))] == [False]
    assert "truncated" in clean(html_page(f"{BODY}\n请先登录后继续阅读"))[0].flags


def test_an_authors_sentences_behind_a_planted_label_stay_and_links_go() -> None:
    long = summary_of(3, characters=900).text
    ending = "新建标准化操场十二块，让农村孩子也有跑道可用。"
    [summary] = clean(html_page(f"{long}\n推荐阅读:\n{ending}"))
    assert summary.text == f"{long}\n{ending}"
    [summary] = clean(html_page(f"{long}\n推荐阅读:\n社区工作总结\n学校工作总结\n个人工作总结"))
    assert summary.text == long


def test_a_text_that_ends_in_dots_is_truncated() -> None:
    for ending in ("……", "..."):
        [summary] = clean(html_page(f"{BODY}\n四、打算{ending}"))
        assert "truncated" in summary.flags


def test_the_title_of_a_compilation_tells_only_what_kind_its_parts_are() -> None:
    text = "\n".join(f"乡镇工作总结 篇{number}\n{BODY}" for number in (1, 2))
    both = clean(html_page(text, "河北省香河县教育局2008年工作总结（精选2篇）"))
    assert len(both) == 2
    for summary in both:
        assert (summary.kind, summary.county, summary.period, summary.organisation) == ("总结", None, None, None)


def test_tags_that_a_frameset_shows_part_paragraphs_and_take_no_year() -> None:
    shown = "\n".join(f"<p>{one}</p>" for one in f"2008年，{BODY}".split("\n"))
    page = html_page(BODY)
    frames = (
        f"<html><title>总结</title><frameset><frame src=a><noframes><body>{shown}</body></noframes></frameset></html>"
    )
    [summary] = clean(replace(page, body=frames.encode()))
    assert summary.text == f"2008年，{BODY}"
    assert "redacted" not in summary.flags


def test_a_paragraph_in_another_encoding_is_repaired() -> None:
    page = html_page(f"{BODY}\n{BODY.replace('，', '，也')}")
    pasted = "存在的问题".encode()
    head, middle, behind = page.body.partition("<p>三、".encode())
    end = behind.index(b"</p>")
    mixed = head + (middle + behind[:end]).decode().encode("gb18030") + behind[end:]
    [summary] = clean(replace(page, body=mixed))
    assert summary.text.count(pasted.decode()) == 2
    assert "repaired" in summary.flags


def test_a_page_is_rejected_only_where_all_of_its_parts_are_of_another_genre() -> None:
    news = "本报讯（记者 王一）3月2日，全县教育工作总结大会召开。会议强调，要坚持教育优先发展。会议要求抓好落实。" * 4
    cleaning = process(html_page(f"教育局工作总结 篇1\n{news}\n教育局工作总结 篇2\n{BODY}", "教育局工作总结"))
    assert cleaning.rejected is None
    assert ["other-genre" in summary.flags for summary in cleaning.summaries] == [True, False]
    cleaning = process(html_page(f"教育局工作总结 篇1\n{news}\n教育局工作总结 篇2\n{news}", "教育局工作总结"))
    assert (cleaning.rejected, cleaning.summaries) == ("news", ())


@pytest.mark.parametrize("head", ["香河县林业局2012年工作总结（一）", "篇1", "香河县林业局2012年工作总结1"])
def test_the_title_of_a_page_speaks_for_its_only_part(head: str) -> None:
    [summary] = clean(html_page(f"{head}\n{BODY}", title="香河县林业局2012年工作总结"))
    assert (summary.title, summary.county, summary.period) == ("香河县林业局2012年工作总结", "香河县", "2012年")
    assert head not in summary.text
