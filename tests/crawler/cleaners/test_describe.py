"""Period, region and script: given where the text tells, empty where it does not; and what was done to a text."""

from time import process_time

import pytest

from crawler.cleaners.article import Article
from crawler.cleaners.compilation import Part
from crawler.cleaners.describe import describe, describe_each
from crawler.cleaners.describe.masks import is_redacted
from crawler.cleaners.describe.period import period
from crawler.cleaners.describe.rewording import is_reworded
from crawler.cleaners.language.script import is_traditional
from crawler.cleaners.repair import is_damaged, repair
from crawler.cleaners.vocabulary.numerals import number, year
from indexer.text import fold
from tests.crawler.cleaners.regions import found as region_of
from tests.crawler.pages import BODY


@pytest.mark.parametrize(
    ("title", "text", "label", "start", "end"),
    [
        ("2008年上半年工作总结", "", "2008上半年", "2008-01-01", "2008-06-30"),
        ("2009年度工作总结", "", "2009年", "2009-01-01", "2009-12-31"),
        ("二OO四年工作总结", "", "2004年", "2004-01-01", "2004-12-31"),
        ("二○○九年下半年计划", "", "2009下半年", "2009-07-01", "2009-12-31"),
        ("08年工作总结", "", "2008年", "2008-01-01", "2008-12-31"),
        ("2012年第三季度工作小结", "", "2012第三季度", "2012-07-01", "2012-09-30"),
        ("2012年2月份工作总结", "", "2012年2月", "2012-02-01", "2012-02-29"),
        ("2021-2022学年第二学期工作总结", "", "2021学年第二学期", "2022-02-01", "2022-08-31"),
        ("2010学年工作总结", "", "2010学年", "2010-09-01", "2011-08-31"),
        ("2006-2010年工作总结", "", "2006-2010", "2006-01-01", "2010-12-31"),
        ("“十二五”工作总结", "", "十二五", "2011-01-01", "2015-12-31"),
        ("上半年工作总结", "\n二〇一二年七月二十日", "2012上半年", "2012-01-01", "2012-06-30"),
        ("工作总结", "\n2013年1月5日", "2012年", "2012-01-01", "2012-12-31"),
    ],
)
def test_period(title: str, text: str, label: str, start: str, end: str) -> None:
    found = period(title, fold(BODY + text))
    assert found is not None
    assert (found.label, found.start, found.end) == (label, start, end)


@pytest.mark.parametrize(
    ("title", "text", "url", "published", "label"),
    [
        ("水文站建成新房", "目前，水文站建成了新房。", "https://www.zhenba.gov.cn/1.html", "2023-07-24", "2023年"),
        ("水文站建成新房", "目前，水文站建成了新房。", "http://[bad/", "2023-07-24", None),  # no address
        ("水文站建成新房", "目前，水文站建成了新房。", "https://www.example.com/1.html", "2023-07-24", None),
        ("水文站建成新房", "目前，水文站建成了新房。", "https://gov.cn.example.com/1.html", "2023-07-24", None),
        ("水文站建成新房", "目前，水文站建成了新房。", "https://zx.edu.cn/1.html", "2023-02-24", None),  # of last year?
        ("水文站建成新房", "目前，水文站建成了新房。", "https://zx.edu.cn/1.html", None, None),  # fetched, no more
        ("水文站建成新房", "5月28日，水文站建成了新房。", "https://www.example.com/1.html", "2026-05-30", "2026年"),
        ("水文站建成新房", "5月28日，水文站建成了新房。", "https://www.example.com/1.html", None, None),
        ("水文站工作汇报", "今年，水文站建成了新房。", "https://zx.edu.cn/1.html", "2023-04-24", None),
        ("水文站工作汇报", "今年，水文站建成了新房。", "https://zx.edu.cn/1.html", "2023-06-24", "2023年"),
        ("水文站建成新房", "目前，水文站建成了2021年的新房。", "https://zx.edu.cn/1.html", "2023-06-24", None),
        ("水文站简介", "水文站有水尺五根。", "https://zx.edu.cn/1.html", "2023-06-24", None),
        ("水文站建成新房", "本报讯 日前，水文站建成了新房。", "https://www.example.com/1.html", "2023-06-24", "2023年"),
        ("水文站建成新房", "本报讯 日前，水文站建成了新房。", "https://www.example.com/1.html", None, None),
    ],
)
def test_governments_schools_and_newspapers_publish_what_is_of_today(
    title: str, text: str, url: str, published: str | None, label: str | None
) -> None:
    page = Article(title, "", text, published, fetched="2026-06-01")
    found = describe(Part(None, text, fold(text)), page, url).period
    assert (found.label if found else None) == label


@pytest.mark.parametrize("title", ["20xx年工作总结", "XX年上半年工作总结", "工作总结", "年工作总结"])
def test_a_masked_or_missing_year_stays_open(title: str) -> None:
    assert period(title, fold(BODY)) is None


def test_a_year_that_was_rolled_forward_is_contradicted_by_the_body() -> None:
    found = period("2023年上半年工作总结", fold(f"{BODY}\n二〇一二年七月二十日"))
    assert found is not None
    assert (found.label, found.conflict) == ("2012上半年", True)


@pytest.mark.parametrize(
    ("title", "text", "adcode"),
    [
        ("河北省香河县2008年工作总结", BODY, "131024"),
        ("工作总结", f"香河县位于京津之间。{BODY}\n香河县教育局", "131024"),
        ("鼓楼区工作总结", BODY, None),  # four cities have one
        ("南京市鼓楼区工作总结", BODY, "320106"),
        ("工作总结", f"{BODY}\n组织干部赴寿光市考察学习。", None),
        ("工作总结", BODY, None),
    ],
)
def test_region(title: str, text: str, adcode: str | None) -> None:
    its = region_of(title, text)
    assert (its.adcode if its else None) == adcode


@pytest.mark.parametrize(
    "text",
    [
        "20xx年", "××镇政府", "某**县", "在__村召开", "2０**年",
        "20xx 年", "落实 x 市会议精神", "高举“***”", "教发〔20xx〕3号",
    ],
)  # fmt: skip
def test_masks_are_seen(text: str) -> None:
    assert is_redacted(fold(text))


@pytest.mark.parametrize("text", ["* 第一条", "* 市委开会", "长3×5米", "X光机", "平安校园", "注：*号表示"])
def test_what_only_looks_like_a_mask_is_not(text: str) -> None:
    assert not is_redacted(fold(text))


@pytest.mark.parametrize(
    "text",
    ["年，我局认真履职。", "现汇报如下。年上半年，全县接待游客三万人。", "学年第二学期德育工作计划", "年工作总结"],
)
def test_a_year_that_was_deleted_without_a_trace_is_a_redaction(text: str) -> None:
    assert is_redacted(fold(text)) and is_redacted("", fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "一、概况\n鎮位于縣東南部",
        "一、回顾\n，全县上下努力克服困难",
        "县现辖个乡镇、个行政村",
        "202223年集体收入翻番",
        "印发通知（教发〔〕2号）",
        "普及率达，供水保证率达。",
        "投入经费万多元，人口万人，面积平方公里。",
        "认真实施“”干部培训规划",
        "高举“”重要思想",
        "高举“.”重要思想",
        "〔…〕镇岗位练兵",
        "建设【......】县",
    ],
)
def test_names_years_and_numbers_that_were_deleted_are_a_redaction(text: str) -> None:
    assert is_redacted(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "对涉及个人利益的事，普及率达标", "，全面小康", "资金万元为单位，来了个人",
        "人口万人以上的镇，人口万人以下的镇",
        "年收入万元以上的五十户，投资万元以上的两户",
        "档案馆位于市中心", "我镇位于县城东南部", "我镇位于县东部，本校位于县境内",
        "建筑面积平方米\n二百，使用面积平方米",
        "建筑面积平方米、使用面积平方米、层数", "注：10*、20*，均为估算",
        "加“”表示引用", "在“”中填入名称", "刮出“”图符", "他走了。“”我不信", "学习[…]",
        "我校位于市中区", "我校位于市南区",
    ],
)  # fmt: skip
def test_a_name_that_is_there_or_needs_none_is_no_redaction(text: str) -> None:
    assert not is_redacted(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "今年，我局认真履职。",
        "年度工作总结",
        "年终总结",
        "本学年第二学期",
        "年轻干部，年货，年关",
        "年，是中国人最看重的节日。",
        "制定周计划、月计划、年工作计划",
        "坚持计划管理（年工作计划、月工作计划）",
    ],
)
def test_a_word_of_years_is_no_redaction(text: str) -> None:
    assert not is_redacted(fold(text)) and not is_redacted("", fold(text))


def test_script() -> None:
    traditional, simplified = "縣教育局認真貫徹落實會議精神", "县教育局认真贯彻落实会议精神"
    assert is_traditional(traditional) and not is_traditional(simplified)


def test_signs_of_per_cent_that_a_site_took_out_are_damage() -> None:
    text = "财政收入比上年增长14.5，人均收入同比提高了8，免疫率达100。"
    assert is_damaged(text) and is_damaged("财政收入比去年同期下降2﹒1；入学率均为99.8。")
    assert not is_damaged(text.replace("100", "100%"))
    assert not is_damaged("财政收入比上年增长14.5。全年新增就业三百人，比上年增加20人，利率为3厘。")


def test_bracketed_pinyin_goes_and_an_authors_brackets_stay() -> None:
    repaired = repair("總結(jié)工作，認(rèn )真落實（試行）, 見表(a)和表(b)。")
    assert repaired.text == "總結工作，認真落實（試行）, 見表(a)和表(b)。"
    assert [change.before for change in repaired.changes] == ["(jié)", "(rèn )"]
    assert repair(BODY) == (BODY, ())


@pytest.mark.parametrize("lost", ["烫烫烫烫烫烫", "某镇屯屯屯屯", "全镇\n????????\n工作", "全镇经\ue123工作"])
def test_what_stands_for_lost_characters_is_damage(lost: str) -> None:
    assert is_damaged(f"{BODY}\n{lost}")


@pytest.mark.parametrize(
    "own",
    [
        "开水烫烫烫，小心！", "屯里屯外", "完成了吗???为何????", "\ue600 全镇工作", "???",
        "打开网页显示“锟斤拷”，无法阅读", "全文都是锟斤拷之类的乱码", "学生问“烫烫烫烫烫烫”是什么意思",
    ],
)  # fmt: skip
def test_what_authors_write_twice_is_no_damage(own: str) -> None:
    assert not is_damaged(f"{BODY}\n{own}")


def test_damage_is_seen() -> None:
    assert (
        is_damaged("锟斤拷锟斤拷工作")
        and is_damaged("嚴格執行“三審三\ufffd”制度")
        and is_damaged("學?;A設施")
        and not is_damaged("怎么办？大家说。")
    )


def test_numerals() -> None:
    assert [number(text) for text in ("3", "十", "十二", "二十", "二十一", "一百零五", "甲", "")] == [
        3, 10, 12, 20, 21, 105, None, None,
    ]  # fmt: skip
    assert [year(text) for text in ("二OO四", "二○○九", "2008", "一九九八", "甲乙丙丁")] == [
        2004,
        2009,
        2008,
        1998,
        None,
    ]


def test_what_was_fetched_on_a_day_is_of_no_later_year() -> None:
    text = (
        "我代表市人民政府向大会报告工作。一年来，全市经济平稳增长。到2030年，经济再上台阶，2030年工作目标是实现现代化。"
    )
    page = Article("政府工作报告", "政府工作报告", text, fetched="2026-05-01")
    assert describe(Part(None, text, fold(text)), page).period is None


def test_the_parts_of_a_page_are_described_as_each_alone_is() -> None:
    texts = ("香河县教育局2012年工作总结\n一年来，我县教育局成绩显著。", "2013年，我在始阳镇中心小学工作。", "一年来。")
    parts = [Part(text.partition("\n")[0], text, fold(text)) for text in (*texts, texts[0])]
    page = Article("工作总结三篇", "工作总结三篇", "\n".join(texts), "2014-01-05")
    assert describe_each(parts, page) == {part: describe(part, page) for part in parts}


@pytest.mark.parametrize("piece", ["*", "淑阳镇", "南宁市", "2008年", "赴", "《", "香教字〔2008〕1号", "我县，\n"])
def test_hostile_repetition_takes_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    page = Article("工作总结", "工作总结", text)
    describe(Part(None, "一年来。", "一年来。"), page)  # loads the gazetteers
    began = process_time()
    describe(Part(None, text, fold(text)), page)
    assert process_time() - began < 5  # of what grows with the square of its length a minute would not be enough


@pytest.mark.parametrize(
    "text",
    [
        "全镇以科学开展观为指导,抓好平安生产。",
        "进一步增强效劳意识,夯实农业根底。",
        "優質效勞工作不斷推進,方案生育工作平穩。",  # traditional characters
        "全体干部当真学习,鼎力推进各项事务。",
        "工作中还有缺乏之处,局部干部认识不高。",
        "结合根本公共卫生效劳，抓好安康教育，开展比拟困难。",
        "稳定是第1责任，发展是第1要务。",
        "补助款刚好发放，各项工程顺当施工，做好野生动植物爱护工作。",
        "推進資訊化專案建設，最佳化環境，規範辦事程式",  # as a converter to Taiwan's words left it
    ],
)
def test_replaced_words_are_seen(text: str) -> None:
    assert is_reworded(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "全镇以科学发展观为指导,开展平安建设,创建平安校园,抓好安全生产。",
        "食品平安创建工作深入开展,经济社会全面发展,建立健全各项制度。",
        "要深刻认识,仔细检查,为群众办好事情,缺乏经验的同志要多学。",
        "他为国效劳一生,留下了效劳中心的旧名。",  # one may be a slip
        "根本原因是重视不够，安康市教育局比拟了各县的做法。",
        "成立重大专案组，开通政务资讯平台，登记扣押物件",
        "祝各位领导身体安康！祝老师们身体安康！",
        "层层签订平安责任书，增强平安意识，普及平安知识",
        "安康教育事业蒸蒸日上，安康档案局、安康教育工会到会。",
        "在全国人民的大力支援下，加大对口支援力度，在各方大力支援下完成重建。",
        "防止工作程式化，侦办重大专案三起、重点专案五起，改造通信网路。",
    ],
)
def test_an_authors_words_are_not_taken_for_replaced_ones(text: str) -> None:
    assert not is_reworded(fold(text))


@pytest.mark.parametrize(
    ("title", "code"), [("上林县1998-2005年工作总结", "450125"), ("上林县1998-2005年工作计划", "452124")]
)
def test_places_have_the_names_of_when_a_text_on_several_years_was_written(title: str, code: str) -> None:
    its = describe(Part(None, "全县修渠三里。", "全县修渠三里。"), Article(title, title, "全县修渠三里。")).region
    assert its is not None and its.adcode == code
